/**
 * A stand-in for the providers of language models, on the loopback interface: speaks OpenAI's chat completions (JSON schema,
 * streaming), embeddings and batches, and Anthropic's messages (tools, streaming) and batches, remembers what it was asked, and
 * can be told to answer, to lie, or to fail.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { honestAnswer, lieAbout, type Lie } from './model-answers.js';
import { BatchStandIn, type BatchFault, type BatchSpy } from './model-batches.js';
import { embed, tokensIn } from './model-embeddings.js';
import { anthropicBody, openAiBody, writeAnthropic, writeOpenAi } from './model-wire.js';

/** How a provider can fail. `null` in `fault` ends it. */
export const FAULTS = [
  'unauthorized',
  'rate-limited',
  'rate-limited-with-retry-after',
  'server-error',
  'overloaded',
  'stall-before-headers',
  'stall-after-headers',
  'drip',
  'hang-up',
  'ten-megabytes',
  'break-schema',
  'not-json',
  'cut-short',
  'empty',
  'redirect',
] as const;
export type Fault = (typeof FAULTS)[number];

/** A request as it was received. */
export interface ModelCall {
  protocol: 'openai' | 'anthropic';
  kind: 'chat' | 'embeddings';
  model: string;
  /** The key it came with. */
  key: string;
  body: Record<string, unknown>;
  /** What the program says, and what the user message holds. */
  system: string;
  user: string;
  /** The prompt's name, when the answer has a schema. */
  promptName: string | null;
  schema: Record<string, unknown> | null;
  /** The untrusted texts by name, as they arrived between their marks. */
  data: Record<string, string>;
  stream: boolean;
  /** How many calls were being answered when this one came, itself included. */
  concurrent: number;
}

/** What to answer a chat: a value of the schema, or text as it is. */
export type Answering = (call: ModelCall) => unknown;

export interface ModelServer {
  /** For example `http://127.0.0.1:40123`: the base URL for Anthropic's protocol; OpenAI's is `url` + `/v1`. */
  url: string;
  /** Every request so far, oldest first. */
  calls: ModelCall[];
  /** Variables with which the program uses this server, as two providers. */
  environment: Record<string, string>;
  /** Answers the next chats, in order, before `answer` is asked. */
  script(...answers: (Answering | object | string)[]): void;
  /** Answers chats from now on. Default: an empty value that fits the schema. */
  answer(fn: Answering): void;
  /** Every text of an answer is made untrue in one way; null: no longer. */
  lie(kind: Lie | null): void;
  /** Fails from now on, or so many times. Only for one protocol when that is said. */
  fault(kind: Fault | null, options?: FaultOptions): void;
  /** Batches handed in so far, oldest first; their lines are not among `calls`. */
  batches: readonly BatchSpy[];
  /** How batches go wrong from now on; null: they no longer do. */
  batchFault(kind: BatchFault | null): void;
  /** Batches stay under way until they are let end. Default: they have ended when they are first looked at. */
  holdBatches(hold: boolean): void;
  /** Says of each answer that it used so many times as much as it did; 1: as it was. */
  overcharge(times: number): void;
  /** Milliseconds before each answer. */
  delay(ms: number): void;
  reset(): void;
  close(): Promise<void>;
}

export interface FaultOptions {
  times?: number;
  protocol?: ModelCall['protocol'];
  /** For `rate-limited-with-retry-after`, seconds. Default 1. */
  retryAfter?: number;
}

interface Behaviour {
  scripted: (Answering | object | string)[];
  answering: Answering;
  lie: Lie | null;
  fault: { kind: Fault; left: number; protocol: ModelCall['protocol'] | null; retryAfter: number } | null;
  delayMs: number;
  chargedTimes: number;
}

const TEN_MEGABYTES = 10 * 1024 * 1024;
const LARGEST_REQUEST = 4 * 1024 * 1024;

const calm = (): Behaviour => ({
  scripted: [],
  answering: (call) => honestAnswer(call.schema),
  lie: null,
  fault: null,
  delayMs: 0,
  chargedTimes: 1,
});

