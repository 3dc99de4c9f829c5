/** `atlas match`: JSON lines of postings with resumes in, scores with reasons out. */
import type { Command } from 'commander';
import { matchPrepared } from '../core/matching/match-job.js';
import type { MatchablePosting, MatchPreferences, MatchResult } from '../core/matching/matchable.js';
import { preparePosting, type PreparedPosting } from '../core/matching/prepare-posting.js';
import { prepareResume, type PreparedResume } from '../core/matching/prepare-resume.js';
import type { JsonResume } from '../core/resume/json-resume.js';
import { readJsonLines, writeJsonLine } from './json-lines.js';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Callers send one resume with many jobs, or one job with many resumes, in a row. */
const REMEMBERED = 200;

interface MatchLine {
  id: unknown;
  job: MatchablePosting;
  resume: JsonResume;
  preferences?: MatchPreferences;
}

/** Keeps what was prepared for the latest inputs, by their JSON. */
class Prepared<T> {
  private readonly known = new Map<string, T>();

  constructor(private readonly prepare: (value: string) => T) {}

  get(value: unknown): T {
    const key = JSON.stringify(value);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    if (this.known.size >= REMEMBERED) this.known.clear();
    const made = this.prepare(key);
    this.known.set(key, made);
    return made;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A job or resume may be a bare text; then it is its description, or its summary. */
function readLine(value: unknown): MatchLine | string {
  if (!isObject(value)) return 'A line must be an object with id, job and resume.';
  const { id = null, preferences } = value;
  const job = typeof value['job'] === 'string' ? { description: value['job'] } : value['job'];
  const resume =
    typeof value['resume'] === 'string' ? { basics: { summary: value['resume'] } } : value['resume'];
  if (!isObject(job)) return 'The line has no job object.';
  if (!isObject(resume)) return 'The line has no resume object.';
  return {
    id,
    job,
    resume,
    ...(isObject(preferences) ? { preferences } : {}),
  };
}

function answer(id: unknown, result: MatchResult): Record<string, unknown> {
  const { fit, band, reasons, missing, knockOuts } = result;
  // One decimal more than on the screens, so that callers can order what rounds to the same.
  return { id, score: Math.round(fit * 1000) / 10, band, reasons, missing, knockOuts };
}

function refusal(id: unknown, message: string): Record<string, unknown> {
  return { id, error: { code: 'BAD_USER_INPUT', message } };
}

/** Answers lines one after the other; `today` is the ISO day against which "until now" is read. */
export class MatchLines {
  private readonly postings = new Prepared<PreparedPosting>((key) =>
    preparePosting(JSON.parse(key) as MatchablePosting),
  );
  private readonly resumes: Prepared<PreparedResume>;

  constructor(today: string) {
    this.resumes = new Prepared((key) => prepareResume(JSON.parse(key) as JsonResume, today));
  }

  /** The answer to one line of input, an `error` in it when the line is not what it should be. */
  answer({ value, error }: { value?: unknown; error?: string }): Record<string, unknown> {
    if (error !== undefined) return refusal(null, error);
    const line = readLine(value);
    if (typeof line === 'string') return refusal(isObject(value) ? (value['id'] ?? null) : null, line);
    return answer(
      line.id,
      matchPrepared(this.postings.get(line.job), this.resumes.get(line.resume), line.preferences),
    );
  }
}

export function addMatchCommand(program: Command): void {
  program
    .command('match')
    .description('JSON lines {id, job, resume} from standard input to {id, score, band, reasons, missing}.')
    .option('--now <day>', 'ISO day against which "until now" is read (default: today)')
    .action(async (options: { now?: string }, command: Command) => {
      const today = options.now?.slice(0, 10) ?? new Date().toISOString().slice(0, 10);
      if (!ISO_DAY.test(today)) command.error('--now wants an ISO day such as 2026-01-31.');
      const lines = new MatchLines(today);
      for await (const line of readJsonLines()) await writeJsonLine(lines.answer(line));
    });
}
