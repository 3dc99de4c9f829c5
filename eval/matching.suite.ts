/**
 * Matching on `matching/*.jsonl`: `{id, posting, candidates: [{id, resume, relevance}]}` asks for the order of people
 * for one posting (NDCG@5 and the share of pairs in the right order); `{id, resume, postings: [{id, posting,
 * relevance}]}` for the order of postings for one person. `relevance` grows with how well they fit; `band` is checked
 * where it is given. What BM25 and TF-IDF alone reach on the same people is told beside it.
 */
import { matchJob, type MatchablePosting } from '../api/core/matching/match-job.js';
import type { JsonResume } from '../api/core/resume/json-resume.js';
import { readLines } from './lines.js';
import { bm25, tfIdf } from './word-baselines.js';
import { Tally, type SuiteResult } from './score.js';

interface MatchCase {
  id: string;
  today?: string;
  posting?: MatchablePosting;
  candidates?: { id?: string; resume: JsonResume; relevance: number; band?: string }[];
  resume?: JsonResume;
  postings?: { id?: string; posting: MatchablePosting; relevance: number; band?: string }[];
}

const TODAY = '2026-11-01';

function gain(relevances: readonly number[]): number {
  return relevances
    .slice(0, 5)
    .reduce((sum, relevance, index) => sum + (2 ** relevance - 1) / Math.log2(index + 2), 0);
}

/** Normalised discounted cumulative gain of the first five (Jarvelin and Kekalainen 2002). */
export function ndcg(ranked: readonly { relevance: number }[]): number {
  const best = gain(ranked.map(({ relevance }) => relevance).sort((a, b) => b - a));
  return best === 0 ? 1 : gain(ranked.map(({ relevance }) => relevance)) / best;
}

export function matchingSuite(folder: string): SuiteResult {
  const tally = new Tally();
  const complaints: string[] = [];
  const cases = readLines<MatchCase>(folder);
  for (const { id, today = TODAY, posting, candidates, resume, postings } of cases) {
    const pairs =
      candidates !== undefined && posting !== undefined
        ? candidates.map((one) => ({ ...one, posting, resume: one.resume }))
        : resume !== undefined && postings !== undefined
          ? postings.map((one) => ({ ...one, resume }))
          : [];
    const row = candidates === undefined ? 'postings for a person' : 'people for a posting';
    const scored = pairs.map((pair) => ({
      ...pair,
      match: matchJob({ posting: pair.posting, resume: pair.resume, today }),
    }));
    for (const { band, match } of scored)
      if (band !== undefined) tally.add('band', 'right', band === match.band);
    const ranked = [...scored].sort((a, b) => b.match.score - a.match.score || a.relevance - b.relevance);
    tally.add(row, 'NDCG@5', ndcg(ranked));
    if (candidates !== undefined) {
      const resumes = candidates.map((one) => one.resume);
      for (const [name, scores] of [
        ['BM25', bm25(posting, resumes)],
        ['TF-IDF', tfIdf(posting, resumes)],
      ] as const) {
        const order = candidates
          .map(({ relevance }, index) => ({ relevance, score: scores[index]! }))
          .sort((a, b) => b.score - a.score || a.relevance - b.relevance);
        tally.add(`${row}, ${name} alone`, 'NDCG@5', ndcg(order));
        for (const one of order)
          for (const other of order)
            if (one.relevance > other.relevance)
              tally.add(`${row}, ${name} alone`, 'pairs', one.score > other.score ? 1 : 0);
      }
    }
    for (const one of scored) {
      for (const other of scored) {
        if (one.relevance <= other.relevance) continue;
        const right =
          one.match.score > other.match.score ? 1 : one.match.score === other.match.score ? 0.5 : 0;
        tally.add(row, 'pairs', right);
        if (right < 1)
          complaints.push(
            `${id}: ${one.id ?? ''} (${one.match.score}) should stand before ${other.id ?? ''} (${other.match.score})`,
          );
      }
    }
  }
  return { scores: tally.scores('matching'), cases: cases.length, atLeast: 10, complaints };
}
