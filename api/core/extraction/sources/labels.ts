/** From label and value pairs to candidates. */
import type { SalaryContext } from '../fields/salary.js';
import type { DateContext } from '../fields/dates.js';
import { findDate } from '../fields/dates.js';
import { educationOf, languagesOf, seniorityOfLevel, yearsOf } from '../fields/demands.js';
import { findEmploymentTypes } from '../fields/employment-type.js';
import { placeFromParts, placeLikeness, readLocations } from '../fields/locations.js';
import { canBeTitle, cleanTitle, isBoardName, isCompanyName } from '../fields/names.js';
import { findRemote } from '../fields/remote.js';
import { findSalary } from '../fields/salary.js';
import { clean } from '../../text/normal-form.js';
import type { Candidates, Source, VoteObserver } from '../candidate.js';
import type { LabelPair } from './label-pairs.js';

export interface ReadingContext extends DateContext, SalaryContext {
  language: string | null;
  observe?: VoteObserver | undefined;
}

/** What a reading depends on beside the document. */
export type Circumstances = Pick<ReadingContext, 'now' | 'observe'>;

/** Adds what the pairs say; values that cannot be of their field's kind are passed over. */
export function addLabels(
  pairs: readonly LabelPair[],
  candidates: Candidates,
  context: ReadingContext,
): void {
  const parts: Partial<Record<'city' | 'region' | 'country', LabelPair>> = {};
  for (const pair of pairs) {
    if (pair.field === 'city' || pair.field === 'region' || pair.field === 'country')
      parts[pair.field] ??= pair;
    else addValue(pair, candidates, context, 'label');
  }
  const { city, region, country } = parts;
  const anchor = city ?? region ?? country;
  if (anchor !== undefined) {
    const place = placeFromParts([city?.value, region?.value], country?.value ?? null);
    if (place !== null && place.length < 100)
      candidates.add(
        'locations',
        [place],
        anchor.excerpt,
        'label',
        (city ? 0.62 : 0.4) * bondFactor(anchor.bond),
      );
  }
}

const bondFactor = (bond: number): number => 0.55 + 0.45 * bond;

function addValue(pair: LabelPair, candidates: Candidates, context: ReadingContext, source: Source): void {
  const { field, value, excerpt, bond } = pair;
  const trust = bondFactor(bond);
  switch (field) {
    case 'title':
      if (value.length < 140 && canBeTitle(value))
        candidates.add('title', cleanTitle(value), value, source, 0.5 * trust);
      break;
    case 'company':
      if (value.length < 100 && isCompanyName(value) && !isBoardName(value))
        candidates.add('company', clean(value), excerpt, source, 0.8 * trust);
      break;
    case 'location': {
      if (value.length > 220) break;
      const places = readLocations(value);
      const likeness = Math.max(0, ...places.map(placeLikeness));
      const remote = findRemote(value);
      if (remote !== null && remote.mode !== 'ONSITE')
        candidates.add('remote', remote.mode, excerpt, source, 0.7 * trust);
      const sentence =
        /[.!?]\s|\b(?:the|is|are|we|you|der|die|das|wir)\b.*\b(?:the|is|are|we|you|und|wir)\b/i.test(value);
      if (places.length > 0 && !sentence)
        candidates.add('locations', places, excerpt, source, (likeness > 0 ? 0.86 : 0.66) * trust);
      break;
    }
    case 'remote': {
      const remote =
        findRemote(value) ??
        (/^(?:yes|ja|oui|s[ií]|ano|true)\b/i.test(value)
          ? { mode: 'REMOTE' as const, excerpt: value }
          : null);
      if (remote !== null && value.length < 160)
        candidates.add('remote', remote.mode, excerpt, source, 0.85 * trust);
      break;
    }
    case 'salary': {
      const found = findSalary(value, { ...context, labelled: true });
      if (found !== null)
        candidates.add(
          'salary',
          found.salary,
          excerpt.includes(found.excerpt) ? excerpt : found.excerpt,
          source,
          0.85 * trust,
        );
      break;
    }
    case 'employmentType': {
      if (value.length > 160) break;
      const found = findEmploymentTypes(value);
      if (found !== null)
        candidates.add('employmentType', found.types, excerpt, source, (found.sure ? 0.85 : 0.55) * trust);
      const remote = findRemote(value);
      if (remote !== null) candidates.add('remote', remote.mode, excerpt, source, 0.6 * trust);
      break;
    }
    case 'datePosted':
    case 'validThrough': {
      const found =
        value.length < 120
          ? findDate(value, { ...context, direction: field === 'validThrough' ? 'future' : 'past' })
          : null;
      if (found !== null)
        candidates.add(field, found.day, excerpt, source, (found.exact ? 0.85 : 0.7) * trust);
      break;
    }
    case 'seniority': {
      const found = value.length < 60 ? seniorityOfLevel(value) : null;
      if (found !== null) candidates.add('seniority', found.value, excerpt, source, 0.75 * trust);
      break;
    }
    case 'experience': {
      const found = yearsOf(/experien/i.test(value) ? value : `experience ${value}`);
      const range = found ?? bareYears(value);
      if (range !== null) candidates.add('yearsExperience', range.value, excerpt, source, 0.75 * trust);
      break;
    }
    case 'education': {
      const found = educationOf(value);
      if (found !== null) candidates.add('education', found.value, excerpt, source, 0.8 * trust);
      break;
    }
    case 'languages': {
      const found = languagesOf(`language ${value}`);
      if (found !== null) candidates.add('languages', found.value, excerpt, source, 0.8 * trust);
      break;
    }
    case 'city':
    case 'region':
    case 'country':
    case 'other':
      break;
  }
}

/** "1-3", "2+" under a label that says experience. */
function bareYears(value: string): { value: number } | null {
  const match =
    /^(\d{1,2})\s?(?:\+|(?:-|–|to|bis|až|a)\s?\d{1,2})?(?:\s?(?:years?|yrs?|jahre|ans|años|let|år|jaar))?$/i.exec(
      value.trim(),
    );
  return match === null ? null : { value: Number(match[1]) };
}
