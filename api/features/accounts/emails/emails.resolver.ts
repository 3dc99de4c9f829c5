import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { MAIL_STATUSES, Mail, type MailStatus } from '../../../engine/mail/mail.entity.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import { Personal, Public, Reproved, requireViewer } from '../../../platform/graphql/access.js';
import { enumType } from '../../../platform/graphql/enum-type.js';
import { readInput } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Limited } from '../../../platform/limits/limited.js';
import { Account, LoginIdentity } from '../account.entity.js';
import { MailRequested } from '../account.type.js';
import { emailAddress, normalEmail } from '../log-in.js';
import { requireProofOfWork } from '../proof-of-work/proof-of-work.js';
import { requireOpenSession } from '../sessions/require-open-session.js';
import { tellOwner } from '../tell-owner.js';
import { confirmAddress } from './confirm-address.js';
import { requestMail, requestMailTo } from './mail-requests.js';
import { endMailLinks, linkExpired, peekMailToken, redeemMailToken } from './mail-tokens.js';
import { requireOwnAccount } from './require-own-account.js';

const NEWEST = 50;

const MailStatusEnum = enumType(
  'MailStatus',
  MAIL_STATUSES,
  'QUEUED: on its way. SENT: the mail server took it. FAILED: it never will. OUTBOX: there is no mail server, it is only kept here.',
);

@ObjectType({ simpleResolvers: true, description: 'A mail of the program to the owner of the account.' })
export class OutboxMail {
  @Field(() => ID, { description: 'UUID version 7.' })
  id!: string;

  @Field(() => String, { description: 'The address it went to.' })
  recipient!: string;

  @Field(() => String, { description: 'Its subject.' })
  subject!: string;

  @Field(() => String, { nullable: true, description: 'Its words; null unless there is no mail server.' })
  text!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it asks to open; null for none, and unless there is no mail server.',
  })
  link!: string | null;

  @Field(() => MailStatusEnum, { description: 'What became of it.' })
  status!: MailStatus;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: Date;
}

const addressOf = ({ email }: Record<string, unknown>): string => normalEmail(email as string);

@Resolver()
export class EmailsResolver {
  @Public()
  @Limited('redeemToken')
  @Mutation(() => Boolean, {
    description:
      'Confirms the address of an account by the link of a mail, for somebody who is logged in to that account or gives its ' +
      'password: who else registered the address must not be confirmed by its owner. Opening the link twice is fine. ' +
      'BAD_USER_INPUT with reason PASSWORD_NEEDED, or LINK_EXPIRED: ask for another with resendVerification; RATE_LIMITED.',
  })
  async verifyEmail(
    @Arg('token', () => String, { description: 'From the link, behind "#token=".' }) token: string,
    @Arg('password', () => String, {
      nullable: true,
      description: 'Of the account. Null: whoever asks is logged in to it.',
    })
    password: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const { deps } = context;
    const { orm } = deps;
    const known = await peekMailToken(orm, 'VERIFY_EMAIL', token, 'used too');
    if (known.usedAt !== null) return true;
    await requireOwnAccount(context, known.accountId, password);
    await redeemMailToken(orm, 'VERIFY_EMAIL', token, async (tx, { accountId, email }) => {
      const identity = await tx.findOneOrFail(LoginIdentity, { accountId });
      if (identity.suspendedAt !== null || identity.email !== normalEmail(email)) throw linkExpired();
      await confirmAddress(deps, tx, identity, email);
    });
    return true;
  }

