import { SMTPServer } from 'smtp-server';
import PostalMime, { type Email } from 'postal-mime';
import { Mail } from '../../../engine/mail/mail.entity.js';
import { newId } from '../../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { PROOF_MS } from '../../../platform/graphql/access.js';
import { Session } from '../account.entity.js';
import { AccountBench, LOGIN, PASSWORD, REFRESH, RESEND, RESET, type LoggedIn } from '../account-bench.js';
import { MailRequest } from './mail-token.entity.js';

const VERIFY =
  'mutation ($token: String!, $password: String) { verifyEmail(token: $token, password: $password) }';
const RESET_WITH = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }';
const CHANGE = 'mutation ($email: String!) { requestEmailChange(email: $email) { status } }';
const CONFIRM =
  'mutation ($token: String!, $password: String) { confirmEmailChange(token: $token, password: $password) }';
const OUTBOX = '{ outbox { id recipient subject text link status createdAt } }';
const NEW_PASSWORD = 'nine blue umbrellas fly';

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open();
}, 120_000);
afterAll(() => bench.end());

describe('confirming an address', () => {
  it('works by the link of the mail, twice too, and by no other', async () => {
    const client = await bench.register();
    const mail = await bench.mail(client.accountId, 'verify-email');
    expect(mail).toMatchObject({
      recipient: client.email,
      status: 'OUTBOX',
      subject: 'Confirm your e-mail address',
    });
    expect(mail.link).toMatch(/^http:\/\/localhost:4000\/verify-email#token=[0-9a-f]{32}\.[\w-]{43}$/);
    const token = await bench.token(client.accountId, 'verify-email');
    const { accountId: other } = await bench.register();
    const bad = [
      token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      token.replace(/^.{32}/, other.replaceAll('-', '')),
      token.slice(0, -1),
      '',
    ];
    for (const wrong of bad) {
      const { errors } = await bench.client().send(VERIFY, { token: wrong });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'LINK_EXPIRED' });
    }
    expect((await bench.identity(client.accountId)).confirmedAt).toBeNull();
    // The token of one purpose is none of another, unused as it is.
    for (const operation of [CONFIRM, 'mutation ($token: String!) { confirmSignInLink(token: $token) }']) {
      expect(await bench.client().codeOf(operation, { token })).toBe('BAD_USER_INPUT');
    }
    expect(await bench.client().codeOf(RESET_WITH, { input: { token, password: NEW_PASSWORD } })).toBe(
      'BAD_USER_INPUT',
    );
    for (let time = 0; time < 2; time += 1) {
      expect(await client.ask(VERIFY, { token })).toEqual({ verifyEmail: true });
    }
    expect((await bench.identity(client.accountId)).confirmedAt).not.toBeNull();
  });

  it('is asked for again, in the language of the account, and the link of before stops working', async () => {
    const client = await bench.register();
    const first = await bench.token(client.accountId, 'verify-email');
    await client.ask('mutation { updateMe(input: { locale: "de-AT" }) { id } }');
    const before = new Date();
    await client.ask(RESEND, { email: client.email });
    const mail = await bench.mail(client.accountId, 'verify-email', before);
    expect(mail.subject).toBe('Bestätige deine E-Mail-Adresse');
    const late = await client.send(VERIFY, { token: first });
    expect(late.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'LINK_EXPIRED' });
    await client.ask(VERIFY, { token: await bench.token(client.accountId, 'verify-email', before) });
  });

  it('is possible for one of several accounts alone', async () => {
    const email = bench.email();
    const [first, second] = [
      await bench.register(email),
      await (async () => {
        await bench.client().ask('mutation ($input: RegisterInput!) { register(input: $input) { status } }', {
          input: { email, password: NEW_PASSWORD, displayName: 'Second' },
        });
        return bench.login(bench.client(), email, NEW_PASSWORD);
      })(),
    ];
    const tokens = [
      await bench.token(first.accountId, 'verify-email'),
      await bench.token(second.account.id, 'verify-email'),
    ];
    await bench.client().ask(VERIFY, { token: tokens[0], password: PASSWORD });
    const late = await bench.client().send(VERIFY, { token: tokens[1], password: NEW_PASSWORD });
    expect(late.errors[0]?.extensions).toMatchObject({ reason: 'LINK_EXPIRED' });
    expect((await bench.identity(second.account.id)).confirmedAt).toBeNull();
  });

  it('sends no mail to an address that is confirmed or unknown, and not many to any', async () => {
    const client = await bench.register();
    await client.ask(VERIFY, { token: await bench.token(client.accountId, 'verify-email') });
    await bench.client().ask(RESEND, { email: client.email });
    await bench.client().ask(RESEND, { email: bench.email() });
    await bench.answered();
    const mails = withAccount(bench.api.orm, client.accountId);
    expect(await mails.count(Mail, { template: 'verify-email' })).toBe(1);
    for (let time = 0; time < 4; time += 1) await bench.client().ask(RESET, { email: client.email });
    expect(await bench.client().codeOf(RESET, { email: client.email })).toBe('RATE_LIMITED');
    await bench.answered();
    expect(await mails.count(Mail, { template: 'reset-password' })).toBe(4);
  });
});

