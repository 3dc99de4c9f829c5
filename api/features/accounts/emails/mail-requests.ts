import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sendMail } from '../../../engine/mail/send-mail.js';
import type { QueueWork, QueueWorker } from '../../../engine/events/queue-workers.js';
import { newId } from '../../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import type { Queue } from '../../../platform/queue/queue.js';
import { Account, LoginIdentity } from '../account.entity.js';
import { identitiesOf, normalEmail } from '../log-in.js';
import { MailRequest, type MailRequestKind, type MailTokenPurpose } from './mail-token.entity.js';
import { drawMailLink } from './mail-tokens.js';

const QUEUE = 'account-mail';

/** Finds out, apart from the request of the person, which mail an address gets. */
export const accountMailWorker: QueueWorker = {
  queue: { name: QUEUE, retryLimit: 8, retryDelay: 1, expireInSeconds: 60 },
  concurrency: 2,
  handle: answerRequest,
};

/**
 * Notes that a mail was asked for. The same writes whatever the address is: see `MailRequest`.
 *
 * @param em - In a transaction.
 */
export async function requestMail(
  machinery: { queue: Queue },
  em: EntityManager,
  request: { kind: MailRequestKind; email: string; accountId: string | null },
): Promise<void> {
  const id = newId();
  await em.insert(MailRequest, { id, ...request, createdAt: new Date() });
  await machinery.queue.add(em, QUEUE, { requestId: id });
}

/**
 * The same in a transaction of its own.
 *
 * @param accountId - Of the asker, when logged in: of several accounts that registered an address theirs is meant.
 */
export async function requestMailTo(
  deps: { orm: MikroORM; tasks: { queue: Queue } },
  kind: 'RESEND' | 'RESET',
  email: string,
  accountId: string | null = null,
): Promise<void> {
  await withoutAccount(deps.orm).transactional((em) =>
    requestMail(deps.tasks, em, { kind, email, accountId }),
  );
}

async function answerRequest(work: QueueWork): Promise<void> {
  const em = withoutAccount(work.orm);
  const request = await em.findOne(MailRequest, { id: work.data['requestId'] ?? '' });
  if (request === null) return; // Answered by an attempt that died before it could settle.
  const mail = await chooseMail(em, request);
  const identity = mail?.identity;
  if (mail === null || identity === undefined || identity.suspendedAt !== null) {
    await em.nativeDelete(MailRequest, { id: request.id });
    return;
  }
  await withAccount(work.orm, identity.accountId).transactional(async (tx) => {
    if ((await tx.nativeDelete(MailRequest, { id: request.id })) === 0) return;
    const account = await tx.findOneOrFail(Account, { id: identity.accountId });
    const to = request.kind === 'CHANGE' ? request.email : account.email;
    const { publicUrl } = work.config;
    const link =
      mail.purpose === null
        ? `${publicUrl}/forgot-password`
        : await drawMailLink(tx, publicUrl, { purpose: mail.purpose, email: to });
    if (link === null) return;
    await sendMail(work, tx, { to, template: mail.template, locale: account.locale, data: { link } });
  });
}

interface ChosenMail {
  template: string;
  /** What its link redeems; null: it leads to a page without a token. */
  purpose: MailTokenPurpose | null;
  /** Whose outbox it belongs to. */
  identity: LoginIdentity;
}

async function chooseMail(em: EntityManager, request: MailRequest): Promise<ChosenMail | null> {
  const { confirmed, pending } = await identitiesOf(em, request.email);
  const asker =
    request.accountId === null ? null : await em.findOne(LoginIdentity, { accountId: request.accountId });
  switch (request.kind) {
    case 'REGISTERED':
      // Into the outbox of the account that has the address: the new one is not to learn that there is another.
      if (asker === null || asker.confirmedAt !== null) return null;
      if (confirmed !== null) return { template: 'already-registered', purpose: null, identity: confirmed };
      return { template: 'verify-email', purpose: 'VERIFY_EMAIL', identity: asker };
    case 'RESEND': {
      const own = asker?.confirmedAt === null && asker.email === normalEmail(request.email);
      const meant = own ? asker : pending;
      if (confirmed !== null || meant === null) return null;
      return { template: 'verify-email', purpose: 'VERIFY_EMAIL', identity: meant };
    }
    case 'RESET': {
      const meant = confirmed ?? pending;
      if (meant === null) return null;
      return { template: 'reset-password', purpose: 'RESET_PASSWORD', identity: meant };
    }
    case 'CHANGE':
      if (asker === null || (confirmed !== null && normalEmail(request.email) !== asker.email)) return null;
      return { template: 'change-email', purpose: 'CHANGE_EMAIL', identity: asker };
  }
}