/** Starts a server on a port of the loopback interface; 0: a free one. */
export async function startModelServer(port = 0): Promise<ModelServer> {
  const calls: ModelCall[] = [];
  let behaviour = calm();
  let open = 0;
  const standIn = new BatchStandIn((protocol, body) => {
    const path = protocol === 'openai' ? '/v1/chat/completions' : '/v1/messages';
    const call = toCall({ path, key: '' }, body, open);
    if (call === null) throw new Error('a line of a batch is a chat');
    const text = answerText(call, behaviour);
    const usage = { input: tokensIn(call.system + call.user), output: tokensIn(text) };
    const bodyOf = protocol === 'openai' ? openAiBody : anthropicBody;
    return bodyOf(call, { text, usage, drip: false, cut: false });
  });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET' && request.url === '/v1/models') {
      sendJson(response, 200, { object: 'list', data: [{ id: 'stand-in', object: 'model' }] });
      return;
    }
    const raw = await readBody(request);
    if (standIn.serve(request, response, raw)) return;
    const body = JSON.parse(raw.toString('utf8')) as Record<string, unknown>;
    const call = toCall(whereOf(request), body, open);
    if (call === null) {
      sendJson(response, 404, { error: { message: `no such endpoint: ${request.url ?? ''}` } });
      return;
    }
    calls.push(call);
    const fault = takeFault(behaviour, call);
    if (behaviour.delayMs > 0) await wait(behaviour.delayMs);
    if (fault !== null && failed(response, call, fault.kind, fault.retryAfter)) return;
    if (call.kind === 'embeddings') {
      sendJson(response, 200, embed(body));
      return;
    }
    const text = fault === null ? answerText(call, behaviour) : brokenText(call, behaviour, fault.kind);
    const { chargedTimes: times } = behaviour;
    const usage = { input: times * tokensIn(call.system + call.user), output: times * tokensIn(text) };
    const write = call.protocol === 'openai' ? writeOpenAi : writeAnthropic;
    await write(response, call, {
      text,
      usage,
      drip: fault?.kind === 'drip',
      cut: fault?.kind === 'cut-short',
    });
  };

  const server = createServer((request, response) => {
    open += 1;
    response.once('close', () => (open -= 1));
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 400, { error: { message: String(error) } });
      else response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    environment: {
      OPENAI_API_KEY: 'sk-stand-in-openai',
      OPENAI_BASE_URL: `${url}/v1`,
      ANTHROPIC_API_KEY: 'sk-stand-in-anthropic',
      ANTHROPIC_BASE_URL: url,
      MODEL_SMALL: 'openai:gpt-4.1-mini,anthropic:claude-haiku-4-5',
      MODEL_LARGE: 'anthropic:claude-sonnet-4-5,openai:gpt-4.1',
      MODEL_EMBEDDING: 'openai:text-embedding-3-small',
    },
    script: (...answers) => void behaviour.scripted.push(...answers),
    answer: (fn) => void (behaviour.answering = fn),
    lie: (kind) => void (behaviour.lie = kind),
    fault: (kind, { times = Infinity, protocol = null, retryAfter = 1 } = {}) => {
      behaviour.fault = kind === null ? null : { kind, left: times, protocol: protocol ?? null, retryAfter };
    },
    batches: standIn.batches,
    batchFault: (kind) => void (standIn.fault = kind),
    holdBatches: (hold) => void (standIn.open = !hold),
    overcharge: (times) => void (behaviour.chargedTimes = times),
    delay: (ms) => void (behaviour.delayMs = ms),
    reset: () => {
      behaviour = calm();
      standIn.reset();
      calls.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > LARGEST_REQUEST) throw new Error('the request is too large');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

function whereOf({ url, headers }: IncomingMessage): { path: string; key: string } {
  const bearer = String(headers.authorization ?? '').replace(/^Bearer /, '');
  return { path: (url ?? '').split('?')[0] ?? '', key: String(headers['x-api-key'] ?? bearer) };
}

function toCall(
  { path, key }: { path: string; key: string },
  body: Record<string, unknown>,
  concurrent: number,
): ModelCall | null {
  const shared = { model: String(body['model']), body, stream: body['stream'] === true, concurrent };
  if (path === '/v1/embeddings') {
    const nothing = { system: '', user: '', promptName: null, schema: null, data: {} };
    return { protocol: 'openai', kind: 'embeddings', key, ...shared, ...nothing };
  }
  if (path === '/v1/chat/completions') {
    const messages = body['messages'] as { role: string; content: unknown }[];
    const said = (roles: string[]) =>
      messages.flatMap(({ role, content }) => (roles.includes(role) ? [textOf(content)] : [])).join('\n\n');
    const format = body['response_format'] as { json_schema?: { name: string; schema: object } } | undefined;
    const user = said(['user']);
    return {
      protocol: 'openai',
      kind: 'chat',
      key,
      ...shared,
      system: said(['system', 'developer']),
      user,
      promptName: format?.json_schema?.name ?? null,
      schema: (format?.json_schema?.schema as Record<string, unknown> | undefined) ?? null,
      data: readData(user),
    };
  }
  if (path === '/v1/messages') {
    const messages = body['messages'] as { role: string; content: unknown }[];
    const [tool] = (body['tools'] ?? []) as { name: string; input_schema: Record<string, unknown> }[];
    const user = messages
      .flatMap(({ role, content }) => (role === 'user' ? [textOf(content)] : []))
      .join('\n\n');
    return {
      protocol: 'anthropic',
      kind: 'chat',
      key,
      ...shared,
      system: textOf(body['system']),
      user,
      promptName: tool?.name ?? null,
      schema: tool?.input_schema ?? null,
      data: readData(user),
    };
  }
  return null;
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => (part as { text?: string }).text ?? '').join('');
}

