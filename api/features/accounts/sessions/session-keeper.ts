import { LockMode } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { EventMachinery } from '../../../engine/events/record-event.js';
import { RecentMap } from '../../../platform/cache/recent-map.js';
import type { SecondFactorPolicy } from '../../../platform/config/config.js';
import type { KeyRing } from '../../../platform/config/secret-key.js';
import { newId } from '../../../platform/database/new-id.js';
import { accountOf, withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import type { Viewer } from '../../../platform/graphql/request-context.js';
import { recordAccountEvent } from '../account-events.js';
import { LoginIdentity, Session, type LoginMethod } from '../account.entity.js';
import { ApiToken } from '../api-tokens/api-token.entity.js';
import { findApiToken, isApiToken } from '../api-tokens/find-api-token.js';
import { SecondFactor } from '../two-factor/second-factor.entity.js';
import { readAccessToken, signAccessToken, type TokenSubject } from './access-token.js';
import { readRefreshToken, refreshToken } from './refresh-token.js';

/** A session ends this long after its last renewal. */
export const SESSION_DAYS = 30;

/** However often it is renewed, a session ends this long after its login. */
export const MAX_SESSION_DAYS = 90;

/**
 * How long the token before the newest is still answered, with the newest: tabs that renew at the same moment, and an
 * answer that got lost on its way. Later it is a replay.
 */
export const GRACE_MS = 10_000;

/** More open at once than this: those that were used longest ago end. Nobody has so many devices. */
export const MAX_SESSIONS = 50;

const MAX_KNOWN_TOKENS = 5_000;

/** How long a session that was found open is not looked up again; so long may a token outlive a logout elsewhere. */
export const OPEN_MS = 5_000;

const DAY_MS = 24 * 60 * 60 * 1000;

export interface OpenSession {
  accountId: string;
  accessToken: string;
  expiresAt: Date;
  /** For the HttpOnly cookie alone. */
  refreshToken: string;
}

/** How a session came to be. */
export interface SessionOrigin {
  /** See `deviceName`. */
  device: string;
  method: LoginMethod;
}

/** What a bearer token stands for, before anybody has looked whether that still is so. */
type Bearer = TokenSubject & { tokenScopes: Viewer['scopes'] };

/** Opens, renews and ends sessions (refresh token rotation with replay detection: RFC 9700, section 4.14). */
export class SessionKeeper {
  private readonly bearers = new RecentMap<Bearer>(MAX_KNOWN_TOKENS);
  /** By session, who it is of and until when that counts. */
  private readonly viewers = new RecentMap<{ viewer: Viewer; until: number }>(MAX_KNOWN_TOKENS);

  constructor(
    private readonly orm: MikroORM,
    private readonly keys: KeyRing,
    private readonly events: EventMachinery,
    private readonly now: () => Date = () => new Date(),
    /** Of whom two-factor login is required. */
    private readonly factorRequired: SecondFactorPolicy = 'admins',
  ) {}

  /** Opens a session for somebody who has just proved who they are. */
  async open(accountId: string, origin: SessionOrigin): Promise<OpenSession> {
    const session = await withAccount(this.orm, accountId).transactional(async (tx) => {
      const opened = await this.insert(tx, origin);
      const { device, method } = origin;
      const sessionId = opened.id;
      await recordAccountEvent(this.events, tx, 'account.signed-in', { sessionId, method, device });
      await this.endSurplus(tx);
      return opened;
    });
    return this.tokensOf(session);
  }

  /**
   * Opens a session in place of one, for somebody who has just proved again who they are: the tokens of before stop, so that
   * whoever has copies of them gains nothing by the proof (OWASP ASVS 7.2.4).
   *
   * @param em - In a transaction of the account.
   * @throws CodedError UNAUTHENTICATED when the session has ended meanwhile
   */
  async replace(em: EntityManager, sessionId: string): Promise<OpenSession> {
    const before = await em.findOne(
      Session,
      { id: sessionId, revokedAt: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (before === null) throw new CodedError('UNAUTHENTICATED', 'Please log in.');
    before.revokedAt = this.now();
    const opened = await this.insert(em, before);
    this.forget(sessionId);
    return this.tokensOf(opened);
  }

  /**
   * Exchanges a refresh token for the next one and a new access token.
   *
   * @returns null when the token is not good. One that was replaced longer than the grace ago ends its session: somebody
   *   has a copy of it.
   */
  async renew(token: string): Promise<OpenSession | null> {
    const subject = readRefreshToken(this.keys, token);
    if (subject === null) return null;
    const em = withAccount(this.orm, subject.accountId);
    return em.transactional(async (tx) => {
      const session = await tx.findOne(
        Session,
        { id: subject.sessionId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      const now = this.now();
      if (session === null || session.revokedAt !== null || session.expiresAt <= now) return null;
      const identity = await tx.findOne(LoginIdentity, { accountId: subject.accountId });
      if (identity === null || identity.suspendedAt !== null) return null;
      const justRotated = now.getTime() - session.rotatedAt.getTime() < GRACE_MS;
      if (subject.generation === session.generation) {
        // Rotating again within the grace would turn the token that a slower tab still holds into a replay.
        if (!justRotated || session.generation === 1) {
          session.generation += 1;
          session.rotatedAt = now;
        }
        session.lastUsedAt = now;
        session.expiresAt = endOf(session.createdAt, now);
      } else if (subject.generation !== session.generation - 1 || !justRotated) {
        session.revokedAt = now;
        await tx.flush();
        await recordAccountEvent(this.events, tx, 'account.sessions-revoked', {
          sessions: 1,
          cause: 'REPLAY',
          sessionId: session.id,
        });
        this.forget(session.id);
        return null;
      }
      return this.tokensOf(session);
    });
  }

  /** Ends the session of a refresh token; a token that is not good has none. */
  async end(token: string): Promise<void> {
    const subject = readRefreshToken(this.keys, token);
    if (subject !== null) await this.endOne(subject.accountId, subject.sessionId);
  }

  /**
   * Ends one session of an account.
   *
   * @returns false when there is no open one of this id
   */
  async endOne(accountId: string, sessionId: string): Promise<boolean> {
    const ended = await withAccount(this.orm, accountId).transactional(async (tx) => {
      const open = { id: sessionId, revokedAt: null };
      const count = await tx.nativeUpdate(Session, open, { revokedAt: this.now() });
      if (count > 0) await recordAccountEvent(this.events, tx, 'account.signed-out', { sessionId });
      return count > 0;
    });
    this.forget(sessionId);
    return ended;
  }

  /**
   * Ends all sessions of an account but one, in the caller's transaction.
   *
   * @param em - Bound to the account.
   * @param kept - The session that stays; null: none.
   * @param cause - Why, for the record.
   * @returns how many were open
   */
  async endOthers(
    em: EntityManager,
    kept: string | null,
    cause: 'OWNER' | 'PASSWORD_CHANGED' | 'SUSPENDED' | 'ADMIN' = 'PASSWORD_CHANGED',
  ): Promise<number> {
    const open = await em.find(
      Session,
      { revokedAt: null, ...(kept === null ? {} : { id: { $ne: kept } }) },
      { fields: ['id'] },
    );
    await em.nativeUpdate(
      Session,
      { id: { $in: open.map(({ id }) => id) }, revokedAt: null },
      { revokedAt: this.now() },
    );
    for (const { id } of open) this.forget(id);
    if (open.length > 0) {
      await recordAccountEvent(this.events, em, 'account.sessions-revoked', { sessions: open.length, cause });
    }
    return open.length;
  }

  /** Looks a session up anew at its next request. */
  forget(sessionId: string): void {
    const known = this.viewers.get(sessionId);
    if (known !== undefined) this.viewers.set(sessionId, { ...known, until: 0 });
  }

  /**
   * Whose access or API token this is; null when it has ended, its session has, or its account is suspended. A token that
   * was found good is not verified again, and an open session is looked up every few seconds.
   */
  async authenticate(token: string): Promise<Viewer | null> {
    const bearer = this.bearers.get(token) ?? (await this.read(token));
    const now = this.now();
    if (bearer === null || bearer.expiresAt <= now) return null;
    const { sessionId, expiresAt, tokenScopes } = bearer;
    const known = this.viewers.get(sessionId);
    if (known !== undefined && known.until > now.getTime()) return { ...known.viewer, expiresAt };
    const viewer = tokenScopes === null ? await this.ofSession(bearer) : await this.ofToken(bearer);
    // Somebody who has just confirmed an address must not wait: what they may do not yet is looked up each time.
    if (viewer?.verified === true && viewer.factorNeeded === null)
      this.viewers.set(sessionId, { viewer, until: now.getTime() + OPEN_MS });
    return viewer;
  }

  /** The ids of those sessions and tokens that are still open. */
  async alive(viewers: readonly Viewer[]): Promise<ReadonlySet<string>> {
    const byAccount = Map.groupBy(viewers, (viewer) => viewer.accountId);
    const alive = new Set<string>();
    const suspended = await withoutAccount(this.orm).find(
      LoginIdentity,
      { accountId: { $in: [...byAccount.keys()] }, suspendedAt: { $ne: null } },
      { fields: ['accountId'] },
    );
    for (const { accountId } of suspended) byAccount.delete(accountId);
    for (const [accountId, ofAccount] of byAccount) {
      const open = { revokedAt: null, expiresAt: { $gt: this.now() } };
      const em = withAccount(this.orm, accountId);
      const [tokens, people] = [true, false].map((isToken) => [
        ...new Set(ofAccount.filter(({ scopes }) => (scopes !== null) === isToken).map((v) => v.sessionId)),
      ]);
      const found = [
        ...(await em.find(Session, { id: { $in: people ?? [] }, ...open }, { fields: ['id'] })),
        ...(tokens?.length === 0
          ? []
          : await em.find(ApiToken, { id: { $in: tokens ?? [] }, ...open }, { fields: ['id'] })),
      ];
      for (const { id } of found) alive.add(id);
    }
    return alive;
  }

  private async insert(em: EntityManager, { device, method }: SessionOrigin): Promise<Session> {
    const now = this.now();
    const session = em.create(Session, {
      id: newId(),
      accountId: accountOf(em),
      generation: 1,
      rotatedAt: now,
      device,
      method,
      lastUsedAt: now,
      provedAt: now,
      createdAt: now,
      expiresAt: endOf(now, now),
      revokedAt: null,
    });
    await em.persist(session).flush();
    return session;
  }

  private async endSurplus(em: EntityManager): Promise<void> {
    const now = this.now();
    const surplus = await em.find(
      Session,
      { revokedAt: null, expiresAt: { $gt: now } },
      { orderBy: { lastUsedAt: 'desc', id: 'desc' }, offset: MAX_SESSIONS, fields: ['id'] },
    );
    if (surplus.length === 0) return;
    await em.nativeUpdate(Session, { id: { $in: surplus.map(({ id }) => id) } }, { revokedAt: now });
    for (const { id } of surplus) this.forget(id);
    const data = { sessions: surplus.length, cause: 'TOO_MANY' };
    await recordAccountEvent(this.events, em, 'account.sessions-revoked', data);
  }

  private async read(token: string): Promise<Bearer | null> {
    const bearer = isApiToken(token) ? await this.readApiToken(token) : await this.readSession(token);
    if (bearer !== null) this.bearers.set(token, bearer);
    return bearer;
  }

  private async readSession(token: string): Promise<Bearer | null> {
    const subject = await readAccessToken(this.keys, token, this.now());
    return subject === null ? null : { ...subject, tokenScopes: null };
  }

  private async readApiToken(token: string): Promise<Bearer | null> {
    const found = await findApiToken(this.orm, token);
    if (found === null) return null;
    const { accountId, id, expiresAt, scopes } = found;
    return { accountId, sessionId: id, expiresAt, tokenScopes: new Set(scopes) };
  }

  private async ofSession({ accountId, sessionId, expiresAt }: Bearer): Promise<Viewer | null> {
    const em = withAccount(this.orm, accountId);
    const open = { id: sessionId, revokedAt: null, expiresAt: { $gt: this.now() } };
    const session = await em.findOne(Session, open, { fields: ['provedAt'] });
    const identity =
      session === null ? null : await em.findOne(LoginIdentity, { accountId, suspendedAt: null });
    if (session === null || identity === null) return null;
    const { provedAt } = session;
    return { accountId, sessionId, expiresAt, ...(await this.rights(em, identity)), scopes: null, provedAt };
  }

  private async ofToken({ accountId, sessionId, expiresAt, tokenScopes }: Bearer): Promise<Viewer | null> {
    const em = withAccount(this.orm, accountId);
    const now = this.now();
    const token = await em.findOne(ApiToken, { id: sessionId, revokedAt: null, expiresAt: { $gt: now } });
    const identity =
      token === null ? null : await em.findOne(LoginIdentity, { accountId, suspendedAt: null });
    if (token === null || identity === null) return null;
    const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
    if (token.lastUsedAt === null || token.lastUsedAt < minute) {
      await em.nativeUpdate(ApiToken, { id: sessionId }, { lastUsedAt: minute });
    }
    const may = await this.rights(em, identity);
    return { accountId, sessionId, expiresAt, ...may, scopes: tokenScopes, provedAt: null };
  }

  private async rights(
    em: EntityManager,
    { confirmedAt, isAdmin }: LoginIdentity,
  ): Promise<Pick<Viewer, 'verified' | 'isAdmin' | 'factorNeeded'>> {
    const verified = confirmedAt !== null;
    const required = this.factorRequired === 'everyone' || (isAdmin && this.factorRequired === 'admins');
    if (!required || (await em.count(SecondFactor, { confirmedAt: { $ne: null } })) > 0) {
      return { verified, isAdmin, factorNeeded: null };
    }
    const factorNeeded = this.factorRequired === 'everyone' ? 'ANYTHING' : 'ADMINISTRATION';
    return { verified, isAdmin: false, factorNeeded };
  }

  private async tokensOf(session: Session): Promise<OpenSession> {
    const { accountId, id: sessionId, generation } = session;
    const access = await signAccessToken(this.keys, { accountId, sessionId }, this.now());
    return {
      accountId,
      ...access,
      refreshToken: refreshToken(this.keys, { accountId, sessionId, generation }),
    };
  }
}

function endOf(createdAt: Date, now: Date): Date {
  const unused = now.getTime() + SESSION_DAYS * DAY_MS;
  return new Date(Math.min(unused, createdAt.getTime() + MAX_SESSION_DAYS * DAY_MS));
}
