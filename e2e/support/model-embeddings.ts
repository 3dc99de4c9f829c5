/** Embeddings of the stand-in: texts that share words point the same way. No model, and the same every time. */
import { encode } from 'gpt-tokenizer/encoding/o200k_base';

const DIMENSIONS = 384;
const LONG = 200_000;

/** Tokens as OpenAI's newer models count them. */
export function tokensIn(text: string): number {
  // A word of megabytes would take the tokenizer minutes.
  if (text.length > LONG) return Math.ceil(text.length / 4);
  return encode(text, { disallowedSpecial: new Set() }).length;
}

/** Answers a request for embeddings. */
export function embed(body: Record<string, unknown>): object {
  const { input, model, encoding_format: format, dimensions } = body;
  const texts = Array.isArray(input) ? input.map(String) : [String(input)];
  const size = typeof dimensions === 'number' ? dimensions : DIMENSIONS;
  const tokens = texts.reduce((sum, text) => sum + tokensIn(text), 0);
  return {
    object: 'list',
    model,
    data: texts.map((text, index) => {
      const vector = direction(text, size);
      const embedding =
        format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : Array.from(vector);
      return { object: 'embedding', index, embedding };
    }),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** Each word adds one or takes one from two places that its hash names. */
function direction(text: string, size: number): Float32Array {
  const vector = new Float32Array(size);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 2166136261;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 16777619) >>> 0;
    for (const part of [hash, Math.imul(hash, 2654435761) >>> 0]) {
      const at = part % size;
      vector[at] = (vector[at] ?? 0) + (part & 0x10000 ? 1 : -1);
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
