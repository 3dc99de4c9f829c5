/** What a benchmark file gives: `bench/run.ts` runs every `bench/*.bench.ts` and prints their figures as one table. */
export interface Figure {
  /** What was measured, e.g. "JSON-LD page to fields". */
  name: string;
  value: number;
  /** "ms", "per s per core", "ratio", ... */
  unit: string;
  /** The target it is held against, as text; empty when there is none. */
  target?: string;
  /** How it was measured: runs, percentile, what it is a ratio of. */
  note?: string;
}

/** The default export of a `*.bench.ts` file. */
export type Benchmark = () => Promise<Figure[]>;

/** The p-th percentile (0..100) of the samples by the nearest-rank method. */
export function percentile(samples: readonly number[], p: number): number {
  if (samples.length === 0) throw new RangeError('percentile of no samples');
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))]!;
}
