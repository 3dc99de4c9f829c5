import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'otplib';
import { StoredFile } from '../engine/storage/stored-file.entity.js';
import { Task } from '../engine/tasks/task.entity.js';
import { newId } from '../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../platform/database/orm.js';
import { openApiBench, type ApiBench } from '../platform/testing/api-bench.js';
import { ApiClient } from '../platform/testing/api-client.js';
import { countAttacks } from '../platform/testing/attacks.js';
import { ENCODINGS, SCHEMES, TARGETS } from '../platform/testing/egress-attacks.js';
import { LoginIdentity } from './accounts/account.entity.js';
import { ApiToken } from './accounts/api-tokens/api-token.entity.js';
import { normalEmail } from './accounts/log-in.js';
import { RecoveryCode } from './accounts/two-factor/second-factor.entity.js';

/** What a hostile tester tries on the running program with many requests at once, look-alikes and accounts that are shut out. */

const HUNDRED = 100;
const IN_AN_HOUR = (): string => new Date(Date.now() + 3_600_000).toISOString();
const TOKEN = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret token { id } } }`;
const UPLOAD = 'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }';
const PROVIDER =
  'mutation ($input: SaveModelProviderInput!) { saveModelProvider(input: $input) { id baseUrl } }';

const CHECK = 'mutation ($id: ID!) { checkModelProvider(id: $id) { ok message } }';

let bench: ApiBench;
let sink: Server;
let sinkHits: string[];

beforeAll(async () => {
  sinkHits = [];
  sink = createServer((request, response) => {
    sinkHits.push(request.url ?? '');
    const { port } = sink.address() as AddressInfo;
    // Sends whoever asks on to itself under another name of this machine, which nobody allowed.
    response.writeHead(307, { location: `http://localhost:${port}/inside` }).end();
  });
  await new Promise<void>((done) => sink.listen(0, '127.0.0.1', done));
  const { port } = sink.address() as AddressInfo;
  bench = await openApiBench({ FETCH_ALLOW_PRIVATE: `127.0.0.1:${port}` });
}, 120_000);
afterAll(async () => {
  await bench.end();
  await new Promise((done) => sink.close(done));
});

describe('a hundred at once', () => {
  const broken = (answers: { errors: { extensions: Record<string, unknown> }[] }[]): unknown[] =>
    answers.flatMap(({ errors }) => errors.filter(({ extensions }) => extensions['code'] === 'INTERNAL'));

  it('make no more API tokens than there may be', async () => {
    const person = await bench.register();
    const input = { name: 'x', scopes: ['READ'], expiresAt: IN_AN_HOUR() };
    const answers = await Promise.all(Array.from({ length: HUNDRED }, () => person.send(TOKEN, { input })));
    const made = await withAccount(bench.orm, person.accountId).count(ApiToken, {});
    countAttacks('Live: races', HUNDRED, made > 50 ? 1 : 0);
    expect([broken(answers), made]).toEqual([[], 50]);
  });

  it('announce no more uploads than there may be', async () => {
    const person = await bench.register();
    const input = { fileName: 'a.txt', contentType: 'text/plain', size: 5 };
    const answers = await Promise.all(Array.from({ length: HUNDRED }, () => person.send(UPLOAD, { input })));
    const made = await withAccount(bench.orm, person.accountId).count(StoredFile, {});
    countAttacks('Live: races', HUNDRED, made > 50 ? 1 : 0);
    expect([broken(answers), made]).toEqual([[], 50]);
  });

  it('make one calendar link that works', async () => {
    const person = await bench.register();
    const ask = 'mutation { createCalendarLink { url } }';
    const answers = await Promise.all(Array.from({ length: HUNDRED }, () => person.send(ask)));
    const urls = answers.flatMap(({ data }) =>
      data === null ? [] : [(data['createCalendarLink'] as { url: string }).url],
    );
    const working = await Promise.all(
      urls.map(async (url) => (await fetch(`${bench.origin}${new URL(url).pathname}`)).status),
    );
    const open = working.filter((status) => status === 200).length;
    countAttacks('Live: races', HUNDRED, open === 1 ? 0 : 1);
    expect([broken(answers), open]).toEqual([[], 1]);
  });

  it('draw one set of recovery codes, each of which opens once', async () => {
    const person = await bench.register();
    const { enableTwoFactor } = await person.ask('mutation { enableTwoFactor { secret } }');
    const code = await generate({ secret: (enableTwoFactor as { secret: string }).secret });
    const confirm = 'mutation ($code: String!) { confirmTwoFactor(code: $code) { codes } }';
    const answers = await Promise.all(Array.from({ length: 10 }, () => person.send(confirm, { code })));
    const drawn = answers.flatMap(({ data }) =>
      data === null ? [] : [data['confirmTwoFactor'] as { codes: string[] }],
    );
    expect([broken(answers), drawn.length]).toEqual([[], 1]);
    expect(await withAccount(bench.orm, person.accountId).count(RecoveryCode, {})).toBe(10);

    const login = `mutation ($input: LoginInput!) { login(input: $input) { ... on TwoFactorRequired { ticket } } }`;
    const complete =
      'mutation ($input: CompleteTwoFactorInput!) { completeTwoFactor(input: $input) { expiresAt } }';
    const { login: first } = await new ApiClient(bench.origin).ask(login, {
      input: { email: person.email, password: person.password },
    });
    const input = { ticket: (first as { ticket: string }).ticket, code: drawn[0]!.codes[0] };
    const tries = await Promise.all(
      Array.from({ length: HUNDRED }, () => new ApiClient(bench.origin).send(complete, { input })),
    );
    const opened = tries.filter(({ errors }) => errors.length === 0).length;
    countAttacks('Live: races', HUNDRED + 10, opened === 1 ? 0 : 1);
    expect([broken(tries), opened]).toEqual([[], 1]);
  });
});

