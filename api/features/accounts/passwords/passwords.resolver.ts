import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { withAccount } from '../../../platform/database/orm.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import { Personal, Public, requireProof, requireViewer } from '../../../platform/graphql/access.js';
import { readInput } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Limited } from '../../../platform/limits/limited.js';
import { Account, LoginIdentity } from '../account.entity.js';
import { MailRequested } from '../account.type.js';
import { confirmAddress } from '../emails/confirm-address.js';
import { requestMailTo } from '../emails/mail-requests.js';
import { endMailLinks, peekMailToken, redeemMailToken } from '../emails/mail-tokens.js';
import { emailAddress, normalEmail } from '../log-in.js';
import { requireProofOfWork } from '../proof-of-work/proof-of-work.js';
import { requireOpenSession } from '../sessions/require-open-session.js';
import { startSession } from '../sessions/start-session.js';
import { tellOwner } from '../tell-owner.js';
import { acceptPassword } from './accept-password.js';
import { endWaysIn } from './end-ways-in.js';
import { passwordMatches } from './password.js';

@InputType({ description: 'A new password with the secret that was mailed.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'From the link of the mail, behind "#token=".' })
  token!: string;

  @Field(() => String, { description: 'The new password, as for register.' })
  password!: string;
}

@InputType({ description: 'A new password with the present one.' })
export class ChangePasswordInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The present password. Null only for an account without one, after a login within 15 minutes.',
  })
  currentPassword?: string | null;

  @Field(() => String, { description: 'The new password, as for register.' })
  newPassword!: string;
}

const addressOf = ({ email }: Record<string, unknown>): string => normalEmail(email as string);

@Resolver()
export class PasswordsResolver {
  @Public()
  @Limited('mailLink', addressOf)
  @Mutation(() => MailRequested, {
    description:
      'Mails a link for a new password, if the address has an account; the answer is the same for every address. ' +
      'BAD_USER_INPUT for what is no address (reason CAPTCHA_NEEDED: solve a captchaChallenge); RATE_LIMITED.',
  })
  async requestPasswordReset(
    @Arg('email', () => String, { description: 'The address of the account.' }) email: string,
    @Arg('captcha', () => String, { nullable: true, description: 'The solution of a captchaChallenge.' })
    captcha: string | null,
    @Ctx() context: RequestContext,
  ): Promise<MailRequested> {
    const address = readInput(emailAddress, email);
    await requireProofOfWork(context, { flow: 'mail', email: address }, captcha);
    await requestMailTo(context.deps, 'RESET', address);
    return { status: 'CHECK_MAIL' };
  }

  @Public()
  @Limited('redeemToken')
  @Mutation(() => Boolean, {
    description:
      'Sets a new password by the link of a mail and ends every other way in: sessions, API tokens, linked services. The second ' +
      'factor stays, except where the address was not confirmed until now, which this does. BAD_USER_INPUT: the link does not ' +
      'work any more (reason LINK_EXPIRED), or the password is too easy to guess (field password; the link still works).',
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'Token and new password.' })
    input: ResetPasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const { deps } = context;
    const token = await peekMailToken(deps.orm, 'RESET_PASSWORD', input.token);
    const account = await withAccount(deps.orm, token.accountId).findOneOrFail(Account, {
      id: token.accountId,
    });
    const passwordHash = await acceptPassword(deps, input.password, [account.email, account.displayName]);
    await redeemMailToken(deps.orm, 'RESET_PASSWORD', input.token, async (tx, { accountId, email }) => {
      const identity = await tx.findOneOrFail(LoginIdentity, { accountId });
      // Whoever registered the address before its owner came must keep no way in, their second factor included.
      await endWaysIn(deps, tx, identity.confirmedAt === null ? 'remove' : 'keep');
      if (identity.confirmedAt === null) await confirmAddress(deps, tx, identity, email);
      identity.passwordHash = passwordHash;
      identity.updatedAt = new Date();
      await tx.flush();
      await tellOwner(deps, tx, 'password-reset');
    });
    return true;
  }

  @Personal()
  @Limited('confirmPassword')
  @Mutation(() => Boolean, {
    description:
      'Changes the password and ends the other sessions; the access token of this one stops too: call refreshSession. ' +
      'BAD_USER_INPUT names the field; FORBIDDEN with reason PROOF_NEEDED for an account without password that logged in longer ago.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'Present and new password.' })
    input: ChangePasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const { deps } = context;
    const viewer = requireViewer(context);
    const { accountId, sessionId } = viewer;
    const em = viewerEm(context);
    const identity = await em.findOneOrFail(LoginIdentity, { accountId });
    const account = await em.findOneOrFail(Account, { id: accountId });
    if (identity.passwordHash === null) requireProof(viewer);
    else if (!(await passwordMatches(identity.passwordHash, (input.currentPassword ?? '').slice(0, 1024)))) {
      throw new CodedError('BAD_USER_INPUT', 'The password is wrong.', { field: 'currentPassword' });
    }
    const personal = [account.email, account.displayName];
    const passwordHash = await acceptPassword(deps, input.newPassword, personal, 'newPassword');
    const session = await em.transactional(async (tx) => {
      await requireOpenSession(tx, viewer);
      await tx.nativeUpdate(LoginIdentity, { accountId }, { passwordHash, updatedAt: new Date() });
      await deps.sessions.endOthers(tx, sessionId);
      await endMailLinks(tx);
      await tellOwner(deps, tx, 'password-changed');
      return deps.sessions.replace(tx, sessionId);
    });
    await startSession(context, session);
    return true;
  }
}
