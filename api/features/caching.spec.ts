import { openApiBench } from '../platform/testing/api-bench.js';
import type { ApiBench } from '../platform/testing/api-bench.js';

let bench: ApiBench;
beforeAll(async () => {
  bench = await openApiBench();
}, 120_000);
afterAll(() => bench.end());

/** What is the same for everybody: content pages. The dashboard’s own files are tested beside `serveClient`. */
const PUBLIC = ['/pages/privacy', '/pages/none'];

it.each([
  ['POST', '/graphql'],
  ['POST', '/graphql?query=x'],
  ['GET', '/graphql'],
  ['GET', '/healthz'],
  ['GET', '/readyz'],
  ['GET', '/files/none'],
  ['PUT', '/files/none'],
  ['GET', '/auth/google/start'],
  ['GET', '/auth/google/callback?code=1&state=2'],
  ['GET', '/nowhere'],
])('keeps nothing of %s %s in any cache', async (method, path) => {
  const answer = await fetch(`${bench.origin}${path}`, { method, redirect: 'manual' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

it.each(PUBLIC)('lets browsers keep %s, which says nothing of anybody', async (path) => {
  const person = await bench.register();
  const [as, nobody] = await Promise.all(
    [{ authorization: `Bearer ${person.accessToken}` }, {}].map((headers) =>
      fetch(`${bench.origin}${path}`, { headers }),
    ),
  );
  expect(as?.headers.get('cache-control')).toBe('no-cache');
  const withoutNonce = (text: string) => text.replaceAll(/nonce="[^"]+"/g, '');
  expect(withoutNonce((await as?.text()) ?? '')).toBe(withoutNonce((await nobody?.text()) ?? 'x'));
});
