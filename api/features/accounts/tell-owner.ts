import type { EntityManager } from '@mikro-orm/postgresql';
import { sendMail } from '../../engine/mail/send-mail.js';
import { accountOf } from '../../platform/database/orm.js';
import type { ServerDeps } from '../../platform/graphql/request-context.js';
import { recordAccountEvent, type AccountEventType } from './account-events.js';
import { Account, LoginIdentity } from './account.entity.js';

/** What owners are mailed about, by the name of the mail. */
const EVENT_OF = {
  'account-suspended': 'account.suspended',
  'account-restored': 'account.restored',
  'api-token-created': 'account.api-token-created',
  'email-change-requested': 'account.email-change-requested',
  'email-changed': 'account.email-changed',
  'password-changed': 'account.password-changed',
  'password-reset': 'account.password-changed',
  'recovery-codes-renewed': 'account.recovery-codes-renewed',
  'sign-in-linked': 'account.sign-in-linked',
  'sign-in-unlinked': 'account.sign-in-unlinked',
  'two-factor-disabled': 'account.two-factor-disabled',
  'two-factor-enabled': 'account.two-factor-enabled',
} as const satisfies Record<string, AccountEventType>;

/**
 * Mails the owner what happened to the account, with where to set a new password if it was not they, and records it as an
 * event (`account.password-changed`). An address that nobody confirmed may be a stranger's, who is sent none of this: else
 * anybody could have any number of mails, with words of their choice in them, sent to anybody.
 *
 * @param em - In a transaction of the account.
 * @param data - For the words of the mail.
 * @param about - For the event: ids and short values.
 */
export async function tellOwner(
  deps: Pick<ServerDeps, 'config' | 'tasks'>,
  em: EntityManager,
  template: keyof typeof EVENT_OF,
  data: Record<string, string> = {},
  about: Record<string, unknown> = {},
): Promise<void> {
  const details = template === 'password-reset' ? { ...about, byMail: true } : about;
  await recordAccountEvent(deps.tasks, em, EVENT_OF[template], details);
  await mailOwner(deps, em, template, data);
}

/**
 * Mails the owner without a record of its own: what happened is on record already.
 *
 * @param em - In a transaction of the account.
 */
export async function mailOwner(
  deps: Pick<ServerDeps, 'config' | 'tasks'>,
  em: EntityManager,
  template: string,
  data: Record<string, string> = {},
): Promise<void> {
  const account = await em.findOneOrFail(Account, { id: accountOf(em) });
  const { email: to, locale } = account;
  const identity = await em.findOneOrFail(LoginIdentity, { accountId: account.id });
  if (identity.confirmedAt === null) return;
  const resetLink = `${deps.config.publicUrl}/forgot-password`;
  await sendMail(deps.tasks, em, { to, template, locale, data: { resetLink, ...data } });
}