describe('addresses that look like one that is taken', () => {
  it('are the same one, or no address, and are never mailed for it', async () => {
    const victim = await bench.register('Victim');
    const [local = '', domain = ''] = victim.email.split('@');
    const alike = [
      ...[victim.email.toUpperCase(), ` ${victim.email} `, `${local}@${domain.toUpperCase()}`],
      ...[
        victim.email.replace('p', '\uff50'),
        victim.email.replace('o', '\u03bf'),
        victim.email.replace('e', '\u0435'),
      ],
      ...[
        `${local}\u200b@${domain}`,
        `${local}\u00ad@${domain}`,
        `${local}@${domain}.`,
        `${local}@${domain.replace('.', '\u3002')}`,
      ],
      ...[
        `"${local}"@${domain}`,
        `${local}(x)@${domain}`,
        `<${victim.email}>`,
        `x <${victim.email}>`,
        `${victim.email},a@example.net`,
      ],
      ...[
        `${victim.email}\u0000`,
        `${victim.email}\r\nbcc: a@example.net`,
        `${local}@[127.0.0.1]`,
        `${local}%example.net@${domain}`,
      ],
      ...[
        `${local}@xn--${domain}`,
        `${local}@\uff45xample.org`,
        `\u212A${local}@${domain}`,
        `${local}@${domain}\u2028`,
      ],
    ];
    const got: string[] = [];
    for (const email of alike) {
      const client = new ApiClient(bench.origin);
      const answer = await client.send(
        'mutation ($input: RegisterInput!) { register(input: $input) { status } }',
        {
          input: { email, password: 'nine blue umbrellas fly', displayName: 'X' },
        },
      );
      const code = answer.errors[0]?.extensions['code'];
      if (code !== undefined && code !== 'BAD_USER_INPUT' && code !== 'RATE_LIMITED')
        got.push(`${email}: ${JSON.stringify(code)}`);
    }
    const identities = await withoutAccount(bench.orm).find(LoginIdentity, { email: victim.email });
    const odd = await withoutAccount(bench.orm).find(LoginIdentity, {});
    countAttacks('Live: addresses alike', alike.length, got.length);
    expect(got).toEqual([]);
    expect(
      identities.filter(({ confirmedAt }) => confirmedAt !== null).map(({ accountId }) => accountId),
    ).toEqual([victim.accountId]);
    for (const { email } of odd)
      expect([email, normalEmail(email), /^[\x21-\x7e]+$/.test(email)]).toEqual([email, email, true]);
  });
});

