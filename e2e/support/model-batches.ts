/** The stand-in's batches: OpenAI's files and Batch API, Anthropic's Message Batches. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** How a batch can go wrong. The first three at once, the others when it is looked at. */
export const BATCH_FAULTS = [
  'create-fails',
  'create-taken-unheard',
  'create-refused',
  'never-ends',
  'expires',
  'a-line-fails',
  'a-line-missing',
  'ten-megabytes',
  'foreign-ids',
  'twice',
  'lines-broken',
  'overcharges',
] as const;
export type BatchFault = (typeof BATCH_FAULTS)[number];

export interface BatchSpy {
  id: string;
  protocol: 'openai' | 'anthropic';
  /** Requests by their custom id. */
  lines: Map<string, Record<string, unknown>>;
  metadata: Record<string, unknown>;
  createdAt: Date;
  cancelled: boolean;
  looks: number;
}

/** Answers the request of a line as a single one would be: the provider's body. */
export type LineAnswer = (
  protocol: 'openai' | 'anthropic',
  body: Record<string, unknown>,
) => Record<string, unknown>;

const TEN_MEGABYTES = 10 * 1024 * 1024;
const FOREIGN = '01900000-0000-7000-8000-00000000f00d';

export class BatchStandIn {
  readonly batches: BatchSpy[] = [];
  fault: BatchFault | null = null;
  /** Batches stay under way until it is true. */
  open = true;
  readonly #files = new Map<string, string>();
  #created = 0;

  constructor(private readonly answer: LineAnswer) {}

  reset(): void {
    this.batches.length = 0;
    this.#files.clear();
    this.fault = null;
    this.open = true;
  }

