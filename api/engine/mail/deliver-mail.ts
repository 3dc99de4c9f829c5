import { withAccount } from '../../platform/database/orm.js';
import { errorCode } from '../../platform/errors/error-code.js';
import { MailRefusedError, SmtpSender } from '../../platform/mail/smtp.js';
import type { QueueWork, QueueWorker } from '../events/queue-workers.js';
import { Mail } from './mail.entity.js';
import { MAIL_QUEUE } from './send-mail.js';

const MAIL_ACTOR = 'mail';

/** One connection pool per mail server; a process has one. */
const senders = new Map<string, SmtpSender>();

/** Hands queued mails to the mail server; without one it marks them as kept and says where their links lead. */
export const mailWorker: QueueWorker = {
  // Seconds to over an hour: mail servers that are away come back.
  queue: { name: MAIL_QUEUE, retryLimit: 60, retryDelay: 2, expireInSeconds: 90 },
  concurrency: 2,
  handle: deliver,
};

async function deliver({ orm, data, lastAttempt, config, announce, log }: QueueWork): Promise<void> {
  const { mailId = '', accountId = '' } = data;
  const em = withAccount(orm, accountId, MAIL_ACTOR);
  const mail = await em.findOne(Mail, { id: mailId, status: 'QUEUED' });
  if (mail === null) return; // Sent by an attempt that died before it could settle, or erased with its account.
  if (config.smtpUrl === null) {
    mail.status = 'OUTBOX';
    await em.flush();
    announce(
      `Mail (no mail server is configured): ${mail.subject}${mail.link === null ? '' : `: ${mail.link}`}`,
    );
    return;
  }
  const { id, recipient, subject, text, html } = mail;
  mail.attempts += 1;
  try {
    await senderFor(config.smtpUrl).send({ id, from: config.mailFrom, to: recipient, subject, text, html });
  } catch (error) {
    mail.error =
      error instanceof MailRefusedError
        ? error.message
        : `Not delivered (${errorCode(error) ?? 'no answer'}).`;
    const final = error instanceof MailRefusedError || lastAttempt;
    if (final) settle(mail, 'FAILED');
    await em.flush();
    log.warn({ mailId, template: mail.template, code: errorCode(error), final }, 'mail not delivered');
    if (final) return;
    throw new Error(`Mail ${mailId} was not delivered`, { cause: error });
  }
  mail.sentAt = new Date();
  mail.error = null;
  settle(mail, 'SENT');
  await em.flush();
}

function settle(mail: Mail, status: 'SENT' | 'FAILED'): void {
  mail.status = status;
  mail.text = '';
  mail.html = '';
  mail.link = null;
}

function senderFor(url: string): SmtpSender {
  let sender = senders.get(url);
  if (sender === undefined) senders.set(url, (sender = new SmtpSender(url)));
  return sender;
}
