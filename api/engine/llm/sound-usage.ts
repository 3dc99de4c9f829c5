import type { Usage } from './providers/chat.js';

/** The largest number a column of tokens holds. */
const MOST = 2 ** 31 - 1;

/** What a provider says it used as numbers that can be booked: whole, not negative, and never beyond what a column holds. */
export function soundUsage({ inputTokens, outputTokens, cachedTokens }: Usage): Usage {
  return {
    inputTokens: sound(inputTokens),
    outputTokens: sound(outputTokens),
    cachedTokens: sound(cachedTokens),
  };
}

function sound(tokens: number): number {
  return Number.isFinite(tokens) ? Math.min(MOST, Math.max(0, Math.ceil(tokens))) : tokens > 0 ? MOST : 0;
}
