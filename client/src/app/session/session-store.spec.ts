import { TestBed } from '@angular/core/testing';
import { OperationFailed } from '../graphql/failure';
import { SessionStore } from './session-store';

const ACCOUNT = {
  id: 'a1',
  email: 'ida@example.org',
  emailVerified: false,
  displayName: 'Ida Holm',
  locale: 'en',
  isAdmin: false,
  isDemo: false,
};

/** Answers each operation in turn; a function may wait before it answers. */
type Answer = object | (() => Promise<object>);

describe('SessionStore', () => {
  const sent: string[] = [];
  let answers: Answer[] = [];

  beforeEach(() => {
    sent.length = 0;
    localStorage.clear();
    globalThis.fetch = async (_url, init) => {
      const { query } = JSON.parse(init?.body as string) as { query: string };
      sent.push(/(?:mutation|query) (\w+)/.exec(query)![1]!);
      const answer = answers.shift();
      if (!answer) throw new TypeError('Failed to fetch');
      const body = typeof answer === 'function' ? await answer() : answer;
      return { json: () => Promise.resolve(body) } as Response;
    };
  });

  const store = () => TestBed.inject(SessionStore);
  const session = (field: string, accessToken: string, lifeMs = 900_000) => ({
    data: {
      [field]: {
        __typename: 'SessionPayload',
        accessToken,
        expiresAt: new Date(Date.now() + lifeMs).toISOString(),
        account: ACCOUNT,
      },
    },
  });
  const refusal = {
    errors: [{ message: 'Sign in again', extensions: { code: 'UNAUTHENTICATED', retryable: false } }],
  };

  it('renews once for requests that need a token at the same time', async () => {
    let finish = (_answer: object): void => undefined;
    answers = [session('login', 'old', 5_000), () => new Promise<object>((resolve) => (finish = resolve))];
    await store().login({ email: 'ida@example.org', password: 'a long sentence' });

    const asked = Promise.all([store().accessToken(), store().accessToken(), store().refresh()]);
    finish(session('refreshSession', 'new'));

    expect(await asked).toEqual(['new', 'new', 'new']);
    expect(sent).toEqual(['Login', 'RefreshSession']);
  });

  it('gives out the token it has while that is good for a while', async () => {
    answers = [session('login', 'first')];
    await store().login({ email: 'ida@example.org', password: 'a long sentence' });

    expect(await store().accessToken()).toBe('first');
    expect(sent).toEqual(['Login']);
  });

  it('goes on with the token that came in place of the present one', async () => {
    answers = [session('login', 'first')];
    await store().login({ email: 'ida@example.org', password: 'a long sentence' });
    store().renewed({ accessToken: 'second', expiresAt: new Date(Date.now() + 900_000).toISOString() });

    expect(await store().accessToken()).toBe('second');
    expect(store().status()).toBe('signedIn');
    expect(sent).toEqual(['Login']);
  });

  it('is signed out when the server refuses the cookie', async () => {
    localStorage.setItem('atlas.signedIn', '1');
    answers = [refusal];
    await store().restore();

    expect(store().status()).toBe('signedOut');
    expect(localStorage.getItem('atlas.signedIn')).toBeNull();
  });

  it('keeps the user signed in when a renewal cannot reach the server', async () => {
    answers = [session('login', 'old', 5_000)];
    await store().login({ email: 'ida@example.org', password: 'a long sentence' });

    await expect(store().accessToken()).rejects.toMatchObject({ failure: { code: 'UNREACHABLE' } });
    expect(store().status()).toBe('signedIn');
  });

  it('asks the server nothing for a browser that never signed in', async () => {
    answers = [];
    await store().restore();

    expect(sent).toEqual([]);
    expect(store().status()).toBe('signedOut');
  });

  it('ends the session here even when the server cannot be told', async () => {
    answers = [session('login', 'first')];
    await store().login({ email: 'ida@example.org', password: 'a long sentence' });

    await expect(store().logout()).rejects.toBeInstanceOf(OperationFailed);
    expect(store().status()).toBe('signedOut');
    expect(await store().accessToken()).toBeNull();
  });

  it('answers the ticket of an account that asks for a second step, and opens it with the code', async () => {
    const expiresAt = '2026-11-21T12:05:00.000Z';
    answers = [
      { data: { login: { __typename: 'TwoFactorRequired', ticket: 't1', expiresAt } } },
      session('completeTwoFactor', 'first'),
    ];

    const step = await store().login({ email: 'ida@example.org', password: 'a long sentence' });
    expect(step).toEqual({ ticket: 't1', expiresAt: Date.parse(expiresAt) });
    expect(store().status()).toBe('unknown');

    await store().complete('t1', '123456');
    expect(store().status()).toBe('signedIn');
  });

  it('keeps nothing of the person in this browser afterwards, but how it likes to show things', async () => {
    localStorage.setItem('atlas.theme', 'dark');
    localStorage.setItem('atlas.return', '/resumes/1');
    answers = [session('login', 'first'), { data: { logout: true } }];
    await store().login({ email: 'ida@example.org', password: 'a long sentence' });
    await store().logout();

    expect({ ...localStorage }).toEqual({ 'atlas.theme': 'dark' });
  });

  it('is signed out when another tab is', async () => {
    answers = [session('login', 'first')];
    await store().login({ email: 'ida@example.org', password: 'a long sentence' });
    dispatchEvent(new StorageEvent('storage', { key: 'atlas.signedIn', newValue: null }));

    expect(store().status()).toBe('signedOut');
    expect(await store().accessToken()).toBeNull();
  });

  it('takes in what changed elsewhere', async () => {
    answers = [session('login', 'first'), { data: { me: { ...ACCOUNT, emailVerified: true } } }];
    await store().login({ email: 'ida@example.org', password: 'a long sentence' });
    await store().reload();

    expect(store().account()?.emailVerified).toBe(true);
  });
});
