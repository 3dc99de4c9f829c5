import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { withoutAccount } from '../database/orm.js';
import { packIds } from './channels.js';

/** Long enough to merge a burst, short enough to look live. */
const DEFAULT_INTERVAL_MS = 150;

/**
 * Tells other processes that something changed: ids on one channel, at most one statement per interval, whatever is said how
 * often. A NOTIFY in every writing transaction would make them queue up behind one another at commit.
 *
 * The first word after a pause goes out at once, so that a lonely change is not delayed.
 */
export class Notifier {
  readonly #orm: MikroORM;
  readonly #channel: string;
  readonly #log: Logger;
  readonly #intervalMs: number;
  #waiting = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #lastSent = 0;
  #sending: Promise<void> = Promise.resolve();

  constructor(options: { orm: MikroORM; channel: string; log: Logger; intervalMs?: number }) {
    this.#orm = options.orm;
    this.#channel = options.channel;
    this.#log = options.log;
    this.#intervalMs = options.intervalMs ?? DEFAULT_INTERVAL_MS;
  }

  /** Says soon that this id changed. */
  tell(id: string): void {
    this.#waiting.add(id);
    if (this.#timer !== null) return;
    const wait = Math.max(0, this.#lastSent + this.#intervalMs - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#sending = this.#sending.then(() => this.#send());
    }, wait);
  }

  async #send(): Promise<void> {
    const ids = this.#waiting;
    if (ids.size === 0) return;
    this.#waiting = new Set();
    this.#lastSent = performance.now();
    try {
      await withoutAccount(this.#orm).execute('select pg_notify(?, message) from unnest(?::text[]) message', [
        this.#channel,
        textArray(packIds(ids)),
      ]);
    } catch (error) {
      this.#log.warn({ err: error, waiting: ids.size }, 'notification not sent, trying again');
      for (const id of ids) this.tell(id);
    }
  }

  /** Sends what is waiting. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#sending;
    await this.#send();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}

/** Ids hold neither quotes nor backslashes, so PostgreSQL's array notation needs no escapes. */
function textArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value}"`).join(',')}}`;
}
