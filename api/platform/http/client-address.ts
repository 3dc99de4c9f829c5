import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** Tells from whose network address a request comes. */
export type ClientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/** A longer chain of proxies than any installation has; what lies before is not looked at. */
const MAX_HOPS = 20;

/**
 * Believes X-Forwarded-For only as far as the proxies it knows wrote it: read from the right, each address is believed
 * because the one after it is a known proxy. What a client wrote into the header itself stands further left and is never
 * reached.
 *
 * @param trustedProxies addresses and CIDR blocks; none: the address is always the socket's
 */
export function clientAddress(trustedProxies: readonly string[]): ClientAddress {
  const isTrusted = isKnownProxy(trustedProxies);
  return ({ headers, socket }) => {
    let current = socket.remoteAddress ?? '';
    if (trustedProxies.length === 0) return current;
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').slice(-MAX_HOPS);
    while (isTrusted(current)) {
      const before = forwarded.pop()?.trim() ?? '';
      // A proxy that says nothing, or no address, is itself the last thing known.
      if (!ipaddr.isValid(before)) break;
      current = before;
    }
    return current;
  };
}

/** Tells whether an address is one of these addresses, or lies in one of these CIDR blocks. */
export function isKnownProxy(trustedProxies: readonly string[]): (address: string) => boolean {
  const blocks = trustedProxies.map((text) => {
    if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128] as [ipaddr.IPv4 | ipaddr.IPv6, number];
  });
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    return blocks.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
  };
}
