import pg from 'pg';
import type { Logger } from 'pino';
import { unpackIds } from './channels.js';

const FIRST_RECONNECT_MS = 100;
const LONGEST_RECONNECT_MS = 5_000;
const HEARTBEAT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 5_000;

export interface Hearing {
  /** The ids of one notification. */
  onIds(ids: string[]): void;
  /** Listening again after an interruption: anything may have been missed, so read again what matters. */
  onReconnect(): void;
}

/**
 * The one connection of a process that hears notifications. It survives restarts of the database: it connects again, listens
 * again, and then says so, in that order, so that nothing falls between.
 */
export class Listener {
  readonly #url: string;
  readonly #log: Logger;
  readonly #hearings = new Map<string, Set<Hearing>>();
  #client: pg.Client | null = null;
  #heartbeat: NodeJS.Timeout | null = null;
  #reconnect: NodeJS.Timeout | null = null;
  #delay = FIRST_RECONNECT_MS;
  #closed = false;

  constructor(options: { runtimeUrl: string; log: Logger }) {
    this.#url = options.runtimeUrl;
    this.#log = options.log;
  }

  /** Connects for the first time; rejects when that fails. */
  async start(): Promise<void> {
    await this.#connect();
  }

  /**
   * Hears a channel from now on. Resolves when the database has been told, if it can be reached; if it cannot, the next
   * connection tells it.
   *
   * @param channel - A word of lower-case letters and underscores.
   */
  async hear(channel: string, hearing: Hearing): Promise<void> {
    const hearings = this.#hearings.get(channel);
    if (hearings !== undefined) {
      hearings.add(hearing);
      return;
    }
    this.#hearings.set(channel, new Set([hearing]));
    const client = this.#client;
    await client?.query(`listen ${channel}`).catch((error: unknown) => this.#lost(client, error));
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#reconnect !== null) clearTimeout(this.#reconnect);
    const client = this.#client;
    this.#drop();
    await client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'atlas-listener',
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('The database closed the connection')));
    client.on('notification', ({ channel, payload }) => {
      const ids = unpackIds(payload ?? '');
      for (const hearing of this.#hearings.get(channel) ?? []) hearing.onIds(ids);
    });
    try {
      await client.connect();
      for (const channel of this.#hearings.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      client.end().catch(() => undefined); // Half connected at most; this only frees the socket.
      throw error;
    }
    if (this.#closed) return await client.end();
    this.#client = client;
    this.#delay = FIRST_RECONNECT_MS;
    // A connection that a firewall forgot gives no error: only a question without an answer shows it.
    this.#heartbeat = setInterval(() => {
      client.query('select 1').catch((error: unknown) => this.#lost(client, error));
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  #drop(): void {
    if (this.#heartbeat !== null) clearInterval(this.#heartbeat);
    this.#heartbeat = null;
    this.#client = null;
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#client !== client || this.#closed) return;
    this.#drop();
    this.#log.warn({ err: error }, 'notifications interrupted');
    client.end().catch(() => undefined); // It is lost already; this only frees the socket.
    this.#connectLater();
  }

  #connectLater(): void {
    this.#reconnect = setTimeout(() => {
      this.#reconnect = null;
      this.#connect().then(
        () => {
          this.#log.info('notifications heard again');
          for (const hearings of this.#hearings.values())
            for (const hearing of hearings) hearing.onReconnect();
        },
        (error: unknown) => {
          if (this.#closed) return;
          this.#log.warn({ err: error }, 'notifications still interrupted');
          this.#connectLater();
        },
      );
    }, this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_RECONNECT_MS);
  }
}
