import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { decodeText, mediaType, textKind } from './decode-text.js';
import type { TextKind } from './decode-text.js';
import { createEgressPolicy } from './egress-policy.js';
import type { EgressOptions, EgressPolicy } from './egress-policy.js';
import { FetchError } from './fetch-error.js';
import { FOR_A_PERSON, FOR_DISCOVERY, HostQueue } from './host-queue.js';
import type { Politeness } from './host-queue.js';
import { robotRules } from './robots.js';
import { userAgent } from './user-agent.js';
import { ACCEPTED_ENCODINGS, discardBody, readBody } from './read-body.js';

/** A site that asks for longer pauses than this is left alone for as long as one fetch lasts. */
const MAX_CRAWL_DELAY_MS = 10_000;
const ROBOTS_TIMEOUT_MS = 5_000;
const MAX_ROBOTS_BYTES = 600 * 1024;

/** Requests of all fetches of this process, by site. */
const hosts = new HostQueue();

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Answers after which the same request may succeed: overload and gateway trouble. */
const RETRY_STATUS = new Set([429, 502, 503, 504]);
const MAX_ATTEMPTS = 3;
const MAX_RETRY_AFTER_MS = 5_000;

export interface FetchPageOptions extends EgressOptions {
  /** Whole time for redirects, retries and body, in milliseconds. Default 15,000. */
  totalTimeoutMs?: number;
  /** Time without a byte, in milliseconds. Default 8,000. */
  idleTimeoutMs?: number;
  /** Bytes as sent. Default 6 MiB. */
  maxBytes?: number;
  /** Bytes after decompression. Default 12 MiB. */
  maxInflatedBytes?: number;
  /** Ends the fetch early with CANCELLED. */
  signal?: AbortSignal;
  /**
   * Who wants the page. `user` (default): somebody named this very address; opening it is that person's own visit, so
   * robots.txt, which speaks to crawlers, is not asked. `discovery`: the program found the address itself; robots.txt is
   * honoured, and the site gets one request at a time.
   */
  purpose?: 'user' | 'discovery';
  /** Where this installation is reached, for its user agent. */
  contactUrl?: string;
}

/** A page as the server sent it. Any status can be here: 404 and 410 carry a page that says why. */
export interface FetchedPage {
  status: number;
  /** The address after redirects. */
  finalUrl: string;
  /** Lower-case names; repeated headers joined by ", ". */
  headers: Record<string, string>;
  /** Media type without parameters, e.g. `text/html`; empty when the server did not say. */
  contentType: string;
  /** What the body turned out to be; the `contentType` of the extraction room. */
  kind: TextKind;
  /** The decompressed body. */
  bytes: Uint8Array;
  /** The body decoded by its declared or sniffed encoding. */
  text: string;
  fetchedAt: Date;
}

/**
 * Fetches one page for a user over HTTP(S): only from public addresses, with every redirect checked like the first
 * address, within limits of time and size, retrying overload at most twice.
 *
 * @throws FetchError with a stable code; its message is safe to show
 */
export async function fetchPage(url: string, options: FetchPageOptions = {}): Promise<FetchedPage> {
  const policy = createEgressPolicy(options);
  const idleTimeoutMs = options.idleTimeoutMs ?? 8_000;
  const deadline = AbortSignal.timeout(options.totalTimeoutMs ?? 15_000);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  const agent = new Agent({
    connect: policy.connector({ timeoutMs: idleTimeoutMs }),
    headersTimeout: idleTimeoutMs,
    bodyTimeout: idleTimeoutMs,
    maxHeaderSize: 32 * 1024,
    pipelining: 0,
  });
  try {
    let current = parseUrl(url);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      policy.checkUrl(current);
      const politeness = options.purpose === 'discovery' ? await askRobots(current, options) : FOR_A_PERSON;
      const leave = await hosts.enter(current.host, politeness, signal);
      const answer = await requestWithRetries(current, {
        agent,
        policy,
        signal,
        idleTimeoutMs,
        options,
      }).finally(leave);
      if (!('location' in answer)) return answer;
      current = parseUrl(answer.location, current);
    }
    throw new FetchError('TOO_MANY_REDIRECTS', 'The site keeps sending the request on to other addresses.');
  } catch (error) {
    throw describe(error, deadline, options.signal);
  } finally {
    // Destroying rather than closing: a body that was given up must not keep its socket.
    await agent.destroy();
  }
}

/** @throws FetchError DISALLOWED when the site does not want robots there */
async function askRobots(url: URL, options: FetchPageOptions): Promise<Politeness> {
  const { signal } = options;
  const rules = await robotRules(url, (address) =>
    fetchPage(address, {
      ...options,
      purpose: 'user',
      totalTimeoutMs: ROBOTS_TIMEOUT_MS,
      maxBytes: MAX_ROBOTS_BYTES,
      maxInflatedBytes: MAX_ROBOTS_BYTES,
      ...(signal === undefined ? {} : { signal }),
    }),
  );
  if (!rules.allows(url.href)) {
    throw new FetchError('DISALLOWED', 'The site asks programs not to open this page.');
  }
  const delayMs = Math.min(
    Math.max((rules.crawlDelay ?? 0) * 1000, FOR_DISCOVERY.delayMs),
    MAX_CRAWL_DELAY_MS,
  );
  return { ...FOR_DISCOVERY, delayMs };
}