describe('addresses of model providers', () => {
  it('lead to nothing inside, and no redirect does', async () => {
    const person = await bench.register();
    const { port } = sink.address() as AddressInfo;
    const urls = [
      ...Object.values(TARGETS)
        .flatMap((target) => ENCODINGS.map(({ url }) => url(target, 443).replace('http:', 'https:')))
        .filter((url) => !url.includes('.target.example')),
      ...SCHEMES,
      ...['https://user:pass@api.example.org/v1', 'http://api.example.org/v1'],
      ...['https://api.example.org:22/v1', 'https://api.example.org/v1?x=1', 'https://api.example.org/v1#x'],
    ];
    const taken: string[] = [];
    for (const baseUrl of urls) {
      const input = {
        kind: 'compatible',
        baseUrl,
        smallModel: 'm',
        inputUsdPerMillion: 0,
        outputUsdPerMillion: 0,
      };
      const { data } = await person.send(PROVIDER, { input });
      const saved = data?.['saveModelProvider'] as { id: string; baseUrl: string } | undefined;
      if (saved !== undefined && !saved.baseUrl.startsWith(`http://127.0.0.1:${port}`))
        taken.push(`${baseUrl} as ${saved.baseUrl}`);
    }
    const input = {
      kind: 'compatible',
      baseUrl: `http://127.0.0.1:${port}/v1`,
      smallModel: 'm',
      inputUsdPerMillion: 0,
      outputUsdPerMillion: 0,
    };
    const { saveModelProvider } = await person.ask(PROVIDER, { input });
    sinkHits.length = 0;
    const { checkModelProvider } = await person.ask(CHECK, {
      id: (saveModelProvider as { id: string }).id,
    });
    expect(checkModelProvider).toMatchObject({ ok: false });
    // The control: the allowed address was asked, and what it pointed to was not.
    expect(sinkHits).toEqual(['/v1/chat/completions']);
    countAttacks('Live: addresses of model providers', urls.length + 1, taken.length);
    expect(taken).toEqual([]);
  }, 120_000);
});

describe('a suspended account', () => {
  it('is out at once, with its tokens, sockets, links to log in and Tasks', async () => {
    const [person, admin] = [await bench.register(), await bench.register('Admin', { admin: true })];
    const input = { name: 'x', scopes: ['READ', 'WRITE'], expiresAt: IN_AN_HOUR() };
    const { createApiToken } = await person.ask(TOKEN, { input });
    const byToken = new ApiClient(bench.origin);
    byToken.accessToken = (createApiToken as { secret: string }).secret;
    const em = withAccount(bench.orm, person.accountId);
    const taskId = newId();
    const row = `insert into task (id, account_id, kind, status, title, steps, input, answers, saved, created_at, updated_at)
      values (?, ?, 'IMPORT_JOB', 'WAITING', 'T', '[]', '{}', '{}', '{}', now(), now())`;
    await em.execute(row, [taskId, person.accountId]);
    await admin.ask('mutation ($input: AccountDecisionInput!) { suspendAccount(input: $input) { state } }', {
      input: { id: person.accountId, reason: 'a test of it' },
    });
    const { status } = await em.fork().findOneOrFail(Task, { id: taskId });
    const login = 'mutation ($input: LoginInput!) { login(input: $input) { __typename } }';
    expect(
      await new ApiClient(bench.origin).codeOf(login, {
        input: { email: person.email, password: person.password },
      }),
    ).toBe('UNAUTHENTICATED');
    const deadline = Date.now() + 8_000;
    const outs = async (): Promise<unknown[]> => [
      await person.codeOf('{ jobs { totalCount } }'),
      await byToken.codeOf('{ jobs { totalCount } }'),
    ];
    while ((await outs()).some((code) => code !== 'UNAUTHENTICATED') && Date.now() < deadline)
      await new Promise((go) => setTimeout(go, 200));
    countAttacks('Live: suspended accounts', 4, status === 'CANCELLED' ? 0 : 1);
    expect([await outs(), status]).toEqual([['UNAUTHENTICATED', 'UNAUTHENTICATED'], 'CANCELLED']);
  });
});
