import type { MikroORM } from '@mikro-orm/postgresql';
import { entities } from '../../registry.js';
import { createOrm } from '../database/orm.js';
import { createLogger } from '../telemetry/logger.js';
import { createTestDatabase } from '../testing/test-database.js';
import type { TestDatabase } from '../testing/test-database.js';
import type { Limit } from './limits.js';
import { RateLimits } from './rate-limits.js';
import type { Counted } from './rate-limits.js';

const log = createLogger({ level: 'silent', role: 'test' });
const limits = {
  login: { address: { points: 4, seconds: 60 }, subject: { points: 2, seconds: 60 }, whenDown: 'refuse' },
  import: { account: { points: 3, seconds: 60 }, whenDown: 'allow' },
  export: { account: { points: 1, seconds: 1 }, whenDown: 'allow' },
} satisfies Record<string, Limit>;

let database: TestDatabase;
let orm: MikroORM;
/** Two processes that share the database. */
let one: RateLimits;
let other: RateLimits;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ runtimeUrl: database.runtimeUrl, entities, poolSize: 4, log });
  const query = (sql: string, values: unknown[]) =>
    orm.em.fork().execute<Record<string, unknown>[]>(sql, values);
  one = new RateLimits({ query, log, limits });
  other = new RateLimits({ query, log, limits });
});
beforeEach(() => orm.em.fork().execute('delete from rate_limit'));
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

async function codeOf(rates: RateLimits, name: keyof typeof limits, who: Counted): Promise<unknown> {
  return rates.count(name, who).then(
    () => 'COUNTED',
    (error: unknown) => (error as { code?: unknown }).code,
  );
}

describe('RateLimits', () => {
  it('shares one count among processes, however parallel', async () => {
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        codeOf(index % 2 === 0 ? one : other, 'import', { account: 'a' }),
      ),
    );
    expect(codes.filter((code) => code === 'COUNTED')).toHaveLength(3);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(17);
    expect(await codeOf(one, 'import', { account: 'b' })).toBe('COUNTED');
  });

  it('counts by address, account and subject apart, and IPv6 by what one subscriber has', async () => {
    expect(await codeOf(one, 'login', { subject: 'x@example.org', address: '192.0.2.1' })).toBe('COUNTED');
    expect(await codeOf(one, 'login', { subject: 'x@example.org', address: '192.0.2.2' })).toBe('COUNTED');
    expect(await codeOf(one, 'login', { subject: 'x@example.org', address: '192.0.2.3' })).toBe(
      'RATE_LIMITED',
    );
    for (let host = 1; host <= 4; host += 1) {
      expect(await codeOf(one, 'login', { address: `2001:db8:0:1::${host}` })).toBe('COUNTED');
    }
    expect(await codeOf(one, 'login', { address: '2001:db8:0:1:ffff::1' })).toBe('RATE_LIMITED');
    expect(await codeOf(one, 'login', { address: '2001:db8:0:2::1' })).toBe('COUNTED');
    for (const form of ['198.51.100.7', '::ffff:198.51.100.7', '198.51.100.7', '::ffff:c633:6407']) {
      expect(await codeOf(one, 'login', { address: form })).toBe('COUNTED');
    }
    expect(await codeOf(one, 'login', { address: '198.51.100.7' })).toBe('RATE_LIMITED');
  });

  it('says how long to wait, and lets pass when that time is over', async () => {
    await one.count('export', { account: 'a' });
    const refused = await one.count('export', { account: 'a' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 1 });
    await orm.em.fork().execute('update rate_limit set expire = expire - 1000');
    expect(await codeOf(one, 'export', { account: 'a' })).toBe('COUNTED');
  });

  it('forgets a subject after success, not the address', async () => {
    const who = { subject: 'x@example.org', address: '192.0.2.9' };
    for (let round = 0; round < 2; round += 1) {
      expect(await codeOf(one, 'login', who)).toBe('COUNTED');
      expect(await codeOf(one, 'login', who)).toBe('COUNTED');
      await other.forget('login', who.subject);
    }
    expect(await codeOf(one, 'login', who)).toBe('RATE_LIMITED');
  });

  it('keeps no address, account or mail in the table', async () => {
    await one.count('login', { subject: 'canary@example.org', address: '203.0.113.77' });
    const rows = await orm.em.fork().execute('select * from rate_limit');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/canary|203\.0/);
  });

  it('without a database refuses guesses and counts the rest by itself', async () => {
    const down = new RateLimits({ query: () => Promise.reject(new Error('down')), log, limits });
    expect(await codeOf(down, 'login', { address: '192.0.2.1' })).toBe('PROVIDER_UNAVAILABLE');
    const codes = [];
    for (let round = 0; round < 4; round += 1) codes.push(await codeOf(down, 'import', { account: 'a' }));
    expect(codes).toEqual(['COUNTED', 'COUNTED', 'COUNTED', 'RATE_LIMITED']);
  });
});
