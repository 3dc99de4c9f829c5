import { Injectable, computed, signal } from '@angular/core';
import {
  type AccountFieldsFragment,
  CompleteTwoFactorDocument,
  LoginDocument,
  type LoginInput,
  LogoutDocument,
  MeDocument,
  RefreshSessionDocument,
  RegisterDocument,
  type RegisterInput,
  type SessionFieldsFragment,
} from '../../generated/session/graphql';
import { OperationFailed } from '../graphql/failure';
import { forgetSettings, onForgotten, readSetting, writeSetting } from '../ui/browser-storage';
import { sendSessionOperation } from './session-request';

/** A token is renewed this long before it ends, so that a request never leaves with one about to expire. */
const RENEW_BEFORE_MS = 30_000;
const HINT = 'atlas.signedIn';

/** The account is protected by two steps, and this opens the second. */
export interface SecondStep {
  ticket: string;
  /** In milliseconds since 1970; afterwards the first step has to be repeated. */
  expiresAt: number;
}

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

  constructor() {
    // Signing out in one tab signs out all of them.
    onForgotten(HINT, () => this.forget());
  }

  /**
   * Signs in; where the account asks for a second step, answers the ticket for it.
   *
   * @throws OperationFailed
   */
  async login(input: LoginInput): Promise<SecondStep | null> {
    const { login } = await sendSessionOperation(LoginDocument, { input });
    if (login.__typename === 'TwoFactorRequired') {
      return { ticket: login.ticket, expiresAt: Date.parse(login.expiresAt) };
    }
    this.open(login);
    return null;
  }

  /** The second step, with a code of the app or a recovery code. @throws OperationFailed */
  async complete(ticket: string, code: string): Promise<void> {
    const input = { ticket, code };
    this.open((await sendSessionOperation(CompleteTwoFactorDocument, { input })).completeTwoFactor);
  }

  /**
   * Makes the account, then signs in with what was just typed: the answer to the first is the same for a known address.
   *
   * @throws OperationFailed
   */
  async register(input: RegisterInput): Promise<void> {
    await sendSessionOperation(RegisterDocument, { input });
    await this.login({ email: input.email, password: input.password, captcha: null });
  }

  /** Takes in what the person changed about the account. */
  take(account: Partial<AccountFieldsFragment>): void {
    this.current.update((known) => (known ? { ...known, ...account } : known));
  }

  /** Takes in the token that came in place of the present one. */
  renewed({ accessToken, expiresAt }: Pick<SessionFieldsFragment, 'accessToken' | 'expiresAt'>): void {
    this.token = { value: accessToken, expiresAt: Date.parse(expiresAt) };
  }

  /** Asks anew who is signed in, after something changed elsewhere. @throws OperationFailed */
  async reload(): Promise<void> {
    const token = await this.accessToken();
    if (!token) return;
    const { me } = await sendSessionOperation(MeDocument, {}, token);
    if (me) this.take(me);
  }

  /** Ends the session here even when the server cannot be told. */
  async logout(): Promise<void> {
    try {
      await sendSessionOperation(LogoutDocument, {});
    } finally {
      this.forget();
    }
  }

  /**
   * Tries the refresh cookie once, at the start of the page. A browser that never signed in sends nothing, unless it comes
   * back from another service that signed it in (`certain`).
   */
  async restore(certain = false): Promise<void> {
    if (this.known()) return;
    if (certain || readHint()) await this.refresh();
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

  /** The session is over, wherever it was ended: forgets it, and what this browser kept for the person. */
  forget(): void {
    this.token = null;
    this.current.set(null);
    this.known.set(true);
    forgetSettings();
  }

  private async renew(): Promise<string | null> {
    try {
      const { refreshSession } = await sendSessionOperation(RefreshSessionDocument, {});
      this.open(refreshSession);
      return refreshSession.accessToken;
    } catch (error) {
      if (error instanceof OperationFailed && isRefusal(error.failure.code)) {
        this.forget();
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
    writeSetting(HINT, '1');
  }
}

function isRefusal(code: string): boolean {
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
}

/** There may be a cookie: spares strangers a request that can only fail. Holds no secret. */
function readHint(): boolean {
  return readSetting(HINT) === '1';
}
