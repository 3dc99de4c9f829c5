import { LockMode } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { RecentMap } from '../../platform/cache/recent-map.js';
import { deriveKey } from '../../platform/config/secret-key.js';
import { newId } from '../../platform/database/new-id.js';
import { withAccount } from '../../platform/database/orm.js';
import type { Viewer } from '../../platform/graphql/request-context.js';
import { readAccessToken, signAccessToken, type TokenSubject } from './access-token.js';
import { Session } from './account.entity.js';
import { readRefreshToken, refreshToken } from './refresh-token.js';

/** A session ends this long after its last renewal. */
export const SESSION_DAYS = 30;

/**
 * How long the token before the newest is still answered, with the newest: tabs that renew at the same moment, and an
 * answer that got lost on its way. Later it is a replay.
 */
export const GRACE_MS = 20_000;

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

/** Opens, renews and ends sessions (refresh token rotation with replay detection: RFC 9700, section 4.14). */
export class SessionKeeper {
  private readonly accessKey: Uint8Array;
  private readonly refreshKey: Uint8Array;
  private readonly goodTokens = new RecentMap<TokenSubject>(MAX_KNOWN_TOKENS);
  /** By session, until when it counts as open. */
  private readonly openUntil = new RecentMap<number>(MAX_KNOWN_TOKENS);

  constructor(
    private readonly orm: MikroORM,
    secretKey: string,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.accessKey = deriveKey(secretKey, 'access-token');
    this.refreshKey = deriveKey(secretKey, 'refresh-token');
  }

  async open(accountId: string): Promise<OpenSession> {
    const now = this.now();
    const em = withAccount(this.orm, accountId);
    const session = em.create(Session, {
      id: newId(),
      accountId,
      generation: 1,
      rotatedAt: now,
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY_MS),
      revokedAt: null,
    });
    await em.persist(session).flush();
    return this.tokensOf(session);
  }

  /**
   * Exchanges a refresh token for the next one and a new access token.
   *
   * @returns null when the token is not good. One that was replaced longer than the grace ago ends its session: somebody
   *   has a copy of it.
   */
  async renew(token: string): Promise<OpenSession | null> {
    const subject = readRefreshToken(this.refreshKey, token);
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
      const justRotated = now.getTime() - session.rotatedAt.getTime() < GRACE_MS;
      if (subject.generation === session.generation) {
        // Rotating again within the grace would turn the token that a slower tab still holds into a replay.
        if (!justRotated || session.generation === 1) {
          session.generation += 1;
          session.rotatedAt = now;
        }
        session.expiresAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS);
      } else if (subject.generation !== session.generation - 1 || !justRotated) {
        session.revokedAt = now;
        this.openUntil.set(session.id, 0);
        return null;
      }
      return this.tokensOf(session);
    });
  }

  /** Ends the session of a refresh token; a token that is not good has none. */
  async end(token: string): Promise<void> {
    const subject = readRefreshToken(this.refreshKey, token);
    if (subject === null) return;
    await withAccount(this.orm, subject.accountId).nativeUpdate(
      Session,
      { id: subject.sessionId, revokedAt: null },
      { revokedAt: this.now() },
    );
    this.openUntil.set(subject.sessionId, 0);
  }

  /** Ends the session a request was made in. */
  async endOf(viewer: Viewer): Promise<void> {
    await withAccount(this.orm, viewer.accountId).nativeUpdate(
      Session,
      { id: viewer.sessionId, revokedAt: null },
      { revokedAt: this.now() },
    );
    this.openUntil.set(viewer.sessionId, 0);
  }

  /**
   * Whose access token this is; null when it has ended or its session has. A token that was found good is not verified
   * again, and an open session is looked up every few seconds.
   */
  async authenticate(accessToken: string): Promise<Viewer | null> {
    const subject = this.goodTokens.get(accessToken) ?? (await this.read(accessToken));
    const now = this.now();
    if (subject === null || subject.expiresAt <= now) return null;
    const viewer: Viewer = { ...subject, verified: true, isAdmin: false, scopes: null, provedAt: null };
    const { sessionId } = subject;
    if ((this.openUntil.get(sessionId) ?? 0) > now.getTime()) return viewer;
    if (!(await this.alive([viewer])).has(sessionId)) return null;
    this.openUntil.set(sessionId, now.getTime() + OPEN_MS);
    return viewer;
  }

  /** The ids of those sessions that are still open. */
  async alive(viewers: readonly Viewer[]): Promise<ReadonlySet<string>> {
    const byAccount = Map.groupBy(viewers, (viewer) => viewer.accountId);
    const alive = new Set<string>();
    for (const [accountId, ofAccount] of byAccount) {
      const sessions = await withAccount(this.orm, accountId).find(
        Session,
        {
          id: { $in: [...new Set(ofAccount.map((viewer) => viewer.sessionId))] },
          revokedAt: null,
          expiresAt: { $gt: this.now() },
        },
        { fields: ['id'] },
      );
      for (const session of sessions) alive.add(session.id);
    }
    return alive;
  }

  private async read(accessToken: string): Promise<TokenSubject | null> {
    const viewer = await readAccessToken(this.accessKey, accessToken, this.now());
    if (viewer !== null) this.goodTokens.set(accessToken, viewer);
    return viewer;
  }

  private async tokensOf(session: Session): Promise<OpenSession> {
    const { accountId, id: sessionId, generation } = session;
    const access = await signAccessToken(this.accessKey, { accountId, sessionId }, this.now());
    return {
      accountId,
      ...access,
      refreshToken: refreshToken(this.refreshKey, { accountId, sessionId, generation }),
    };
  }
}
