import { clientAddress } from './client-address.js';

function from(peer: string, forwarded: string | undefined, trusted: string[]): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientAddress(trusted)({ headers, socket: { remoteAddress: peer } } as never);
}

describe('clientAddress', () => {
  it('is the socket when no proxy is known, whatever a header says', () => {
    expect(from('198.51.100.9', '203.0.113.1', [])).toBe('198.51.100.9');
    expect(from('198.51.100.9', '203.0.113.1', ['10.0.0.0/8'])).toBe('198.51.100.9');
  });

  it('is what known proxies say, however many, read from the right', () => {
    expect(from('10.0.0.5', '203.0.113.1', ['10.0.0.5'])).toBe('203.0.113.1');
    expect(from('::ffff:10.0.0.5', '203.0.113.1', ['10.0.0.5'])).toBe('203.0.113.1');
    expect(from('10.0.0.5', '6.6.6.6, 203.0.113.1, 10.1.1.1', ['10.0.0.0/8'])).toBe('203.0.113.1');
    expect(from('fd00::2', '2001:db8::7', ['fd00::/8'])).toBe('2001:db8::7');
  });

  it('stays at the proxy where the header is missing or no address', () => {
    expect(from('10.0.0.5', undefined, ['10.0.0.5'])).toBe('10.0.0.5');
    expect(from('10.0.0.5', 'unknown', ['10.0.0.5'])).toBe('10.0.0.5');
    expect(from('10.0.0.5', '6.6.6.6, <script>', ['10.0.0.5'])).toBe('10.0.0.5');
  });

  it('does not read a header without end', () => {
    const long = `6.6.6.6,${'10.0.0.1,'.repeat(50_000)}10.0.0.2`;
    expect(from('10.0.0.5', long, ['10.0.0.0/8'])).toBe('10.0.0.1');
  });
});
