/**
 * What a resume looks like on paper, whatever the format: contact items, and sections in one of four layouts. The
 * HTML templates, Word and plain text all print this view, so that they say the same in the same order.
 */
import type { ResumeBasics } from '../../core/resume/json-resume.js';
import type { DocumentEntry, DocumentSection, ResumeDocument } from '../../core/resume/resume-document.js';
import { localeOf, writeDate, writePeriod } from './partial-date.js';

export interface ContactView {
  text: string;
  /** http, https, mailto or tel; null where there is nothing to open. */
  href: string | null;
}

export interface EntryView {
  title: string;
  href: string | null;
  /** Employer, school, issuer; printed under the title, or beside it when `compact`. */
  subtitle: string;
  compact: boolean;
  /** A few words on the employer, printed after its name. */
  detail: string;
  place: string;
  dates: string;
  paragraphs: string[];
  bullets: string[];
  /** "Courses: ..." and the technologies of a project, as one line each. */
  notes: { name: string; text: string }[];
}

export interface GroupView {
  /** Empty for a group without a name. */
  name: string;
  text: string;
}

export interface SectionView {
  key: DocumentSection['key'];
  title: string;
  /** `text`: paragraphs; `entries`: headings with bullets; `groups`: name and words, a row each. */
  layout: 'text' | 'entries' | 'groups';
  paragraphs: string[];
  entries: EntryView[];
  groups: GroupView[];
}

export interface ResumeView {
  language: string;
  direction: 'ltr' | 'rtl';
  name: string;
  label: string;
  /** In rows that fit the page's width. */
  contacts: ContactView[][];
  sections: SectionView[];
}

const WORDS: Record<string, { courses: string; grade: string }> = {
  en: { courses: 'Courses', grade: 'Grade' },
  de: { courses: 'Kurse', grade: 'Note' },
  fr: { courses: 'Cours', grade: 'Note' },
  es: { courses: 'Cursos', grade: 'Nota' },
  nl: { courses: 'Vakken', grade: 'Cijfer' },
  sv: { courses: 'Kurser', grade: 'Betyg' },
  cs: { courses: 'Kurzy', grade: 'Hodnocení' },
};
/** Characters of a row of contacts, and what a separator takes of them. */
const CONTACT_ROW = 100;
const SEPARATOR = 4;
/** Longest remark on an employer that still goes on the line of its name. */
const SHORT_DETAIL = 70;
const COMPACT: ReadonlySet<string> = new Set(['certificates', 'awards', 'publications']);
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd']);

function wordsOf(language: string): { courses: string; grade: string } {
  return WORDS[language.split('-')[0] ?? 'en'] ?? WORDS['en']!;
}

/** The address as a link when its scheme is harmless; a bare host gets https. */
export function webLink(address: string): string | null {
  const complete = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(complete)) return null;
  const url = new URL(complete);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.')
    ? url.href
    : null;
}

/** A web address as people read it: without scheme, "www." and closing slash. */
export function readableAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
}

function writeLocation(location: ResumeBasics['location'], language: string): string {
  const { address = '', postalCode = '', city = '', region = '', countryCode = '' } = location ?? {};
  const isCode = /^[A-Za-z]{2}$/.test(countryCode);
  const country = isCode
    ? (new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' }).of(
        countryCode.toUpperCase(),
      ) ?? '')
    : countryCode;
  const stated = address.toLowerCase();
  const parts = [
    address.replaceAll('\n', ', '),
    `${postalCode} ${city}`.trim(),
    region,
    region === '' ? country : '',
  ];
  return parts
    .filter(
      (part, at) =>
        part !== '' && (at === 0 || !stated.includes(at === 1 ? city.toLowerCase() : part.toLowerCase())),
    )
    .filter((part, at, all) => all.indexOf(part) === at)
    .join(', ');
}

/** What to reach the person by, in rows that fit the page's width. */
export function viewContacts(basics: ResumeDocument['basics'], language: string): ContactView[][] {
  const contacts: ContactView[] = [];
  const add = (text: string, href: string | null): void => {
    if (text !== '' && !contacts.some((known) => known.text.toLowerCase() === text.toLowerCase()))
      contacts.push({ text, href });
  };
  add(writeLocation(basics.location, language), null);
  if (basics.phone !== undefined) add(basics.phone, `tel:${basics.phone.replace(/[^+\d]/g, '')}`);
  if (basics.email !== undefined)
    add(basics.email, `mailto:${encodeURIComponent(basics.email).replace('%40', '@')}`);
  if (basics.url !== undefined) add(readableAddress(basics.url), webLink(basics.url));
  for (const { network = '', username = '', url = '' } of basics.profiles ?? []) {
    if (url !== '') add(readableAddress(url), webLink(url));
    else if (username !== '') add(network === '' ? username : `${network}: ${username}`, null);
  }
  return inRows(contacts);
}

/** As few rows as hold them all, of about one length: that looks better than full rows and a remnant. */
function inRows(contacts: readonly ContactView[]): ContactView[][] {
  const length = (row: readonly ContactView[]): number =>
    row.reduce((sum, { text }) => sum + text.length + SEPARATOR, -SEPARATOR);
  const whole = length(contacts);
  const fair = (whole / Math.max(1, Math.ceil(whole / CONTACT_ROW))) * 1.2;
  const rows: ContactView[][] = [];
  let row: ContactView[] = [];
  for (const contact of contacts) {
    if (row.length > 0 && length([...row, contact]) > Math.min(CONTACT_ROW, Math.max(fair, 40))) {
      rows.push(row);
      row = [];
    }
    row.push(contact);
  }
  return row.length === 0 ? rows : [...rows, row];
}

