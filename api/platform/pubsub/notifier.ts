import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { withoutAccount } from '../database/orm.js';
import { packIds } from './channels.js';

/** Between two words about one id: long enough to merge a burst, short enough to look live. */
const DEFAULT_INTERVAL_MS = 150;
/** Between two statements, whatever they are about. */
const PAUSE_MS = 20;

/**
 * Tells other processes that something changed: ids on one channel. A NOTIFY in every writing transaction would make them
 * queue up behind one another at commit; this says each id at most once per interval, and many ids in one statement.
 *
 * An id that was not spoken of for a while goes out at once, so that a lonely change is not delayed.
 */
export class Notifier {
  readonly #orm: MikroORM;
  readonly #channel: string;
  readonly #log: Logger;
  readonly #intervalMs: number;
  /** Ids that wait, with the moment from which they may be said. */
  readonly #waiting = new Map<string, number>();
  /** When ids were said last; older than the interval: forgotten. */
  readonly #said = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #timerDue = Infinity;
  #lastStatement = -Infinity;
  #sending: Promise<void> = Promise.resolve();

  constructor(options: { orm: MikroORM; channel: string; log: Logger; intervalMs?: number }) {
    this.#orm = options.orm;
    this.#channel = options.channel;
    this.#log = options.log;
    this.#intervalMs = options.intervalMs ?? DEFAULT_INTERVAL_MS;
  }

  /** Says soon that this id changed. */
  tell(id: string): void {
    if (this.#waiting.has(id)) return;
    const due = (this.#said.get(id) ?? -Infinity) + this.#intervalMs;
    this.#waiting.set(id, due);
    this.#sendAt(Math.max(due, this.#lastStatement + PAUSE_MS));
  }

  #sendAt(due: number): void {
    if (this.#timer !== null && this.#timerDue <= due) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timerDue = due;
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#sending = this.#sending.then(() => this.#send(performance.now()));
      },
      Math.max(0, due - performance.now()),
    );
  }

  /** Sends what is due at `now`, and sets the clock for the rest. */
  async #send(now: number): Promise<void> {
    const ids = [...this.#waiting].filter(([, due]) => due <= now).map(([id]) => id);
    for (const [id, at] of this.#said) if (at + this.#intervalMs <= now) this.#said.delete(id);
    for (const id of ids) {
      this.#waiting.delete(id);
      this.#said.set(id, now);
    }
    if (ids.length > 0) {
      this.#lastStatement = now;
      try {
        await withoutAccount(this.#orm).execute(
          'select pg_notify(?, message) from unnest(?::text[]) message',
          [this.#channel, textArray(packIds(ids))],
        );
      } catch (error) {
        this.#log.warn({ err: error, waiting: ids.length }, 'notification not sent, trying again');
        for (const id of ids) this.tell(id);
      }
    }
    if (this.#waiting.size > 0) this.#sendAt(Math.max(Math.min(...this.#waiting.values()), now + PAUSE_MS));
  }

  /** Sends what is waiting. */
  async close(): Promise<void> {
    this.#stopTimer();
    await this.#sending;
    await this.#send(Infinity);
    this.#stopTimer();
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** Ids hold neither quotes nor backslashes, so PostgreSQL's array notation needs no escapes. */
function textArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value}"`).join(',')}}`;
}
