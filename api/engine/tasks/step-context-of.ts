import { LockMode } from '@mikro-orm/core';
import { GraphInterrupt } from '@langchain/langgraph';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { withAccount } from '../../platform/database/orm.js';
import { recordEvent, type EventMachinery } from '../events/record-event.js';
import type { StepContext, TaskDeps } from './step-context.js';
import { StaleAttemptError, type Fence } from './stale-attempt.js';
import { Task, type TaskQuestion } from './task.entity.js';
import { writeFenced } from './fenced-write.js';
import type { TaskView } from './task-view.js';

export interface StepSurroundings {
  orm: MikroORM;
  pool: Pool;
  fence: Fence;
  kind: string;
  input: unknown;
  /** Answers of the user so far, by question id. */
  answers: Readonly<Record<string, string>>;
  view: TaskView;
  log: Logger;
  deps: TaskDeps;
  /** Where events go that a step records. */
  events: EventMachinery;
  /** Told when a step asks something that has no answer yet. */
  onQuestion(question: TaskQuestion): void;
  /** Told when a step waits for something that takes long, and until when. */
  onPause(until: Date): void;
}

/** The context of one attempt at one step. */
export function stepContextOf(
  surroundings: StepSurroundings,
  stepName: string,
  signal: AbortSignal,
): StepContext {
  const { orm, fence, view } = surroundings;
  const ifStillWanted = (): void => {
    if (signal.aborted) throw new StaleAttemptError();
  };
  return {
    accountId: fence.accountId,
    input: surroundings.input,
    task: { id: fence.taskId, kind: surroundings.kind },
    attempt: fence.attempt,
    em: withAccount(orm, fence.accountId, surroundings.kind, `task:${fence.taskId}`),
    signal,
    log: surroundings.log.child({ step: stepName }),
    deps: surroundings.deps,
    progress: (message, fraction) => {
      if (!signal.aborted) view.report(stepName, message, fraction);
    },
    save: async (write, key) => {
      const name = key === undefined ? stepName : `${stepName}.${key}`;
      return await withAccount(orm, fence.accountId, surroundings.kind, `task:${fence.taskId}`).transactional(
        async (em) => {
          // The lock keeps the Task with this attempt until the commit.
          const task = await em.findOne(
            Task,
            { id: fence.taskId, run: fence.run, attempt: fence.attempt, status: 'RUNNING' },
            { lockMode: LockMode.PESSIMISTIC_WRITE },
          );
          if (task === null) throw new StaleAttemptError();
          if (name in task.saved) return task.saved[name] as Awaited<ReturnType<typeof write>>;
          const value = await write(em, (event) => recordEvent(surroundings.events, em, event));
          await em.flush();
          ifStillWanted();
          const stored = (value === undefined ? null : JSON.parse(JSON.stringify(value))) as typeof value;
          task.saved = { ...task.saved, [name]: stored };
          return stored;
        },
      );
    },
    setSubject: async (subject) => {
      ifStillWanted();
      await writeFenced(surroundings.pool, fence, subject);
      view.change(stepName, {});
    },
    ask: (question, key) => {
      const id = key === undefined ? stepName : `${stepName}.${key}`;
      const answer = surroundings.answers[id];
      if (answer !== undefined) return Promise.resolve(answer);
      surroundings.onQuestion({ id, text: question.text, choices: question.choices });
      // The graph stops here, and the step begins anew when the answer is stored with the Task.
      return Promise.reject(new GraphInterrupt([{ value: { id } }]));
    },
    pause: (message, milliseconds) => {
      view.report(stepName, message, undefined);
      surroundings.onPause(new Date(Date.now() + milliseconds));
      return Promise.reject(new GraphInterrupt([{ value: { pause: stepName } }]));
    },
  };
}
