/** How the stand-in's answers travel: OpenAI's and Anthropic's forms, whole or streamed. */
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ModelCall } from './model-server.js';

export interface Written {
  text: string;
  usage: { input: number; output: number };
  /** A byte now and then, without end. */
  drip: boolean;
  /** Says that the answer was cut at its largest length. */
  cut: boolean;
}

const PIECE = 48;
const LARGE_PIECE = 64 * 1024;
const DRIP_MS = 40;

/** An answer as `POST /v1/chat/completions` gives it, whole. */
export function openAiBody(call: ModelCall, said: Written): Record<string, unknown> {
  const message = { role: 'assistant', content: said.text, refusal: null };
  const choices = [{ index: 0, message, finish_reason: said.cut ? 'length' : 'stop' }];
  return { ...openAiHead(call), object: 'chat.completion', choices, usage: openAiUsage(said) };
}

const openAiHead = (call: ModelCall) => ({
  id: 'chatcmpl-stand-in',
  created: 1_700_000_000,
  model: call.model,
});

const openAiUsage = (said: Written) => ({
  prompt_tokens: said.usage.input,
  completion_tokens: said.usage.output,
  total_tokens: said.usage.input + said.usage.output,
  prompt_tokens_details: { cached_tokens: 0 },
});

/** Writes an answer as `POST /v1/chat/completions` gives it. */
export async function writeOpenAi(response: ServerResponse, call: ModelCall, said: Written): Promise<void> {
  const head = openAiHead(call);
  const finish = said.cut ? 'length' : 'stop';
  const usage = openAiUsage(said);
  if (!call.stream) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(openAiBody(call, said)));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (choices: object[], rest: object = {}) =>
    write(
      response,
      `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices, ...rest })}\n\n`,
    );
  await send([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]);
  if (said.drip)
    return await drip(response, () => send([{ index: 0, delta: { content: ' ' }, finish_reason: null }]));
  for (const content of pieces(said.text))
    await send([{ index: 0, delta: { content }, finish_reason: null }]);
  await send([{ index: 0, delta: {}, finish_reason: finish }]);
  const options = call.body['stream_options'] as { include_usage?: boolean } | undefined;
  if (options?.include_usage) await send([], { usage });
  response.end('data: [DONE]\n\n');
}

/** An answer as `POST /v1/messages` gives it, whole. */
export function anthropicBody(call: ModelCall, said: Written): Record<string, unknown> {
  const tool = call.promptName;
  const content =
    tool === null
      ? [{ type: 'text', text: said.text }]
      : [{ type: 'tool_use', id: 'toolu_stand_in', name: tool, input: parsed(said.text) }];
  return {
    ...anthropicHead(call),
    content,
    stop_reason: anthropicStop(call, said),
    usage: { input_tokens: said.usage.input, output_tokens: said.usage.output },
  };
}

const anthropicHead = (call: ModelCall) => ({
  id: 'msg_stand_in',
  type: 'message',
  role: 'assistant',
  model: call.model,
  stop_sequence: null,
});

const anthropicStop = ({ promptName }: ModelCall, { cut }: Written) =>
  cut ? 'max_tokens' : promptName === null ? 'end_turn' : 'tool_use';

/** Writes an answer as `POST /v1/messages` gives it: as the input of the tool where one was asked for. */
export async function writeAnthropic(
  response: ServerResponse,
  call: ModelCall,
  said: Written,
): Promise<void> {
  const tool = call.promptName;
  const stop = anthropicStop(call, said);
  const usage = { input_tokens: said.usage.input, output_tokens: said.usage.output };
  const message = anthropicHead(call);
  if (!call.stream) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(anthropicBody(call, said)));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (type: string, data: object) =>
    write(response, `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  const started = { ...usage, output_tokens: 1 };
  await send('message_start', { message: { ...message, content: [], stop_reason: null, usage: started } });
  const block =
    tool === null
      ? { type: 'text', text: '' }
      : { type: 'tool_use', id: 'toolu_stand_in', name: tool, input: {} };
  await send('content_block_start', { index: 0, content_block: block });
  const delta = (text: string) =>
    tool === null ? { type: 'text_delta', text } : { type: 'input_json_delta', partial_json: text };
  if (said.drip)
    return await drip(response, () => send('content_block_delta', { index: 0, delta: delta(' ') }));
  for (const piece of pieces(said.text)) await send('content_block_delta', { index: 0, delta: delta(piece) });
  await send('content_block_stop', { index: 0 });
  await send('message_delta', {
    delta: { stop_reason: stop, stop_sequence: null },
    usage: { output_tokens: said.usage.output },
  });
  await send('message_stop', {});
  response.end();
}

function* pieces(text: string): Generator<string> {
  const size = text.length > LARGE_PIECE ? LARGE_PIECE : PIECE;
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { text };
  }
}

/** Waits for whoever reads, so that ten megabytes are not kept here. */
async function write(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed || response.write(text)) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      response.off('drain', goOn).off('close', goOn);
      resolve();
    };
    response.on('drain', goOn).on('close', goOn);
  });
}

async function drip(response: ServerResponse, drop: () => Promise<void>): Promise<void> {
  while (!response.destroyed) {
    await drop();
    await wait(DRIP_MS);
  }
}
