/**
 * The one place where LangChain is called. It is loaded at the first call: a process that asks no model does without its
 * hundred megabytes.
 */
import '../../../platform/telemetry/no-foreign-tracing.js';
import type { BaseMessageLike } from '@langchain/core/messages';
import type { AIMessageChunk } from 'langchain';
import type { ChatReply, ChatRequest, EmbedReply, ProviderAccess, Usage } from './chat.js';
import { outputLimit, thinks } from './output-limit.js';
import { ProviderError } from './provider-error.js';
import { openProviderFetch } from './provider-fetch.js';
import { strictSchema } from './strict-schema.js';

/** Texts in one request for embeddings: fewer requests, and still far below what providers take. */
const EMBEDDING_BATCH = 256;
/** Of all languages and markup; a text that is longer has no end. */
const MOST_CHARACTERS_PER_TOKEN = 16;
/** How providers say that an answer reached its largest length. */
const CUT = new Set(['length', 'max_tokens']);

/**
 * Asks once; retries are the router's.
 *
 * @throws ProviderError; the signal's reason when it was aborted
 */
export async function askProvider(access: ProviderAccess, request: ChatRequest): Promise<ChatReply> {
  await load(access.kind);
  return await withTimers(access, request, 'answer', async (fetch, signal, alive) => {
    const messages: BaseMessageLike[] = [
      ['system', request.system],
      ...request.turns.map(({ role, text }): BaseMessageLike => [role === 'user' ? 'human' : 'ai', text]),
    ];
    const stream = await (access.kind === 'anthropic'
      ? streamAnthropic(access, request, { messages, fetch, signal })
      : streamOpenAi(access, request, { messages, fetch, signal }));
    const heard: Heard = { text: '', stop: null, usage: null };
    for await (const chunk of stream) {
      alive();
      hear(heard, chunk);
      if (heard.text.length > request.maxOutputTokens * MOST_CHARACTERS_PER_TOKEN) {
        throw new ProviderError('TOO_LARGE', 'it wrote more than any answer needs');
      }
      request.onText?.(heard.text);
    }
    return { text: heard.text, cut: CUT.has(heard.stop ?? ''), usage: heard.usage };
  });
}

/**
 * Directions of texts, in batches: one request for up to 256.
 *
 * @throws ProviderError; the signal's reason when it was aborted
 */
export async function embedAtProvider(
  access: ProviderAccess,
  request: Pick<ChatRequest, 'model' | 'signal' | 'timeoutMs' | 'idleTimeoutMs'> & {
    texts: readonly string[];
  },
): Promise<EmbedReply> {
  // LangChain's embeddings tell nobody what they used; below it is this library.
  const { OpenAI } = await import('openai');
  return await withTimers(access, request, 'embeddings', async (fetch, _signal, alive) => {
    const client = new OpenAI({
      apiKey: access.key ?? 'none',
      baseURL: access.baseUrl,
      maxRetries: 0,
      fetch,
    });
    const vectors: Float32Array[] = [];
    let inputTokens = 0;
    for (let at = 0; at < request.texts.length; at += EMBEDDING_BATCH) {
      const input = request.texts.slice(at, at + EMBEDDING_BATCH);
      const reply = await client.embeddings.create({ model: request.model, input, encoding_format: 'float' });
      alive();
      const found = [...reply.data].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
      if (found.length !== input.length)
        throw new ProviderError('REFUSED', 'it gave fewer vectors than texts');
      vectors.push(...found.map((embedding) => Float32Array.from(embedding)));
      inputTokens += reply.usage.prompt_tokens;
    }
    return { vectors, usage: { inputTokens, outputTokens: 0, cachedTokens: 0 } };
  });
}

/** Reading the library from disk is no time of the provider's. */
async function load(kind: ProviderAccess['kind']): Promise<void> {
  await (kind === 'anthropic' ? import('@langchain/anthropic') : import('@langchain/openai'));
}

interface Sending {
  messages: BaseMessageLike[];
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
}

