import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Logger } from 'pino';
import { CodedError } from '../errors/coded-error.js';
import { LIMITS } from './limits.js';
import type { Limit, LimitName } from './limits.js';

const TABLE = 'rate_limit';
const KINDS = ['address', 'account', 'subject'] as const;
type Kind = (typeof KINDS)[number];

/** Who did it and to whom; what is not given is not counted. */
export type Counted = Partial<Record<Kind, string>>;

export interface RateLimitsOptions {
  /** Runs one statement with `?` for each value, outside any transaction of the request, and gives its rows. */
  query: (sql: string, values: unknown[]) => Promise<Record<string, unknown>[]>;
  log: Logger;
  /** Multiplies the rules by network address alone, see ADDRESS_LIMIT_FACTOR. Default 1. */
  addressFactor?: number;
  /** Stands in for the limits of the program, for tests. */
  limits?: Readonly<Record<string, Limit>>;
}

/**
 * Counts how often something was tried, in PostgreSQL, so that all processes share one count (fixed windows by
 * rate-limiter-flexible, one atomic upsert each). Keys are stored as hashes: the table outlives the request.
 */
export class RateLimits {
  readonly #limits: Readonly<Record<string, Limit>>;
  readonly #counters = new Map<string, RateLimiterAbstract>();
  readonly #log: Logger;

  constructor(options: RateLimitsOptions) {
    this.#limits = options.limits ?? LIMITS;
    this.#log = options.log;
    const storeClient = { query: pgQuery(options.query) };
    for (const [name, limit] of Object.entries(this.#limits)) {
      for (const kind of KINDS) {
        const rule = limit[kind];
        if (rule === undefined) continue;
        const factor = kind === 'address' ? (options.addressFactor ?? 1) : 1;
        const settings = {
          points: rule.points * factor,
          duration: rule.seconds,
          keyPrefix: `${name}.${kind}`,
        };
        this.#counters.set(
          settings.keyPrefix,
          new RateLimiterPostgres({
            ...settings,
            storeClient,
            storeType: 'client',
            tableName: TABLE,
            tableCreated: true,
            // Ended windows are removed at night, with everything else that is old: no timer outlives its server.
            clearExpiredByTimeout: false,
            ...(limit.whenDown === 'allow' ? { insuranceLimiter: new RateLimiterMemory(settings) } : {}),
          }),
        );
      }
    }
  }

  /**
   * Counts one attempt before it is made, so that a thousand parallel ones are a thousand.
   *
   * @throws CodedError RATE_LIMITED with the seconds to wait; PROVIDER_UNAVAILABLE when attempts cannot be counted and the
   *   limit says `refuse`
   */
  async count(name: LimitName, who: Counted): Promise<void> {
    for (const kind of KINDS) {
      const value = who[kind];
      const counter = this.#counters.get(`${name}.${kind}`);
      if (value === undefined || counter === undefined) continue;
      try {
        await counter.consume(keyOf(kind, value));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) {
          this.#log.warn({ err: error, limit: name }, 'attempts cannot be counted');
          throw new CodedError(
            'PROVIDER_UNAVAILABLE',
            'This is not possible right now. Try again in a minute.',
            {
              cause: error,
            },
          );
        }
        const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw new CodedError('RATE_LIMITED', `Too many attempts. Try again in ${inWords(retryAfter)}.`, {
          retryAfter,
        });
      }
    }
  }

  /** Forgets the attempts at a subject, e.g. after a good password; those of the address stay counted. */
  async forget(name: LimitName, subject: string): Promise<void> {
    await this.#counters.get(`${name}.subject`)?.delete(keyOf('subject', subject));
  }
}

/** The library writes `$1`, once or several times each; ours takes a `?` for each place. */
function pgQuery(query: RateLimitsOptions['query']) {
  return async ({ text, values }: { text: string; values: unknown[] }) => {
    const inOrder: unknown[] = [];
    const sql = text.replaceAll(/\$(\d)/g, (_place, index: string) => {
      inOrder.push(values[Number(index) - 1]);
      return '?';
    });
    const rows = await query(sql, inOrder);
    return { rows, rowCount: rows.length };
  };
}

function keyOf(kind: Kind, value: string): string {
  const counted = kind === 'address' ? networkOf(value) : value;
  return createHash('sha256').update(counted).digest('base64url');
}

/** One subscriber of IPv6 has a whole /64 to choose addresses from; mapped IPv4 is IPv4. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return (parsed as ipaddr.IPv6).parts.slice(0, 4).join(':');
}

function inWords(seconds: number): string {
  if (seconds <= 90) return `${seconds} second${seconds === 1 ? '' : 's'}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
