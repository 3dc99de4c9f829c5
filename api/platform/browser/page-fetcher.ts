import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { createEgressPolicy } from '../http/egress-policy.js';
import type { EgressOptions } from '../http/egress-policy.js';
import { FetchError } from '../http/fetch-error.js';
import { startFilteringProxy } from '../http/filtering-proxy.js';
import { userAgent } from '../http/user-agent.js';

/** A page after its scripts have run. */
export interface RenderedPage {
  /** Status of the main document. */
  status: number;
  finalUrl: string;
  /** The document as HTML, as the scripts left it. */
  text: string;
  /** The documents of its frames: many companies embed their applicant tracking system in one. */
  frames: { url: string; text: string }[];
  fetchedAt: Date;
}

export interface PageFetcherOptions extends EgressOptions {
  /** Gives the browser's executable; asked when the first page is fetched. */
  findChromium: () => string;
  /** Where this installation is reached, for its user agent. */
  contactUrl?: string;
  /** Pages rendered side by side. Default 2. */
  maxParallel?: number;
  /** Whole time for one page, in milliseconds. Default 20,000. */
  timeoutMs?: number;
  /** Bytes one page may load, all resources together. Default 30 MiB. */
  maxBytes?: number;
}

/** Renders pages that are empty without their scripts. One browser, started when needed, one fresh context a page. */
export interface PageFetcher {
  /** @throws FetchError with the codes of `fetchPage` */
  fetch(url: string, options?: { signal?: AbortSignal }): Promise<RenderedPage>;
  close(): Promise<void>;
}

/** Nothing a posting is read from; refusing them saves most of the bytes. */
const UNNEEDED = new Set([
  'image',
  'media',
  'font',
  'websocket',
  'manifest',
  'eventsource',
  'ping',
  'texttrack',
  'prefetch',
]);
const IDLE_CLOSE_MS = 60_000;
const SETTLE_MS = 6_000;
const POLL_MS = 200;
/** Characters of a page that has more to show than a frame and a spinner. */
const ENOUGH_TEXT = 800;
const STEADY_MS = 800;
const MAX_TEXT = 12 * 1024 * 1024;
const MAX_FRAMES = 8;

const FLAGS = [
  // Names are resolved by the filtering proxy alone; the browser itself cannot resolve any.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  // Without this Chromium reaches loopback around the proxy.
  '--proxy-bypass-list=<-loopback>',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--no-pings',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // A page that fills its memory ends itself, not the machine.
  '--js-flags=--max-old-space-size=384',
  '--metrics-recording-only',
  '--disable-features=MediaRouter,OptimizationHints,Translate,DialMediaRouteProvider,NetworkPrediction',
];

export function createPageFetcher(options: PageFetcherOptions): PageFetcher {
  const policy = createEgressPolicy(options);
  const maxParallel = options.maxParallel ?? 2;
  const timeoutMs = options.timeoutMs ?? 20_000;
  let launching: Promise<Browser> | null = null;
  let idleTimer: NodeJS.Timeout | undefined;
  let running = 0;
  let closed = false;
  const queue: (() => void)[] = [];

  const browser = async (): Promise<Browser> => {
    const current = launching === null ? null : await launching.catch(() => null);
    if (current?.isConnected() === true) return current;
    launching = launchBrowser(options.findChromium());
    return launching;
  };
  const enter = async (signal: AbortSignal): Promise<void> => {
    clearTimeout(idleTimer);
    if (running >= maxParallel) {
      await new Promise<void>((go, fail) => {
        const start = () => {
          signal.removeEventListener('abort', giveUp);
          go();
        };
        const giveUp = () => {
          queue.splice(queue.indexOf(start), 1);
          fail(new FetchError('TIMEOUT', 'The browser was busy for too long.', true));
        };
        signal.addEventListener('abort', giveUp, { once: true });
        queue.push(start);
      });
    } else {
      running += 1;
    }
  };
  const leave = () => {
    const next = queue.shift();
    if (next !== undefined) {
      next();
      return;
    }
    running -= 1;
    if (running === 0) {
      idleTimer = setTimeout(() => void shutDown(), IDLE_CLOSE_MS);
      idleTimer.unref();
    }
  };
  const shutDown = async () => {
    clearTimeout(idleTimer);
    const current = launching;
    launching = null;
    await current?.then(
      (open) => open.close(),
      // A browser that never started needs no closing; its error went to whoever asked for a page.
      () => undefined,
    );
  };

  return {
    async fetch(url, { signal: cancelled } = {}) {
      if (closed) throw new FetchError('CANCELLED', 'The program is stopping.', true);
      const target = URL.parse(url);
      if (target === null) throw new FetchError('INVALID_URL', 'This is not a web address.');
      policy.checkUrl(target);
      await policy.resolve(target.hostname, Number(target.port) || (target.protocol === 'https:' ? 443 : 80));
      const deadline = AbortSignal.timeout(timeoutMs);
      const signal = cancelled === undefined ? deadline : AbortSignal.any([deadline, cancelled]);
      await enter(signal);
      const overBudget = new AbortController();
      const proxy = await startFilteringProxy(policy, options.maxBytes ?? 30 * 1024 * 1024, () =>
        overBudget.abort(),
      );
      let context: BrowserContext | undefined;
      try {
        context = await openContext(await browser(), proxy.url, options.contactUrl);
        return await render(context, target, AbortSignal.any([signal, overBudget.signal]), timeoutMs);
      } catch (error) {
        if (cancelled?.aborted === true) throw new FetchError('CANCELLED', 'The fetch was cancelled.');
        if (error instanceof FetchError) throw error;
        if (overBudget.signal.aborted) {
          throw new FetchError('TOO_LARGE', 'The page loads more than this program reads.');
        }
        if (deadline.aborted || (error as Error).name === 'TimeoutError') {
          throw new FetchError('TIMEOUT', 'The page took too long to build itself.', true, { cause: error });
        }
        throw new FetchError('UNREACHABLE', 'The page could not be opened in a browser.', true, {
          cause: error,
        });
      } finally {
        await context?.close().catch(() => undefined);
        await proxy.close();
        leave();
      }
    },
    async close() {
      closed = true;
      await shutDown();
    },
  };
}

