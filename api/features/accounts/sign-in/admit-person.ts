import type { EntityManager } from '@mikro-orm/postgresql';
import { sendMail } from '../../../engine/mail/send-mail.js';
import { newId } from '../../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import type { ServerDeps } from '../../../platform/graphql/request-context.js';
import { recordAccountEvent } from '../account-events.js';
import { Account, LoginIdentity } from '../account.entity.js';
import { requestMail } from '../emails/mail-requests.js';
import { drawMailLink } from '../emails/mail-tokens.js';
import { createAccount, emailAddress, identitiesOf } from '../log-in.js';
import type { ProviderPerson } from './providers.js';
import { SignInLink, type SignInProvider } from './sign-in-link.entity.js';

const PROVIDER_NAMES: Record<SignInProvider, string> = {
  GOOGLE: 'Google',
  MICROSOFT: 'Microsoft',
  GITHUB: 'GitHub',
};

/**
 * The account that somebody who signed in with another service opens: the one that is linked, or a new one. An account that
 * exists under the same address is not opened by that alone: its owner is mailed a link that does it (`confirmSignInLink`).
 *
 * @returns null when it depends on that mail, or the account is suspended
 * @throws ZodError when the service gives no address that mails can be sent to
 */
export async function admitPerson(deps: ServerDeps, person: ProviderPerson): Promise<LoginIdentity | null> {
  const { provider, subject, emailVerified } = person;
  const em = withoutAccount(deps.orm);
  const link = await em.findOne(SignInLink, { provider, subject });
  if (link !== null) {
    return em.findOne(LoginIdentity, { accountId: link.accountId, suspendedAt: null });
  }
  const email = emailAddress.parse(person.email);
  const { confirmed } = await identitiesOf(em, email);
  if (confirmed !== null && emailVerified) {
    if (confirmed.suspendedAt === null) await askOwner(deps, confirmed, { ...person, email });
    return null;
  }
  // An address that the service did not check opens nothing that exists; it is confirmed like any that was registered.
  const displayName = person.name.trim().slice(0, 120) || (email.split('@')[0] ?? email);
  const isAdmin = emailVerified && deps.config.adminEmails.includes(email.toLowerCase());
  const account = await createAccount(
    deps.orm,
    { email, displayName, passwordHash: null, confirmed: emailVerified, isAdmin },
    async (tx, accountId) => {
      await insertLink(tx, accountId, { provider, subject, email });
      await recordAccountEvent(deps.tasks, tx, 'account.registered', { method: provider });
      if (emailVerified) await recordAccountEvent(deps.tasks, tx, 'account.verified');
      else await requestMail(deps.tasks, tx, { kind: 'REGISTERED', email, accountId });
    },
  );
  return em.findOneOrFail(LoginIdentity, { accountId: account.id });
}

/** Lets a service open an account from now on. */
export async function insertLink(
  em: EntityManager,
  accountId: string,
  person: Pick<ProviderPerson, 'provider' | 'subject' | 'email'>,
): Promise<void> {
  const { provider, subject, email } = person;
  await em.insert(SignInLink, { id: newId(), provider, subject, accountId, email, createdAt: new Date() });
}

export function providerName(provider: SignInProvider): string {
  return PROVIDER_NAMES[provider];
}

async function askOwner(
  deps: ServerDeps,
  { accountId }: LoginIdentity,
  { provider, subject, email }: ProviderPerson,
): Promise<void> {
  await withAccount(deps.orm, accountId).transactional(async (tx) => {
    const account = await tx.findOneOrFail(Account, { id: accountId });
    const data = { provider, subject, email };
    const { publicUrl } = deps.config;
    const link = await drawMailLink(tx, publicUrl, { purpose: 'LINK_SIGN_IN', email: account.email, data });
    if (link === null) return;
    await sendMail(deps.tasks, tx, {
      to: account.email,
      template: 'link-sign-in',
      locale: account.locale,
      data: { link, provider: providerName(provider) },
    });
  });
}
