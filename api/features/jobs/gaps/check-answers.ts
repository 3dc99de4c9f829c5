/**
 * Holds what a model says about a page against the page. A value counts only with words that stand in the page, and only as
 * the rules' own parsers read those words: the model points, it does not tell.
 */
import { z } from 'zod';
import { calibrated } from '../../../core/extraction/calibration.js';
import { educationOf, languagesOf, visaOf, yearsOf } from '../../../core/extraction/fields/demands.js';
import { findDate } from '../../../core/extraction/fields/dates.js';
import { findEmploymentTypes } from '../../../core/extraction/fields/employment-type.js';
import { placeLikeness, readLocations } from '../../../core/extraction/fields/locations.js';
import { canBeTitle, cleanTitle, isBoardName, isCompanyName } from '../../../core/extraction/fields/names.js';
import { isJobTitleLike } from '../../../core/extraction/fields/job-words.js';
import { findRemote } from '../../../core/extraction/fields/remote.js';
import { findSalary } from '../../../core/extraction/fields/salary.js';
import type { ExtractionResult, Posting } from '../../../core/posting/posting.js';
import { speaksToMachine } from '../../../core/text/machine-talk.js';
import { clean, fold } from '../../../core/text/normal-form.js';
import { GAP_FIELDS, type GapField } from './find-gaps.js';

/** What a model is asked to answer. */
export const gapsAnswer = z.object({
  fields: z.array(
    z.object({
      field: z.enum(GAP_FIELDS),
      /** Words of the page that say it, verbatim. */
      excerpt: z.string(),
      /** The part of the excerpt that is the value. */
      value: z.string(),
    }),
  ),
});

export type GapsAnswer = z.output<typeof gapsAnswer>;

/** A value that the page's own words bear out. */
export type FoundGap = {
  [Field in GapField]: { field: Field; value: NonNullable<Posting[Field]>; excerpt: string };
}[GapField];

export interface CheckedGaps {
  found: FoundGap[];
  /** What was said and does not count, and why. */
  dropped: { field: GapField; reason: string }[];
}

const LONGEST_EXCERPT = 300;
const MOST_ANSWERS = 30;
const DAY_MS = 86_400_000;
const OLDEST_DAYS = 3 * 365;
const LATEST_DAYS = 2 * 365;
const PAY_WORD =
  /salar|\bpay\b|compensation|wage|remunerat|gehalt|vergütung|lohn|salaire|rémunération|sueldo|retribuci|\blön|mzda|\bplat\b|stipendio|wynagrodzen/iu;

/** How far a value found by a model is from one that the rules found in two minds; it is never more certain than those. */
const DISCOUNT = 0.85;
const TWO_MINDS = 0.5;

/** 0..1: less than what a source of the page itself would have. */
export function confidenceOf(field: GapField): number {
  return Math.round(DISCOUNT * calibrated(field, TWO_MINDS) * 100) / 100;
}

/**
 * @param asked the fields that were asked about; others do not count
 * @param words the page's words, see `pageWords`
 */
export function checkAnswers(
  answer: GapsAnswer,
  asked: readonly GapField[],
  words: string,
  context: { now: Date; reading: ExtractionResult },
): CheckedGaps {
  const page = normal(words);
  const found: FoundGap[] = [];
  const dropped: CheckedGaps['dropped'] = [];
  for (const { field, excerpt: given, value } of answer.fields.slice(0, MOST_ANSWERS)) {
    if (!asked.includes(field) || found.some((one) => one.field === field)) continue;
    const excerpt = normal(given);
    const reason = excerptProblem(excerpt, normal(value), page);
    const read = reason === null ? readField(field, excerpt, normal(value), context) : null;
    if (read !== null) found.push({ field, value: read, excerpt } as FoundGap);
    else dropped.push({ field, reason: reason ?? 'The words of the page do not say it.' });
  }
  return { found, dropped };
}

function normal(text: string): string {
  return clean(text.normalize('NFKC'));
}

function excerptProblem(excerpt: string, value: string, page: string): string | null {
  if (excerpt.length < 2 || excerpt.length > LONGEST_EXCERPT)
    return 'The excerpt is not a few words of the page.';
  if (!page.includes(excerpt)) return 'The excerpt is not in the page.';
  if (speaksToMachine(excerpt)) return 'The excerpt is addressed to a program.';
  if (value !== '' && !fold(excerpt).includes(fold(value))) return 'The value is not in the excerpt.';
  return null;
}

function readField(
  field: GapField,
  excerpt: string,
  value: string,
  { now, reading }: { now: Date; reading: ExtractionResult },
): unknown {
  switch (field) {
    case 'title': {
      const title = cleanTitle(value);
      return canBeTitle(title) && isNameLike(title) && findSalary(title) === null ? title : null;
    }
    case 'company':
      return isCompanyName(value) && !isBoardName(value) && value.length <= 80 && findSalary(value) === null
        ? value
        : null;
    case 'locations': {
      const places =
        Math.max(placeLikeness(value), placeLikeness(excerpt)) >= 0.3 ? readLocations(value) : [];
      return places.length > 0 ? places : null;
    }
    case 'remote':
      return findRemote(excerpt)?.mode ?? null;
    case 'salary': {
      const context = { language: reading.language, labelled: PAY_WORD.test(excerpt) };
      return findSalary(excerpt, context)?.salary ?? null;
    }
    case 'employmentType': {
      const types = findEmploymentTypes(excerpt);
      return types?.sure === true ? types.types : null;
    }
    case 'datePosted': {
      const day = findDate(excerpt, { now, direction: 'past' })?.day ?? null;
      return day !== null && within(day, now, -OLDEST_DAYS, 1) ? day : null;
    }
    case 'validThrough': {
      const day = findDate(excerpt, { now, direction: 'future' })?.day ?? null;
      const after = day !== null && day >= (reading.datePosted ?? '');
      return after && within(day, now, -OLDEST_DAYS, LATEST_DAYS) ? day : null;
    }
    case 'yearsExperience':
      return yearsOf(excerpt)?.value ?? null;
    case 'education':
      return educationOf(excerpt)?.value ?? null;
    case 'visa':
      return visaOf(excerpt)?.value ?? null;
    case 'languages':
      return languagesOf(excerpt)?.value ?? null;
  }
}

/** A few words without the marks of a sentence. */
function isNameLike(text: string): boolean {
  const words = text.split(' ').length;
  return (
    text.length <= 120 &&
    !/[.;!?]$|[;!?]\s/.test(text) &&
    (words <= 6 || (words <= 14 && isJobTitleLike(text)))
  );
}

function within(day: string, now: Date, from: number, to: number): boolean {
  const days = (Date.parse(day) - now.getTime()) / DAY_MS;
  return days >= from && days <= to;
}