async function launchBrowser(executablePath: string): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    chromiumSandbox: !root,
    args: [...FLAGS, ...(root ? ['--no-sandbox'] : [])],
    // Each page brings its own proxy; what would go out without one meets a closed port.
    proxy: { server: 'http://127.0.0.1:9' },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

async function openContext(
  browser: Browser,
  proxyUrl: string,
  contactUrl: string | undefined,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    proxy: { server: proxyUrl, bypass: '<-loopback>' },
    serviceWorkers: 'block',
    acceptDownloads: false,
    // Sites that send nothing to unknown programs get the word they look for, and the truth behind it.
    userAgent: `Mozilla/5.0 (compatible; ${userAgent(contactUrl)}) Chrome`,
    permissions: [],
    locale: 'en-US',
  });
  await context.addInitScript(() => {
    for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'SharedWorker']) {
      Reflect.deleteProperty(globalThis, name);
    }
  });
  await context.routeWebSocket(/.*/, (socket) => socket.close());
  await context.route('**/*', (route) => {
    const request = route.request();
    const web = /^https?:/.test(request.url()) || /^(?:data|blob|about):/.test(request.url());
    return !web || UNNEEDED.has(request.resourceType()) ? route.abort('blockedbyclient') : route.continue();
  });
  return context;
}

async function render(
  context: BrowserContext,
  target: URL,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<RenderedPage> {
  const page = await context.newPage();
  context.on('page', (other) => {
    if (other !== page) void other.close();
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  page.on('download', (download) => void download.cancel());
  const stop = () => void context.close();
  signal.throwIfAborted();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const response = await page.goto(target.href, { waitUntil: 'commit', timeout: timeoutMs });
    await settle(page);
    const frames: { url: string; text: string }[] = [];
    for (const frame of page.frames().slice(1, 1 + MAX_FRAMES)) {
      if (!/^https?:/.test(frame.url())) continue;
      // A frame may go away while it is read; then it has nothing to say.
      const text = await frame.content().catch(() => '');
      if (text !== '') frames.push({ url: frame.url(), text: text.slice(0, MAX_TEXT) });
    }
    if (page.url().startsWith('chrome-error:')) {
      throw new FetchError('UNREACHABLE', 'The page leads to an address that could not be opened.');
    }
    const text = await page.content();
    if (text.length > MAX_TEXT)
      throw new FetchError('TOO_LARGE', 'The page is larger than this program reads.');
    return { status: response?.status() ?? 200, finalUrl: page.url(), text, frames, fetchedAt: new Date() };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * Waits until the page has built itself: its requests have ended, or its text has stopped growing. Bounded, because some
 * pages are never quiet, and a slow third party must not hold up what is already there.
 */
async function settle(page: Page): Promise<void> {
  const quiet = page.waitForLoadState('networkidle', { timeout: SETTLE_MS }).then(
    () => true,
    (error: unknown) => {
      if ((error as Error).name !== 'TimeoutError') throw error;
      return true;
    },
  );
  let length = 0;
  let steadySince = performance.now();
  for (;;) {
    if (await Promise.race([quiet, wait(POLL_MS, false)])) return;
    // While the page moves on to another address there is nothing to measure.
    const now = await page.evaluate('document.body?.innerText.length ?? 0').catch(() => 0);
    if (now !== length) steadySince = performance.now();
    length = Number(now);
    if (length >= ENOUGH_TEXT && performance.now() - steadySince >= STEADY_MS) return;
  }
}
