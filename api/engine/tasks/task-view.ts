import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { isDatabaseUnavailable } from '../../platform/database/database-unavailable.js';
import type { Notifier } from '../../platform/pubsub/notifier.js';
import { writeFenced } from './fenced-write.js';
import { StaleAttemptError, type Fence } from './stale-attempt.js';
import { notificationId } from './task-machinery.js';
import type { TaskStep } from './task.entity.js';

/** How often what the user sees is written while a step reports progress. */
const WRITE_INTERVAL_MS = 150;
const FIRST_WRITE_MS = 40;

/**
 * What the user sees of a running Task. Steps change it freely in memory; it is written a few times a second, and everything
 * that is waiting is written together with the outcome.
 */
export class TaskView {
  readonly #pool: Pool;
  readonly #notifier: Notifier;
  readonly #log: Logger;
  readonly #fence: Fence;
  readonly #onStale: () => void;
  readonly #steps: TaskStep[];
  /** How much of the running step is done, 0 to 1. */
  #fraction = 0;
  #timer: NodeJS.Timeout | null = null;
  // Its beginning was just written and said: a Task that is done in a moment needs no word in between.
  #lastWrite = performance.now() - WRITE_INTERVAL_MS + FIRST_WRITE_MS;
  #writing: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: {
    pool: Pool;
    notifier: Notifier;
    log: Logger;
    fence: Fence;
    steps: readonly TaskStep[];
    onStale: () => void;
  }) {
    this.#pool = options.pool;
    this.#notifier = options.notifier;
    this.#log = options.log;
    this.#fence = options.fence;
    this.#steps = options.steps.map((step) => ({ ...step }));
    this.#onStale = options.onStale;
  }

  get steps(): readonly TaskStep[] {
    return this.#steps;
  }

  /** 0 to 99: 100 is said by the end alone. */
  get progress(): number {
    const done = this.#steps.filter(
      (step) => step.status === 'SUCCEEDED' || step.status === 'SKIPPED',
    ).length;
    const running = this.#steps.some((step) => step.status === 'RUNNING') ? this.#fraction : 0;
    return Math.min(99, Math.floor((100 * (done + running)) / Math.max(1, this.#steps.length)));
  }

  /** Changes one step and writes soon. */
  change(name: string, patch: Partial<Omit<TaskStep, 'name' | 'title'>>): void {
    const step = this.#steps.find((candidate) => candidate.name === name);
    if (step === undefined) return;
    Object.assign(step, patch);
    if (patch.status === 'RUNNING') this.#fraction = 0;
    this.#writeSoon();
  }

  report(name: string, message: string, fraction: number | undefined): void {
    if (fraction !== undefined && Number.isFinite(fraction))
      this.#fraction = Math.min(1, Math.max(0, fraction));
    this.change(name, { message });
  }

  /** Ends the writing in the background; what is shown then is written by the outcome. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#writing;
  }

  #writeSoon(): void {
    if (this.#closed || this.#timer !== null) return;
    const wait = Math.max(0, this.#lastWrite + WRITE_INTERVAL_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#writing = this.#writing.then(() => this.#write());
    }, wait);
  }

  async #write(): Promise<void> {
    this.#lastWrite = performance.now();
    try {
      const changes = { steps: this.#steps, progress: this.progress };
      await writeFenced(this.#pool, this.#fence, changes);
      this.#notifier.tell(notificationId({ accountId: this.#fence.accountId, id: this.#fence.taskId }));
    } catch (error) {
      if (error instanceof StaleAttemptError) return this.#onStale();
      // Progress is a courtesy: the next write or the outcome carries it.
      const level = isDatabaseUnavailable(error) ? 'debug' : 'warn';
      this.#log[level]({ err: error }, 'progress not written');
    }
  }
}
