import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../platform/database/new-id.js';
import { accountOf } from '../../platform/database/orm.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { recordEvent } from '../events/record-event.js';
import type { TaskDefinition } from './define-task.js';
import { notificationId, TASK_UPDATES_CHANNEL, type TaskMachinery } from './task-machinery.js';
import { taskQueueName, type TaskEntry } from './task-queues.js';
import { Task, type TaskStep, type TaskSubject } from './task.entity.js';

export interface EnqueueOptions {
  /** Same key and input again: the same Task. Same key, other input: CONFLICT. */
  idempotencyKey?: string | null;
  subject?: TaskSubject;
  /**
   * What the user reads in the list of Tasks, where the definition's own title cannot know it. Not part of the input: what
   * the Task is about may be renamed between two requests with one key.
   */
  title?: string;
}

/** With room for what a room puts before the key of its user; longer ones do not fit the index. */
const MAX_KEY = 300;

/**
 * Queues a Task in the transaction of `em` (or in one of its own): the Task, its queue entry and its event exist exactly if
 * what else was changed in that transaction does.
 *
 * @param em - Made by `withAccount`.
 * @param input - Checked here and again by the worker; its schema must accept its own output.
 * @throws ZodError when the input does not fit; CodedError CONFLICT when the idempotency key was used for another input,
 *   BAD_USER_INPUT when it is too long;
 *   Error when the kind is not in the registry.
 */
export async function enqueueTask<Input>(
  machinery: TaskMachinery,
  em: EntityManager,
  definition: TaskDefinition<Input>,
  input: Input,
  options: EnqueueOptions = {},
): Promise<Task> {
  if (!machinery.definitions.has(definition.kind)) {
    throw new Error(`Task kind ${definition.kind} is not in the registry: no worker would run it`);
  }
  if ((options.idempotencyKey ?? '').length > MAX_KEY) {
    throw new CodedError('BAD_USER_INPUT', `An idempotency key has at most ${MAX_KEY} characters.`, {
      field: 'idempotencyKey',
    });
  }
  const checked = definition.parseInput(input);
  return em.isInTransaction()
    ? await write(machinery, em, definition, checked, options)
    : await em.transactional((inner) => write(machinery, inner, definition, checked, options));
}

async function write<Input>(
  machinery: TaskMachinery,
  em: EntityManager,
  definition: TaskDefinition<Input>,
  input: Input,
  options: EnqueueOptions,
): Promise<Task> {
  const now = new Date();
  const row = {
    id: newId(),
    accountId: accountOf(em),
    kind: definition.kind,
    status: 'QUEUED' as const,
    title: options.title ?? definition.title(input),
    steps: pendingSteps(definition),
    input,
    answers: {},
    saved: {},
    idempotencyKey: options.idempotencyKey ?? null,
    jobId: options.subject?.jobId ?? null,
    resumeId: options.subject?.resumeId ?? null,
    exportId: options.subject?.exportId ?? null,
    letterId: options.subject?.letterId ?? null,
    createdAt: now,
    updatedAt: now,
  };
  // Waits for a concurrent request with the same key, then inserts nothing.
  await em
    .createQueryBuilder(Task)
    .insert(row)
    .onConflict(['accountId', 'idempotencyKey'])
    .ignore()
    .execute();
  const task = await em.findOneOrFail(
    Task,
    row.idempotencyKey === null ? { id: row.id } : { idempotencyKey: row.idempotencyKey },
  );
  if (task.id !== row.id) {
    if (task.kind === row.kind && isDeepStrictEqual(task.input, asStored(input))) return task;
    throw new CodedError('CONFLICT', 'This idempotency key was already used for something else.', {
      field: 'idempotencyKey',
    });
  }
  await addTaskEntry(machinery, em, task);
  await recordEvent(machinery, em, {
    type: 'task.queued',
    subjectId: task.id,
    data: { kind: task.kind },
  });
  return task;
}

/** The queue entry of a Task's current run, and the word to whoever watches it, in the transaction of `em`. */
export async function addTaskEntry(machinery: TaskMachinery, em: EntityManager, task: Task): Promise<void> {
  await machinery.queue.add<TaskEntry>(em, taskQueueName(task.kind), {
    taskId: task.id,
    accountId: task.accountId,
    run: String(task.run),
  });
  // The queue entry notifies in this transaction anyhow, so one word more costs nothing.
  await em.execute('select pg_notify(?, ?)', [TASK_UPDATES_CHANNEL, notificationId(task)]);
}

/** The steps of a Task that has not begun. */
export function pendingSteps(definition: TaskDefinition): TaskStep[] {
  return definition.stepNames.map((name) => ({
    name,
    title: definition.steps[name]?.title ?? name,
    status: 'PENDING',
    message: null,
    startedAt: null,
    finishedAt: null,
  }));
}

/** The value as it comes back from a jsonb column. */
function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
