import { encode } from 'gpt-tokenizer/encoding/o200k_base';

/** Characters of one word; a longer one would take the tokenizer time that grows with its square. */
const LONG_WORD = /[^\s]{64}/gu;
/** Characters that are counted exactly; of the rest it is reckoned. */
const COUNTED = 200_000;
const BYTES_PER_TOKEN = 2;

/** Tokens of a text as OpenAI's newer models count them; somewhat more for very long words, never much less. */
export function countTokens(text: string): number {
  const counted = text.slice(0, COUNTED).replaceAll(LONG_WORD, '$& ');
  const rest = text.length > COUNTED ? Buffer.byteLength(text.slice(COUNTED)) / BYTES_PER_TOKEN : 0;
  return encode(counted, { disallowedSpecial: new Set() }).length + Math.ceil(rest);
}

/** How much more others may count than OpenAI: measured by their makers as up to a third. */
const OTHER_TOKENIZERS = 1.35;
/** What the form of a request adds. */
const ENVELOPE_TOKENS = 64;

/** Tokens that a request may have at a provider, from above. */
export function estimateInputTokens(provider: string, texts: readonly string[]): number {
  const counted = texts.reduce((sum, text) => sum + countTokens(text), 0);
  return Math.ceil((counted + ENVELOPE_TOKENS) * (provider === 'openai' ? 1 : OTHER_TOKENIZERS));
}
