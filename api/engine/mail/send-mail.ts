import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../platform/database/new-id.js';
import { accountOf } from '../../platform/database/orm.js';
import type { Queue } from '../../platform/queue/queue.js';
import { Mail } from './mail.entity.js';
import { renderMail } from './render-mail.js';

export const MAIL_QUEUE = 'mail';

export type MailEntry = { mailId: string; accountId: string };

/** How long what was mailed is kept. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export interface NewMail {
  to: string;
  /** See `renderMail`. */
  template: string;
  /** BCP 47. */
  locale: string;
  /** Values of the template; `link` is what the mail asks to open. */
  data: Record<string, string>;
}

/**
 * Queues a mail in the transaction of `em`: it is sent exactly if that commits. Without a mail server it stays in the
 * account's outbox.
 *
 * @throws Error when `em` is in no transaction or bound to no account, or the template does not fit.
 */
export async function sendMail(
  machinery: { queue: Queue },
  em: EntityManager,
  mail: NewMail,
): Promise<{ id: string }> {
  const accountId = accountOf(em);
  const { subject, text, html } = await renderMail(mail.template, mail.locale, mail.data);
  const id = newId();
  const now = new Date();
  await em.nativeDelete(Mail, { createdAt: { $lt: new Date(now.getTime() - KEPT_MS) } });
  await em.insert(Mail, {
    id,
    accountId,
    recipient: mail.to,
    template: mail.template,
    subject,
    text,
    html,
    link: mail.data['link'] ?? null,
    status: 'QUEUED',
    attempts: 0,
    error: null,
    createdAt: now,
    sentAt: null,
  });
  await machinery.queue.add<MailEntry>(em, MAIL_QUEUE, { mailId: id, accountId });
  return { id };
}
