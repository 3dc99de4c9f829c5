/** Orders many postings for one person. */
import type { JsonResume } from '../resume/json-resume.js';
import { fitOf, matchPrepared } from './match-job.js';
import type { MatchablePosting, MatchPreferences, MatchResult } from './matchable.js';
import { preparePosting, type PreparedPosting } from './prepare-posting.js';
import { prepareResume } from './prepare-resume.js';

export interface RankedPosting<P> {
  posting: P;
  result: MatchResult;
}

/**
 * The postings with their results, best first; equal ones keep the order given. Postings may be given prepared (by
 * `preparePosting`, once, and kept), which is what makes thousands quick. With `limit` only the best are explained and
 * given.
 */
export function rankPostings<P extends MatchablePosting | PreparedPosting>(input: {
  postings: readonly P[];
  resume: JsonResume;
  preferences?: MatchPreferences;
  today: string;
  limit?: number;
}): RankedPosting<P>[] {
  const resume = prepareResume(input.resume, input.today);
  return input.postings
    .map((posting) => {
      const prepared = isPrepared(posting) ? posting : preparePosting(posting);
      return { posting, prepared, fit: fitOf(prepared, resume, input.preferences) };
    })
    .sort((one, other) => other.fit - one.fit)
    .slice(0, input.limit)
    .map(({ posting, prepared }) => ({
      posting,
      result: matchPrepared(prepared, resume, input.preferences),
    }));
}

function isPrepared(posting: MatchablePosting | PreparedPosting): posting is PreparedPosting {
  return 'vector' in posting && posting.vector instanceof Float32Array;
}
