import { isDeepStrictEqual } from 'node:util';
import { POSTING_FIELDS } from '../../core/posting/posting.js';
import type { Posting, PostingField } from '../../core/posting/posting.js';
import type { ModelSource } from '../../engine/llm/model-source.type.js';
import { EDITABLE_FIELDS, hasValue } from './job-fields.js';
import type { EditableField } from './job-fields.js';
import type { ExtractedPosting, ExtractedTexts, Job, JobEdits } from './job.entity.js';

/** One field as it is shown, and where it comes from. */
export interface FieldEvidence {
  field: PostingField;
  /** MODEL: found by a model in the page's own words. */
  origin: 'EXTRACTED' | 'MODEL' | 'USER';
  /** 0 to 1; null for what the user typed. */
  confidence: number | null;
  /** The posting's own words. */
  excerpt: string | null;
  extractedValue: unknown;
  /** null unless a model found it. */
  model: ModelSource | null;
}

/** The columns that hold a posting. */
export type StoredPosting = Pick<Job, 'extracted' | 'edits'> & { texts?: ExtractedTexts };

const NO_TEXTS: ExtractedTexts = {
  description: null,
  requirements: [],
  skills: [],
  evidence: {},
  warnings: [],
};

/** What was extracted, whole; without its long parts where a list has not read them. */
export function extractedOf({
  extracted,
  texts,
}: Pick<Job, 'extracted'> & { texts?: ExtractedTexts }): ExtractedPosting {
  return { ...extracted, ...(texts ?? NO_TEXTS) };
}

/** What was extracted, as it is stored. */
export function storedForm(posting: ExtractedPosting): Pick<Job, 'extracted' | 'texts'> {
  const { description, requirements, skills, evidence, warnings, ...extracted } = posting;
  return { extracted, texts: { description, requirements, skills, evidence, warnings } };
}

/** The posting as the brain takes it: what was extracted, with what the user typed in its place. */
export function toPosting(job: StoredPosting): Posting {
  const { edits } = job;
  const extracted = extractedOf(job);
  const posting: Posting = { ...extracted };
  const confidence = { ...extracted.confidence };
  const evidence = { ...extracted.evidence };
  for (const field of editedFields(edits)) {
    Object.assign(posting, { [field]: edits[field] });
    // The person knows; what the page said supports something else.
    if (hasValue(edits[field])) confidence[field] = 1;
    else delete confidence[field];
    delete evidence[field];
  }
  return { ...posting, confidence, evidence };
}

/** One entry for each field that has a value or was edited, in the order of the contract. */
export function evidenceOf(job: StoredPosting): FieldEvidence[] {
  const { edits } = job;
  const extracted = extractedOf(job);
  return POSTING_FIELDS.flatMap((field): FieldEvidence[] => {
    const extractedValue = hasValue(extracted[field]) ? extracted[field] : null;
    if (field in edits) {
      return [{ field, origin: 'USER', confidence: null, excerpt: null, extractedValue, model: null }];
    }
    if (extractedValue === null) return [];
    const model = extracted.byModel?.[field] ?? null;
    return [
      {
        field,
        origin: model === null ? 'EXTRACTED' : 'MODEL',
        confidence: extracted.confidence[field] ?? null,
        excerpt: extracted.evidence[field] ?? null,
        extractedValue,
        model,
      },
    ];
  });
}

/**
 * Writes what a job shows: sets the columns that repeat it, and gives every field whose shown value changes the job's next
 * version.
 *
 * @returns whether anything shown has changed
 */
export function showPosting(
  job: Job,
  next: { extracted?: ExtractedPosting; edits?: JobEdits },
  now: Date,
): boolean {
  const before = toPosting(job);
  if (next.extracted !== undefined) Object.assign(job, storedForm(next.extracted));
  if (next.edits !== undefined) job.edits = next.edits;
  const after = toPosting(job);
  const changed = SHOWN.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  if (changed.length > 0) {
    job.version += 1;
    job.fieldVersions = {
      ...job.fieldVersions,
      ...Object.fromEntries(changed.map((field) => [field, job.version])),
    };
  }
  job.updatedAt = now;
  Object.assign(job, shownColumns(after));
  return changed.length > 0;
}

const SHOWN = [...POSTING_FIELDS, 'requirements', 'skills'] as const;

/** The columns that repeat what is shown. */
export function shownColumns(
  posting: Posting,
): Pick<Job, 'title' | 'company' | 'remote' | 'datePosted' | 'titleOrder' | 'companyOrder' | 'searchText'> {
  const { title, company, remote, locations, skills, description } = posting;
  return {
    title,
    company,
    remote,
    datePosted: toDate(posting.datePosted),
    titleOrder: orderForm(title),
    companyOrder: orderForm(company),
    searchText: searchForm(
      [title, company, ...locations, ...skills, description].filter((part) => part !== null).join('\n'),
    ),
  };
}

/** The form in which texts are searched: what differs in capitals and accents only is found alike. */
export function searchForm(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A day as a moment, midnight UTC; null for what is no date. */
export function toDate(day: string | null): Date | null {
  if (day === null) return null;
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? null : date;
}

function orderForm(text: string | null): string | null {
  return text === null ? null : searchForm(text).slice(0, 200);
}

function editedFields(edits: JobEdits): EditableField[] {
  return EDITABLE_FIELDS.filter((field) => field in edits);
}
