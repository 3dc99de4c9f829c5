import type { JsonResume } from '../resume/json-resume.js';
import { matchJob } from './match-job.js';
import type { MatchablePosting, MatchPreferences, MatchResult } from './matchable.js';

/** The postings with their results, best first; equal scores keep the order given. */
export function rankPostings<P extends MatchablePosting>(input: {
  postings: readonly P[];
  resume: JsonResume;
  preferences?: MatchPreferences;
  today: string;
}): { posting: P; result: MatchResult }[] {
  const { postings, ...rest } = input;
  return postings
    .map((posting) => ({ posting, result: matchJob({ posting, ...rest }) }))
    .sort((one, other) => other.result.score - one.result.score);
}
