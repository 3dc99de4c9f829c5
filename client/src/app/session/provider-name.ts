/** What a service calls itself. Takes its name in the contract, e.g. GITHUB. */
export function providerName(provider: string): string {
  return provider === 'GITHUB' ? 'GitHub' : provider.charAt(0) + provider.slice(1).toLowerCase();
}
