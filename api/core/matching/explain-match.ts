/** Says in plain words why a match scores as it does, and what is missing. */
import type { MatchReason, MissingRequirement, ReasonKind } from './matchable.js';
import type { PreparedPosting } from './prepare-posting.js';
import type { PreparedResume } from './prepare-resume.js';
import { relatedYears, type MatchParts } from './score-match.js';
import { creditOf, HAS, unmetWishes } from './skill-fit.js';

const MOST_REASONS = 5;
const MOST_NAMES = 5;
const MOST_MISSING = 30;
const SHORTEST_TITLE = 3;
const GOOD_TITLE = 0.55;
const POOR_TITLE = 0.3;
const GOOD_TEXT = 0.7;
const POOR_TEXT = 0.25;
/** A requirement that names no known skill is missing when hardly a word of it is in the resume. */
const WORDS_MET = 0.34;
const NICE_SHARE = 0.35;

interface Weighed extends MatchReason {
  weight: number;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function skillReasons(posting: PreparedPosting, resume: PreparedResume): Weighed[] {
  const musts = posting.wishes.filter((wish) => wish.kind === 'must');
  const counted = musts.length > 0 ? musts : posting.wishes;
  const what = musts.length > 0 ? 'skills it must have' : 'skills it names';
  const shown: string[] = [];
  const lacking: string[] = [];
  const near: string[] = [];
  for (const wish of [...counted].sort((one, other) => other.weight - one.weight)) {
    const { credit, name, through } = creditOf(wish, resume);
    if (credit >= HAS && name !== null) shown.push(name);
    else if (through !== null && name !== null) near.push(`${through} for ${name}`);
    else lacking.push(wish.anyOf.join(' or '));
  }
  const reasons: Weighed[] = [];
  if (shown.length > 0) {
    const text = `The resume shows ${shown.length} of ${counted.length} ${what}: ${listNames(shown)}.`;
    reasons.push({ text, kind: 'skills', positive: shown.length * 2 >= counted.length, weight: 1 });
  }
  if (lacking.length > 0) {
    const text = `The resume does not show ${listNames(lacking)}.`;
    reasons.push({ text, kind: 'skills', positive: false, weight: lacking.length / counted.length });
  }
  if (near.length > 0) {
    const text = `Close experience: ${listNames(near)}.`;
    reasons.push({ text, kind: 'skills', positive: true, weight: 0.3 * (near.length / counted.length) });
  }
  return reasons;
}

function reason(kind: ReasonKind, positive: boolean, text: string, weight: number): Weighed {
  return { kind, positive, text, weight };
}

function yearsText(years: number): string {
  const rounded = Math.round(years);
  return rounded <= 1 ? 'about a year' : `about ${rounded} years`;
}

/** The title without what employers hang on it: places, pay, "(m/w/d)". */
function shortTitle(title: string): string {
  const short = title.split(/\s[|–—-]\s|\s?[([]/u)[0]!.trim();
  return short.length >= SHORTEST_TITLE ? short : title.trim();
}

function titleReason(posting: PreparedPosting, resume: PreparedResume, parts: MatchParts): Weighed[] {
  if (parts.title === null || posting.title === '') return [];
  const wanted = shortTitle(posting.title);
  const held = resume.titles[0] === undefined ? null : shortTitle(resume.titles[0]);
  if (parts.title >= GOOD_TITLE) {
    const text =
      held === null ? `The resume reads like that of a ${wanted}.` : `"${held}" is close to "${wanted}".`;
    return [reason('title', true, text, 0.6 * parts.title)];
  }
  if (parts.title > POOR_TITLE) return [];
  const text =
    held === null ? `No job in the resume is like "${wanted}".` : `"${held}" is far from "${wanted}".`;
  return [reason('title', false, text, 0.5)];
}

function experienceReasons(posting: PreparedPosting, resume: PreparedResume, parts: MatchParts): Weighed[] {
  const reasons: Weighed[] = [];
  const years = relatedYears(posting, resume);
  if (posting.years !== null && years !== null) {
    const enough = years + 0.5 >= posting.years;
    const text = `The resume shows ${yearsText(years)} of such experience; ${posting.years} asked.`;
    reasons.push(reason('experience', enough, text, enough ? 0.4 : 0.6));
  }
  if (parts.seniority !== null && parts.seniority < 0.5 && posting.level !== null) {
    const higher = (resume.level ?? 0) > posting.level;
    const text = higher
      ? 'The job is more junior than the latest one.'
      : 'The job is more senior than the latest one.';
    reasons.push(reason('seniority', false, text, 0.45));
  }
  return reasons;
}

/** At most five reasons, the most telling first. */
export function explainMatch(
  posting: PreparedPosting,
  resume: PreparedResume,
  parts: MatchParts,
  knockOuts: readonly string[],
): MatchReason[] {
  const weighed: Weighed[] = [
    ...knockOuts.map((text) => reason('knock_out', false, text, 2)),
    ...skillReasons(posting, resume),
    ...titleReason(posting, resume, parts),
    ...experienceReasons(posting, resume, parts),
  ];
  if (parts.language !== null) {
    const lacking = posting.languages.filter((name) => !resume.languages.has(name));
    const met = lacking.length === 0;
    const text = met
      ? `Speaks ${posting.languages.join(' and ')}.`
      : `It asks for ${lacking.join(' and ')}, which the resume does not name.`;
    weighed.push(reason('language', met, text, met ? 0.25 : 0.7));
  }
  if (parts.education !== null && parts.education < 1) {
    weighed.push(reason('education', false, 'It asks for a higher degree than the resume shows.', 0.4));
  }
  if (parts.text >= GOOD_TEXT)
    weighed.push(reason('text', true, 'The resume speaks of the same work as the posting.', 0.2));
  else if (parts.text < POOR_TEXT) {
    weighed.push(
      reason('text', false, 'The resume has little in common with what the posting describes.', 0.35),
    );
  }
  const place = posting.posting.locations;
  if (
    resume.location !== '' &&
    Array.isArray(place) &&
    place.length > 0 &&
    posting.posting.remote !== 'REMOTE'
  ) {
    const city = resume.location.split(',')[0]!.toLowerCase();
    if (place.some((one) => String(one).toLowerCase().includes(city))) {
      weighed.push(
        reason('location', true, `The job is in ${String(place[0])}, where the resume is from.`, 0.3),
      );
    }
  }
  return weighed
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_REASONS)
    .map(({ text, kind, positive }) => ({ text, kind, positive }));
}

function wordsMet(
  requirementTerms: ReadonlyMap<string, number>,
  resume: PreparedResume,
  weightOf: (term: string) => number,
): number {
  let total = 0;
  let met = 0;
  for (const term of requirementTerms.keys()) {
    const weight = weightOf(term);
    total += weight;
    if (resume.terms.has(term)) met += weight;
  }
  return total === 0 ? 1 : met / total;
}

/** The requirements the resume does not answer, heaviest first; equal weights keep the posting's order. */
export function missingRequirements(
  posting: PreparedPosting,
  resume: PreparedResume,
  terms: (text: string) => ReadonlyMap<string, number>,
  weightOf: (term: string) => number,
): MissingRequirement[] {
  const kindWeight = (kind: 'must' | 'nice'): number => (kind === 'must' ? 1 : NICE_SHARE);
  const total = posting.requirements.reduce((sum, one) => sum + kindWeight(one.kind), 0);
  const missing: MissingRequirement[] = [];
  for (const requirement of posting.requirements) {
    const share = kindWeight(requirement.kind) / total;
    if (requirement.wishes.length === 0) {
      const met = wordsMet(terms(requirement.text), resume, weightOf);
      if (met < WORDS_MET)
        missing.push({
          text: requirement.text,
          kind: requirement.kind,
          skills: [],
          weight: share * (1 - met) * 0.5,
        });
      continue;
    }
    const unmet = unmetWishes(requirement, resume);
    if (unmet.length === 0) continue;
    const lost = unmet.reduce((sum, wish) => sum + wish.weight * (1 - creditOf(wish, resume).credit), 0);
    const all = requirement.wishes.reduce((sum, wish) => sum + wish.weight, 0);
    missing.push({
      text: requirement.text,
      kind: requirement.kind,
      skills: [...new Set(unmet.flatMap((wish) => wish.anyOf))],
      weight: share * (lost / all),
    });
  }
  return missing
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_MISSING)
    .map((one) => ({ ...one, weight: Math.round(one.weight * 1000) / 1000 }));
}
