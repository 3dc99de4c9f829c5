import {
  Configuration,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchProtectedResource,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { Config } from '../../../platform/config/config.js';
import type { SignInProvider } from './sign-in-link.entity.js';

const TIMEOUT_SECONDS = 10;
/** What a provider says of a person is some hundred bytes. */
const MAX_PROFILE_BYTES = 256 * 1024;

/** What is remembered, sealed in a cookie, between the way out and the way back. */
export interface SignInChecks {
  provider: SignInProvider;
  state: string;
  nonce: string;
  verifier: string;
}

/** Who a provider says has come back. */
export interface ProviderPerson {
  provider: SignInProvider;
  /** The provider's own, unchanging id. */
  subject: string;
  email: string;
  /** Whether the provider itself made sure that the address is the person's. */
  emailVerified: boolean;
  name: string;
}

/** Sign-in by OpenID Connect (Google, Microsoft) and by OAuth 2 with GitHub's own profile: code flow with PKCE, state and nonce. */
export class SignInProviders {
  readonly #config: Config;
  readonly #known = new Map<SignInProvider, Promise<Configuration>>();

  constructor(config: Config) {
    this.#config = config;
  }

  /** Where to send the browser, and what to check when it comes back. */
  async begin(provider: SignInProvider): Promise<{ url: URL; checks: SignInChecks }> {
    const client = await this.#client(provider);
    const checks = {
      provider,
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
    };
    const url = buildAuthorizationUrl(client, {
      redirect_uri: this.redirectUri(provider),
      scope: provider === 'GITHUB' ? 'read:user user:email' : 'openid email profile',
      state: checks.state,
      code_challenge: await calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
      ...(provider === 'GITHUB' ? {} : { nonce: checks.nonce }),
    });
    return { url, checks };
  }

  /**
   * Exchanges the code that came back for what the provider says of the person.
   *
   * @param query - As it came back, with the question mark.
   * @returns null when the provider gives no address
   * @throws Error of openid-client when the answer is not the one to our question
   */
  async finish(checks: SignInChecks, query: string): Promise<ProviderPerson | null> {
    const { provider, state, nonce, verifier } = checks;
    const client = await this.#client(provider);
    const tokens = await authorizationCodeGrant(client, new URL(`${this.redirectUri(provider)}${query}`), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      ...(provider === 'GITHUB' ? {} : { expectedNonce: nonce, idTokenExpected: true }),
    });
    if (provider === 'GITHUB') return this.#githubPerson(client, tokens.access_token);
    return personOf(provider, idClaims.parse(tokens.claims()));
  }

  redirectUri(provider: SignInProvider): string {
    return `${this.#config.publicUrl}/auth/${provider.toLowerCase()}/callback`;
  }

  /** Asked of the provider once; a failure is not remembered. */
  async #client(provider: SignInProvider): Promise<Configuration> {
    let client = this.#known.get(provider);
    if (client === undefined) {
      client = this.#discover(provider);
      this.#known.set(provider, client);
      client.catch(() => this.#known.delete(provider));
    }
    return client;
  }

  async #discover(provider: SignInProvider): Promise<Configuration> {
    const { google, microsoft, github } = this.#config.signIn;
    if (provider === 'GITHUB') {
      if (github === null) throw new Error('GitHub is not set up');
      // GitHub describes itself nowhere.
      const metadata = {
        issuer: github.url,
        authorization_endpoint: `${github.url}/login/oauth/authorize`,
        token_endpoint: `${github.url}/login/oauth/access_token`,
      };
      const client = new Configuration(metadata, github.clientId, github.clientSecret);
      client.timeout = TIMEOUT_SECONDS;
      if (isHere(github.url)) allowInsecureRequests(client);
      return client;
    }
    const settings = provider === 'GOOGLE' ? google : microsoft;
    if (settings === null) throw new Error(`${provider} is not set up`);
    return discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // The library takes TLS for proof enough of who wrote an ID token; its signature is looked at besides.
      execute: [enableNonRepudiationChecks, ...(isHere(settings.issuer) ? [allowInsecureRequests] : [])],
    });
  }

  async #githubPerson(client: Configuration, accessToken: string): Promise<ProviderPerson | null> {
    const apiUrl = this.#config.signIn.github?.apiUrl ?? '';
    const read = async (path: string): Promise<unknown> => {
      const response = await fetchProtectedResource(client, accessToken, new URL(`${apiUrl}${path}`), 'GET');
      if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
      const text = await response.text();
      if (text.length > MAX_PROFILE_BYTES) throw new Error(`GitHub answered too much to ${path}`);
      return JSON.parse(text);
    };
    const user = githubUser.parse(await read('/user'));
    const primary = githubEmails.parse(await read('/user/emails')).find((address) => address.primary);
    if (primary === undefined) return null;
    const { email, verified } = primary;
    const name = user.name ?? user.login;
    return { provider: 'GITHUB', subject: String(user.id), email, emailVerified: verified, name };
  }
}

const idClaims = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
  xms_edov: z.union([z.boolean(), z.string(), z.number()]).optional(),
  name: z.string().optional(),
});
const githubUser = z.looseObject({ id: z.int(), login: z.string(), name: z.string().nullish() });
const githubEmails = z.array(
  z.looseObject({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

function personOf(provider: SignInProvider, claims: z.output<typeof idClaims>): ProviderPerson | null {
  const { sub: subject, email, name } = claims;
  if (email === undefined) return null;
  // Any tenant's administrator writes what he likes into Microsoft's `email`; only `xms_edov` says that its owner was asked.
  const said = provider === 'MICROSOFT' ? claims.xms_edov : claims.email_verified;
  const emailVerified = said === true || said === 'true' || said === 1 || said === '1';
  return { provider, subject, email, emailVerified, name: name ?? '' };
}

/** Only a provider on this machine, which tests run, may be spoken to without TLS. */
function isHere(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
