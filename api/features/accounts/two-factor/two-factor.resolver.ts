import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { generateSecret, generateURI } from 'otplib';
import { toString as drawQrCode } from 'qrcode';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { withAccount } from '../../../platform/database/orm.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { PROOF_MS, Personal, Public, Reproved, requireViewer } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { logSecurity, whereabouts } from '../../../platform/telemetry/security-log.js';
import { Limited } from '../../../platform/limits/limited.js';
import { Account, LoginIdentity } from '../account.entity.js';
import { SessionPayload } from '../account.type.js';
import { passwordMatches } from '../passwords/password.js';
import { mailOwner, tellOwner } from '../tell-owner.js';
import { readTicket } from '../sessions/access-token.js';
import { requireOpenSession } from '../sessions/require-open-session.js';
import type { OpenSession } from '../sessions/session-keeper.js';
import { openSession, startSession } from '../sessions/start-session.js';
import { hasSecondFactor } from './enter-account.js';
import { drawRecoveryCodes, keepSecret, spendCode, spendSecondFactor } from './one-time-codes.js';
import { RecoveryCode, SecondFactor } from './second-factor.entity.js';
import {
  CompleteTwoFactorInput,
  DisableTwoFactorInput,
  IdentityProof,
  ProveIdentityInput,
  RecoveryCodes,
  TwoFactorSetup,
} from './two-factor.type.js';

const ISSUER = 'AtlasOps';
const MAX_TEXT = 1024;

@Resolver()
export class TwoFactorResolver {
  @Public()
  @Limited('twoFactor')
  @Mutation(() => SessionPayload, {
    description:
      'The second step of a login. UNAUTHENTICATED for a ticket that has ended and for a wrong or used code; RATE_LIMITED after ' +
      '10 codes a minute for one account.',
  })
  async completeTwoFactor(
    @Arg('input', () => CompleteTwoFactorInput, { description: 'Ticket and code.' })
    input: CompleteTwoFactorInput,
    @Ctx() context: RequestContext,
  ): Promise<SessionPayload> {
    const { orm, keys, limits } = context.deps;
    const ticket = await readTicket(keys, input.ticket, new Date());
    if (ticket === null) throw wrongCode('Log in again.');
    const { accountId, method } = ticket;
    await limits.count('twoFactor', { subject: accountId });
    await limits.count('twoFactorHour', { subject: accountId });
    const spent = await withAccount(orm, accountId).transactional(async (tx) => {
      const identity = await tx.findOne(LoginIdentity, { accountId, suspendedAt: null });
      if (identity === null) return false;
      const by = await spendSecondFactor(tx, keys, input.code.slice(0, MAX_TEXT));
      if (by === 'RECOVERY_CODE') await mailOwner(context.deps, tx, 'recovery-code-used');
      return by !== null;
    });
    if (!spent) {
      const whose = { ...whereabouts(context), accountId };
      logSecurity(context.deps.log, 'sign-in-refused', { ...whose, method: 'SECOND_FACTOR' });
      throw wrongCode('This code is wrong or was used already.');
    }
    return openSession(context, accountId, method, true);
  }

