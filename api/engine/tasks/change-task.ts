import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import { recordEvent } from '../events/record-event.js';
import { deleteCheckpoints } from './checkpoints.js';
import { addTaskEntry, pendingSteps } from './enqueue-task.js';
import {
  notificationId,
  TASK_CONTROL_CHANNEL,
  TASK_UPDATES_CHANNEL,
  type TaskMachinery,
} from './task-machinery.js';
import { ENDED, Task } from './task.entity.js';

/** Ids reach us from clients: what is no UUID cannot be anybody's Task, and must not become a database error. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

async function change(
  em: EntityManager,
  taskId: string,
  apply: (inner: EntityManager, task: Task) => Promise<void>,
): Promise<Task> {
  return await em.transactional(async (inner) => {
    const task = UUID.test(taskId)
      ? await inner.findOne(Task, taskId, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
      : null;
    if (task === null) throw notFound('Task');
    await apply(inner, task);
    task.updatedAt = new Date();
    await inner.flush();
    await inner.execute('select pg_notify(?, ?)', [TASK_UPDATES_CHANNEL, notificationId(task)]);
    return task;
  });
}

/**
 * Cancels a Task that has not ended. From the moment of the commit its worker cannot write any more; it also stops working
 * as soon as it hears of it. What the Task saved before stays.
 *
 * @throws CodedError NOT_FOUND. A Task that has ended stays as it is.
 */
export async function cancelTask(machinery: TaskMachinery, em: EntityManager, taskId: string): Promise<Task> {
  return await change(em, taskId, async (inner, task) => {
    if (ENDED.includes(task.status)) return;
    const now = new Date();
    task.status = 'CANCELLED';
    task.run += 1;
    task.question = null;
    task.finishedAt = now;
    task.steps = task.steps.map((step) =>
      step.status === 'RUNNING' ? { ...step, status: 'FAILED', finishedAt: now.toISOString() } : step,
    );
    await deleteCheckpoints(inner, task.id);
    await recordEvent(machinery, inner, { type: 'task.cancelled', subjectId: task.id });
    await inner.execute('select pg_notify(?, ?)', [TASK_CONTROL_CHANNEL, notificationId(task)]);
  });
}

/**
 * Queues a FAILED or CANCELLED Task once more, from its first step; what its steps have saved is not saved again.
 *
 * @throws CodedError NOT_FOUND, CONFLICT when it has not failed.
 */
export async function retryTask(machinery: TaskMachinery, em: EntityManager, taskId: string): Promise<Task> {
  return await change(em, taskId, async (inner, task) => {
    const definition = machinery.definitions.get(task.kind);
    if (task.status !== 'FAILED' && task.status !== 'CANCELLED') {
      throw new CodedError('CONFLICT', 'Only a task that failed or was cancelled can be tried again.');
    }
    if (definition === undefined) {
      throw new CodedError('CONFLICT', 'This kind of task does not exist any more.');
    }
    task.status = 'QUEUED';
    task.run += 1;
    task.error = null;
    task.result = null;
    task.progress = 0;
    task.finishedAt = null;
    task.steps = pendingSteps(definition);
    await addTaskEntry(machinery, inner, task);
    await recordEvent(machinery, inner, { type: 'task.retried', subjectId: task.id });
  });
}

/**
 * Gives a WAITING Task its answer and queues it to go on.
 *
 * @throws CodedError NOT_FOUND, CONFLICT when it does not wait, BAD_USER_INPUT when the answer is none of the choices.
 */
export async function answerTask(
  machinery: TaskMachinery,
  em: EntityManager,
  taskId: string,
  answer: string,
): Promise<Task> {
  return await change(em, taskId, async (inner, task) => {
    const question = task.question;
    if (task.status !== 'WAITING' || question === null || question === undefined) {
      throw new CodedError('CONFLICT', 'This task does not wait for an answer.');
    }
    if (question.choices.length > 0 && !question.choices.includes(answer)) {
      throw new CodedError('BAD_USER_INPUT', `Answer with one of: ${question.choices.join(', ')}`, {
        field: 'answer',
      });
    }
    task.answers = { ...task.answers, [question.id]: answer };
    task.question = null;
    task.status = 'QUEUED';
    task.run += 1;
    await addTaskEntry(machinery, inner, task);
    await recordEvent(machinery, inner, { type: 'task.answered', subjectId: task.id });
  });
}
