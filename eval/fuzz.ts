/**
 * `npm run fuzz [-- --seed N] [--cases N] [--room extraction|parsing|truth|matching|all] [--only N]`: gives the brain
 * broken copies of real inputs (those of the folder CORPUS, else the project's own) and ends with 1 when a case throws,
 * needs more than 2 s of processor time, outgrows its memory or answers out of proportion. A case depends on seed, room
 * and number alone: `--only` repeats one, alone.
 */
import { readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { extractPosting } from '../api/core/extraction/extract-posting.js';
import { matchJob, type MatchablePosting } from '../api/core/matching/match-job.js';
import { parseResume } from '../api/core/parsing/parse-resume.js';
import type { TextDocument } from '../api/core/parsing/text-document.js';
import type { JsonResume } from '../api/core/resume/json-resume.js';
import { checkResume, type TruthInput } from '../api/core/truth/check-resume.js';
import { DocumentError, closeDocumentReader, readDocument } from '../api/platform/files/read-document.js';
import { filesOf } from './corpus.js';
import { readLines } from './lines.js';
import { below, mutateText, mutateValue, pick, randomFrom, sizeOf, type Random } from './mutations.js';
import { editedResume, peopleIn } from './truth.suite.js';

const ROOMS = ['extraction', 'parsing', 'truth', 'matching'] as const;
type Room = (typeof ROOMS)[number];
type ContentType = 'html' | 'json' | 'xml' | 'text';

/** The good inputs that are broken. */
interface Inputs {
  pages: { name: string; content: string; contentType: ContentType }[];
  documents: { name: string; document: TextDocument }[];
  checks: TruthInput[];
  matches: { posting: MatchablePosting; resume: JsonResume }[];
}

interface Job {
  room: Room;
  seed: number;
  first: number;
  end: number;
  /** Two 32-bit numbers: the case now running and when it began, in milliseconds since the program's start. */
  progress: SharedArrayBuffer;
  startedAt: number;
  inputs: Inputs;
}

/** What the thread tells of one finished case. */
interface Outcome {
  case: number;
  milliseconds: number;
  size: number;
  failure: string | null;
}

const CASE_MS = 2_000;
/** After this much time by the clock a case counts as hanging: the machine may be busy with other work. */
const HANG_MS = 20_000;
const THREAD_MB = 1_024;
const WATCH_MS = 250;
/** An answer may be larger than its input, not by more than this. */
const MOST_GROWTH = 8;
const FREE_GROWTH = 2_000_000;
const TODAY = '2026-11-01';
const SHARES: Record<Room, number> = { extraction: 0.4, parsing: 0.3, truth: 0.2, matching: 0.1 };
const PAGE_TYPES: Record<string, ContentType> = {
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.xml': 'xml',
  '.txt': 'text',
};
const RESUME_TYPES = new Set(['.pdf', '.docx', '.rtf', '.odt', '.html', '.xml', '.zip', '.json', '.txt']);
const folder = dirname(fileURLToPath(import.meta.url));

async function readInputs(corpus: string | undefined, rooms: ReadonlySet<Room>): Promise<Inputs> {
  const inputs: Inputs = { pages: [], documents: [], checks: [], matches: [] };
  const root = corpus === undefined || corpus === '' ? folder : corpus;
  for (const { path, kind } of filesOf(root)) {
    const type = extname(path).toLowerCase();
    const name = relative(root, path);
    const contentType = PAGE_TYPES[type];
    if (kind === 'posting' && contentType !== undefined)
      inputs.pages.push({ name, content: readFileSync(path, 'utf8'), contentType });
    else if (kind === 'resume' && RESUME_TYPES.has(type) && rooms.has('parsing')) {
      try {
        inputs.documents.push({ name, document: await readDocument(readFileSync(path), path) });
      } catch (error) {
        // Scans and files that no reader takes are no start for a parser.
        if (!(error instanceof DocumentError) || error.code === 'TIMEOUT') throw error;
      }
    } else if (/\.jsonl(?:\.gz)?$/.test(path)) {
      const bytes = readFileSync(path);
      const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      const cases = text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as unknown);
      inputs.checks.push(
        ...(cases as TruthInput[]).filter((one) => one.profile !== undefined && one.resume !== undefined),
      );
    }
  }
  closeDocumentReader();
  for (const { profile, cases } of peopleIn(join(folder, 'truth')))
    for (const { edits, posting } of cases)
      inputs.checks.push({ profile, resume: editedResume(profile, edits), posting: posting ?? null });
  const cases = readLines<{ posting?: MatchablePosting; postings?: { posting: MatchablePosting }[] }>(
    join(folder, 'matching'),
  );
  const postings = cases.flatMap(
    ({ posting, postings: several }) => posting ?? (several ?? []).map((one) => one.posting),
  );
  const described = inputs.pages.map(({ name, content }) => ({ title: name, description: content }));
  inputs.matches = [...postings, ...described].map((posting, index) => ({
    posting,
    resume: inputs.checks[(index * 31) % inputs.checks.length]!.profile,
  }));
  return inputs;
}