  @Reproved('BEFORE_FACTOR')
  @Mutation(() => TwoFactorSetup, {
    description:
      'Begins two-factor login: a new secret, which protects nothing until confirmTwoFactor. CONFLICT when it is on already.',
  })
  async enableTwoFactor(@Ctx() context: RequestContext): Promise<TwoFactorSetup> {
    const em = viewerEm(context);
    const { accountId } = requireViewer(context);
    if (await hasSecondFactor(context, accountId)) {
      throw new CodedError('CONFLICT', 'Two-factor login is on already. Switch it off first.');
    }
    const account = await em.findOneOrFail(Account, { id: accountId });
    const secret = generateSecret();
    await em.transactional((tx) => keepSecret(tx, context.deps.keys, secret));
    const address = generateURI({ issuer: ISSUER, label: account.email, secret });
    const svg = await drawQrCode(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
    return { secret, address, picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
  }

  @Reproved('BEFORE_FACTOR')
  @Limited('twoFactor')
  @Mutation(() => RecoveryCodes, {
    description:
      'Switches two-factor login on with a first code of the app, and gives the recovery codes. BAD_USER_INPUT for a wrong code ' +
      'or without enableTwoFactor before.',
  })
  async confirmTwoFactor(
    @Arg('code', () => String, { description: 'Six digits of the app.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<RecoveryCodes> {
    const { keys } = context.deps;
    const codes = await viewerEm(context).transactional(async (tx) => {
      await requireOpenSession(tx, requireViewer(context));
      // Locked: of several that come at once one draws the recovery codes.
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const factor = await tx.findOne(SecondFactor, { confirmedAt: null }, lock);
      if (factor === null || !(await spendCode(keys, factor, code.slice(0, MAX_TEXT)))) return null;
      factor.confirmedAt = new Date();
      await tx.flush();
      await tellOwner(context.deps, tx, 'two-factor-enabled');
      return drawRecoveryCodes(tx);
    });
    if (codes === null) {
      throw new CodedError('BAD_USER_INPUT', 'This code is not the one your app shows now.', {
        field: 'code',
      });
    }
    return { codes };
  }

  @Reproved()
  @Mutation(() => RecoveryCodes, {
    description: 'New recovery codes; those of before stop working. NOT_FOUND without two-factor login.',
  })
  async renewRecoveryCodes(@Ctx() context: RequestContext): Promise<RecoveryCodes> {
    if (!(await hasSecondFactor(context, requireViewer(context).accountId))) throw notFound('Second factor');
    const codes = await viewerEm(context).transactional(async (tx) => {
      await tellOwner(context.deps, tx, 'recovery-codes-renewed');
      return drawRecoveryCodes(tx);
    });
    return { codes };
  }

  @Personal()
  @Limited('twoFactor')
  @Mutation(() => Boolean, {
    description:
      'Switches two-factor login off. The access token of before stops: call refreshSession. BAD_USER_INPUT when password or code is ' +
      'wrong.',
  })
  async disableTwoFactor(
    @Arg('input', () => DisableTwoFactorInput, { description: 'Password and code.' })
    input: DisableTwoFactorInput,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const session = await this.#check(context, input, async (tx) => {
      await tx.nativeDelete(SecondFactor, {});
      await tx.nativeDelete(RecoveryCode, {});
      await tellOwner(context.deps, tx, 'two-factor-disabled');
    });
    await startSession(context, session);
    return true;
  }

  @Personal('BEFORE_FACTOR')
  @Limited('confirmPassword')
  @Mutation(() => IdentityProof, {
    description:
      'Proves that it is still the same person, by password and, where two-factor login is on, a code: opens sensitive operations ' +
      'for 15 minutes, with new tokens; those of before stop, the refresh token of the cookie too. BAD_USER_INPUT when something is wrong; UNAUTHENTICATED for an account ' +
      'without password and second factor: log in again instead.',
  })
  async proveIdentity(
    @Arg('input', () => ProveIdentityInput, { description: 'Password, code, or both.' })
    input: ProveIdentityInput,
    @Ctx() context: RequestContext,
  ): Promise<IdentityProof> {
    const session = await this.#check(context, input, () => Promise.resolve());
    const { accessToken, expiresAt } = await startSession(context, session);
    return { provedUntil: new Date(Date.now() + PROOF_MS), accessToken, expiresAt };
  }

  /** Checks every proof the account has, goes on in the same transaction, and gives the session that takes over. */
  async #check(
    context: RequestContext,
    { password, code }: ProveIdentityInput,
    then: (tx: EntityManager) => Promise<void>,
  ): Promise<OpenSession> {
    const { accountId, sessionId } = requireViewer(context);
    const { keys, limits, sessions } = context.deps;
    await limits.count('twoFactorHour', { subject: accountId });
    const em = viewerEm(context);
    const identity = await em.findOneOrFail(LoginIdentity, { accountId });
    const needsCode = await hasSecondFactor(context, accountId);
    if (identity.passwordHash === null && !needsCode) {
      throw new CodedError(
        'UNAUTHENTICATED',
        'This account has no password. Log out and in again to prove that it is you.',
      );
    }
    const given = (password ?? '').slice(0, MAX_TEXT);
    if (identity.passwordHash !== null && !(await passwordMatches(identity.passwordHash, given))) {
      throw new CodedError('BAD_USER_INPUT', 'The password is wrong.', { field: 'password' });
    }
    const session = await em.transactional(async (tx) => {
      if (needsCode && (await spendSecondFactor(tx, keys, (code ?? '').slice(0, MAX_TEXT))) === null)
        return null;
      await then(tx);
      return sessions.replace(tx, sessionId);
    });
    if (session === null) {
      throw new CodedError('BAD_USER_INPUT', 'This code is wrong or was used already.', { field: 'code' });
    }
    logSecurity(context.deps.log, 'identity-proved', { ...whereabouts(context), secondFactor: needsCode });
    return session;
  }
}

function wrongCode(message: string): CodedError {
  return new CodedError('UNAUTHENTICATED', message);
}
