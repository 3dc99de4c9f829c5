import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { seal, unseal } from '../../../platform/config/seal.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import { httpCookies } from '../../../platform/graphql/cookies.js';
import type { Cookies, ServerDeps } from '../../../platform/graphql/request-context.js';
import { logSecurity, type Whereabouts } from '../../../platform/telemetry/security-log.js';
import { enterAccount } from '../two-factor/enter-account.js';
import { readRefreshToken } from '../sessions/refresh-token.js';
import { REFRESH_COOKIE } from '../sessions/start-session.js';
import { admitPerson } from './admit-person.js';
import { offeredProviders } from './offered-providers.js';
import { SignInProviders, type SignInChecks } from './providers.js';
import { SIGN_IN_PROVIDERS, type SignInProvider } from './sign-in-link.entity.js';
import { readLinkTicket, sealLinkProof } from './link-proofs.js';

const COOKIE = 'atlas_sign_in';
const PURPOSE = 'sign-in';
const LIFETIME_MS = 10 * 60 * 1000;

/** What lies sealed in the cookie while the person is at the provider. */
const pending = z.object({
  provider: z.enum(SIGN_IN_PROVIDERS),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.number(),
  /** The account to link, when somebody who is logged in asks for that. */
  linkTo: z.uuid().nullable(),
  /** The session this browser had: its cookie does not come along when the browser comes back from the other site. */
  before: z.object({ accountId: z.uuid(), sessionId: z.uuid() }).nullable(),
});

/**
 * `/auth/<provider>/start` and `/auth/<provider>/callback`: the way to another service and back. The way back ends at the
 * dashboard's `/login` with what happened behind the #, where no server sees it: `signed-in`, `two-factor=<ticket>`,
 * `confirm-mail`, `failed`, or at `/settings/security#link=<proof>`.
 *
 * @param addressOf - The network address a request is counted by.
 */
export function signInRoutes(deps: ServerDeps, addressOf: (request: Request) => string): Router {
  const providers = new SignInProviders(deps.config);
  const { publicUrl } = deps.config;
  const router = Router();
  const cookiesOf = (request: Request, response: Response): Cookies =>
    httpCookies(request, response, publicUrl.startsWith('https:'));

  const failed = `${publicUrl}/login#failed`;
  const answer = async (
    request: Request,
    response: Response,
    provider: SignInProvider,
    go: (who: Whereabouts) => Promise<string>,
  ) => {
    const who: Whereabouts = { requestId: randomUUID(), accountId: null, from: addressOf(request) };
    response.setHeader('cache-control', 'no-store');
    let next = failed;
    try {
      await deps.limits.count('login', { address: who.from });
      next = await go(who);
    } catch (error) {
      if (error instanceof CodedError) throw error;
      deps.log.warn({ err: error, ...who }, 'sign-in with another service failed');
    }
    if (next === failed) logSecurity(deps.log, 'sign-in-refused', { ...who, method: provider });
    response.redirect(303, next);
  };

  router.get('/auth/:provider/start', async (request, response, next) => {
    const provider = offered(deps, request.params.provider);
    if (provider === null) {
      next();
      return;
    }
    await answer(request, response, provider, async () => {
      // The cookie has to be set where the provider sends the browser back to.
      if (request.headers.host !== new URL(publicUrl).host) return `${publicUrl}${request.originalUrl}`;
      const ticket = request.query['ticket'];
      const linkTo = typeof ticket === 'string' ? readLinkTicket(deps.keys, ticket) : null;
      if (ticket !== undefined && linkTo === null) return failed;
      const { url, checks } = await providers.begin(provider);
      const cookies = cookiesOf(request, response);
      const refresh = cookies.get(REFRESH_COOKIE);
      const before = refresh === undefined ? null : readRefreshToken(deps.keys, refresh);
      const kept = { ...checks, until: Date.now() + LIFETIME_MS, linkTo, before };
      keep(cookies, seal(deps.keys, PURPOSE, provider, JSON.stringify(kept)));
      return url.href;
    });
  });

  router.get('/auth/:provider/callback', async (request, response, next) => {
    const provider = offered(deps, request.params.provider);
    if (provider === null) {
      next();
      return;
    }
    await answer(request, response, provider, async ({ requestId, from: remoteAddress }) => {
      const cookies = cookiesOf(request, response);
      const kept = readPending(deps, provider, cookies.get(COOKIE));
      keep(cookies, '');
      if (kept === null) return failed;
      const query = request.originalUrl.slice(request.path.length);
      const person = await providers.finish(kept, query);
      if (person === null) return failed;
      if (kept.linkTo !== null) {
        return `${publicUrl}/settings/security#link=${sealLinkProof(deps.keys, kept.linkTo, person)}`;
      }
      const identity = await admitPerson(deps, person);
      if (identity === null) return `${publicUrl}/login#confirm-mail`;
      const userAgent = request.headers['user-agent'] ?? '';
      const context = { deps, cookies, userAgent, requestId, remoteAddress, viewer: null };
      const entered = await enterAccount(context, identity, provider);
      if (kept.before !== null && !('ticket' in entered)) {
        await deps.sessions.endOne(kept.before.accountId, kept.before.sessionId);
      }
      return 'ticket' in entered
        ? `${publicUrl}/login#two-factor=${entered.ticket}`
        : `${publicUrl}/login#signed-in`;
    });
  });
  return router;
}

function offered(deps: ServerDeps, name: string): SignInProvider | null {
  return offeredProviders(deps.config).find((provider) => provider.toLowerCase() === name) ?? null;
}

function readPending(
  deps: ServerDeps,
  provider: SignInProvider,
  cookie: string | undefined,
): (SignInChecks & Pick<z.output<typeof pending>, 'linkTo' | 'before'>) | null {
  const text = cookie === undefined ? null : unseal(deps.keys, PURPOSE, provider, cookie);
  if (text === null) return null;
  const kept = pending.parse(JSON.parse(text));
  return kept.until > Date.now() ? kept : null;
}

/** Lax, not Strict: the browser comes back from another site. Empty: forgets it. */
function keep(cookies: Cookies, value: string): void {
  const maxAge = value === '' ? 0 : LIFETIME_MS / 1000;
  cookies.set(COOKIE, value, { maxAge, sameSite: 'lax' });
}
