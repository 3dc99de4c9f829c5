import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';

/** What an API token may do: queries and subscriptions, or mutations. */
export const TOKEN_SCOPES = ['READ', 'WRITE'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Who asks: the account behind the access token, and the session the token belongs to. */
export interface Viewer {
  readonly accountId: string;
  /** Of an API token its own id. */
  readonly sessionId: string;
  /** The e-mail address of the account was confirmed. */
  readonly verified: boolean;
  /** Administers this installation, and has the second factor that may be required for it. */
  readonly isAdmin: boolean;
  /** The second factor that is missing: for administration, or for anything but switching it on; null: none is required. */
  readonly factorNeeded: 'ADMINISTRATION' | 'ANYTHING' | null;
  /** What an API token may do; null: a person who logged in, who may do all. */
  readonly scopes: ReadonlySet<TokenScope> | null;
  /** When the person last proved who they are in this session (login, `proveIdentity`); null: never, or a token. */
  readonly provedAt: Date | null;
  /** When the access token ends; a socket does not outlive it. */
  readonly expiresAt: Date;
}

export interface CookieOptions {
  /** Seconds; 0 removes the cookie. */
  maxAge: number;
  /** Default strict; lax for one that has to be there when the browser comes back from another site. */
  sameSite?: 'strict' | 'lax';
}

/**
 * Cookies of one HTTP request, always HttpOnly, SameSite=Strict unless it is said, for this host and every path; Secure where the
 * public address is https.
 */
export interface Cookies {
  get(name: string): string | undefined;
  set(name: string, value: string, options: CookieOptions): void;
}

/**
 * What resolvers may use of the process they run in; `api/registry.ts` builds it. A room that needs more declares it:
 * `declare module '../../platform/graphql/request-context.js' { interface ServerDeps { fileStore: FileStore } }`.
 */
export interface ServerDeps {
  readonly log: Logger;
  readonly config: Config;
  /** The runtime pool; reach an account's rows through `viewerEm`. */
  readonly orm: MikroORM;
  /**
   * Throws for somebody who is logged in and has to do something first (agree to changed terms, say). Asked at operations that
   * are `Authorized` or `Verified`; those marked `BeforeConsent` and those of the account itself go on.
   */
  readonly admit?: (viewer: Viewer) => Promise<void>;
}

/** What every resolver gets. One per request; for a subscription one per subscription. */
export interface RequestContext {
  readonly requestId: string;
  /** null: nobody is logged in; only fields marked `@Public()` are reached then. */
  readonly viewer: Viewer | null;
  readonly cookies: Cookies;
  /** Scheme, host and port under which the client reaches this server; links given to it begin with this. */
  readonly origin: string;
  /** The network address of who asks: the socket's, or what a proxy of `TRUSTED_PROXIES` says. */
  readonly remoteAddress: string;
  /** As the client calls itself; '' when it does not. Untrusted. */
  readonly userAgent: string;
  readonly deps: ServerDeps;
}
