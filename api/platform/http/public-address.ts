import ipaddr from 'ipaddr.js';

/** Global unicast space (RFC 4291, IANA): everything else of IPv6 is special, reserved or unassigned. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Tells whether an IP address is an ordinary address of the public internet. Loopback, private, link-local, carrier NAT,
 * multicast, documentation, reserved and unassigned ranges are not; neither are IPv6 forms that carry an IPv4 address
 * (mapped, NAT64, 6to4, Teredo), because what they reach depends on the network this program runs in.
 *
 * @param address a textual IPv4 or IPv6 address, with or without brackets; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) {
    // Broadcast "reserved" of RFC 1112 and the odd all-ones address are covered by the range names.
    return ipaddr.IPv4.parse(bare).range() === 'unicast';
  }
  if (!ipaddr.IPv6.isValid(bare) || bare.includes('%')) return false;
  const parsed = ipaddr.IPv6.parse(bare);
  return parsed.range() === 'unicast' && parsed.match(GLOBAL_IPV6);
}
