/** Scores how well a resume fits a posting, and says why. */
import type { JsonResume } from '../resume/json-resume.js';
import { explainMatch, missingRequirements } from './explain-match.js';
import { findKnockOuts, type KnockOuts } from './knock-outs.js';
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
/** What a licence the resume is silent on leaves of a score. */
const SILENT_LICENCE = 0.65;

function bandOf(score: number): MatchBand {
  return BANDS.find(([, least]) => score >= least)?.[0] ?? 'WEAK';
}

function withKnockOuts(fit: number, { certain, likely }: KnockOuts): number {
  const left = likely.length > 0 ? fit * SILENT_LICENCE : fit;
  return certain.length > 0 ? Math.min(left, KNOCK_OUT_CAP) : left;
}

/** 0..1, before rounding: what `score` is made of. */
export function fitOf(
  posting: PreparedPosting,
  resume: PreparedResume,
  preferences: MatchPreferences = {},
  semantic: number | null = null,
): number {
  const fit = combineParts(matchParts(posting, resume, semantic), posting);
  return withKnockOuts(fit, findKnockOuts(posting, resume, preferences));
}

/** Scores and explains what was prepared. `semantic` is a real model's cosine (0..1) where one is configured. */
export function matchPrepared(
  posting: PreparedPosting,
  resume: PreparedResume,
  preferences: MatchPreferences = {},
  semantic: number | null = null,
): MatchResult {
  const parts = matchParts(posting, resume, semantic);
  const found = findKnockOuts(posting, resume, preferences);
  const knockOuts = [...found.certain, ...found.likely];
  const fit = withKnockOuts(combineParts(parts, posting), found);
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
