import { Agent, fetch as undiciFetch, type Dispatcher, type RequestInit as UndiciInit } from 'undici';
import { createEgressPolicy } from '../../../platform/http/egress-policy.js';
import { errorOfStatus, ProviderError } from './provider-error.js';

const CONNECT_TIMEOUT_MS = 10_000;
/** Far more than the longest answer a prompt may have, each token of it in an event of its own. */
const MOST_BYTES = 8 * 1024 * 1024;
/** A batch of embeddings is larger: 256 texts of 3,072 numbers each in decimals. */
const MOST_EMBEDDING_BYTES = 24 * 1024 * 1024;

/** Connections to providers: those the installation names may be anywhere, those an account names only in public. */
export class ProviderConnections {
  readonly #trusted = new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  readonly #guarded: Agent;

  /** @param allowPrivate `host:port` pairs accounts may name although they are private */
  constructor(allowPrivate: readonly string[]) {
    const policy = createEgressPolicy({ allowPrivate });
    this.#guarded = new Agent({
      connect: policy.connector({ timeoutMs: CONNECT_TIMEOUT_MS }),
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  dispatcher(trusted: boolean): Dispatcher {
    return trusted ? this.#trusted : this.#guarded;
  }

  async close(): Promise<void> {
    await Promise.all([this.#trusted.destroy(), this.#guarded.destroy()]);
  }
}

/** A fetch for one request to a provider, and what went wrong in it. */
export interface ProviderFetch {
  fetch: typeof globalThis.fetch;
  /** The libraries around a fetch wrap its errors in their own; this is the first as it was. */
  error: ProviderError | null;
}

/**
 * A fetch that refuses redirects, stops at a size, and turns whatever is no success into a `ProviderError`, so that no library
 * around it retries or reads on.
 */
export function openProviderFetch(
  dispatcher: Dispatcher,
  kind: 'answer' | 'embeddings' = 'answer',
): ProviderFetch {
  const opened: ProviderFetch = { error: null, fetch: globalThis.fetch };
  const fail = (error: ProviderError): ProviderError => (opened.error ??= error);
  const mostBytes = kind === 'answer' ? MOST_BYTES : MOST_EMBEDDING_BYTES;
  opened.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : input;
    const request = { ...init, dispatcher, redirect: 'manual' } as UndiciInit;
    const response = await undiciFetch(url, request).catch((error: unknown) => {
      if (init?.signal?.aborted) throw error;
      throw fail(new ProviderError('UNREACHABLE', 'it could not be reached', null, { cause: error }));
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw fail(errorOfStatus(response.status, response.headers.get('retry-after')));
    }
    let bytes = 0;
    const counted = response.body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.byteLength;
          if (bytes <= mostBytes) controller.enqueue(chunk);
          else controller.error(fail(new ProviderError('TOO_LARGE', 'it sent more than any answer needs')));
        },
      }),
    );
    return new Response(counted, {
      status: response.status,
      headers: [...response.headers],
    });
  };
  return opened;
}
