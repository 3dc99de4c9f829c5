import { createHash } from 'node:crypto';
import type { EmbedAnswer, Fallback } from './answer.js';
import { cleanData } from './compose-request.js';
import { estimateInputTokens } from './count-tokens.js';
import type { PlannedCall } from './ledger.js';
import type { Candidate } from './model-directory.js';
import type { RunFor, RunParts } from './model-run.js';
import { embedAtProvider } from './providers/lang-chain.js';
import { ProviderError } from './providers/provider-error.js';
import { soundUsage } from './sound-usage.js';

const NAME = 'embedding';
const VERSION = '1';
const MOST_CHARACTERS = 24_000;

/**
 * Directions of texts by the first model that gives them; batches of 256 texts a request. Only providers of OpenAI's protocol
 * have them. What is longer than 24,000 characters is cut.
 */
export async function embedTexts(
  parts: RunParts,
  who: RunFor,
  texts: readonly string[],
  candidates: readonly Candidate[],
): Promise<EmbedAnswer> {
  const fallbacks: Fallback[] = [];
  const cleaned = texts.map((text) => cleanData(text).slice(0, MOST_CHARACTERS) || ' ');
  const checksum = createHash('sha256').update(JSON.stringify(cleaned)).digest('hex');
  let usedUp = false;
  for (const candidate of candidates) {
    const outcome = await embedOnce(parts, who, cleaned, candidate, checksum);
    if (typeof outcome !== 'string') return { ...outcome, fallbacks };
    usedUp ||= outcome === NO_ROOM;
    fallbacks.push({ provider: candidate.access.kind, model: candidate.model, reason: outcome });
  }
  return {
    kind: 'unavailable',
    reason: usedUp ? 'BUDGET' : 'PROVIDERS_DOWN',
    message: 'No model could compare these texts by meaning, so they were compared by their words.',
    fallbacks,
  };
}

const NO_ROOM = 'a budget for models is used up';

async function embedOnce(
  parts: RunParts,
  who: RunFor,
  texts: readonly string[],
  { access, model, price, ownKey, channel }: Candidate,
  inputChecksum: string,
): Promise<Omit<Extract<EmbedAnswer, { kind: 'answered' }>, 'fallbacks'> | string> {
  if (access.kind === 'anthropic') return 'it has no embeddings';
  const breaker = parts.breakerOf(channel);
  if (!breaker.enter()) return 'it kept failing a moment ago';
  const leave = await parts.slots.providers.take(channel, who.signal).catch((error: unknown) => {
    breaker.left();
    throw error;
  });
  const parameters = { texts: texts.length };
  const estimate = estimateInputTokens(access.kind, texts);
  const call: PlannedCall = {
    ...{ accountId: who.accountId, taskId: who.taskId, promptName: NAME, promptVersion: VERSION },
    ...{ provider: access.kind, model, attempt: 1, parameters, inputChecksum, ownKey },
    reservedMicroUsd: price.costMicroUsd({ inputTokens: estimate, outputTokens: 0, cachedTokens: 0 }),
  };
  try {
    const begun = await parts.ledger.begin(call, who.budgets);
    if ('usedUp' in begun) {
      breaker.left();
      return NO_ROOM;
    }
    const started = performance.now();
    const took = (): number => Math.round(performance.now() - started);
    try {
      const { timeoutMs, idleTimeoutMs } = parts;
      const reply = await embedAtProvider(access, {
        model,
        texts,
        signal: who.signal,
        timeoutMs,
        idleTimeoutMs,
      });
      breaker.succeeded();
      const usage = soundUsage(reply.usage ?? { inputTokens: estimate, outputTokens: 0, cachedTokens: 0 });
      const costMicroUsd = price.costMicroUsd(usage);
      const durationMs = took();
      const end = { outcome: 'ANSWERED' as const, reason: null, usage, costMicroUsd, durationMs };
      await parts.ledger.end(begun.id, call, end, who.budgets);
      const { inputTokens, outputTokens } = usage;
      const artefact = {
        ...{
          id: begun.id,
          promptName: NAME,
          promptVersion: VERSION,
          provider: access.kind,
          model,
          parameters,
        },
        ...{ inputChecksum, inputTokens, outputTokens, costMicroUsd, durationMs, cached: false },
      };
      return { kind: 'answered', vectors: reply.vectors, artefact };
    } catch (error) {
      const known = error instanceof ProviderError ? error : null;
      const reason = known?.message ?? 'it was cancelled';
      const usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0 };
      const end = { outcome: 'FAILED' as const, reason, usage, costMicroUsd: 0, durationMs: took() };
      await parts.ledger.end(begun.id, call, end, who.budgets);
      if (known === null) {
        breaker.left();
        throw error;
      }
      breaker.failed(known.retryAfterMs);
      return known.message;
    }
  } finally {
    leave();
  }
}