  /** @returns false: this is no request about batches */
  serve(request: IncomingMessage, response: ServerResponse, raw: Buffer): boolean {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const openai = /^\/v1\/(files|batches)(?:\/([\w-]+)(?:\/(\w+))?)?$/.exec(path);
    const anthropic = /^\/v1\/messages\/(batches)(?:\/([\w-]+)(?:\/(\w+))?)?$/.exec(path);
    const [, kind, id, action] = openai ?? anthropic ?? [];
    if (kind === undefined) return false;
    const protocol = openai === null ? 'anthropic' : 'openai';
    const send = (status: number, body: unknown): true => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(text);
      return true;
    };
    if (kind === 'files') {
      if (request.method === 'POST') {
        const file = `file-${this.#files.size + 1}`;
        this.#files.set(file, readFile(raw.toString('utf8')));
        return send(200, { id: file, object: 'file', purpose: 'batch' });
      }
      const content = this.#files.get(id ?? '');
      return content === undefined ? send(404, { error: { message: 'no such file' } }) : send(200, content);
    }
    if (request.method === 'POST' && id === undefined) {
      return this.#create(protocol, JSON.parse(raw.toString('utf8')) as Json, response, send);
    }
    if (id === undefined) {
      const known = this.batches.filter((batch) => batch.protocol === protocol).reverse();
      return send(200, { data: query === '' ? [] : known.map((batch) => this.#show(batch)) });
    }
    const batch = this.batches.find((one) => one.id === id);
    if (batch === undefined) return send(404, { error: { message: 'no such batch' } });
    if (action === 'cancel') {
      batch.cancelled = true;
      return send(200, this.#show(batch));
    }
    if (action === 'results') return send(200, this.#results(batch));
    batch.looks += 1;
    return send(200, this.#show(batch));
  }

  #create(
    protocol: BatchSpy['protocol'],
    body: Json,
    response: ServerResponse,
    send: (status: number, body: unknown) => true,
  ): true {
    if (this.fault === 'create-fails') return send(500, { error: { message: 'told to fail' } });
    if (this.fault === 'create-refused') return send(400, { error: { message: 'told to refuse' } });
    this.#created += 1;
    const batch: BatchSpy = {
      id: `${protocol === 'openai' ? 'batch' : 'msgbatch'}_${this.#created}`,
      protocol,
      lines: protocol === 'openai' ? this.#linesOfFile(body) : linesOf(body),
      metadata: (body['metadata'] ?? {}) as Json,
      createdAt: new Date(),
      cancelled: false,
      looks: 0,
    };
    this.batches.push(batch);
    if (this.fault === 'create-taken-unheard') {
      // Once: whoever comes back finds it, or makes a second one.
      this.fault = null;
      response.destroy();
      return true;
    }
    return send(200, this.#show(batch));
  }

  #linesOfFile({ input_file_id: file }: Json): Map<string, Json> {
    const lines = (this.#files.get(String(file)) ?? '').split('\n').filter((line) => line.trim() !== '');
    return new Map(
      lines.map((line) => {
        const { custom_id: id, body } = JSON.parse(line) as { custom_id: string; body: Json };
        return [id, body];
      }),
    );
  }

  #ended(batch: BatchSpy): boolean {
    if (batch.looks === 0 || this.fault === 'never-ends') return false;
    return batch.cancelled || this.open;
  }

  #show(batch: BatchSpy): Json {
    const ended = this.#ended(batch);
    const size = batch.lines.size;
    if (batch.protocol === 'anthropic') {
      const counts = { processing: ended ? 0 : size, succeeded: ended ? size : 0 };
      return {
        id: batch.id,
        type: 'message_batch',
        processing_status: ended ? 'ended' : batch.cancelled ? 'canceling' : 'in_progress',
        request_counts: { ...counts, errored: 0, canceled: 0, expired: 0 },
        created_at: batch.createdAt.toISOString(),
        // A client that followed it would leave its provider.
        results_url: ended ? 'http://127.0.0.1:9/elsewhere' : null,
      };
    }
    const output = `file-out-${batch.id}`;
    if (ended && !this.#files.has(output)) this.#files.set(output, this.#results(batch));
    const status = batch.cancelled ? 'cancelled' : this.fault === 'expires' ? 'expired' : 'completed';
    return {
      id: batch.id,
      object: 'batch',
      status: ended ? status : 'in_progress',
      metadata: batch.metadata,
      output_file_id: ended ? output : null,
      error_file_id: null,
    };
  }

  /** One JSON text a line, in no certain order. */
  #results(batch: BatchSpy): string {
    if (this.fault === 'ten-megabytes') return JSON.stringify({ custom_id: 'x'.repeat(TEN_MEGABYTES) });
    if (this.fault === 'lines-broken') return '{"custom_id": "oh\n\u0000<html>\n[1,2\n"text"\nnull';
    const lines = [...batch.lines].reverse().flatMap(([id, body], index) => {
      if (index === 0 && this.fault === 'a-line-missing') return [];
      const failed =
        batch.cancelled || this.fault === 'expires' || (index === 0 && this.fault === 'a-line-fails');
      return [this.#line(batch, this.fault === 'foreign-ids' ? FOREIGN : id, body, failed)];
    });
    return [...lines, ...(this.fault === 'twice' ? lines : [])].join('\n');
  }

  #line({ protocol, cancelled }: BatchSpy, id: string, body: Json, failed: boolean): string {
    const answer = failed ? null : this.answer(protocol, body);
    if (answer !== null && this.fault === 'overcharges') overcharge(answer);
    if (protocol === 'anthropic') {
      const type = cancelled ? 'canceled' : this.fault === 'expires' ? 'expired' : 'errored';
      const result = answer === null ? { type } : { type: 'succeeded', message: answer };
      return JSON.stringify({ custom_id: id, result });
    }
    const response = answer === null ? { status_code: 500, body: {} } : { status_code: 200, body: answer };
    return JSON.stringify({ id: `line-${id}`, custom_id: id, response, error: null });
  }
}

type Json = Record<string, unknown>;

/** Says that a hundred times as much was used, and more than a machine can count. */
function overcharge(answer: Json): void {
  const usage = answer['usage'] as Record<string, unknown>;
  for (const [name, value] of Object.entries(usage)) {
    if (typeof value === 'number') usage[name] = value * 100 + 1e6;
  }
}

function linesOf({ requests }: Json): Map<string, Json> {
  const list = requests as { custom_id: string; params: Json }[];
  return new Map(list.map(({ custom_id: id, params }) => [id, params]));
}

/** The file of a multipart upload. */
function readFile(form: string): string {
  const at = form.indexOf('filename="');
  const begin = form.indexOf('\r\n\r\n', at) + '\r\n\r\n'.length;
  return form.slice(begin, form.indexOf('\r\n--', begin));
}
