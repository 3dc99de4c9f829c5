import { takeLinkToken } from './link-token';

describe('takeLinkToken', () => {
  it('takes the token out of the address', () => {
    history.replaceState(null, '', '/verify-email?x=1#token=00ff.A-b_c');

    expect(takeLinkToken()).toBe('00ff.A-b_c');
    expect(location.href).toMatch(/\/verify-email\?x=1$/);
  });

  it('leaves other fragments alone', () => {
    history.replaceState(null, '', '/verify-email#about');

    expect(takeLinkToken()).toBeNull();
    expect(location.hash).toBe('#about');
  });
});