/** The case's broken input and what to do with it; to be called only once. */
function prepare({ room, inputs }: Job, random: Random): { name: string; size: number; run: () => unknown } {
  if (room === 'extraction') {
    const page = pick(random, inputs.pages);
    const other = pick(random, inputs.pages).content;
    const from = below(random, other.length);
    const base = random() < 0.1 ? page.content + other.slice(from) : page.content;
    const content = mutateText(base, random);
    const contentType =
      random() < 0.1 ? pick(random, ['html', 'json', 'xml', 'text'] as const) : page.contentType;
    const input = { content, contentType, url: 'https://employer.example/jobs/1', now: new Date(TODAY) };
    return { name: page.name, size: content.length, run: () => extractPosting(input) };
  }
  if (room === 'parsing') {
    const { name, document } = pick(random, inputs.documents);
    const broken = mutateValue(document, random, {
      sameTypes: document.kind !== 'structured',
      keep: ['kind', 'format', 'tables', 'root', 'children', 'attributes'],
    });
    return {
      name,
      size: sizeOf(broken),
      run: () => parseResume(broken),
    };
  }
  const sameTypes = random() < 0.5;
  if (room === 'truth') {
    const check = mutateValue(pick(random, inputs.checks), random, { sameTypes });
    const input = { ...check, today: TODAY, requireCitations: random() < 0.5 };
    return { name: 'profile and resume', size: sizeOf(check), run: () => checkResume(input) };
  }
  const match = mutateValue(pick(random, inputs.matches), random, { sameTypes });
  return {
    name: 'posting and resume',
    size: sizeOf(match),
    run: () => matchJob({ posting: match.posting ?? {}, resume: match.resume ?? {}, today: TODAY }),
  };
}

function runCases(job: Job): void {
  const progress = new Int32Array(job.progress);
  for (let number = job.first; number < job.end; number += 1) {
    const random = randomFrom(job.seed * 1_000_003 + ROOMS.indexOf(job.room) * 7_919 + number);
    const { name, size, run } = prepare(job, random);
    Atomics.store(progress, 1, Date.now() - job.startedAt);
    Atomics.store(progress, 0, number);
    const before = process.threadCpuUsage();
    let failure: string | null = null;
    let answer: unknown = null;
    try {
      answer = run();
    } catch (error) {
      failure = `throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`.slice(
        0,
        900,
      );
    }
    const used = process.threadCpuUsage(before);
    const milliseconds = (used.user + used.system) / 1_000;
    if (milliseconds > CASE_MS) failure ??= `takes ${Math.round(milliseconds)} ms`;
    const given = failure === null ? sizeOf(answer) : 0;
    if (given > size * MOST_GROWTH + FREE_GROWTH) failure ??= `answers ${given} characters`;
    if (failure !== null) failure = `${name}, ${size} characters: ${failure}`;
    parentPort!.postMessage({ case: number, milliseconds, size, failure } satisfies Outcome);
  }
}

/** Runs the cases of one room, in a new thread after each one that hangs or takes the thread down with it. */
async function runRoom(
  room: Room,
  seed: number,
  first: number,
  end: number,
  inputs: Inputs,
): Promise<boolean> {
  const slowest: Outcome[] = [];
  const failures: Outcome[] = [];
  const note = (outcome: Outcome): void => {
    slowest.push(outcome);
    slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(3);
    if (outcome.failure === null) return;
    failures.push(outcome);
    console.log(`${room} --seed ${seed} --only ${outcome.case}: ${outcome.failure}`);
  };
  for (let next = first; next < end;) {
    const progress = new SharedArrayBuffer(8);
    const seen = new Int32Array(progress);
    const startedAt = Date.now();
    seen[0] = -1;
    const workerData: Job = { room, seed, first: next, end, progress, startedAt, inputs };
    const thread = new Worker(new URL(import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MB },
    });
    const ended = await new Promise<string | null>((resolve) => {
      const watch = setInterval(() => {
        const running = Atomics.load(seen, 0);
        if (running < next || Date.now() - startedAt - Atomics.load(seen, 1) < HANG_MS) return;
        resolve(`hangs for more than ${HANG_MS / 1_000} s`);
        void thread.terminate();
      }, WATCH_MS);
      thread.on('message', (outcome: Outcome) => {
        note(outcome);
        next = outcome.case + 1;
      });
      thread.on('error', (error) => resolve(`ends the thread: ${String(error)}`));
      thread.on('exit', () => {
        clearInterval(watch);
        resolve(null);
      });
    });
    if (ended === null) break;
    note({
      case: Math.max(next, Atomics.load(seen, 0)),
      milliseconds: Date.now() - startedAt - Atomics.load(seen, 1),
      size: 0,
      failure: ended,
    });
    next = Math.max(next, Atomics.load(seen, 0)) + 1;
  }
  const slow = slowest.map(
    (one) => `${Math.round(one.milliseconds)} ms (case ${one.case}, ${one.size} characters)`,
  );
  console.log(
    `${room}: ${end - first} cases, seed ${seed}, ${failures.length} failed; slowest ${slow.join(', ')}`,
  );
  return failures.length === 0;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      cases: { type: 'string', default: '2000' },
      room: { type: 'string', default: 'all' },
      only: { type: 'string' },
    },
  });
  const rooms = ROOMS.filter((room) => values.room === 'all' || values.room === room);
  const [seed, cases, only] = [Number(values.seed), Number(values.cases), Number(values.only ?? 0)];
  if (rooms.length === 0 || ![seed, cases, only].every(Number.isSafeInteger)) {
    console.error(
      `--room is all or one of ${ROOMS.join(', ')}; --seed, --cases and --only are whole numbers.`,
    );
    process.exit(2);
  }
  const inputs = await readInputs(process.env['CORPUS'], new Set(rooms));
  let good = true;
  for (const room of rooms) {
    const count = rooms.length === 1 ? cases : Math.round(cases * SHARES[room]);
    const [first, end] = values.only === undefined ? [0, count] : [only, only + 1];
    good = (await runRoom(room, seed, first, end, inputs)) && good;
  }
  if (!good) process.exitCode = 1;
}

if (isMainThread) await main();
else runCases(workerData as Job);
