import type { EntityManager } from '@mikro-orm/postgresql';
import { recordEvent } from '../../engine/events/record-event.js';
import { sendMail } from '../../engine/mail/send-mail.js';
import { accountOf } from '../../platform/database/orm.js';
import type { ServerDeps } from '../../platform/graphql/request-context.js';
import { Account } from './account.entity.js';

/**
 * Mails the owner what happened to the account, with where to set a new password if it was not they, and records it as an
 * event (`account.password-changed`).
 *
 * @param em - In a transaction of the account.
 */
export async function tellOwner(
  deps: Pick<ServerDeps, 'config' | 'tasks'>,
  em: EntityManager,
  template: string,
  data: Record<string, string> = {},
): Promise<void> {
  const account = await em.findOneOrFail(Account, { id: accountOf(em) });
  const { email: to, locale } = account;
  const resetLink = `${deps.config.publicUrl}/forgot-password`;
  const type = `account.${template.replace(/^account-/, '')}`;
  await recordEvent(deps.tasks, em, { type, subjectId: account.id });
  await sendMail(deps.tasks, em, { to, template, locale, data: { resetLink, ...data } });
}
