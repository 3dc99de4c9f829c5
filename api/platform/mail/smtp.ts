import { domainToUnicode } from 'node:url';
import { createTransport } from 'nodemailer';

/** One mail to one person. */
export interface OutgoingMail {
  /** Unique and the same for each attempt: receivers drop a mail they have already got by it. */
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

/** The mail server said no for good, or the mail itself is not fit to be sent: trying again cannot help. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}

/**
 * Sends mails by SMTP. Passwords and mails travel by TLS unless the server is on this machine.
 *
 * @param url - `smtps://user:password@host:465`, or `smtp://…` with STARTTLS.
 */
export class SmtpSender {
  readonly #transport: ReturnType<typeof createTransport>;

  constructor(url: string) {
    const { hostname } = new URL(url);
    const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    this.#transport = createTransport({
      url,
      requireTLS: !here,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      dnsTimeout: CONNECT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /**
   * Hands a mail to the server.
   *
   * @throws MailRefusedError when it can never be delivered; any other error is worth another attempt.
   */
  async send(mail: OutgoingMail): Promise<void> {
    for (const address of [mail.from, mail.to]) refuseAddress(address);
    if (hasControls(mail.subject) || hasControls(mail.id)) {
      throw new MailRefusedError('A header of the mail holds a line break.');
    }
    try {
      await this.#transport.sendMail({
        messageId: `<${mail.id}@${mail.from.split('@')[1] ?? 'localhost'}>`,
        // Given as objects and as envelope: neither is parsed for further addresses.
        from: { name: 'AtlasOps', address: mail.from },
        to: { name: '', address: mail.to },
        envelope: { from: mail.from, to: [mail.to] },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'auto-submitted': 'auto-generated' },
      });
    } catch (error) {
      const { responseCode } = error as { responseCode?: unknown };
      if (typeof responseCode === 'number' && responseCode >= 500) {
        throw new MailRefusedError(`The mail server answered ${responseCode}.`, { cause: error });
      }
      throw error;
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/**
 * Whether a text is one mail address and nothing that a mail program could read as more: no spaces, quotes, comments,
 * lists, routes or line breaks. Rarer forms of RFC 5322 are refused rather than passed on.
 */
export function isPlainAddress(address: string): boolean {
  if (address.length > 254 || !PLAIN.test(address)) return false;
  const [local = '', domain = ''] = address.split('@');
  // What claims to be an encoded name and is none: programs differ in which name they read.
  if (/(?:^|\.)xn--/.test(domainToUnicode(domain))) return false;
  return local.length <= 64 && domain.split('.').every((label) => label.length <= 63 && !/^-|-$/.test(label));
}

const PLAIN =
  /^[a-z0-9!#$&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

function refuseAddress(address: string): void {
  if (!isPlainAddress(address)) throw new MailRefusedError('The address is not one plain mail address.');
}

function hasControls(text: string): boolean {
  // C0, DEL, C1 and the two separators that some programs take for a line break.
  return /[\p{Cc}\u2028\u2029]/u.test(text);
}
