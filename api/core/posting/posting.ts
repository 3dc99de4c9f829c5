/** A job posting as the extraction room gives it and the matching, truth and writing rooms take it. */

export type PostingStatus = 'posting' | 'listing' | 'expired' | 'not_a_posting';
export type SalaryUnit = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';
export type EmploymentType =
  'FULL_TIME' | 'PART_TIME' | 'CONTRACTOR' | 'TEMPORARY' | 'INTERN' | 'VOLUNTEER' | 'PER_DIEM' | 'OTHER';
export type RemoteMode = 'REMOTE' | 'HYBRID' | 'ONSITE';

export interface Salary {
  /** ISO 4217. */
  currency: string | null;
  /** In whole units of the currency, per `unit`. */
  min: number | null;
  max: number | null;
  unit: SalaryUnit | null;
}

export interface Requirement {
  /** Verbatim sentence or bullet of the posting. */
  text: string;
  kind: 'must' | 'nice';
  /** Canonical names of the skills taxonomy. */
  skills: string[];
}

/** The names of the extracted fields, which are also the keys of `confidence` and `evidence`. */
export const POSTING_FIELDS = [
  'title',
  'company',
  'locations',
  'remote',
  'salary',
  'employmentType',
  'datePosted',
  'validThrough',
  'description',
  'seniority',
  'yearsExperience',
  'education',
  'visa',
  'languages',
  'applyUrl',
] as const;

export type PostingField = (typeof POSTING_FIELDS)[number];

export interface Posting {
  title: string | null;
  company: string | null;
  /** One string a place, as a person would write it ("Berlin, Germany"). */
  locations: string[];
  remote: RemoteMode | null;
  salary: Salary | null;
  employmentType: EmploymentType[];
  /** ISO 8601 day. */
  datePosted: string | null;
  validThrough: string | null;
  /** Plain text with line breaks; bullets start with "- ". */
  description: string | null;
  seniority: 'INTERN' | 'ENTRY' | 'MID' | 'SENIOR' | 'LEAD' | 'EXECUTIVE' | null;
  /** Years of experience asked for, at least. */
  yearsExperience: number | null;
  /** The lowest degree asked for. */
  education: 'SECONDARY' | 'VOCATIONAL' | 'BACHELOR' | 'MASTER' | 'DOCTORATE' | null;
  /** true: sponsorship offered; false: refused or right to work required; null: not said. */
  visa: boolean | null;
  /** ISO 639-1 codes of the human languages asked for. */
  languages: string[];
  applyUrl: string | null;
  requirements: Requirement[];
  /** Canonical names of all skills the posting speaks of. */
  skills: string[];
  /** 0..1 by field, only for fields that have a value. */
  confidence: Partial<Record<PostingField, number>>;
  /** Verbatim excerpts of the page by field, only for fields that have a value. */
  evidence: Partial<Record<PostingField, string>>;
}

/** The answer of the extraction room for one page, feed or text. */
export interface ExtractionResult extends Posting {
  status: PostingStatus;
  /** Filled for listings and feeds; empty otherwise. */
  postings: Posting[];
  /** In plain words: why the status, what was not understood. */
  warnings: string[];
  /** BCP 47 language of the page, null when not told. */
  language: string | null;
  /** The page's own canonical URL, where it names one. */
  canonicalUrl: string | null;
}
