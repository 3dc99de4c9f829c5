import type { MikroORM } from '@mikro-orm/postgresql';
import { createOrm, withAccount } from '../../../platform/database/orm.js';
import { createLogger } from '../../../platform/telemetry/logger.js';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.js';
import { entities } from '../../../registry.js';
import { createAccount } from '../log-in.js';
import { MailToken, type MailTokenPurpose } from './mail-token.entity.js';
import { LIFETIME_MS, drawMailLink, redeemMailToken } from './mail-tokens.js';

const MINUTE_MS = 60_000;
/** Those that let somebody in, or set what lets in, without a login or a password besides. */
const STAND_FOR_A_LOGIN: MailTokenPurpose[] = ['RESET_PASSWORD', 'LINK_SIGN_IN'];

let database: TestDatabase;
let orm: MikroORM;
let accountId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const log = createLogger({ level: 'silent', role: 'test' });
  orm = await createOrm({ runtimeUrl: database.runtimeUrl, entities, poolSize: 2, log });
  const given = { email: 'ada@example.net', displayName: 'Ada', passwordHash: null, confirmed: true };
  accountId = (await createAccount(orm, given)).id;
}, 60_000);
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

const draw = async (purpose: MailTokenPurpose): Promise<string> => {
  const token = { purpose, email: 'ada@example.net' };
  const link = await withAccount(orm, accountId).transactional((tx) =>
    drawMailLink(tx, 'https://atlas.example', token),
  );
  return link?.split('#token=')[1] ?? '';
};
const redeem = (purpose: MailTokenPurpose, secret: string) =>
  redeemMailToken(orm, purpose, secret, () => Promise.resolve('used')).catch(
    (error: { reason?: string }) => error.reason,
  );
/** As if the link had been mailed so long ago. */
const letPass = (ms: number) =>
  withAccount(orm, accountId).execute(
    `update mail_token set created_at = created_at - ?::interval, expires_at = expires_at - ?::interval where used_at is null`,
    [`${ms} milliseconds`, `${ms} milliseconds`],
  );

describe('the link of a mail', () => {
  it.each(STAND_FOR_A_LOGIN)('that stands in for a login (%s) lives ten minutes', async (purpose) => {
    const late = await draw(purpose);
    await letPass(10 * MINUTE_MS);
    expect(await redeem(purpose, late)).toBe('LINK_EXPIRED');
    const early = await draw(purpose);
    await letPass(9 * MINUTE_MS);
    expect(await redeem(purpose, early)).toBe('used');
    expect(await redeem(purpose, early)).toBe('LINK_EXPIRED');
  });

  it('that confirms an address lives a day at most', () => {
    for (const lifetime of Object.values(LIFETIME_MS))
      expect(lifetime).toBeLessThanOrEqual(24 * 60 * MINUTE_MS);
  });

  it('holds 256 random bits, stored as a hash, and serves its own request alone', async () => {
    const [first, second] = [await draw('RESET_PASSWORD'), await draw('RESET_PASSWORD')];
    for (const secret of [first, second]) expect(secret).toMatch(/^[0-9a-f]{32}\.[\w-]{43}$/);
    expect(first.split('.')[1]).not.toBe(second.split('.')[1]);
    const rows = await withAccount(orm, accountId).find(MailToken, {});
    expect(JSON.stringify(rows)).not.toContain(second.split('.')[1]);
    expect(await redeem('RESET_PASSWORD', first)).toBe('LINK_EXPIRED');
    expect(await redeem('VERIFY_EMAIL', second)).toBe('LINK_EXPIRED');
    expect(await redeem('RESET_PASSWORD', second)).toBe('used');
  });
});
