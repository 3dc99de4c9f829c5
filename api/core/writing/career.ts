/** What the facts say about a career as a whole: its positions, newest first, and how long it lasted. */
import type { Fact } from '../resume/fact.js';

export interface Position {
  factId: string;
  /** Empty when the fact does not say. */
  title: string;
  employer: string;
  start: string;
  /** null: until now. */
  end: string | null;
}

/** Months since year 0 of a partial date; a year alone counts as its January (start) or December (end). */
function monthOf(date: string, isEnd: boolean): number | null {
  const match = /^(\d{4})(?:-(\d{2}))?/.exec(date);
  if (match === null) return null;
  return Number(match[1]) * 12 + (match[2] === undefined ? (isEnd ? 11 : 0) : Number(match[2]) - 1);
}

/** The positions of the work section, newest first; those that go on before those that ended. */
export function positionsOf(facts: readonly Fact[]): Position[] {
  const entries = facts.filter(({ kind, section }) => kind === 'entry' && section === 'work');
  const positions = entries.map(({ id, fields }) => ({
    factId: id,
    title: fields['position'] ?? '',
    employer: fields['name'] ?? '',
    start: fields['startDate'] ?? '',
    end: fields['endDate'] ?? null,
  }));
  const rank = ({ start, end }: Position): string => (start === '' ? '0' : `${end ?? '9999'} ${start}`);
  return positions.sort((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0));
}

/**
 * Whole years at work, overlaps counted once, gaps not at all. A year without a month counts from its end when the
 * position starts in it and to its beginning when it ends in it: rather a year too few than one too many.
 * @param today ISO day
 */
export function yearsAtWork(positions: readonly Position[], today: string): number {
  const spans = positions
    .map(({ start, end }) => {
      const from = /^\d{4}$/.test(start) ? monthOf(start, true) : monthOf(start, false);
      const until = end === null ? monthOf(today, false) : monthOf(end, false);
      return from === null || until === null || until < from ? null : ([from, until] as const);
    })
    .filter((span) => span !== null)
    .sort(([a], [b]) => a - b);
  let months = 0;
  let covered = 0;
  for (const [from, until] of spans) {
    const begin = Math.max(from, covered);
    if (until <= begin) continue;
    months += until - begin;
    covered = until;
  }
  return Math.floor(months / 12);
}
