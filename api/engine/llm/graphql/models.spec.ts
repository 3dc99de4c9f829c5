import { startModelServer, type ModelServer } from '../../../../e2e/support/model-server.js';
import { withAccount } from '../../../platform/database/orm.js';
import { openApiBench, type ApiBench, type Person } from '../../../platform/testing/api-bench.js';
import { ModelCall } from '../model-call.entity.js';
import { ModelProvider } from '../model-provider.entity.js';

const SAVE = `mutation ($input: SaveModelProviderInput!) { saveModelProvider(input: $input) {
  id kind baseUrl keyHint smallModel } }`;
const CHECK = 'mutation ($id: ID!) { checkModelProvider(id: $id) { ok message } }';
const IN_USE = '{ modelsInUse { tier provider model own problem } }';
const KEY = 'sk-invented-0123456789-wxyz';

let bench: ApiBench;
let server: ModelServer;
let person: Person;

beforeAll(async () => {
  server = await startModelServer();
  bench = await openApiBench({ FETCH_ALLOW_PRIVATE: new URL(server.url).host });
  person = await bench.register();
});

afterAll(async () => {
  await bench.end();
  await server.close();
});

const provider = (changes: object = {}) => ({
  kind: 'compatible',
  baseUrl: `${server.url}/v1`,
  key: KEY,
  smallModel: 'own-model',
  inputUsdPerMillion: 0,
  outputUsdPerMillion: 0,
  ...changes,
});

async function save(changes: object = {}): Promise<{ id: string }> {
  const { saveModelProvider } = await person.ask(SAVE, { input: provider(changes) });
  return saveModelProvider as { id: string };
}

it('keeps a key where nobody reads it, and shows its end alone', async () => {
  expect(await save()).toMatchObject({ kind: 'compatible', keyHint: 'wxyz', smallModel: 'own-model' });
  const row = await withAccount(bench.orm, person.accountId).findOneOrFail(ModelProvider, {
    kind: 'compatible',
  });
  expect(JSON.stringify(row)).not.toContain('0123456789');
  const { modelsInUse } = await person.ask(IN_USE);
  expect(modelsInUse).toEqual([
    { tier: 'small', provider: 'compatible', model: 'own-model', own: true, problem: null },
    { tier: 'large', provider: 'compatible', model: 'own-model', own: true, problem: null },
  ]);
});

it('checks a provider by a short call with its key', async () => {
  server.reset();
  const { id } = await save();
  expect(await person.ask(CHECK, { id })).toMatchObject({ checkModelProvider: { ok: true } });
  expect(server.calls).toMatchObject([{ model: 'own-model', key: KEY }]);
  server.fault('unauthorized', { times: 1 });
  const { checkModelProvider } = await person.ask(CHECK, { id });
  expect(checkModelProvider).toMatchObject({ ok: false });
  expect((checkModelProvider as { message: string }).message).toContain('did not accept the key');
});

it('sends a key to no other address than the one it was given for', async () => {
  await save();
  server.reset();
  const { id } = await save({ key: null, baseUrl: `${server.url}/v1/elsewhere` });
  await person.ask(CHECK, { id });
  expect(server.calls.every(({ key }) => key === '')).toBe(true);
  const row = await withAccount(bench.orm, person.accountId).findOneOrFail(ModelProvider, {
    kind: 'compatible',
  });
  expect(row.sealedKey).toBeNull();
});

it.each([
  ['a private address', { baseUrl: 'https://10.0.0.7/v1' }, 'baseUrl'],
  ['a loopback address', { baseUrl: 'http://127.0.0.1:11434/v1' }, 'baseUrl'],
  ['the metadata service', { baseUrl: 'http://169.254.169.254/' }, 'baseUrl'],
  ['a plain address', { baseUrl: 'http://models.example.org/v1' }, 'baseUrl'],
  ['a file', { baseUrl: 'file:///etc/passwd' }, 'baseUrl'],
  ['no model', { smallModel: null }, 'smallModel'],
  ['a key with a line break', { key: 'sk-a\r\nx: y' }, 'key'],
  ['half a price', { outputUsdPerMillion: null }, 'outputUsdPerMillion'],
])('refuses %s', async (_what, changes, field) => {
  const { errors } = await person.send(SAVE, { input: provider(changes) });
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
});

it('belongs to its account', async () => {
  const { id } = await save();
  const other = await bench.register('Grace Example');
  const remove = 'mutation ($id: ID!) { removeModelProvider(id: $id) }';
  expect(await other.ask('{ modelProviders { id } modelsInUse { model } }')).toEqual({
    modelProviders: [],
    modelsInUse: [],
  });
  expect(await other.codeOf(remove, { id })).toBe('NOT_FOUND');
  expect(await other.codeOf(CHECK, { id })).toBe('NOT_FOUND');
  expect(await person.ask(remove, { id })).toEqual({ removeModelProvider: id });
  expect(await person.ask('{ modelProviders { id } }')).toEqual({ modelProviders: [] });
});

it('does for somebody without a confirmed address what costs nothing', async () => {
  const stranger = await bench.register('Max Example', { verified: false });
  const { errors } = await stranger.send(SAVE, { input: provider() });
  expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'EMAIL_NOT_VERIFIED' });
});

it('sums up by day, model and prompt', async () => {
  const em = withAccount(bench.orm, person.accountId);
  const day = new Date('2026-03-05T10:00:00Z');
  const rows = [
    { promptName: 'a', costMicroUsd: 100, outcome: 'ANSWERED' as const },
    { promptName: 'a', costMicroUsd: 0, outcome: 'CACHED' as const },
    { promptName: 'b', costMicroUsd: 300, outcome: 'UNFIT' as const },
  ];
  for (const [n, row] of rows.entries()) {
    await em.insert(ModelCall, {
      ...{ id: `01900000-0000-7000-8000-00000000000${n}`, accountId: person.accountId, taskId: null },
      ...{ promptVersion: '1', provider: 'openai', model: 'm', attempt: 1, reason: null, parameters: {} },
      ...{ inputChecksum: 'x', inputTokens: 10, outputTokens: 5, cachedTokens: 0, reservedMicroUsd: 0 },
      ...{ ownKey: false, createdAt: day, durationMs: 7, ...row },
    });
  }
  const { usage } = await person.ask(
    `query ($from: DateTime!, $to: DateTime!) { usage(from: $from, to: $to) {
       total { calls cachedCalls costMicroUsd } byDay { key calls } byModel { key inputTokens } byPrompt { key costMicroUsd }
       budgets { scope limitMicroUsd } } }`,
    { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' },
  );
  expect(usage).toEqual({
    total: { calls: 2, cachedCalls: 1, costMicroUsd: 400 },
    byDay: [{ key: '2026-03-05', calls: 2 }],
    byModel: [{ key: 'openai:m', inputTokens: 30 }],
    byPrompt: [
      { key: 'b 1', costMicroUsd: 300 },
      { key: 'a 1', costMicroUsd: 100 },
    ],
    budgets: [
      { scope: 'DAY', limitMicroUsd: 1_000_000 },
      { scope: 'MONTH', limitMicroUsd: 10_000_000 },
    ],
  });
});
