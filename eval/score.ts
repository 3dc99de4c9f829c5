/** What an evaluation measures, and how scores are added up, printed and compared with those of the last release. */

import type { Calibration } from './calibration.js';

/** One figure of a suite. */
export interface Score {
  /** For example "postings". */
  suite: string;
  /** Row of the printed table: a field, a kind of lie. */
  row: string;
  /** Column: "recall", "wrong", "blocked". */
  column: string;
  /** A share, 0..1. */
  value: number;
  /** How many cases it is a share of. */
  count: number;
  better: 'higher' | 'lower';
}

/** A suite: reads its folder, runs the brain over it, and says what was right. `complaints` name what failed, for people. */
export interface SuiteResult {
  scores: Score[];
  /** Number of cases read. */
  cases: number;
  /** The fewest there must be for the figures to mean something. */
  atLeast: number;
  complaints: string[];
  /** How often values were right by their confidence, where the suite's answers have one. */
  calibration?: Calibration;
}

/** Counts right and wrong answers per row and column. */
export class Tally {
  private readonly sums = new Map<
    string,
    { row: string; column: string; good: number; count: number; better: Score['better'] }
  >();

  /** @param part 0..1, how far the case holds */
  add(row: string, column: string, part: number | boolean, better: Score['better'] = 'higher'): void {
    const key = `${row}\n${column}`;
    const sum = this.sums.get(key) ?? { row, column, good: 0, count: 0, better };
    sum.good += Number(part);
    sum.count += 1;
    this.sums.set(key, sum);
  }

  scores(suite: string): Score[] {
    return [...this.sums.values()].map(({ row, column, good, count, better }) => ({
      suite,
      row,
      column,
      value: good / count,
      count,
      better,
    }));
  }
}

const percent = (value: number): string => (100 * value).toFixed(1);

/** A suite's scores as a table, one line a row. */
export function printScores(title: string, scores: readonly Score[]): void {
  if (scores.length === 0) return;
  const rows = [...new Set(scores.map(({ row }) => row))];
  const columns = [...new Set(scores.map(({ column }) => column))];
  const cell = Math.max(12, ...columns.map((column) => column.length + 2));
  const width = Math.max(title.length, ...rows.map((row) => row.length));
  console.log(
    `\n${title.padEnd(width)}  ${columns.map((column) => column.padStart(cell)).join('')}${'n'.padStart(7)}`,
  );
  for (const row of rows) {
    const cells = columns.map((column) => {
      const score = scores.find((one) => one.row === row && one.column === column);
      return (score === undefined ? '' : percent(score.value)).padStart(cell);
    });
    const count = Math.max(...scores.filter((one) => one.row === row).map((one) => one.count));
    console.log(`${row.padEnd(width)}  ${cells.join('')}${String(count).padStart(7)}`);
  }
}

/** Stored figures by "suite row column". */
export type Baseline = Record<string, number>;

export function keyOf({ suite, row, column }: Score): string {
  return `${suite} | ${row} | ${column}`;
}

/**
 * A share may fall by this much, or by one case, without failing: small sets move by whole cases, and a rounding of
 * one must not stop a release.
 */
const TOLERANCE = 0.005;

/** What got worse than the stored figures, and what was measured then and is not now; in words. */
export function dropsAgainst(
  baseline: Baseline,
  scores: readonly Score[],
  suites: ReadonlySet<string>,
): string[] {
  const now = new Map(scores.map((score) => [keyOf(score), score]));
  return Object.entries(baseline).flatMap(([key, before]) => {
    if (!suites.has(key.split(' | ')[0]!)) return [];
    const score = now.get(key);
    if (score === undefined) return [`${key}: was ${percent(before)}, is not measured any more`];
    const worse = score.better === 'higher' ? before - score.value : score.value - before;
    return worse > TOLERANCE ? [`${key}: was ${percent(before)}, is ${percent(score.value)}`] : [];
  });
}
