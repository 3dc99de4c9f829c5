/**
 * Batches of questions that providers answer within a day at half price: OpenAI's Batch API (a file of requests, a file of
 * answers) and Anthropic's Message Batches.
 *
 * https://platform.openai.com/docs/guides/batch, https://docs.anthropic.com/en/docs/build-with-claude/batch-processing
 */
import type { ModelProviderKind } from '../../../platform/config/models-config.js';
import type { ChatReply, ProviderAccess } from './chat.js';
import { readChatBody } from './chat-body.js';
import { keyHeaders } from './key-headers.js';
import { ProviderError } from './provider-error.js';
import { openProviderFetch } from './provider-fetch.js';

/** One question of a batch. */
export interface BatchLine {
  /** Comes back with the answer; a UUID. */
  id: string;
  /** See `chatBody`. */
  body: Record<string, unknown>;
}

/** What came of a line: an answer, or why there is none (and then nothing is paid). */
export type BatchResult = { id: string } & ({ reply: ChatReply } | { failed: string });

/** How a batch stands; `whole`: it was worked through, so that a line without a result was lost, not left out. */
export type BatchState = { state: 'RUNNING' } | { state: 'ENDED'; whole: boolean; results: BatchResult[] };

/** What a request to a provider's batches needs. */
export interface BatchAccess {
  access: ProviderAccess;
  signal: AbortSignal;
  timeoutMs: number;
}

const PROVIDER_ID = /^[\w.-]{1,128}$/;
const BOUNDARY = 'atlas-batch-0f9c2b7e';
/** Batches of one key that are looked through for one that may have been taken without our hearing of it. */
const LOOKED_THROUGH = 100;
/** Clocks differ. */
const CLOCK_SLACK_MS = 120_000;

/** What share of the list price batches cost at a provider (both say: half); null: it has none. */
function batchShareOf(kind: ModelProviderKind): number | null {
  return kind === 'compatible' ? null : 0.5;
}

export function takesBatches(kind: ModelProviderKind): boolean {
  return batchShareOf(kind) !== null;
}

/** What a cost comes to in a batch, in the same unit, rounded up; null: the provider has none. */
export function batchPrice(kind: ModelProviderKind, cost: number): number | null {
  const share = batchShareOf(kind);
  return share === null ? null : Math.ceil(cost * share);
}

/**
 * Hands in a batch.
 *
 * @returns the provider's name of it
 * @throws ProviderError; after UNREACHABLE, STALLED or OVERLOADED it may have been taken all the same, see `findBatch`
 */
export async function createBatch(
  to: BatchAccess,
  batch: { id: string; lines: readonly BatchLine[] },
): Promise<string> {
  if (to.access.kind === 'anthropic') {
    const requests = batch.lines.map(({ id, body }) => ({ custom_id: id, params: body }));
    return idOf(await sendJson(to, '/v1/messages/batches', { requests }));
  }
  const jsonl = batch.lines
    .map(({ id, body }) =>
      JSON.stringify({ custom_id: id, method: 'POST', url: '/v1/chat/completions', body }),
    )
    .join('\n');
  const file = idOf(
    await send(to, '/files', {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      body: [
        ...['--' + BOUNDARY, 'Content-Disposition: form-data; name="purpose"', '', 'batch'],
        ...['--' + BOUNDARY, 'Content-Disposition: form-data; name="file"; filename="batch.jsonl"'],
        ...['Content-Type: application/jsonl', '', jsonl, `--${BOUNDARY}--`, ''],
      ].join('\r\n'),
    }),
  );
  return idOf(
    await sendJson(to, '/batches', {
      input_file_id: file,
      endpoint: '/v1/chat/completions',
      completion_window: '24h',
      metadata: { atlas_batch: batch.id },
    }),
  );
}

/**
 * Finds a batch whose creation was not heard of: at OpenAI by our name of it, at Anthropic, where batches have none, by its time
 * and size; the answers then tell by their ids whether it was ours.
 *
 * @throws ProviderError
 */
export async function findBatch(
  to: BatchAccess,
  batch: { id: string; since: Date; size: number },
): Promise<string | null> {
  const anthropic = to.access.kind === 'anthropic';
  const path = `${anthropic ? '/v1/messages' : ''}/batches?limit=${LOOKED_THROUGH}`;
  const found = list((await send(to, path))['data'])
    .map(record)
    .find((one) => {
      if (!anthropic) return record(one['metadata'])['atlas_batch'] === batch.id;
      const sizes = Object.values(record(one['request_counts'])).map(Number);
      const size = sizes.reduce((sum, each) => sum + each, 0);
      const created = Date.parse(String(one['created_at']));
      return size === batch.size && created >= batch.since.getTime() - CLOCK_SLACK_MS;
    });
  return found === undefined ? null : idOf(found);
}

