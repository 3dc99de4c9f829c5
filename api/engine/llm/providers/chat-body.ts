import type { ModelProviderKind } from '../../../platform/config/models-config.js';
import type { ChatReply, ChatRequest, Usage } from './chat.js';
import { outputLimit, thinks } from './output-limit.js';
import { strictSchema } from './strict-schema.js';

type Asked = Pick<ChatRequest, 'model' | 'system' | 'turns' | 'promptName' | 'schema' | 'maxOutputTokens'>;

/** The body of one request as it stands in a batch: what LangChain sends for a single one, without streaming. */
export function chatBody(kind: ModelProviderKind, request: Asked): Record<string, unknown> {
  const { model, system, turns, promptName, maxOutputTokens } = request;
  const schema = strictSchema(request.schema);
  const said = turns.map(({ role, text }) => ({ role, content: text }));
  if (kind === 'anthropic') {
    return {
      model,
      max_tokens: maxOutputTokens,
      system,
      messages: said,
      tools: [{ name: promptName, description: 'Gives the answer.', input_schema: schema }],
      tool_choice: { type: 'tool', name: promptName },
    };
  }
  return {
    model,
    messages: [{ role: 'system', content: system }, ...said],
    max_completion_tokens: outputLimit(model, maxOutputTokens),
    ...(thinks(model) ? { reasoning_effort: 'low' } : { temperature: 0 }),
    response_format: { type: 'json_schema', json_schema: { name: promptName, schema, strict: true } },
  };
}

/** What a provider answered to such a body; null when it is no answer of its form. */
export function readChatBody(kind: ModelProviderKind, body: unknown): ChatReply | null {
  return kind === 'anthropic' ? readMessage(record(body)) : readCompletion(record(body));
}

function readCompletion(body: Json): ChatReply | null {
  const choice = record(list(body['choices'])[0]);
  const text = record(choice['message'])['content'];
  if (typeof text !== 'string') return null;
  const usage = record(body['usage']);
  const cached = record(usage['prompt_tokens_details'])['cached_tokens'];
  return {
    text,
    cut: choice['finish_reason'] === 'length',
    usage: usageOf(usage['prompt_tokens'], usage['completion_tokens'], cached),
  };
}

function readMessage(body: Json): ChatReply | null {
  const parts = list(body['content']).map(record);
  const tool = parts.find(({ type }) => type === 'tool_use');
  const text = parts.map((part) => (typeof part['text'] === 'string' ? part['text'] : '')).join('');
  if (parts.length === 0) return null;
  const usage = record(body['usage']);
  const cached = number(usage['cache_read_input_tokens']);
  const written = number(usage['cache_creation_input_tokens']);
  const input = typeof usage['input_tokens'] === 'number' ? usage['input_tokens'] + cached + written : null;
  return {
    text: tool === undefined ? text : JSON.stringify(tool['input']),
    cut: body['stop_reason'] === 'max_tokens',
    usage: usageOf(input, usage['output_tokens'], cached),
  };
}

function usageOf(input: unknown, output: unknown, cached: unknown): Usage | null {
  if (typeof input !== 'number' || typeof output !== 'number') return null;
  return { inputTokens: input, outputTokens: output, cachedTokens: number(cached) };
}

type Json = Record<string, unknown>;

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