/** The texts between `<data-MARK name="…">` and `</data-MARK>`. */
function readData(user: string): Record<string, string> {
  const blocks = user.matchAll(/<data-([0-9a-f]+) name="([^"]+)">\n([\s\S]*?)\n<\/data-\1>/g);
  return Object.fromEntries([...blocks].map(([, , name, text]) => [name ?? '', text ?? '']));
}

function takeFault(behaviour: Behaviour, call: ModelCall): Behaviour['fault'] {
  const { fault } = behaviour;
  if (fault === null || fault.left <= 0) return null;
  if (fault.protocol !== null && fault.protocol !== call.protocol) return null;
  fault.left -= 1;
  return fault;
}

/** Answers with the fault; false when the fault lies in the text of an answer. */
function failed(response: ServerResponse, call: ModelCall, fault: Fault, retryAfter: number): boolean {
  const refuse = (status: number, type: string, headers: Record<string, string> = {}): true => {
    const error = { type, code: type, message: `the stand-in was told to answer ${status}` };
    sendJson(response, status, call.protocol === 'openai' ? { error } : { type: 'error', error }, headers);
    return true;
  };
  switch (fault) {
    case 'unauthorized':
      return refuse(401, 'authentication_error');
    case 'rate-limited':
      return refuse(429, 'rate_limit_error');
    case 'rate-limited-with-retry-after':
      return refuse(429, 'rate_limit_error', { 'retry-after': String(retryAfter) });
    case 'server-error':
      return refuse(500, 'api_error');
    case 'overloaded':
      return refuse(529, 'overloaded_error');
    case 'redirect':
      return refuse(307, 'moved', { location: 'http://127.0.0.1:9/elsewhere' });
    case 'stall-before-headers':
      return true;
    case 'stall-after-headers':
      response.writeHead(200, { 'content-type': call.stream ? 'text/event-stream' : 'application/json' });
      response.flushHeaders();
      return true;
    case 'hang-up':
      response.destroy();
      return true;
    default:
      return false;
  }
}

function answerText(call: ModelCall, behaviour: Behaviour): string {
  const next = behaviour.scripted.shift() ?? behaviour.answering;
  const honest: unknown = typeof next === 'function' ? (next as Answering)(call) : next;
  const value = behaviour.lie === null ? honest : lieAbout(honest, behaviour.lie, call.system);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function brokenText(call: ModelCall, behaviour: Behaviour, fault: Fault): string {
  switch (fault) {
    case 'ten-megabytes':
      return JSON.stringify({ text: 'x'.repeat(TEN_MEGABYTES) });
    case 'break-schema':
      return JSON.stringify({ unexpected: ['this', { fits: 'no schema' }], and: 42 });
    case 'not-json':
      return 'I am sorry, but I would rather tell you about it in my own words.';
    case 'empty':
      return '';
    case 'cut-short': {
      const whole = answerText(call, behaviour);
      return whole.slice(0, Math.floor(whole.length / 2));
    }
    default:
      return answerText(call, behaviour);
  }
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
