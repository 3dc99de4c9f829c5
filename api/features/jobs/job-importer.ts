import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { storeFile } from '../../engine/storage/store-file.js';
import type { FileStore } from '../../engine/storage/file-store.js';
import { StoredFile } from '../../engine/storage/stored-file.entity.js';
import { enqueueTask } from '../../engine/tasks/enqueue-task.js';
import type { WaitingWork } from '../../engine/llm/batches/waiting-work.js';
import type { TaskMachinery } from '../../engine/tasks/task-machinery.js';
import { Task } from '../../engine/tasks/task.entity.js';
import { accountOf } from '../../platform/database/orm.js';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import { readId, readInput } from '../../platform/graphql/read-input.js';
import { canonicalUrl } from '../../platform/http/canonical-url.js';
import { createEgressPolicy } from '../../platform/http/egress-policy.js';
import { FetchError } from '../../platform/http/fetch-error.js';
import { fillGapsTask } from './gaps/fill-gaps.task.js';
import { importJobTask } from './import-job.task.js';
import type { ImportJobInput } from './import-job.task.js';
import { Job, JobAddress } from './job.entity.js';

/** From so many on, an import's questions to models may go together, within a day. */
const TOGETHER = 5;
/** More at once is a feed, not a person. */
const MAX_INPUTS = 100;
const MAX_TEXT = 200_000;
const SHOWN_INPUT = 120;

const request = z.object({
  urls: z.array(z.string()).nullish(),
  texts: z.array(z.string()).nullish(),
  files: z.array(z.string()).nullish(),
  idempotencyKey: z.string().min(1).max(200).nullish(),
});

export type ImportOutcome =
  | { kind: 'started'; task: Task }
  | { kind: 'duplicate'; job: Job; message: string }
  | { kind: 'refused'; input: string; code: string; message: string };

export interface ImportSurroundings {
  /** Gives an entity manager of the account. */
  newEm: () => EntityManager;
  machinery: TaskMachinery;
  waitingWork: Pick<WaitingWork, 'mayWait'>;
  store: FileStore;
  allowPrivate: readonly string[];
  /** Models are asked about all of it together, later. */
  asksLater?: boolean;
}

/**
 * Starts the import of each input by a Task of its own, in the order urls, texts, files. An input that cannot be imported or
 * is saved already is answered as such and does not affect the others.
 *
 * @throws CodedError BAD_USER_INPUT for nothing or too much; CONFLICT when the idempotency key was used for other input
 */
export async function importJobs(surroundings: ImportSurroundings, input: object): Promise<ImportOutcome[]> {
  const { urls, texts, files, idempotencyKey = null } = readInput(request, input);
  const wanted = [
    ...(urls ?? []).map((value) => ({ value, start: startUrl })),
    ...(texts ?? []).map((value) => ({ value, start: startText })),
    ...(files ?? []).map((value) => ({ value, start: startFile })),
  ];
  if (wanted.length === 0) throw new CodedError('BAD_USER_INPUT', 'Give at least one address, text or file.');
  if (wanted.length > MAX_INPUTS) {
    throw new CodedError('BAD_USER_INPUT', `At most ${MAX_INPUTS} postings can be imported at once.`);
  }
  const account = accountOf(surroundings.newEm());
  const asksLater = wanted.length >= TOGETHER && (await surroundings.waitingWork.mayWait(account));
  const from = asksLater ? { ...surroundings, asksLater } : surroundings;
  const outcomes: ImportOutcome[] = [];
  // One after the other: the second of two equal addresses must find the first.
  for (const [index, { value, start }] of wanted.entries()) {
    const key = idempotencyKey === null ? null : `import ${idempotencyKey} ${index}`;
    try {
      outcomes.push(await start(from, value, key));
    } catch (error) {
      if (!(error instanceof CodedError) || error.code === 'CONFLICT') throw error;
      outcomes.push({ kind: 'refused', input: shorten(value), code: error.code, message: error.message });
    }
  }
  if (asksLater) await askTogether(surroundings, outcomes, idempotencyKey);
  return outcomes;
}

/** The questions of all imports that leave theirs, as one Task. */
async function askTogether(
  { machinery, newEm }: ImportSurroundings,
  outcomes: readonly ImportOutcome[],
  idempotencyKey: string | null,
): Promise<void> {
  const imports = outcomes.flatMap((outcome) =>
    outcome.kind === 'started' && (outcome.task.input as ImportJobInput).asksLater === true
      ? [outcome.task.id]
      : [],
  );
  if (imports.length === 0) return;
  const key = idempotencyKey === null ? null : `gaps ${idempotencyKey}`;
  await enqueueTask(machinery, newEm(), fillGapsTask, { imports }, { idempotencyKey: key });
}