interface Exchange {
  agent: Agent;
  policy: EgressPolicy;
  signal: AbortSignal;
  idleTimeoutMs: number;
  options: FetchPageOptions;
}

async function requestWithRetries(url: URL, exchange: Exchange): Promise<FetchedPage | { location: string }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await requestOnce(url, exchange);
      if (!('status' in answer) || !RETRY_STATUS.has(answer.status) || attempt === MAX_ATTEMPTS)
        return answer;
      const pause = retryAfterMs(answer.headers['retry-after'], attempt);
      if (pause === null) return answer;
      await wait(pause, undefined, { signal: exchange.signal });
    } catch (error) {
      // A connection reset before any answer is worth one more try; a refusal by the policy or a limit never is.
      if (attempt === MAX_ATTEMPTS || !isConnectionTrouble(error) || exchange.signal.aborted) throw error;
      await wait(200 * attempt, undefined, { signal: exchange.signal });
    }
  }
}

async function requestOnce(url: URL, exchange: Exchange): Promise<FetchedPage | { location: string }> {
  exchange.policy.checkUrl(url);
  const response = await request(url, {
    dispatcher: exchange.agent,
    method: 'GET',
    signal: exchange.signal,
    headers: {
      'user-agent': userAgent(exchange.options.contactUrl),
      accept:
        'text/html,application/xhtml+xml,application/ld+json,application/json,application/xml;q=0.9,text/*;q=0.8',
      'accept-language': 'en;q=0.9,*;q=0.5',
      'accept-encoding': ACCEPTED_ENCODINGS,
    },
  });
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  const location = headers['location'];
  if (REDIRECTS.has(response.statusCode) && location !== undefined) {
    discardBody(response.body);
    return { location };
  }
  const maxBytes = exchange.options.maxBytes ?? 6 * 1024 * 1024;
  const declared = Number(headers['content-length']);
  if (Number.isFinite(declared) && declared > maxBytes) {
    discardBody(response.body);
    throw new FetchError('TOO_LARGE', 'The page is larger than this program reads.');
  }
  const bytes = await readBody(response.body, headers['content-encoding'] ?? null, {
    maxBytes,
    maxInflatedBytes: exchange.options.maxInflatedBytes ?? 12 * 1024 * 1024,
    idleTimeoutMs: exchange.idleTimeoutMs,
  });
  const kind = textKind(headers['content-type'], bytes);
  if (kind === null) {
    throw new FetchError('UNSUPPORTED_MEDIA', 'The address leads to a file, not to a page with a posting.');
  }
  return {
    status: response.statusCode,
    finalUrl: url.href,
    headers,
    contentType: mediaType(headers['content-type']),
    kind,
    bytes,
    text: decodeText(bytes, headers['content-type'], kind),
    fetchedAt: new Date(),
  };
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text.trim(), base?.href);
  if (url === null) throw new FetchError('INVALID_URL', 'This is not a web address.');
  return url;
}

/** Milliseconds to wait, or null when the server asks for longer than a user would. */
function retryAfterMs(header: string | undefined, attempt: number): number | null {
  if (header === undefined) return 300 * 2 ** (attempt - 1);
  const seconds = Number(header);
  const pause = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  if (Number.isNaN(pause)) return 300 * 2 ** (attempt - 1);
  return pause <= MAX_RETRY_AFTER_MS ? Math.max(pause, 0) : null;
}

const CONNECTION_CODES = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'EAI_AGAIN']);

function isConnectionTrouble(error: unknown): boolean {
  if (error instanceof FetchError) return error.code === 'BROKEN_RESPONSE' && error.retryable;
  return CONNECTION_CODES.has(String((error as { code?: unknown }).code));
}

function describe(error: unknown, deadline: AbortSignal, cancelled: AbortSignal | undefined): FetchError {
  if (cancelled?.aborted === true) return new FetchError('CANCELLED', 'The fetch was cancelled.');
  if (deadline.aborted) {
    return new FetchError('TIMEOUT', 'The site took too long to answer.', true, { cause: error });
  }
  if (error instanceof FetchError) return error;
  const code = String((error as { code?: unknown }).code);
  if (code.includes('TIMEOUT')) {
    return new FetchError('TIMEOUT', 'The site took too long to answer.', true, { cause: error });
  }
  if (code.startsWith('HPE_') || code.includes('OVERFLOW')) {
    return new FetchError('BROKEN_RESPONSE', 'The site did not answer in proper HTTP.', false, {
      cause: error,
    });
  }
  return new FetchError('UNREACHABLE', 'The site could not be reached.', true, { cause: error });
}
