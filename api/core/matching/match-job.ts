/** Scores how well a resume fits a posting, and says why. */
import type { JsonResume } from '../resume/json-resume.js';
import { explainMatch, missingRequirements } from './explain-match.js';
import { findKnockOuts } from './knock-outs.js';
import type { MatchablePosting, MatchBand, MatchPreferences, MatchResult } from './matchable.js';
import { preparePosting, type PreparedPosting } from './prepare-posting.js';
import { prepareResume, type PreparedResume } from './prepare-resume.js';
import { combineParts, matchParts } from './score-match.js';
import { countTerms, termWeight } from './text-terms.js';

export type * from './matchable.js';

const BANDS: [MatchBand, number][] = [
  ['STRONG', 75],
  ['GOOD', 55],
  ['FAIR', 35],
];
/** A job that is ruled out never looks better than this, however well the skills fit. */
const KNOCK_OUT_CAP = 0.3;

function bandOf(score: number): MatchBand {
  return BANDS.find(([, least]) => score >= least)?.[0] ?? 'WEAK';
}

/** 0..1, before rounding: what `score` is made of. */
export function fitOf(
  posting: PreparedPosting,
  resume: PreparedResume,
  preferences: MatchPreferences = {},
  semantic: number | null = null,
): number {
  const fit = combineParts(matchParts(posting, resume, semantic), posting);
  return findKnockOuts(posting, resume, preferences).length > 0 ? Math.min(fit, KNOCK_OUT_CAP) : fit;
}

/** Scores and explains what was prepared. `semantic` is a real model's cosine (0..1) where one is configured. */
export function matchPrepared(
  posting: PreparedPosting,
  resume: PreparedResume,
  preferences: MatchPreferences = {},
  semantic: number | null = null,
): MatchResult {
  const parts = matchParts(posting, resume, semantic);
  const knockOuts = findKnockOuts(posting, resume, preferences);
  const combined = combineParts(parts, posting);
  const fit = knockOuts.length > 0 ? Math.min(combined, KNOCK_OUT_CAP) : combined;
  const score = Math.round(fit * 100);
  return {
    score,
    fit: Math.round(fit * 10_000) / 10_000,
    band: bandOf(score),
    reasons: explainMatch(posting, resume, parts, knockOuts),
    missing: missingRequirements(posting, resume, countTerms, termWeight),
    knockOuts,
  };
}

/**
 * Scores how well a resume fits a posting: 0-100 with a band, at most five reasons, and what is missing. The same input
 * gives the same answer to the byte. Sparse or odd input never throws; what is not said counts neither for nor against.
 */
export function matchJob(input: {
  posting: MatchablePosting;
  resume: JsonResume;
  preferences?: MatchPreferences;
  /** ISO day, against which "until now" is read. */
  today: string;
  /** Cosine of a real model's vectors of posting and resume, 0..1, where one is configured. */
  semantic?: number | null;
}): MatchResult {
  return matchPrepared(
    preparePosting(input.posting),
    prepareResume(input.resume, input.today),
    input.preferences,
    input.semantic,
  );
}