  @Public()
  @Limited('mailLink', addressOf)
  @Mutation(() => MailRequested, {
    description:
      'Mails the link that confirms an address again, if an account is waiting for it; the answer is the same for every address. ' +
      'BAD_USER_INPUT for what is no address (reason CAPTCHA_NEEDED: solve a captchaChallenge); RATE_LIMITED.',
  })
  async resendVerification(
    @Arg('email', () => String, { description: 'The address that was registered.' }) email: string,
    @Arg('captcha', () => String, { nullable: true, description: 'The solution of a captchaChallenge.' })
    captcha: string | null,
    @Ctx() context: RequestContext,
  ): Promise<MailRequested> {
    const address = readInput(emailAddress, email);
    await requireProofOfWork(context, { flow: 'mail', email: address }, captcha);
    await requestMailTo(context.deps, 'RESEND', address, context.viewer?.accountId ?? null);
    return { status: 'CHECK_MAIL' };
  }

  @Reproved()
  @Limited('mailLink', addressOf)
  @Mutation(() => MailRequested, {
    description:
      'Mails a link to a new address, and notice to the present one; the address changes when the link is opened ' +
      '(confirmEmailChange). The answer is the same when the address belongs to somebody else. BAD_USER_INPUT for what is no address.',
  })
  async requestEmailChange(
    @Arg('email', () => String, { description: 'The new address.' }) email: string,
    @Ctx() context: RequestContext,
  ): Promise<MailRequested> {
    const address = readInput(emailAddress, email);
    const viewer = requireViewer(context);
    const { accountId } = viewer;
    const { deps } = context;
    if ((await viewerEm(context).findOneOrFail(Account, { id: accountId })).isDemo) {
      throw new CodedError('FORBIDDEN', 'The demo account keeps its address.');
    }
    await viewerEm(context).transactional(async (tx) => {
      await requireOpenSession(tx, viewer);
      await tellOwner(deps, tx, 'email-change-requested', { email: address });
      await requestMail(deps.tasks, tx, { kind: 'CHANGE', email: address, accountId });
    });
    return { status: 'CHECK_MAIL' };
  }

  @Public()
  @Limited('redeemToken')
  @Mutation(() => Boolean, {
    description:
      'Makes the new address the address of the account, by the link that was mailed there, for somebody who is logged in to ' +
      'that account or gives its password; the old one is told. BAD_USER_INPUT with reason PASSWORD_NEEDED or LINK_EXPIRED; ' +
      'RATE_LIMITED.',
  })
  async confirmEmailChange(
    @Arg('token', () => String, { description: 'From the link, behind "#token=".' }) token: string,
    @Arg('password', () => String, {
      nullable: true,
      description: 'Of the account. Null: whoever asks is logged in to it.',
    })
    password: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const { deps } = context;
    const known = await peekMailToken(deps.orm, 'CHANGE_EMAIL', token);
    await requireOwnAccount(context, known.accountId, password);
    await redeemMailToken(deps.orm, 'CHANGE_EMAIL', token, async (tx, { accountId, email }) => {
      const identity = await tx.findOneOrFail(LoginIdentity, { accountId });
      if (identity.suspendedAt !== null) throw linkExpired();
      // Written before the change, so that it goes to the old address.
      await tellOwner(deps, tx, 'email-changed', { email });
      await confirmAddress(deps, tx, identity, email);
      // Those at the old address are for whoever reads that mailbox.
      await endMailLinks(tx);
    });
    return true;
  }

  @Personal()
  @Query(() => [OutboxMail], {
    description:
      'The newest 50 mails of the program to the owner of the account. Their words and links only where no mail server is ' +
      'configured and the server is reached from this machine alone: whoever is logged in there needs the links.',
  })
  async outbox(@Ctx() context: RequestContext): Promise<OutboxMail[]> {
    const { smtpUrl, loopback } = context.deps.config;
    const readable = smtpUrl === null && loopback;
    const mails = await viewerEm(context).find(
      Mail,
      {},
      { orderBy: { createdAt: 'desc', id: 'desc' }, limit: NEWEST },
    );
    return mails.map(({ id, recipient, subject, text, link, status, createdAt }) => ({
      id,
      recipient,
      subject,
      text: readable ? text : null,
      link: readable ? link : null,
      status,
      createdAt,
    }));
  }
}