/** @throws ProviderError; REFUSED when the provider does not know it any more */
export async function lookAtBatch(to: BatchAccess, id: string): Promise<BatchState> {
  return to.access.kind === 'anthropic' ? await lookAtMessages(to, id) : await lookAtFile(to, id);
}

/** Calls a batch off; what is under way is answered and paid all the same. @throws ProviderError */
export async function cancelBatch(to: BatchAccess, id: string): Promise<void> {
  const path = to.access.kind === 'anthropic' ? '/v1/messages/batches' : '/batches';
  await sendJson(to, `${path}/${checked(id)}/cancel`, {});
}

async function lookAtMessages(to: BatchAccess, id: string): Promise<BatchState> {
  const path = `/v1/messages/batches/${checked(id)}`;
  const batch = await send(to, path);
  if (batch['processing_status'] !== 'ended') return { state: 'RUNNING' };
  const results = readLines(await sendText(to, `${path}/results`)).map((line): BatchResult => {
    const result = record(line['result']);
    const reply = result['type'] === 'succeeded' ? readChatBody('anthropic', result['message']) : null;
    const failed = `${String(result['type']).slice(0, 20)} in the batch`;
    return { id: String(line['custom_id']), ...(reply === null ? { failed } : { reply }) };
  });
  // Each request has a result there, be it that it was cancelled or expired.
  return { state: 'ENDED', whole: true, results };
}

async function lookAtFile(to: BatchAccess, id: string): Promise<BatchState> {
  const batch = await send(to, `/batches/${checked(id)}`);
  const status = String(batch['status']);
  if (!['completed', 'failed', 'expired', 'cancelled'].includes(status)) return { state: 'RUNNING' };
  const results: BatchResult[] = [];
  for (const file of [batch['output_file_id'], batch['error_file_id']]) {
    if (typeof file !== 'string') continue;
    for (const line of readLines(await sendText(to, `/files/${checked(file)}/content`))) {
      const response = record(line['response']);
      const reply = response['status_code'] === 200 ? readChatBody('openai', response['body']) : null;
      const failed = `it failed in the batch (${status})`;
      results.push({ id: String(line['custom_id']), ...(reply === null ? { failed } : { reply }) });
    }
  }
  return { state: 'ENDED', whole: status === 'completed', results };
}

/** Lines that are not JSON say nothing of any question. */
function readLines(text: string): Json[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line.trim() === '' ? [] : [record(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

type Json = Record<string, unknown>;

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function idOf(answer: Json): string {
  return checked(String(answer['id']));
}

/** Ids of providers become parts of addresses. */
function checked(id: string): string {
  if (!PROVIDER_ID.test(id)) throw new ProviderError('REFUSED', 'it gave an id that is none');
  return id;
}

async function sendJson(to: BatchAccess, path: string, body: object): Promise<Json> {
  const headers = { 'content-type': 'application/json' };
  return await send(to, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function send(to: BatchAccess, path: string, init: RequestInit = {}): Promise<Json> {
  const text = await sendText(to, path, init);
  try {
    return record(JSON.parse(text));
  } catch (error) {
    throw new ProviderError('UNREACHABLE', 'its answer could not be read', null, { cause: error });
  }
}

async function sendText(
  { access, signal, timeoutMs }: BatchAccess,
  path: string,
  init: RequestInit = {},
): Promise<string> {
  signal.throwIfAborted();
  const opened = openProviderFetch(access.dispatcher);
  const inTime = AbortSignal.timeout(timeoutMs);
  try {
    const response = await opened.fetch(`${access.baseUrl}${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string> | undefined), ...keyHeaders(access) },
      signal: AbortSignal.any([signal, inTime]),
    });
    return await response.text();
  } catch (error) {
    signal.throwIfAborted();
    if (opened.error !== null) throw opened.error;
    if (inTime.aborted) throw new ProviderError('STALLED', 'it did not come to an end in time');
    throw new ProviderError('UNREACHABLE', 'the connection broke', null, { cause: error });
  }
}