async function streamOpenAi(
  access: ProviderAccess,
  request: ChatRequest,
  { messages, fetch, signal }: Sending,
): Promise<AsyncIterable<AIMessageChunk>> {
  const { ChatOpenAICompletions } = await import('@langchain/openai');
  const { model } = request;
  const client = new ChatOpenAICompletions({
    model,
    apiKey: access.key ?? 'none',
    maxRetries: 0,
    maxTokens: outputLimit(model, request.maxOutputTokens),
    ...(thinks(model) ? { reasoning: { effort: 'low' as const } } : { temperature: 0 }),
    configuration: { baseURL: access.baseUrl, fetch },
  });
  const schema = strictSchema(request.schema);
  return await client.stream(messages, {
    signal,
    response_format: { type: 'json_schema', json_schema: { name: request.promptName, schema, strict: true } },
  });
}

async function streamAnthropic(
  access: ProviderAccess,
  request: ChatRequest,
  { messages, fetch, signal }: Sending,
): Promise<AsyncIterable<AIMessageChunk>> {
  const { ChatAnthropic } = await import('@langchain/anthropic');
  const model = new ChatAnthropic({
    model: request.model,
    apiKey: access.key ?? 'none',
    anthropicApiUrl: access.baseUrl,
    maxRetries: 0,
    maxTokens: request.maxOutputTokens,
    clientOptions: { fetch },
  });
  const tool = {
    name: request.promptName,
    description: 'Gives the answer.',
    input_schema: strictSchema(request.schema) as { type: 'object' },
  };
  return await model.stream(messages, {
    signal,
    tools: [tool],
    tool_choice: { type: 'tool', name: request.promptName },
  });
}

/** Text of an answer, or the arguments of the tool that stands for it. */
function textOf(chunk: AIMessageChunk): string {
  const ofTool = (chunk.tool_call_chunks ?? []).map(({ args }) => args ?? '').join('');
  return ofTool !== '' ? ofTool : chunk.text;
}

interface Heard {
  text: string;
  /** Why the model stopped, as the provider calls it. */
  stop: string | null;
  usage: Usage | null;
}

/** Takes in one part. Joining parts as the library does parses the arguments of a tool anew with each. */
function hear(heard: Heard, chunk: AIMessageChunk): void {
  heard.text += textOf(chunk);
  const said = { ...chunk.additional_kwargs, ...chunk.response_metadata } as Record<string, unknown>;
  const stop = said['finish_reason'] ?? said['stop_reason'];
  if (typeof stop === 'string') heard.stop = stop;
  const { usage_metadata: usage } = chunk;
  if (usage === undefined) return;
  heard.usage = {
    inputTokens: (heard.usage?.inputTokens ?? 0) + usage.input_tokens,
    outputTokens: (heard.usage?.outputTokens ?? 0) + usage.output_tokens,
    cachedTokens: (heard.usage?.cachedTokens ?? 0) + (usage.input_token_details?.cache_read ?? 0),
  };
}

/** Gives up when nothing comes for too long, when there is no end, and when the caller no longer wants it. */
async function withTimers<Reply>(
  access: ProviderAccess,
  request: Pick<ChatRequest, 'signal' | 'timeoutMs' | 'idleTimeoutMs'>,
  kind: 'answer' | 'embeddings',
  work: (fetch: typeof globalThis.fetch, signal: AbortSignal, alive: () => void) => Promise<Reply>,
): Promise<Reply> {
  request.signal.throwIfAborted();
  const opened = openProviderFetch(access.dispatcher, kind);
  const given = new AbortController();
  const giveUp = (message: string) => given.abort(new ProviderError('STALLED', message));
  const total = setTimeout(giveUp, request.timeoutMs, 'it did not come to an end in time');
  const idle = setTimeout(giveUp, request.idleTimeoutMs, 'nothing came from it for too long');
  const signal = AbortSignal.any([given.signal, request.signal]);
  // The libraries hand their own signal to fetch, and not all of them end when it is aborted: ours ends the request itself.
  const fetch: typeof globalThis.fetch = (input, init) =>
    opened.fetch(input, {
      ...init,
      signal: init?.signal ? AbortSignal.any([signal, init.signal]) : signal,
    });
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([work(fetch, signal, () => idle.refresh()), aborted]);
  } catch (error) {
    request.signal.throwIfAborted();
    if (given.signal.aborted) throw given.signal.reason;
    if (opened.error !== null) throw opened.error;
    if (error instanceof ProviderError) throw error;
    throw new ProviderError('UNREACHABLE', 'the connection broke or the answer could not be read', null, {
      cause: error,
    });
  } finally {
    clearTimeout(total);
    clearTimeout(idle);
    given.abort();
  }
}
