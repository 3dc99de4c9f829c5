import { domainToASCII } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { corpusText, countAttacks } from '../testing/attacks.js';
import { SmtpSender } from './smtp.js';

const LIST = 'email_addresses.xml';

let smtp: SMTPServer;
let sender: SmtpSender;
let recipients: string[] = [];

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (address, _session, done) => {
      recipients.push(address.address);
      done();
    },
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  sender = new SmtpSender(`smtp://127.0.0.1:${(smtp.server.address() as { port: number }).port}`);
});
afterAll(async () => {
  sender.close();
  await new Promise<void>((done) => smtp.close(() => done()));
});

it('sends to each address of the list of oddities alone, or not at all', async () => {
  const xml = corpusText(LIST);
  const listed = [...(xml ?? '').matchAll(/<address>([^]*?)<\/address>/g)].map(([, address = '']) =>
    decode(address),
  );
  const own = ['a@example.org', 'a@example.org,b@example.org', 'a@example.org\r\nRCPT TO:<b@example.org>'];
  const breaches: string[] = [];
  let sent = 0;
  for (const to of [...listed, ...own]) {
    recipients = [];
    try {
      await sender.send({ id: 'x', from: 'atlas@example.org', to, subject: 'x', text: 'x', html: 'x' });
      sent += 1;
      if (recipients.length !== 1 || ascii(recipients[0] ?? '') !== ascii(to)) breaches.push(to);
    } catch {
      // Refused is fine, sent to somebody else is not.
      if (recipients.length > 0) breaches.push(to);
    }
  }
  countAttacks('mail: addresses', listed.length + own.length, breaches.length);
  expect(breaches).toEqual([]);
  expect(sent).toBeGreaterThan(0);
}, 120_000);

/** The server on the other side shows encoded domains decoded. */
function ascii(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local}@${domainToASCII(domain)}`;
}

/** The list writes control characters as the signs for them, U+2400 and on. */
function decode(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_entity, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d+);/g, (_entity, number: string) => String.fromCodePoint(Number(number)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[\u2400-\u241f]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! - 0x2400));
}
