import { hash } from '@node-rs/argon2';
import { generate } from 'otplib';
import { PROVIDER_KEY_PURPOSE } from '../../engine/llm/model-directory.js';
import { ModelProvider } from '../../engine/llm/model-provider.entity.js';
import { seal, unseal } from '../../platform/config/seal.js';
import { KeyRing } from '../../platform/config/secret-key.js';
import { newId } from '../../platform/database/new-id.js';
import { withAccount } from '../../platform/database/orm.js';
import { AccountBench } from './account-bench.js';
import { LoginIdentity } from './account.entity.js';
import { SEALED, sealAnew } from './seal-anew.js';
import { drawRecoveryCodes, spendSecondFactor } from './two-factor/one-time-codes.js';
import { SecondFactor } from './two-factor/second-factor.entity.js';

const NEW = 'a wholly new secret of 32 characters';
/** While both are there, and after the old one was taken away. */
let both: KeyRing;
const newAlone = new KeyRing(NEW);
const never = new AbortController().signal;

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open({ SECRET_KEY: 'a secret of the tests, long enough to be one' });
  both = new KeyRing(NEW, ['a secret of the tests, long enough to be one']);
}, 120_000);
afterAll(() => bench.end());

const keepProvider = (accountId: string, sealedKey: string | null) =>
  withAccount(bench.api.orm, accountId).insert(ModelProvider, {
    id: newId(),
    accountId,
    kind: 'compatible',
    baseUrl: 'https://models.example.org',
    sealedKey,
    keyHint: null,
    smallModel: null,
    largeModel: null,
    embeddingModel: null,
    inputUsdPerMillion: null,
    outputUsdPerMillion: null,
    contextTokens: null,
    createdAt: new Date(),
    updatedAt: new Date(),
  });

describe('a key that is taken away', () => {
  it('is missed by no second factor, recovery code and key of a provider, once all was sealed anew', async () => {
    const { orm, keys } = bench.api;
    const { accountId } = await bench.register();
    const em = () => withAccount(orm, accountId);
    const secret = await bench.secondFactor(accountId);
    const [recoveryCode = ''] = await em().transactional((tx) => drawRecoveryCodes(tx));
    await keepProvider(accountId, seal(keys, PROVIDER_KEY_PURPOSE, accountId, 'key of a provider'));
    const other = await bench.register();
    await keepProvider(other.accountId, null);

    expect(await sealAnew(orm, both, never)).toEqual({ sealed: 2, unreadable: 0 });
    expect(await sealAnew(orm, both, never)).toEqual({ sealed: 0, unreadable: 0 });

    const { sealedKey } = await em().findOneOrFail(ModelProvider, { accountId });
    expect(unseal(newAlone, PROVIDER_KEY_PURPOSE, accountId, sealedKey ?? '')).toBe('key of a provider');
    await em().nativeUpdate(SecondFactor, {}, { lastStep: 0 });
    const spend = (code: string) =>
      em().transactional(async (tx) => Boolean(await spendSecondFactor(tx, newAlone, code)));
    expect(await spend(await generate({ secret }))).toBe(true);
    expect(await spend(recoveryCode)).toBe(true);
    expect(await spend(recoveryCode)).toBe(false);
  });

  it('without that is missed, which is said and changes nothing', async () => {
    const { orm } = bench.api;
    const { accountId } = await bench.register();
    await bench.secondFactor(accountId);
    const before = await withAccount(orm, accountId).findOneOrFail(SecondFactor, { accountId });
    const { unreadable } = await sealAnew(orm, new KeyRing('another secret of thirty-two letters'), never);
    expect(unreadable).toBeGreaterThan(0);
    const after = await withAccount(orm, accountId).findOneOrFail(SecondFactor, { accountId });
    expect(after.sealedSecret).toBe(before.sealedSecret);
    await sealAnew(orm, both, never);
  });

  it('is looked for in every column that holds something sealed', () => {
    const tables = [...bench.api.orm.getMetadata().getAll().values()];
    const sealed = tables.flatMap(({ tableName, props }) =>
      props
        .flatMap(({ fieldNames }) => fieldNames)
        .filter((name) => name.startsWith('sealed'))
        .map((name) => `${tableName}.${name}`),
    );
    expect(sealed.sort()).toEqual(SEALED.map(({ table, column }) => `${table}.${column}`).sort());
  });
});

describe('a password', () => {
  it('that was hashed with less than is asked for now is hashed anew at the next login', async () => {
    const client = await bench.register();
    const { accountId, email } = client;
    const em = withAccount(bench.api.orm, accountId);
    const weak = await hash('correct horse battery', { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await em.nativeUpdate(LoginIdentity, { accountId }, { passwordHash: weak });
    await bench.login(bench.client(), email);
    const { passwordHash } = await bench.identity(accountId);
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await bench.login(bench.client(), email);
    expect((await bench.identity(accountId)).passwordHash).toBe(passwordHash);
  });
});
