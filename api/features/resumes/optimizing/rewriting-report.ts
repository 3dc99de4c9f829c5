import type { TailoringStrategy } from '../changes/proposed-change.entity.js';
import type { PassageOutcome } from './rewrite-resume.js';

/** What the model part of a tailoring came to, as the Task's result shows it. */
export interface RewritingReport {
  versions: {
    strategy: TailoringStrategy;
    /** How many lines of the version a model worded; the others are the rules' or the person's own. */
    wordedByModel: number;
    /** What a model worded and was dropped, with the reason; the first 20. */
    dropped: { text: string; reason: string }[];
  }[];
  /** Who answered, and how often. */
  providers: { provider: string; model: string; calls: number }[];
  /** Who did not, and why another was asked. */
  fallbacks: { provider: string; model: string; reason: string }[];
  /** In plain words why (parts of) the resume were left to the rules; null when a model answered everywhere. */
  message: string | null;
  /** Some of it had no answer: tailoring again may give more. */
  improvable: boolean;
}

const MOST_DROPPED = 20;
const MOST_FALLBACKS = 10;

export function emptyReport(strategies: readonly TailoringStrategy[]): RewritingReport {
  return {
    versions: strategies.map((strategy) => ({ strategy, wordedByModel: 0, dropped: [] })),
    providers: [],
    fallbacks: [],
    message: null,
    improvable: false,
  };
}

/** Adds one outcome to the report, in place. */
export function addOutcome(report: RewritingReport, outcome: PassageOutcome): void {
  const version = report.versions.find(({ strategy }) => strategy === outcome.strategy);
  if (version !== undefined) {
    version.wordedByModel += outcome.rewrites.length;
    version.dropped = [...version.dropped, ...outcome.dropped].slice(0, MOST_DROPPED);
  }
  for (const { provider, model } of outcome.sources) {
    const known = report.providers.find((one) => one.provider === provider && one.model === model);
    if (known === undefined) report.providers.push({ provider, model, calls: 1 });
    else known.calls += 1;
  }
  for (const { provider, model, reason } of outcome.fallbacks) {
    const known = report.fallbacks.some(
      (one) => one.provider === provider && one.model === model && one.reason === reason,
    );
    if (!known && report.fallbacks.length < MOST_FALLBACKS)
      report.fallbacks.push({ provider, model, reason });
  }
  if (outcome.unavailable !== null) {
    report.improvable = true;
    report.message ??= outcome.unavailable.message;
  }
}

/** One line for the user while the Task still runs. */
export function describeRewriting({ versions, message }: RewritingReport): string {
  const lines = versions.reduce((sum, { wordedByModel }) => sum + wordedByModel, 0);
  if (lines === 0) return message ?? 'The lines stay as the rules worded them';
  return `${lines} ${lines === 1 ? 'line' : 'lines'} reworded${message === null ? '' : `. ${message}`}`;
}
