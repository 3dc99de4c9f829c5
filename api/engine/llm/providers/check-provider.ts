import type { ProviderAccess } from './chat.js';
import { keyHeaders } from './key-headers.js';
import { ProviderError } from './provider-error.js';
import { openProviderFetch } from './provider-fetch.js';

const TIMEOUT_MS = 15_000;
/** The least that all models accept. */
const TOKENS = 16;

/** Asks for next to nothing, to see whether address, key and model are right. Without the library: the API does without it. */
export async function checkProvider(
  access: ProviderAccess,
  model: string,
  tier: 'small' | 'embedding',
): Promise<{ ok: boolean; message: string; durationMs: number }> {
  const opened = openProviderFetch(access.dispatcher);
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  const { path, body } = requestOf(access, model, tier);
  try {
    const response = await opened.fetch(`${access.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...keyHeaders(access) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.json();
    return { ok: true, message: `${model} answered.`, durationMs: took() };
  } catch (error) {
    const known = opened.error ?? (error instanceof ProviderError ? error : null);
    const reason = known?.message ?? 'it gave no answer in time or none that could be read';
    return { ok: false, message: `${model} gave no answer: ${reason}.`, durationMs: took() };
  }
}

function requestOf({ kind }: ProviderAccess, model: string, tier: 'small' | 'embedding') {
  const messages = [{ role: 'user', content: 'Say OK.' }];
  if (tier === 'embedding') return { path: '/embeddings', body: { model, input: ['OK'] } };
  if (kind === 'anthropic') return { path: '/v1/messages', body: { model, messages, max_tokens: TOKENS } };
  // Servers of one's own know the older name of the limit, OpenAI's newest models the newer one alone.
  const limit = kind === 'openai' ? { max_completion_tokens: TOKENS } : { max_tokens: TOKENS };
  return { path: '/chat/completions', body: { model, messages, ...limit } };
}
