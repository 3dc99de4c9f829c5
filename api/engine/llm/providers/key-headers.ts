import type { ProviderAccess } from './chat.js';

/** The headers by which a provider knows who asks. */
export function keyHeaders({ kind, key }: Pick<ProviderAccess, 'kind' | 'key'>): Record<string, string> {
  if (kind === 'anthropic') return { 'x-api-key': key ?? '', 'anthropic-version': '2023-06-01' };
  return key === null ? {} : { authorization: `Bearer ${key}` };
}