describe('a forgotten password', () => {
  it('is replaced by the link of a mail, once, and every session ends', async () => {
    const client = await bench.api.register();
    await bench.client().ask(RESET, { email: client.email.toUpperCase() });
    const token = await bench.token(client.accountId, 'reset-password');
    const weak = await bench.client().send(RESET_WITH, { input: { token, password: 'password123' } });
    expect(weak.errors[0]?.extensions).toMatchObject({ field: 'password' });
    await bench.client().ask(RESET_WITH, { input: { token, password: NEW_PASSWORD } });
    expect(await bench.client().codeOf(RESET_WITH, { input: { token, password: NEW_PASSWORD } })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    expect(await client.codeOf('mutation { updateMe(input: {}) { id } }')).toBe('UNAUTHENTICATED');
    expect(await bench.client().codeOf(LOGIN, { input: { email: client.email, password: PASSWORD } })).toBe(
      'UNAUTHENTICATED',
    );
    await bench.login(bench.client(), client.email, NEW_PASSWORD);
    await bench.mail(client.accountId, 'password-reset');
  });

  it('is used by a hundred at once for one change', async () => {
    const client = await bench.api.register();
    await bench.client().ask(RESET, { email: client.email });
    const token = await bench.token(client.accountId, 'reset-password');
    const codes = await Promise.all(
      Array.from({ length: 20 }, () =>
        bench.client().codeOf(RESET_WITH, { input: { token, password: NEW_PASSWORD } }),
      ),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  });

  it('gives the address to whoever reads its mails, and leaves others no way in', async () => {
    const email = bench.email();
    const squatter = await bench.register(email);
    await bench.secondFactor(squatter.accountId);
    await bench.client().ask(RESET, { email });
    const token = await bench.token(squatter.accountId, 'reset-password');
    await bench.client().ask(RESET_WITH, { input: { token, password: NEW_PASSWORD } });
    expect(await squatter.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    const owner = await bench.login(bench.client(), email, NEW_PASSWORD);
    expect(owner.account).toMatchObject({ id: squatter.accountId, emailVerified: true });
  });
});

describe('another address', () => {
  it('is confirmed where it is, and the old one is told', async () => {
    const client = await bench.api.register();
    const email = bench.email();
    await client.ask(CHANGE, { email });
    expect((await bench.mail(client.accountId, 'email-change-requested')).recipient).toBe(client.email);
    const mail = await bench.mail(client.accountId, 'change-email');
    expect(mail.recipient).toBe(email);
    expect((await bench.identity(client.accountId)).email).toBe(client.email);
    await client.ask(CONFIRM, { token: mail.link?.split('#token=')[1] });
    expect((await bench.identity(client.accountId)).email).toBe(email);
    expect((await bench.mail(client.accountId, 'email-changed')).recipient).toBe(client.email);
    await bench.login(bench.client(), email);
    expect(await bench.client().codeOf(LOGIN, { input: { email: client.email, password: PASSWORD } })).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('that belongs to somebody gets no mail, and the same answer', async () => {
    const [client, owner] = [await bench.api.register(), await bench.api.register()];
    const taken = await client.send(CHANGE, { email: owner.email });
    const free = await client.send(CHANGE, { email: bench.email() });
    expect(taken.comparable).toBe(free.comparable);
    await bench.mail(client.accountId, 'change-email');
    await bench.answered();
    expect(await withAccount(bench.api.orm, client.accountId).count(Mail, { recipient: owner.email })).toBe(
      0,
    );
  });

  it('needs a fresh proof of who asks', async () => {
    const client = await bench.api.register();
    const longAgo = new Date(Date.now() - PROOF_MS);
    await withAccount(bench.api.orm, client.accountId).nativeUpdate(Session, {}, { provedAt: longAgo });
    const { errors } = await client.send(CHANGE, { email: bench.email() });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'PROOF_NEEDED' });
    const PROVE = 'mutation ($input: ProveIdentityInput!) { proveIdentity(input: $input) { accessToken } }';
    expect(await client.codeOf(PROVE, { input: { password: 'x' } })).toBe('BAD_USER_INPUT');
    expect(await client.codeOf(CHANGE, { email: bench.email() })).toBe('FORBIDDEN');
    const { proveIdentity } = await client.ask(PROVE, { input: { password: PASSWORD } });
    client.accessToken = (proveIdentity as { accessToken: string }).accessToken;
    await client.ask(CHANGE, { email: bench.email() });
  });
});

describe('a link that was mailed before the account was taken back', () => {
  it('changes no address after a forgotten password was replaced', async () => {
    const client = await bench.api.register();
    await client.ask(CHANGE, { email: bench.email() });
    const change = await bench.token(client.accountId, 'change-email');
    await bench.client().ask(RESET, { email: client.email });
    const reset = await bench.token(client.accountId, 'reset-password');
    await bench.client().ask(RESET_WITH, { input: { token: reset, password: NEW_PASSWORD } });
    const { errors } = await bench.client().send(CONFIRM, { token: change, password: NEW_PASSWORD });
    expect(errors[0]?.extensions).toMatchObject({ reason: 'LINK_EXPIRED' });
    expect((await bench.identity(client.accountId)).email).toBe(client.email);
  });

  it('changes no address of an account that somebody else had registered, asked for or still waiting to be sent', async () => {
    const email = bench.email();
    const squatter = await bench.register(email);
    await squatter.ask(CHANGE, { email: bench.email() });
    const change = await bench.token(squatter.accountId, 'change-email');
    await bench.client().ask(RESET, { email });
    const reset = await bench.token(squatter.accountId, 'reset-password');
    const waiting = { id: newId(), kind: 'CHANGE', email: bench.email(), createdAt: new Date() } as const;
    await withoutAccount(bench.api.orm).insert(MailRequest, { ...waiting, accountId: squatter.accountId });
    await bench.client().ask(RESET_WITH, { input: { token: reset, password: NEW_PASSWORD } });
    const { errors } = await bench.client().send(CONFIRM, { token: change, password: NEW_PASSWORD });
    expect(errors[0]?.extensions).toMatchObject({ reason: 'LINK_EXPIRED' });
    expect((await bench.identity(squatter.accountId)).email).toBe(email);
    expect(await withoutAccount(bench.api.orm).count(MailRequest, { id: waiting.id })).toBe(0);
  });

  it('sets no password after it was changed, and none from the old mailbox after the address was', async () => {
    const client = await bench.api.register();
    await bench.client().ask(RESET, { email: client.email });
    const first = await bench.token(client.accountId, 'reset-password');
    await client.ask('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }', {
      input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
    });
    const { refreshSession } = await client.ask(REFRESH);
    client.accessToken = (refreshSession as LoggedIn).accessToken;
    const again = { password: 'seven green kettles sing' };
    expect(await bench.client().codeOf(RESET_WITH, { input: { token: first, ...again } })).toBe(
      'BAD_USER_INPUT',
    );
    const before = new Date();
    await bench.client().ask(RESET, { email: client.email });
    const second = await bench.token(client.accountId, 'reset-password', before);
    await client.ask(CHANGE, { email: bench.email() });
    await client.ask(CONFIRM, { token: await bench.token(client.accountId, 'change-email') });
    expect(await bench.client().codeOf(RESET_WITH, { input: { token: second, ...again } })).toBe(
      'BAD_USER_INPUT',
    );
  });
});

describe('the outbox', () => {
  it('shows the mails of its owner, to nobody else', async () => {
    const client = await bench.register();
    await bench.mail(client.accountId, 'verify-email');
    const { outbox } = (await client.ask(OUTBOX)) as { outbox: { link: string; recipient: string }[] };
    expect(outbox).toHaveLength(1);
    expect(outbox[0]).toMatchObject({ recipient: client.email, link: expect.stringContaining('#token=') });
    expect((await (await bench.register()).ask(OUTBOX))['outbox']).not.toContainEqual(outbox[0]);
    expect(await bench.client().codeOf(OUTBOX)).toBe('UNAUTHENTICATED');
  });

  it('shows no link behind a proxy that strangers reach: it would confirm any address', async () => {
    const published = await AccountBench.open({ PUBLIC_URL: 'https://atlas.example.org' });
    const stranger = await published.register('root@example.org');
    await published.mail(stranger.accountId, 'verify-email');
    const { outbox } = (await stranger.ask(OUTBOX)) as { outbox: object[] };
    expect(outbox).toEqual([expect.objectContaining({ text: null, link: null })]);
    await published.end();
  }, 120_000);
});

describe('with a mail server', () => {
  const received: Email[] = [];
  let answer: () => Error | null = () => null;
  let smtp: SMTPServer;
  let sending: AccountBench;

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) => done(answer()),
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
            received.push(mail);
            done();
          });
        });
      },
    });
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
    const { port } = smtp.server.address() as { port: number };
    sending = await AccountBench.open({
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'atlas@example.org',
    });
  }, 120_000);
  afterAll(async () => {
    await sending.end();
    await new Promise<void>((done) => smtp.close(() => done()));
  });

  it('sends text and HTML, keeps neither, and shows no link in the outbox', async () => {
    const client = await sending.register();
    const mail = await sending.mail(client.accountId, 'verify-email');
    expect(mail).toMatchObject({ status: 'SENT', text: '', html: '', link: null });
    const arrived = received.find(({ to }) => to?.some(({ address }) => address === client.email));
    expect(arrived).toMatchObject({
      subject: 'Confirm your e-mail address',
      messageId: `<${mail.id}@example.org>`,
    });
    expect(arrived?.from?.address).toBe('atlas@example.org');
    const token = /#token=([\w.-]+)/.exec(arrived?.text ?? '')?.[1];
    expect(arrived?.html).toContain(`#token=${token ?? 'none'}`);
    await client.ask(VERIFY, { token });
    const { outbox } = (await client.ask(OUTBOX)) as { outbox: object[] };
    expect(outbox[0]).toMatchObject({ status: 'SENT', text: null, link: null });
  });

  it('tries again after a refusal for the time being, and not after one for good', async () => {
    const refuse = (responseCode: number) => Object.assign(new Error('No'), { responseCode });
    let refusals = 0;
    answer = () => (refusals++ === 0 ? refuse(451) : null);
    const patient = await sending.register();
    const mailed = await sending.mail(patient.accountId, 'verify-email');
    expect(mailed).toMatchObject({ status: 'SENT', attempts: 2, error: null });
    answer = () => refuse(550);
    const hopeless = await sending.register();
    const failed = await sending.mail(hopeless.accountId, 'verify-email');
    expect(failed).toMatchObject({
      status: 'FAILED',
      attempts: 1,
      error: 'The mail server answered 550.',
      text: '',
    });
    answer = () => null;
  });
});
