import { Injectable, computed, signal } from '@angular/core';
import {
  type AccountFieldsFragment,
  LoginDocument,
  type LoginInput,
  LogoutDocument,
  RefreshSessionDocument,
  RegisterDocument,
  type RegisterInput,
  type SessionFieldsFragment,
} from '../../generated/session/graphql';
import { OperationFailed } from '../graphql/failure';
import { readSetting, writeSetting } from '../ui/browser-storage';
import { sendSessionOperation } from './session-request';

/** A token is renewed this long before it ends, so that a request never leaves with one about to expire. */
const RENEW_BEFORE_MS = 30_000;
const HINT = 'atlas.signedIn';

/**
 * Who is signed in. The access token lives in memory only; the refresh token is an HttpOnly cookie that this code
 * cannot read. `status` is 'unknown' until the first answer about the cookie.
 */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private token: { value: string; expiresAt: number } | null = null;
  private refreshing: Promise<string | null> | null = null;

  private readonly current = signal<AccountFieldsFragment | null>(null);
  private readonly known = signal(false);

  readonly account = this.current.asReadonly();
  readonly status = computed<'unknown' | 'signedIn' | 'signedOut'>(() =>
    this.current() ? 'signedIn' : this.known() ? 'signedOut' : 'unknown',
  );

  /** @throws OperationFailed with code TWO_FACTOR when a code of the authenticator app is needed too. */
  async login(input: LoginInput): Promise<void> {
    const { login } = await sendSessionOperation(LoginDocument, { input });
    if (login.__typename === 'TwoFactorRequired') {
      throw new OperationFailed({
        code: 'TWO_FACTOR',
        message: 'This account asks for a code of its authenticator app.',
        field: null,
        retryable: false,
        reason: null,
        requestId: null,
        retryAfter: null,
      });
    }
    this.open(login);
  }

  /** Makes the account, then signs in with what was just typed: the answer to the first is the same for a known address. */
  async register(input: RegisterInput): Promise<void> {
    await sendSessionOperation(RegisterDocument, { input });
    await this.login({ email: input.email, password: input.password });
  }

  /** Ends the session here even when the server cannot be told. */
  async logout(): Promise<void> {
    try {
      await sendSessionOperation(LogoutDocument, {});
    } finally {
      this.close();
    }
  }

  /** Tries the refresh cookie once, at the start of the page. A browser that never signed in sends nothing. */
  async restore(): Promise<void> {
    if (this.known()) return;
    if (readHint()) await this.refresh();
    this.known.set(true);
  }

  /** A token good for at least the next half minute, renewed when needed; null when nobody is signed in. */
  async accessToken(): Promise<string | null> {
    if (!this.token) return this.current() ? this.refresh() : null;
    return this.token.expiresAt - Date.now() > RENEW_BEFORE_MS ? this.token.value : this.refresh();
  }

  /** Renews the session. Requests that ask at the same time share one renewal, since each use rotates the cookie. */
  refresh(): Promise<string | null> {
    this.refreshing ??= this.renew().finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  private async renew(): Promise<string | null> {
    try {
      const { refreshSession } = await sendSessionOperation(RefreshSessionDocument, {});
      this.open(refreshSession);
      return refreshSession.accessToken;
    } catch (error) {
      if (error instanceof OperationFailed && isRefusal(error.failure.code)) {
        this.close();
        return null;
      }
      // The server could not be asked: keep the account on screen, the next request tries again.
      if (this.current()) throw error;
      return null;
    }
  }

  private open(session: SessionFieldsFragment): void {
    this.token = { value: session.accessToken, expiresAt: Date.parse(session.expiresAt) };
    this.current.set(session.account);
    this.known.set(true);
    writeHint(true);
  }

  private close(): void {
    this.token = null;
    this.current.set(null);
    this.known.set(true);
    writeHint(false);
  }
}

function isRefusal(code: string): boolean {
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
}

/** Remembers that there may be a cookie, to spare strangers a request that can only fail. Holds no secret. */
function writeHint(signedIn: boolean): void {
  writeSetting(HINT, signedIn ? '1' : null);
}

function readHint(): boolean {
  return readSetting(HINT) === '1';
}