/** "BSc Computer Science", "Bachelor of Science, Computer Science"; one of the two when it already says both. */
function writeDegree(studyType: string, area: string): string {
  if (studyType.toLowerCase().includes(area.toLowerCase())) return studyType;
  if (area.toLowerCase().includes(studyType.toLowerCase())) return area;
  const isAbbreviation = studyType.length <= 8 && !/\s/.test(studyType);
  return isAbbreviation ? `${studyType} ${area}` : `${studyType}, ${area}`;
}

/** Title and subtitle of an entry by its section; where the first is missing the second takes its place. */
function headingOf(
  key: DocumentSection['key'],
  fields: Record<string, string>,
): [title: string, subtitle: string] {
  const field = (name: string): string => fields[name] ?? '';
  const [title, subtitle] = ((): [string, string] => {
    switch (key) {
      case 'work':
        return [field('position'), field('name')];
      case 'volunteer':
        return [field('position'), field('organization')];
      case 'education':
        return [writeDegree(field('studyType'), field('area')), field('institution')];
      case 'projects':
        return [
          field('name'),
          [field('roles').replaceAll('\n', ', '), field('entity')].filter((part) => part !== '').join(', '),
        ];
      case 'awards':
        return [field('title'), field('awarder')];
      case 'publications':
        return [field('name'), field('publisher')];
      case 'certificates':
        return [field('name'), field('issuer')];
      default:
        return [field('name'), ''];
    }
  })();
  return title === '' ? [subtitle, ''] : [title, subtitle];
}

function linesOf(entry: DocumentEntry, role: DocumentEntry['lines'][number]['role']): string[] {
  return entry.lines.filter((line) => line.role === role).map(({ text }) => text.trim());
}

function viewEntry(key: DocumentSection['key'], entry: DocumentEntry, language: string): EntryView {
  const { fields } = entry;
  const [title, subtitle] = headingOf(key, fields);
  const single = fields['date'] ?? fields['releaseDate'];
  const open = key === 'work' || key === 'volunteer' || key === 'projects' || key === 'education';
  const dates =
    single === undefined
      ? writePeriod(fields['startDate'], fields['endDate'], language, open)
      : writeDate(single, language);
  const notes: EntryView['notes'] = [];
  const score = fields['score'];
  if (score !== undefined)
    notes.push({ name: /^[\d.,/ %-]+$/.test(score) ? wordsOf(language).grade : '', text: score });
  const keywords = linesOf(entry, 'keyword');
  if (keywords.length > 0) {
    notes.push({ name: key === 'education' ? wordsOf(language).courses : '', text: keywords.join(', ') });
  }
  const description = key === 'work' ? (fields['description'] ?? '') : '';
  const detail = description.length <= SHORT_DETAIL && subtitle !== '' ? description : '';
  return {
    title,
    href: fields['url'] === undefined ? null : webLink(fields['url']),
    subtitle,
    compact: COMPACT.has(key),
    detail,
    place: fields['location'] ?? '',
    dates,
    paragraphs: [detail === '' ? description : '', ...linesOf(entry, 'summary')]
      .flatMap((text) => text.split(/\n+/))
      .filter((text) => text !== ''),
    bullets: linesOf(entry, 'bullet'),
    notes,
  };
}

function withQualifier(name: string, qualifier: string | undefined): string {
  return qualifier === undefined || name === '' ? name || (qualifier ?? '') : `${name} (${qualifier})`;
}

/** Groups with words of their own get a row each; bare names are put together in one row. */
function viewGroups(entries: readonly DocumentEntry[]): GroupView[] {
  const groups: GroupView[] = [];
  let bare: GroupView | null = null;
  for (const entry of entries) {
    const { fields } = entry;
    const name = withQualifier(
      fields['name'] ?? fields['language'] ?? '',
      fields['level'] ?? fields['fluency'],
    );
    const words = entry.lines.map(({ text }) => text.trim());
    if (words.length > 0 && name !== '') {
      groups.push({ name, text: words.join(', ') });
      bare = null;
      continue;
    }
    const text = words.length > 0 ? words.join(', ') : name;
    if (bare === null) groups.push((bare = { name: '', text }));
    else bare.text += `, ${text}`;
  }
  return groups;
}

const LAYOUTS: Record<DocumentSection['key'], SectionView['layout']> = {
  summary: 'text',
  work: 'entries',
  projects: 'entries',
  education: 'entries',
  skills: 'groups',
  certificates: 'entries',
  languages: 'groups',
  volunteer: 'entries',
  awards: 'entries',
  publications: 'entries',
  interests: 'groups',
  references: 'entries',
};

function viewSection(section: DocumentSection, language: string): SectionView {
  const { key, title, entries } = section;
  const layout = LAYOUTS[key];
  const paragraphs = entries.flatMap((entry) => entry.lines.flatMap(({ text }) => text.split(/\n+/)));
  return {
    key,
    title,
    layout,
    paragraphs: layout === 'text' ? paragraphs : [],
    entries: layout === 'entries' ? entries.map((entry) => viewEntry(key, entry, language)) : [],
    groups: layout === 'groups' ? viewGroups(entries) : [],
  };
}

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The view of a document. */
export function viewResume(document: ResumeDocument): ResumeView {
  const { basics } = document;
  const language = localeOf(document.language);
  return {
    language,
    direction: directionOf(language),
    name: basics.name ?? '',
    label: basics.label ?? '',
    contacts: viewContacts(basics, language),
    sections: document.sections.map((section) => viewSection(section, language)),
  };
}
