/** What a fact must look like to have a place in a resume. */
import type { FactKind } from '../../core/resume/fact.js';
import { RESUME_SECTIONS, type ResumeSectionKey } from '../../core/resume/json-resume.js';
import { headingText } from '../../core/resume/read-entry.js';
import { HEADING_FIELDS, LINE_PROPERTIES, type LineRole } from '../../core/resume/section-shapes.js';
import { CodedError } from '../../platform/errors/coded-error.js';

const MAX_LINE = 2_000;
const MAX_VALUE = 500;
const PARTIAL_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const DATE_FIELDS = new Set(['startDate', 'endDate', 'date', 'releaseDate']);
/** Fields beside those of the heading line. */
const OTHER_FIELDS = ['startDate', 'endDate', 'url', 'type', 'description'];
const CONTACT_KEYS = new Set([
  'name',
  'label',
  'email',
  'phone',
  'url',
  'address',
  'postalCode',
  'city',
  'region',
  'countryCode',
  'profile',
]);
const ROLE_OF_KIND: Partial<Record<FactKind, LineRole>> = {
  bullet: 'bullet',
  entrySummary: 'summary',
  keyword: 'keyword',
};

/** Checks that `value` names a section. @throws CodedError BAD_USER_INPUT */
export function readSection(value: string | null | undefined): ResumeSectionKey {
  const found = RESUME_SECTIONS.find((key) => key === value);
  if (found === undefined) {
    throw new CodedError('BAD_USER_INPUT', `section is one of ${RESUME_SECTIONS.join(', ')}.`, {
      field: 'section',
    });
  }
  return found;
}

/** A line's text without surrounding space. @throws CodedError BAD_USER_INPUT */
export function readLineText(text: string | null | undefined): string {
  const trimmed = (text ?? '').replace(/\s+/gu, ' ').trim();
  if (trimmed === '') {
    throw new CodedError('BAD_USER_INPUT', 'Write what the fact says, or remove it.', { field: 'text' });
  }
  if (trimmed.length > MAX_LINE) {
    throw new CodedError('BAD_USER_INPUT', `A fact has at most ${MAX_LINE} characters; split it.`, {
      field: 'text',
    });
  }
  return trimmed;
}

/** Refuses a line that has no place under an entry of this section. @throws CodedError BAD_USER_INPUT */
export function requireLinePlace(kind: FactKind, section: ResumeSectionKey): void {
  const role = ROLE_OF_KIND[kind];
  if (role === undefined || LINE_PROPERTIES[section][role] === undefined) {
    throw new CodedError('BAD_USER_INPUT', `An entry of ${section} has no line of this kind.`, {
      field: 'kind',
    });
  }
}

/** The fields of an entry's heading, and the heading as text. @throws CodedError BAD_USER_INPUT */
export function readEntryFields(
  section: ResumeSectionKey,
  given: Readonly<Record<string, string>>,
): { fields: Record<string, string>; text: string } {
  const allowed = new Set([...HEADING_FIELDS[section], ...OTHER_FIELDS]);
  const fields = readFields(given, allowed);
  const { startDate, endDate } = fields;
  if (startDate !== undefined && endDate !== undefined && endDate < startDate.slice(0, endDate.length)) {
    throw new CodedError('BAD_USER_INPUT', 'The end lies before the start.', { field: 'endDate' });
  }
  const text = headingText(section, fields);
  if (text === '') {
    throw new CodedError('BAD_USER_INPUT', `Fill in at least ${HEADING_FIELDS[section][0]}.`, {
      field: 'fields',
    });
  }
  return { fields, text };
}

/** One contact value, as `key` and `value`, or a profile on the web. @throws CodedError BAD_USER_INPUT */
export function readContact(given: Readonly<Record<string, string>>): {
  fields: Record<string, string>;
  text: string;
} {
  const key = given['key'];
  if (key === undefined || !CONTACT_KEYS.has(key)) {
    throw new CodedError('BAD_USER_INPUT', `A contact's key is one of ${[...CONTACT_KEYS].join(', ')}.`, {
      field: 'fields',
    });
  }
  const names = key === 'profile' ? ['key', 'network', 'username', 'url'] : ['key', 'value'];
  const fields = readFields(given, new Set(names));
  const text = key === 'profile' ? (fields['url'] ?? fields['username']) : fields['value'];
  if (text === undefined) {
    throw new CodedError('BAD_USER_INPUT', 'Write the value, or remove the fact.', { field: 'fields' });
  }
  if (key === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) {
    throw new CodedError('BAD_USER_INPUT', 'This is not an e-mail address.', { field: 'fields' });
  }
  return { fields, text };
}

function readFields(
  given: Readonly<Record<string, string>>,
  allowed: ReadonlySet<string>,
): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!allowed.has(name)) {
      throw new CodedError(
        'BAD_USER_INPUT',
        `There is no field ${name}; there are ${[...allowed].join(', ')}.`,
        {
          field: 'fields',
        },
      );
    }
    const trimmed = value.trim();
    if (trimmed === '') continue;
    if (trimmed.length > MAX_VALUE) {
      throw new CodedError('BAD_USER_INPUT', `${name} has at most ${MAX_VALUE} characters.`, { field: name });
    }
    if (DATE_FIELDS.has(name) && !PARTIAL_DATE.test(trimmed)) {
      throw new CodedError(
        'BAD_USER_INPUT',
        `${name} is a year, a month or a day: 2019, 2019-03 or 2019-03-01.`,
        {
          field: name,
        },
      );
    }
    fields[name] = trimmed;
  }
  return fields;
}
