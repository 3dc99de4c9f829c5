import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose';
import { loadConfig } from '../../../platform/config/config.js';
import { SignInProviders, type SignInChecks } from './providers.js';

/** What the provider answers to the code; set by each test. */
let idToken: (claims: Record<string, unknown>) => Promise<string> | string;
let nonce = '';
let issuer = '';
let server: Server;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const answers: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    }),
    '/keys': () => ({ keys: [jwk] }),
    '/token': async () => ({
      access_token: 'an-access-token',
      token_type: 'bearer',
      id_token: await idToken({ email: 'ada@example.net', email_verified: true, nonce }),
    }),
  };
  server = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? '', issuer).pathname];
    void Promise.resolve(answer?.()).then((value) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(value)),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

const signed = (claims: Record<string, unknown>, key = keys.privateKey, about: Record<string, string> = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(about['issuer'] ?? issuer)
    .setSubject('a-subject')
    .setAudience(about['audience'] ?? 'atlas')
    .setIssuedAt()
    .setExpirationTime(about['end'] ?? '5m')
    .sign(key);

async function comeBack() {
  const providers = new SignInProviders(
    loadConfig({ GOOGLE_CLIENT_ID: 'atlas', GOOGLE_CLIENT_SECRET: 'a secret', GOOGLE_ISSUER: issuer }),
  );
  const { checks } = await providers.begin('GOOGLE');
  nonce = checks.nonce;
  return providers.finish(checks satisfies SignInChecks, `?code=a-code&state=${checks.state}`);
}

it('believes an ID token that the provider signed', async () => {
  idToken = (claims) => signed(claims);
  expect(await comeBack()).toMatchObject({ provider: 'GOOGLE', subject: 'a-subject', emailVerified: true });
});

const unsecured = (claims: Record<string, unknown>) =>
  new UnsecuredJWT(claims)
    .setIssuer(issuer)
    .setSubject('a-subject')
    .setAudience('atlas')
    .setIssuedAt()
    .setExpirationTime('5m')
    .encode();
const FORGED: [string, typeof idToken][] = [
  ['signed by another key', async (claims) => signed(claims, (await generateKeyPair('RS256')).privateKey)],
  ['changed after it was signed', async (claims) => changed(await signed(claims))],
  ['with its signature cut off', async (claims) => (await signed(claims)).replace(/[^.]+$/, '')],
  ['not signed at all', unsecured],
  ['for another program', (claims) => signed(claims, keys.privateKey, { audience: 'another' })],
  ['of another issuer', (claims) => signed(claims, keys.privateKey, { issuer: 'https://evil.example' })],
  ['that has ended', (claims) => signed(claims, keys.privateKey, { end: '-5m' })],
  ['for another question', (claims) => signed({ ...claims, nonce: 'another' })],
];

it.each(FORGED)('believes none %s', async (_what, forge) => {
  idToken = forge;
  await expect(comeBack()).rejects.toThrow();
});

/** The same token about somebody else, with the signature it had. */
function changed(token: string): string {
  const [header = '', body = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  const other = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody-else' })).toString('base64url');
  return `${header}.${other}.${signature}`;
}
