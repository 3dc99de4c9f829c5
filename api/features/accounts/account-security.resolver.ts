import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { PROOF_MS, Personal, requireViewer } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { LoginIdentity } from './account.entity.js';
import { AccountSecurity, AccountType } from './account.type.js';
import { outstandingConsents } from './consent/legal-documents.js';
import { SignInLink } from './sign-in/sign-in-link.entity.js';
import { hasSecondFactor } from './two-factor/enter-account.js';
import { RecoveryCode } from './two-factor/second-factor.entity.js';

@Resolver(() => AccountType)
export class AccountSecurityResolver {
  @Personal('BEFORE_FACTOR')
  @FieldResolver(() => AccountSecurity, {
    description: 'How the account is protected. FORBIDDEN for API tokens.',
  })
  async security(@Ctx() context: RequestContext): Promise<AccountSecurity> {
    const viewer = requireViewer(context);
    const { accountId, provedAt } = viewer;
    const { consents } = context.deps;
    const em = viewerEm(context);
    const identity = await em.findOneOrFail(LoginIdentity, { accountId });
    const links = await em.find(SignInLink, { accountId }, { orderBy: { createdAt: 'asc' } });
    const provedUntil = provedAt === null ? null : new Date(provedAt.getTime() + PROOF_MS);
    return {
      hasPassword: identity.passwordHash !== null,
      twoFactorEnabled: await hasSecondFactor(context, accountId),
      recoveryCodesLeft: await em.count(RecoveryCode, { usedAt: null }),
      linkedSignIns: links.map(({ provider, email, createdAt }) => ({ provider, email, createdAt })),
      outstandingConsents: await outstandingConsents(em, await consents.documents()),
      consentDue: await consents.isDue(viewer),
      provedUntil: provedUntil === null || provedUntil <= new Date() ? null : provedUntil,
    };
  }
}
