import { calcPrice } from '@pydantic/genai-prices';
import type { ConfiguredPrice, ModelProviderKind } from '../../platform/config/models-config.js';
import type { Usage } from './providers/chat.js';

const MICRO = 1_000_000;
/** Where nobody says how much a model can read. */
const SMALL_CONTEXT = 32_768;

/** What a model costs and how much it can read. */
export interface ModelPrice {
  contextTokens: number;
  /** Millionths of a US dollar, rounded up. */
  costMicroUsd(usage: Usage): number;
}

/**
 * The price of a model: the one configured for it, or else the list price of its provider.
 *
 * @param overrides Prices that are configured; they count before the list.
 * @returns null when nobody knows it: the model is then not used
 */
export function priceOf(
  provider: ModelProviderKind,
  model: string,
  overrides: readonly ConfiguredPrice[],
): ModelPrice | null {
  const override = overrides.find((price) => price.provider === provider && price.model === model);
  if (override !== undefined) {
    const { inputUsd, outputUsd, contextTokens } = override;
    return {
      contextTokens: contextTokens ?? SMALL_CONTEXT,
      // US dollars per million tokens are millionths of a dollar per token.
      costMicroUsd: (usage) => Math.ceil(usage.inputTokens * inputUsd + usage.outputTokens * outputUsd),
    };
  }
  if (provider === 'compatible') return null;
  const listed = calcPrice({ input_tokens: 1, output_tokens: 1 }, model, { providerId: provider });
  if (listed === null) return null;
  return {
    contextTokens: listed.model.context_window ?? SMALL_CONTEXT,
    costMicroUsd: (usage) => {
      const tokens = {
        input_tokens: usage.inputTokens,
        cache_read_tokens: Math.min(usage.cachedTokens, usage.inputTokens),
        output_tokens: usage.outputTokens,
      };
      const price = calcPrice(tokens, model, { providerId: provider });
      if (price === null) throw new Error(`The price list no longer has ${provider}:${model}`);
      return Math.ceil(price.total_price * MICRO);
    },
  };
}
