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

function readLine(value: unknown): MatchLine | string {
  if (!isObject(value)) return 'A line must be an object with id, job and resume.';
  if (!isObject(value['job'])) return 'The line has no job object.';
  if (!isObject(value['resume'])) return 'The line has no resume object.';
  const { id = null, job, resume, preferences } = value;
  return {
    id,
    job: job as MatchablePosting,
    resume: resume as JsonResume,
    ...(isObject(preferences) ? { preferences: preferences as MatchPreferences } : {}),
  };
}

function answer(id: unknown, result: MatchResult): Record<string, unknown> {
  const { fit, band, reasons, missing, knockOuts } = result;
  // One decimal more than on the screens, so that callers can order what rounds to the same.
  return { id, score: Math.round(fit * 1000) / 10, band, reasons, missing, knockOuts };
}

async function matchLines(today: string): Promise<void> {
  const postings = new Prepared<PreparedPosting>((key) =>
    preparePosting(JSON.parse(key) as MatchablePosting),
  );
  const resumes = new Prepared<PreparedResume>((key) => prepareResume(JSON.parse(key) as JsonResume, today));
  for await (const { value, error } of readJsonLines()) {
    if (error !== undefined) {
      await writeJsonLine({ id: null, error: { code: 'BAD_USER_INPUT', message: error } });
      continue;
    }
    const line = readLine(value);
    if (typeof line === 'string') {
      const id = isObject(value) ? (value['id'] ?? null) : null;
      await writeJsonLine({ id, error: { code: 'BAD_USER_INPUT', message: line } });
      continue;
    }
    await writeJsonLine(
      answer(line.id, matchPrepared(postings.get(line.job), resumes.get(line.resume), line.preferences)),
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
      await matchLines(today);
    });
}
