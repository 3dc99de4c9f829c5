import { SMTPServer } from 'smtp-server';
import { MailRefusedError, SmtpSender, isPlainAddress, type OutgoingMail } from './smtp.js';

let smtp: SMTPServer;
let sender: SmtpSender;
let received: { from: string; to: string[]; lines: string[] }[] = [];

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          lines: Buffer.concat(chunks).toString('utf8').split('\r\n'),
        });
        done();
      });
    },
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  sender = new SmtpSender(`smtp://127.0.0.1:${(smtp.server.address() as { port: number }).port}`);
});
afterAll(async () => {
  sender.close();
  await new Promise<void>((done) => smtp.close(() => done()));
});
beforeEach(() => {
  received = [];
});

const mail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: 'a-mail',
  from: 'atlas@example.org',
  to: 'person@example.net',
  subject: 'A subject',
  text: 'Words\n',
  html: '<p>Words</p>',
  ...changes,
});

/** Header names of the mail's own head, before its first part. */
const headersOf = ({ lines }: { lines: string[] }) =>
  lines.slice(0, lines.indexOf('')).flatMap((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? []);

/** Seventeen ways to write what some program takes for the end of a line, each before a header of its own. */
const BREAKS = [
  '\r\n',
  '\n',
  '\r',
  '\n\r',
  '\r\r\n',
  '\r\n ',
  '\r\n\t',
  '\u0000\r\n',
  '\u000b',
  '\u000c',
  '\u0085',
  '\u2028',
  '\u2029',
  '%0d%0a',
  '\\r\\n',
  '=0D=0A',
  '=?utf-8?q?=0D=0A?=',
];

/** Places that reach a header, with the text put there. */
const HEADERS: Record<string, (attack: string) => Partial<OutgoingMail>> = {
  'to, before the address': (attack) => ({ to: `${attack}person@example.net` }),
  'to, behind the address': (attack) => ({ to: `person@example.net${attack}` }),
  'to, in its name': (attack) => ({ to: `per${attack}son@example.net` }),
  'to, in its domain': (attack) => ({ to: `person@exa${attack}mple.net` }),
  'from, behind the address': (attack) => ({ from: `atlas@example.org${attack}` }),
  'subject, at its end': (attack) => ({ subject: `A subject${attack}` }),
  'subject, at its beginning': (attack) => ({ subject: `${attack}A subject` }),
  'message id': (attack) => ({ id: `a-mail${attack}` }),
};

describe('sending', () => {
  it('hands over one mail to one person, from one address', async () => {
    await sender.send(mail());
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: 'atlas@example.org', to: ['person@example.net'] });
    expect(received[0]?.lines).toContain('Message-ID: <a-mail@example.org>');
    expect(headersOf(received[0] ?? { lines: [] })).toEqual(
      expect.arrayContaining(['from', 'to', 'subject']),
    );
  });

  it('lets 17 line breaks in 8 headers add neither header nor recipient nor body', async () => {
    await sender.send(mail());
    const usual = headersOf(received[0] ?? { lines: [] });
    const breaches: string[] = [];
    let tried = 0;
    for (const [place, put] of Object.entries(HEADERS)) {
      for (const lineBreak of BREAKS) {
        tried += 1;
        received = [];
        const attack = `${lineBreak}Bcc: evil@example.com`;
        try {
          await sender.send(mail(put(attack)));
        } catch (error) {
          if (!(error instanceof MailRefusedError))
            breaches.push(`${place} ${JSON.stringify(lineBreak)}: ${String(error)}`);
          continue;
        }
        const [got] = received;
        const same = got !== undefined && JSON.stringify(headersOf(got)) === JSON.stringify(usual);
        if (!same || got.to.length !== 1 || got.to[0] !== 'person@example.net') {
          breaches.push(`${place} ${JSON.stringify(lineBreak)}`);
        }
      }
    }
    expect(tried).toBe(136);
    expect(breaches).toEqual([]);
  });

  it('gives up on a refusal for good alone', async () => {
    await expect(sender.send(mail({ to: 'x' }))).rejects.toThrow(MailRefusedError);
    const nowhere = new SmtpSender('smtp://127.0.0.1:1');
    await expect(nowhere.send(mail())).rejects.not.toThrow(MailRefusedError);
    nowhere.close();
  });
});

describe('isPlainAddress', () => {
  it.each([
    'person@example.net',
    'first.last+tag@sub.example.co.uk',
    "o'neil_x-1@example.org",
    'x@xn--bcher-kva.example',
  ])('takes %s', (address) => expect(isPlainAddress(address)).toBe(true));

  it.each([
    '',
    'person',
    'person@localhost',
    '@example.org',
    'person@',
    'a@example.org,b@example.org',
    'a@example.org;b@example.org',
    'a@example.org b@example.org',
    'Name <a@example.org>',
    '<a@example.org>',
    '"a b"@example.org',
    '"a@b"@example.org',
    'a(comment)@example.org',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    '.a@example.org',
    'a.@example.org',
    'a..b@example.org',
    'a@-example.org',
    'a@example-.org',
    'a@example..org',
    'a@example.org.',
    `${'x'.repeat(65)}@example.org`,
    `x@${'y'.repeat(64)}.org`,
    'a@exam ple.org',
    'a@xn--example.com',
    'a@example.org\n',
    'ä@example.org',
    'a%b@example.org',
    '@a.example,@b.example:c@example.org',
    'a!b@example.org\r\nBcc: c@example.org',
  ])('refuses %j', (address) => expect(isPlainAddress(address)).toBe(false));
});
