import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { withAccount } from '../../platform/database/orm.js';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import { Public, requireViewer } from '../../platform/graphql/access.js';
import { readInput } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { Account } from './account.entity.js';
import {
  AccountType,
  LoginInput,
  RegisterInput,
  SessionPayload,
  UpdateMeInput,
  toAccountType,
} from './account.type.js';
import { checkLogin, createAccount, registration } from './log-in.js';
import { SESSION_DAYS } from './session-keeper.js';
import type { OpenSession, SessionKeeper } from './session-keeper.js';

declare module '../../platform/graphql/request-context.js' {
  interface ServerDeps {
    readonly sessions: SessionKeeper;
  }
}

const REFRESH_COOKIE = 'atlas_refresh';
const COOKIE_PATH = '/graphql';

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1024) });

const changes = z.object({
  displayName: z
    .string()
    .trim()
    .min(1, 'Please give a name.')
    .max(120, 'A name has at most 120 characters.')
    .nullish(),
  locale: z
    .string()
    .refine((tag) => isLocale(tag), 'This is no language tag.')
    .nullish(),
});

@Resolver()
export class AccountsResolver {
  @Public()
  @Query(() => AccountType, { nullable: true, description: 'Who is logged in; null when nobody is.' })
  async me(@Ctx() context: RequestContext): Promise<AccountType | null> {
    if (context.viewer === null) return null;
    const account = await viewerEm(context).findOne(Account, { id: context.viewer.accountId });
    return account === null ? null : toAccountType(account);
  }

  @Public()
  @Mutation(() => SessionPayload, {
    description:
      'Makes an account and logs in. BAD_USER_INPUT names the field; CONFLICT: the address has an account.',
  })
  async register(
    @Arg('input', () => RegisterInput) input: RegisterInput,
    @Ctx() context: RequestContext,
  ): Promise<SessionPayload> {
    const account = await createAccount(context.deps.orm, readInput(registration, input));
    return startSession(context, await context.deps.sessions.open(account.id));
  }

  @Public()
  @Mutation(() => SessionPayload, {
    description:
      'UNAUTHENTICATED for a wrong address or password alike; RATE_LIMITED after 10 attempts a minute.',
  })
  async login(
    @Arg('input', () => LoginInput) input: LoginInput,
    @Ctx() context: RequestContext,
  ): Promise<SessionPayload> {
    const accountId = await checkLogin(context.deps.orm, readInput(credentials, input));
    return startSession(context, await context.deps.sessions.open(accountId));
  }

  @Public()
  @Mutation(() => SessionPayload, {
    description:
      'A new access token for the refresh token of the cookie, which is replaced. UNAUTHENTICATED: log in again; a ' +
      'token used a second time ends its session.',
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
    if (token !== undefined) await context.deps.sessions.end(token);
    if (context.viewer !== null) await context.deps.sessions.endOf(context.viewer);
    forgetCookie(context);
    return true;
  }

  @Authorized()
  @Mutation(() => AccountType)
  async updateMe(
    @Arg('input', () => UpdateMeInput) input: UpdateMeInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountType> {
    const { displayName, locale } = readInput(changes, input);
    const em = viewerEm(context);
    const account = await em.findOne(Account, { id: requireViewer(context).accountId });
    if (account === null) throw notFound('Account');
    account.displayName = displayName ?? account.displayName;
    account.locale = locale ?? account.locale;
    account.updatedAt = new Date();
    await em.flush();
    return toAccountType(account);
  }
}

async function startSession(context: RequestContext, session: OpenSession): Promise<SessionPayload> {
  const em = withAccount(context.deps.orm, session.accountId);
  const account = await em.findOne(Account, { id: session.accountId });
  if (account === null) throw new CodedError('UNAUTHENTICATED', 'Please log in.');
  context.cookies.set(REFRESH_COOKIE, session.refreshToken, {
    maxAge: SESSION_DAYS * 24 * 60 * 60,
    path: COOKIE_PATH,
  });
  return { accessToken: session.accessToken, expiresAt: session.expiresAt, account: toAccountType(account) };
}

function forgetCookie(context: RequestContext): void {
  context.cookies.set(REFRESH_COOKIE, '', { maxAge: 0, path: COOKIE_PATH });
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // The refusal of Intl is the answer.
    return false;
  }
}
