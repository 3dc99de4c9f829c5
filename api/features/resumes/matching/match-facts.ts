import { matchJob, type MatchResult } from '../../../core/matching/match-job.js';
import type { Posting } from '../../../core/posting/posting.js';
import { factsToJsonResume } from '../../../core/resume/convert.js';
import { toCoreFact, type Fact } from '../../profiles/fact.entity.js';

/** How a person's facts fit a posting. @param today - ISO day, for years of experience still running. */
export function matchFacts(facts: readonly Fact[], posting: Posting, today: string): MatchResult {
  const { resume } = factsToJsonResume(facts.map(toCoreFact));
  return matchJob({ posting, resume, today });
}
