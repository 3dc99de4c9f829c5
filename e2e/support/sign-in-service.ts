/** Another service that people sign in with: a real provider of OpenID Connect on the loopback interface, with its own pages. */
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { Provider } from 'oidc-provider';

export const CLIENT = { id: 'atlas', secret: 'a client secret of the tests' } as const;

export interface SignInService {
  issuer: string;
  close(): Promise<void>;
}

/**
 * Starts the service on a port that is free. Its people are whoever logs in there, with the address `LOGIN@service.example.org`.
 *
 * @param dashboard - The address of the program, to which the service sends people back.
 */
export async function startSignInService(port: number, dashboard: string): Promise<SignInService> {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${dashboard}/auth/google/callback`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, email: `${id}@service.example.org`, email_verified: true }),
    }),
    cookies: { keys: ['a key of the tests'] },
  });
  const server = createServer((request, response) => void provider.callback()(request, response));
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    issuer,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Logs in on the pages of the service and agrees that AtlasOps is told who it is. */
export async function logInAtService(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('x');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