async function startUrl(
  surroundings: ImportSurroundings,
  value: string,
  key: string | null,
): Promise<ImportOutcome> {
  const url = URL.parse(value.trim());
  const canonical = canonicalUrl(value);
  if (url === null || canonical === null || value.length > 4_000) {
    throw new CodedError('BAD_USER_INPUT', 'This is not a web address. It begins with https://');
  }
  try {
    createEgressPolicy({ allowPrivate: surroundings.allowPrivate }).checkUrl(url);
  } catch (error) {
    if (error instanceof FetchError) throw new CodedError('BAD_USER_INPUT', error.message);
    throw error;
  }
  return surroundings.newEm().transactional(async (em) => {
    if (!(await keyIsUsed(em, key))) {
      const address = await em.findOne(JobAddress, { canonicalUrl: canonical });
      const job = address === null ? null : await em.findOne(Job, { id: address.jobId });
      if (job !== null) return { kind: 'duplicate', job, message: duplicateMessage(job) };
      const running = await em.findOne(Task, {
        kind: importJobTask.kind,
        status: { $in: ['QUEUED', 'RUNNING', 'WAITING'] },
        input: { canonicalUrl: canonical },
      });
      if (running !== null) return { kind: 'started', task: running };
    }
    return startTask(surroundings, em, { source: 'URL', url: url.href, canonicalUrl: canonical }, key);
  });
}

async function startText(
  surroundings: ImportSurroundings,
  value: string,
  key: string | null,
): Promise<ImportOutcome> {
  const text = value.trim();
  if (text === '') throw new CodedError('BAD_USER_INPUT', 'The text is empty.');
  if (text.length > MAX_TEXT) throw new CodedError('TOO_LARGE', 'The text is longer than any posting.');
  const fileId = await storeText(surroundings, text);
  return startTask(surroundings, surroundings.newEm(), { source: 'TEXT', fileId }, key);
}

async function startFile(
  surroundings: ImportSurroundings,
  value: string,
  key: string | null,
): Promise<ImportOutcome> {
  const id = readId(value);
  const em = surroundings.newEm();
  const file = id === null ? null : await em.findOne(StoredFile, { id, status: 'STORED' });
  if (file === null) throw notFound('File');
  return startTask(surroundings, em, { source: 'FILE', fileId: file.id, fileName: file.fileName }, key);
}

/**
 * Looks at a job's page again; a pasted text or file is read again as it was.
 *
 * @throws CodedError NOT_FOUND
 */
export async function reprocessJob(surroundings: ImportSurroundings, jobId: string | null): Promise<Task> {
  const em = surroundings.newEm();
  const job = jobId === null ? null : await em.findOne(Job, { id: jobId });
  if (job === null) throw notFound('Job');
  const running = await em.findOne(Task, {
    kind: importJobTask.kind,
    jobId: job.id,
    status: { $in: ['QUEUED', 'RUNNING', 'WAITING'] },
  });
  if (running !== null) return running;
  const input: ImportJobInput =
    job.url === null
      ? { source: 'FILE', fileId: String(job.snapshotId), jobId: job.id }
      : { source: 'URL', url: job.url, canonicalUrl: job.canonicalUrl ?? job.url, jobId: job.id };
  return enqueueTask(surroundings.machinery, em, importJobTask, input, { subject: { jobId: job.id } });
}

async function startTask(
  surroundings: ImportSurroundings,
  em: EntityManager,
  given: ImportJobInput,
  idempotencyKey: string | null,
): Promise<ImportOutcome> {
  const input = surroundings.asksLater === true ? { ...given, asksLater: true } : given;
  const task = await enqueueTask(surroundings.machinery, em, importJobTask, input, {
    idempotencyKey,
  });
  return { kind: 'started', task };
}

async function keyIsUsed(em: EntityManager, key: string | null): Promise<boolean> {
  return key !== null && (await em.count(Task, { idempotencyKey: key })) > 0;
}

/**
 * The same text pasted twice is one file, so that a repeated request has the same input. The lock lets of two equal requests
 * at once the second find what the first has stored.
 */
async function storeText({ newEm, store }: ImportSurroundings, text: string): Promise<string> {
  const bytes = Buffer.from(text, 'utf8');
  const checksum = createHash('sha256').update(bytes).digest('hex');
  return newEm().transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `${accountOf(em)} ${checksum}`,
    ]);
    const known = await em.findOne(StoredFile, { checksum, purpose: 'SNAPSHOT', contentType: 'text/plain' });
    if (known !== null) return known.id;
    const file = { purpose: 'SNAPSHOT' as const, fileName: 'posting.txt', contentType: 'text/plain', bytes };
    return (await storeFile(em, store, file)).id;
  });
}

function duplicateMessage(job: Job): string {
  const name = [job.title, job.company].filter(Boolean).join(', ') || 'This job';
  return job.status === 'ARCHIVED'
    ? `${name} is already saved, in your archive.`
    : `${name} is already saved.`;
}

function shorten(input: string): string {
  const line = input.trim().replace(/\s+/g, ' ');
  return line.length <= SHOWN_INPUT ? line : `${line.slice(0, SHOWN_INPUT - 1)}…`;
}
