import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import { Public, requireScope, requireViewer } from '../../platform/graphql/access.js';
import { readInput } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { logSecurity, whereabouts } from '../../platform/telemetry/security-log.js';
import { Limited } from '../../platform/limits/limited.js';
import { recordAccountEvent } from './account-events.js';
import { Account } from './account.entity.js';
import {
  AccountType,
  LoginInput,
  LoginResult,
  MailRequested,
  RegisterInput,
  SessionPayload,
  UpdateMeInput,
  type TwoFactorRequired,
} from './account.type.js';
import { recordConsent } from './consent/legal-documents.js';
import { requestMail } from './emails/mail-requests.js';
import { localeTag } from './locale.js';
import { checkLogin, createAccount, displayName, emailAddress, normalEmail } from './log-in.js';
import { acceptPassword } from './passwords/accept-password.js';
import { requireProofOfWork } from './proof-of-work/proof-of-work.js';
import { REFRESH_COOKIE, forgetCookie, readAccount, startSession } from './sessions/start-session.js';
import { enterAccount } from './two-factor/enter-account.js';

const registration = z.object({
  email: emailAddress,
  password: z.string().max(1024),
  displayName,
  acceptTerms: z.boolean().nullish(),
});

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1024) });

const changes = z.object({
  displayName: displayName.nullish(),
  locale: localeTag.nullish(),
});

/** By whose address attempts are counted, known or not. */
const addressOf = ({ input }: Record<string, unknown>): string => normalEmail((input as LoginInput).email);

@Resolver()
export class AccountsResolver {
  @Public()
  @Query(() => AccountType, {
    nullable: true,
    description: 'Who is logged in; null when nobody is. FORBIDDEN for an API token without READ.',
  })
  async me(@Ctx() context: RequestContext): Promise<AccountType | null> {
    if (context.viewer === null) return null;
    requireScope(context.viewer, 'READ');
    return readAccount(viewerEm(context), context.viewer.accountId);
  }

  @Public()
  @Limited('register', addressOf)
  @Mutation(() => MailRequested, {
    description:
      'Makes an account, which can log in at once and is mailed a link to confirm its address. The answer is the same when the ' +
      'address already has an account: its owner is then mailed that, and the new one can never confirm the address. ' +
      'BAD_USER_INPUT names the field (reason CAPTCHA_NEEDED: solve a captchaChallenge); RATE_LIMITED.',
  })
  async register(
    @Arg('input', () => RegisterInput, { description: 'Address, password and name.' }) input: RegisterInput,
    @Ctx() context: RequestContext,
  ): Promise<MailRequested> {
    const { email, password, displayName: name, acceptTerms } = readInput(registration, input);
    await requireProofOfWork(context, { flow: 'register', email }, input.captcha);
    const passwordHash = await acceptPassword(context.deps, password, [email, name]);
    const { orm, tasks, consents } = context.deps;
    const documents = acceptTerms === true ? await consents.documents() : [];
    await createAccount(
      orm,
      { email, displayName: name, passwordHash, confirmed: false },
      async (tx, accountId) => {
        await recordAccountEvent(tasks, tx, 'account.registered', { method: 'PASSWORD' });
        if (documents.length > 0) await recordConsent(tasks, tx, documents);
        await requestMail(tasks, tx, { kind: 'REGISTERED', email, accountId });
      },
    );
    return { status: 'CHECK_MAIL' };
  }

  @Public()
  @Limited('login', addressOf)
  @Mutation(() => LoginResult, {
    description:
      'UNAUTHENTICATED for a wrong address, a wrong password and a suspended account alike; BAD_USER_INPUT with reason ' +
      'CAPTCHA_NEEDED after several attempts; RATE_LIMITED after 10 a minute.',
  })
  async login(
    @Arg('input', () => LoginInput, { description: 'Address and password.' }) input: LoginInput,
    @Ctx() context: RequestContext,
  ): Promise<SessionPayload | TwoFactorRequired> {
    const given = readInput(credentials, input);
    await requireProofOfWork(context, { flow: 'login', email: given.email }, input.captcha);
    const identity = await checkLogin(context.deps.orm, given, (accountId) => {
      const whose = { ...whereabouts(context), accountId };
      logSecurity(context.deps.log, 'sign-in-refused', { ...whose, method: 'PASSWORD' });
    });
    const address = normalEmail(given.email);
    await context.deps.limits.forget('login', address);
    await context.deps.limits.forget('withoutProof', `login ${address}`);
    return enterAccount(context, identity, 'PASSWORD');
  }

  @Public()
  @Mutation(() => SessionPayload, {
    description:
      'A new access token for the refresh token of the cookie, which is replaced. UNAUTHENTICATED: log in again; a ' +
      'token that comes back more than 10 seconds after it was replaced ends its session.',
  })
  async refreshSession(@Ctx() context: RequestContext): Promise<SessionPayload> {
    const token = context.cookies.get(REFRESH_COOKIE);
    const session = token === undefined ? null : await context.deps.sessions.renew(token);
    if (session === null) {
      if (token !== undefined) forgetCookie(context);
      throw new CodedError('UNAUTHENTICATED', 'Please log in.');
    }
    return startSession(context, session);
  }

  @Public()
  @Mutation(() => Boolean, { description: 'Ends the session on this device. True also when there was none.' })
  async logout(@Ctx() context: RequestContext): Promise<boolean> {
    const token = context.cookies.get(REFRESH_COOKIE);
    const { sessions } = context.deps;
    if (token !== undefined) await sessions.end(token);
    // An API token is no session: it ends by revokeApiToken, which a token cannot call.
    if (context.viewer?.scopes === null)
      await sessions.endOne(context.viewer.accountId, context.viewer.sessionId);
    forgetCookie(context);
    logSecurity(context.deps.log, 'signed-out', whereabouts(context));
    return true;
  }

  @Authorized()
  @Mutation(() => AccountType, { description: 'Changes name or language. BAD_USER_INPUT names the field.' })
  async updateMe(
    @Arg('input', () => UpdateMeInput, { description: 'What changes.' }) input: UpdateMeInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountType> {
    const { displayName: name, locale } = readInput(changes, input);
    const em = viewerEm(context);
    const { accountId } = requireViewer(context);
    const account = await em.findOne(Account, { id: accountId });
    if (account === null) throw notFound('Account');
    account.displayName = name ?? account.displayName;
    account.locale = locale ?? account.locale;
    account.updatedAt = new Date();
    await em.flush();
    const changed = await readAccount(em, accountId);
    if (changed === null) throw notFound('Account');
    return changed;
  }
}
