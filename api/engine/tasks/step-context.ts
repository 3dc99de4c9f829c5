import type { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from '../../platform/config/config.js';
import type { NewEvent } from '../events/record-event.js';
import type { TaskSubject } from './task.entity.js';

/**
 * What steps may use of the process they run in; `api/registry.ts` builds it. A room that needs more declares it:
 * `declare module '../../engine/tasks/step-context.js' { interface TaskDeps { pageFetcher: PageFetcher } }`.
 */
export interface TaskDeps {
  config: Config;
}

export interface TaskQuestionInput {
  text: string;
  /** The answers to choose from; empty: free text. */
  choices: string[];
}

/** What the runner hands to a step. */
export interface StepContext<Input = unknown> {
  readonly accountId: string;
  readonly input: Input;
  /** The Task as it is now; ids and attempt. */
  readonly task: { readonly id: string; readonly kind: string };
  /** 1 on the first run of the Task, one more after each crash or retry by the user. */
  readonly attempt: number;
  /** Bound to the account by row-level security. For reading; write through `save`. */
  readonly em: EntityManager;
  /** Aborted when the step times out, the user cancels, the process stops or another worker has taken over. */
  readonly signal: AbortSignal;
  /** With the Task's id; never give it tokens, addresses, resume or posting text. */
  readonly log: Logger;
  readonly deps: TaskDeps;
  /**
   * What the user sees while the step runs. Cheap: calls are merged and written a few times a second.
   *
   * @param fraction - How much of this step is done, 0 to 1.
   */
  progress(message: string, fraction?: number): void;
  /**
   * Runs `write` in one transaction that commits only while this attempt still owns the Task, and only once: when the
   * step runs again after a crash, the stored answer is given and `write` is not called. So an effect happens exactly
   * once, and a worker that was presumed dead cannot write.
   *
   * @param write - Gives a small JSON value (ids), stored with the Task. What it records is heard of exactly if it commits.
   * @param key - Tells several saves of one step apart.
   * @throws StaleAttemptError when another worker has taken over or the Task was cancelled.
   */
  save<Result>(
    write: (em: EntityManager, record: (event: NewEvent) => Promise<void>) => Promise<Result>,
    key?: string,
  ): Promise<Result>;
  /** Links the Task to what it makes, so that partial results can be read while it runs. */
  setSubject(subject: TaskSubject): Promise<void>;
  /**
   * Asks the user. The first call stops the run (the Task is WAITING, no worker is held); when the answer is there the
   * step runs again from its beginning and the call gives it.
   *
   * @param key - Tells several questions of one step apart.
   */
  ask(question: TaskQuestionInput, key?: string): Promise<string>;
  /**
   * Waits for something that takes long, e.g. a provider's batch: the run stops (the Task is WAITING without a question, no
   * worker is held), and after so many milliseconds any worker runs the step again from its beginning. Survives restarts.
   *
   * @param message - What the user reads meanwhile.
   */
  pause(message: string, milliseconds: number): Promise<never>;
}
