import { pipeline } from 'node:stream';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { FetchError } from './fetch-error.js';

/** The encodings asked for in `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br, zstd';

/** More encodings than this on one body is an attack, not a server. */
const MAX_ENCODINGS = 2;

export interface BodyLimits {
  /** Bytes as sent by the server. */
  maxBytes: number;
  /** Bytes after decompression. */
  maxInflatedBytes: number;
  /** Milliseconds without a byte after which the body is given up. */
  idleTimeoutMs: number;
}

/**
 * Reads a response body to its end, decompressed, within limits that hold before and after decompression, so that a small
 * bomb cannot grow in memory.
 * @throws FetchError TOO_LARGE, TIMEOUT (idle) or BROKEN_RESPONSE
 */
export async function readBody(
  body: Readable,
  contentEncoding: string | null,
  limits: BodyLimits,
): Promise<Uint8Array> {
  const encodings = (contentEncoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (encodings.length > MAX_ENCODINGS) {
    discardBody(body);
    throw new FetchError('BROKEN_RESPONSE', 'The site answered in an encoding this program does not read.');
  }

  let failure: FetchError | null = null;
  let received = 0;
  let inflated = 0;
  const chunks: Buffer[] = [];
  const abort = (error: FetchError) => {
    failure ??= error;
    body.destroy(error);
  };

  let idle = setTimeout(() => undefined, 0);
  const restartIdle = () => {
    clearTimeout(idle);
    idle = setTimeout(
      () => abort(new FetchError('TIMEOUT', 'The site stopped answering.', true)),
      limits.idleTimeoutMs,
    );
  };
  restartIdle();
  body.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > limits.maxBytes) abort(tooLarge());
    else restartIdle();
  });

  try {
    const source = encodings.length === 0 ? body : inflate(body, encodings, abort);
    for await (const chunk of source as AsyncIterable<Buffer>) {
      inflated += chunk.length;
      if (inflated > limits.maxInflatedBytes) {
        abort(tooLarge());
        break;
      }
      chunks.push(chunk);
    }
    if (failure !== null) throw failure as FetchError;
    return Buffer.concat(chunks, inflated);
  } catch (error) {
    if (failure !== null) throw failure as FetchError;
    if (error instanceof FetchError) throw error;
    throw new FetchError('BROKEN_RESPONSE', 'The answer of the site broke off.', true, { cause: error });
  } finally {
    clearTimeout(idle);
    discardBody(body);
  }
}

/** Gives up a body nobody will read. Destroying it early raises an error event that has no other listener. */
export function discardBody(body: Readable): void {
  body.on('error', () => undefined);
  body.destroy();
}

function tooLarge(): FetchError {
  return new FetchError('TOO_LARGE', 'The page is larger than this program reads.');
}

function inflate(body: Readable, encodings: string[], abort: (error: FetchError) => void): Readable {
  const decoders: Transform[] = encodings.reverse().map((name) => {
    switch (name) {
      case 'gzip':
      case 'x-gzip':
        return createGunzip();
      case 'br':
        return createBrotliDecompress();
      case 'zstd':
        return createZstdDecompress();
      case 'deflate':
        return createInflate();
      default:
        throw new FetchError(
          'BROKEN_RESPONSE',
          'The site answered in an encoding this program does not read.',
        );
    }
  });
  const last = decoders[decoders.length - 1];
  if (last === undefined) return body;
  pipeline([body, ...decoders], (error) => {
    if (error) {
      abort(new FetchError('BROKEN_RESPONSE', 'The answer of the site broke off.', true, { cause: error }));
    }
  });
  return last;
}
