import {
  type EmploymentType,
  type JobDetailsFragment,
  type RemoteMode,
  type SalaryUnit,
  type UpdateJobInput,
} from '../../generated/jobs/graphql';
import { dayWords } from '../ui/time-words';
import {
  EMPLOYMENT_WORDS,
  REMOTE_WORDS,
  SENIORITY_WORDS,
  UNIT_WORDS,
  salaryWords,
  wholeAmount,
} from './job-words';

/** What stands in an editor, by the name of its input. */
export type FieldDraft = Record<string, string>;
export type FieldPatch = Omit<UpdateJobInput, 'version' | 'revertToExtracted'>;
export type FieldEditor = 'text' | 'lines' | 'long' | 'choice' | 'choices' | 'day' | 'number' | 'salary';

/** How one field of a job is shown and edited. */
export interface JobFieldDefinition {
  /** The name in the contract, also of its evidence. */
  name: string;
  label: string;
  editor: FieldEditor;
  options: readonly (readonly [string, string])[];
  /** The value in words; null when the posting does not say. */
  words(job: JobDetailsFragment): string | null;
  draft(job: JobDetailsFragment): FieldDraft;
  patch(draft: FieldDraft): FieldPatch;
  /** What is wrong with a draft, in words; null when nothing is. */
  fault(draft: FieldDraft): string | null;
}

type Definition = Pick<JobFieldDefinition, 'name' | 'label' | 'editor' | 'words' | 'draft' | 'patch'> &
  Partial<JobFieldDefinition>;

const define = (definition: Definition): JobFieldDefinition => ({
  options: [],
  fault: () => null,
  ...definition,
});
const filled = (text: string | undefined) => text?.trim() || null;
const lines = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const JOB_FIELDS: readonly JobFieldDefinition[] = [
  define({
    name: 'title',
    label: 'Title',
    editor: 'text',
    words: (job) => job.title,
    draft: (job) => ({ value: job.title ?? '' }),
    patch: ({ value }) => ({ title: filled(value) }),
  }),
  define({
    name: 'company',
    label: 'Company',
    editor: 'text',
    words: (job) => job.company,
    draft: (job) => ({ value: job.company ?? '' }),
    patch: ({ value }) => ({ company: filled(value) }),
  }),
  define({
    name: 'locations',
    label: 'Location',
    editor: 'lines',
    words: (job) => job.locations.join(' · ') || null,
    draft: (job) => ({ value: job.locations.join('\n') }),
    patch: ({ value }) => ({ locations: lines(value) }),
  }),
  define({
    name: 'remote',
    label: 'Where you work',
    editor: 'choice',
    options: Object.entries(REMOTE_WORDS),
    words: (job) => (job.remote ? REMOTE_WORDS[job.remote] : null),
    draft: (job) => ({ value: job.remote ?? '' }),
    patch: ({ value }) => ({ remote: (value || null) as RemoteMode | null }),
  }),
  define({
    name: 'salary',
    label: 'Salary',
    editor: 'salary',
    options: Object.entries(UNIT_WORDS),
    words: (job) => salaryWords(job.salary),
    draft: ({ salary }) => ({
      min: salary?.min ? String(wholeAmount(salary.min)) : '',
      max: salary?.max ? String(wholeAmount(salary.max)) : '',
      currency: salary?.min?.currency ?? salary?.max?.currency ?? 'EUR',
      unit: salary?.unit ?? 'YEAR',
    }),
    patch: ({ min, max, currency, unit }) => ({
      salary:
        min || max
          ? {
              min: min ? Number(min) : null,
              max: max ? Number(max) : null,
              currency: (currency ?? '').trim().toUpperCase(),
              unit: unit as SalaryUnit,
            }
          : null,
    }),
    fault: ({ min, max, currency }) => {
      if (!min && !max) return null;
      if (!/^[A-Za-z]{3}$/.test((currency ?? '').trim()))
        return 'Write the currency as three letters, such as EUR.';
      if (min && max && Number(min) > Number(max)) return 'The lower end is above the upper end.';
      return null;
    },
  }),
  define({
    name: 'employmentType',
    label: 'Employment',
    editor: 'choices',
    options: Object.entries(EMPLOYMENT_WORDS),
    words: (job) => job.employmentType.map((type) => EMPLOYMENT_WORDS[type]).join(', ') || null,
    draft: (job) => ({ value: job.employmentType.join(',') }),
    patch: ({ value }) => ({ employmentType: (value ?? '').split(',').filter(Boolean) as EmploymentType[] }),
  }),
  define({
    name: 'seniority',
    label: 'Level',
    editor: 'choice',
    options: Object.entries(SENIORITY_WORDS),
    words: (job) => (job.seniority ? (SENIORITY_WORDS[job.seniority] ?? job.seniority) : null),
    draft: (job) => ({ value: job.seniority ?? '' }),
    patch: ({ value }) => ({ seniority: filled(value) }),
  }),
  define({
    name: 'yearsExperience',
    label: 'Experience asked',
    editor: 'number',
    words: ({ yearsExperience: years }) =>
      years === null ? null : `${years} ${years === 1 ? 'year' : 'years'} or more`,
    draft: (job) => ({ value: job.yearsExperience === null ? '' : String(job.yearsExperience) }),
    patch: ({ value }) => ({ yearsExperience: value ? Math.round(Number(value)) : null }),
    fault: ({ value }) =>
      Number(value) < 0 || Number(value) > 60 ? 'Write a number of years, 0 to 60.' : null,
  }),
  define({
    name: 'datePosted',
    label: 'Posted',
    editor: 'day',
    words: (job) => (job.datePosted ? dayWords(job.datePosted) : null),
    draft: (job) => ({ value: job.datePosted?.slice(0, 10) ?? '' }),
    patch: ({ value }) => ({ datePosted: filled(value) }),
  }),
  define({
    name: 'validThrough',
    label: 'Apply until',
    editor: 'day',
    words: (job) => (job.validThrough ? dayWords(job.validThrough) : null),
    draft: (job) => ({ value: job.validThrough?.slice(0, 10) ?? '' }),
    patch: ({ value }) => ({ validThrough: filled(value) }),
  }),
];

export const DESCRIPTION_FIELD: JobFieldDefinition = define({
  name: 'description',
  label: 'Description',
  editor: 'long',
  words: (job) => job.description,
  draft: (job) => ({ value: job.description ?? '' }),
  patch: ({ value }) => ({ description: filled(value) }),
});
