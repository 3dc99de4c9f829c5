import { availableParallelism } from 'node:os';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer';
import { CodedError } from '../errors/coded-error.js';
import { findChromium } from './find-chromium.js';

export interface PdfPrinterOptions {
  /** Gives the browser's program file; asked when a browser is launched. */
  findChromium?: () => string;
  /** Documents printed side by side; more wait their turn. Default: the machine's cores, 4 at most. */
  maxParallel?: number;
  /** Whole time for one document, in milliseconds. Default 20,000. */
  timeoutMs?: number;
  /** Documents printed by one tab, then by one browser, before it is replaced: bounds what Chromium keeps. */
  printsPerPage?: number;
  printsPerBrowser?: number;
  /** An unused browser is closed after this many milliseconds. Default 5 minutes. */
  idleMs?: number;
}

export interface PrintOptions {
  /**
   * JavaScript expression evaluated in the page when its fonts are there, before printing, e.g. to measure and adjust
   * the layout. The page's own scripts stay off.
   */
  prepare?: string;
}

export interface Printed {
  bytes: Uint8Array;
  /** What `prepare` gave. */
  prepared: unknown;
}

/** Prints HTML to tagged PDF in a warm Chromium without scripts and without network. */
export interface PdfPrinter {
  /**
   * A browser that dies is launched again and the document tried once more.
   * @throws CodedError PROVIDER_UNAVAILABLE when no browser works, INTERNAL when the document takes too long
   */
  print(html: string, options?: PrintOptions): Promise<Printed>;
  /** Waits for the browser's processes to end. A later `print` launches a new one. */
  close(): Promise<void>;
  /** The process id of the running browser, for monitoring; null when none runs. */
  processId(): number | null;
}

const FLAGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-extensions',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

class PrintTimeout extends Error {}

interface Tab {
  page: Page;
  protocol: CDPSession;
  frameId: string;
  prints: number;
}

/** One running browser with the tabs that wait for work. */
interface Press {
  browser: Browser;
  idle: Tab[];
  prints: number;
  /** Documents being printed in it now. */
  busy: number;
  /** Set once it has printed enough: it takes no more work and closes when the last document is done. */
  retired: boolean;
}

async function openTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    // A request that is already gone cannot be refused any more; it is as refused as it can be.
    request.abort('blockedbyclient').catch(() => undefined);
  });
  const protocol = await page.createCDPSession();
  const { frameTree } = await protocol.send('Page.getFrameTree');
  return { page, protocol, frameId: frameTree.frame.id, prints: 0 };
}

/**
 * Three calls to the browser where `setContent` and `pdf` of puppeteer make a dozen, and the file in one piece instead of
 * a stream read in chunks: on a small document that is a third of the time.
 */
async function printIn({ page, protocol, frameId }: Tab, html: string, prepare: string): Promise<Printed> {
  await protocol.send('Page.setDocumentContent', { frameId, html });
  // Measuring starts the loading of the fonts that are really used.
  const prepared: unknown = await page.evaluate(
    `document.documentElement.getBoundingClientRect(); document.fonts.ready.then(() => (${prepare}))`,
  );
  const { data } = await protocol.send('Page.printToPDF', {
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    preferCSSPageSize: true,
    printBackground: true,
    transferMode: 'ReturnAsBase64',
  });
  return { bytes: Buffer.from(data, 'base64'), prepared };
}

/** A printer with a browser of its own, launched at the first document. */
export function createPdfPrinter(options: PdfPrinterOptions = {}): PdfPrinter {
  const {
    maxParallel = Math.min(4, availableParallelism()),
    timeoutMs = 20_000,
    printsPerPage = 200,
    printsPerBrowser = 4_000,
    idleMs = 300_000,
  } = options;
  const program = options.findChromium ?? findChromium;
  const queue: (() => void)[] = [];
  let running = 0;
  let press: Promise<Press> | null = null;
  const closing = new Set<Promise<void>>();
  let idleTimer: NodeJS.Timeout | null = null;
  let processId: number | null = null;

  async function launch(): Promise<Press> {
    const browser = await puppeteer.launch({
      executablePath: program(),
      // Over a pipe the browser ends with this process, whatever ends it.
      pipe: true,
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      protocolTimeout: timeoutMs,
      timeout: timeoutMs,
    });
    processId = browser.process()?.pid ?? null;
    return { browser, idle: [], prints: 0, busy: 0, retired: false };
  }

  function currentPress(): Promise<Press> {
    if (press === null) {
      const launched: Promise<Press> = launch();
      press = launched;
      const forget = (): void => {
        if (press === launched) press = null;
      };
      launched.then(({ browser }) => browser.once('disconnected', forget), forget);
    }
    return press;
  }

  /** Ends a browser; one that does not end by itself within two seconds is killed. */
  function end(browser: Browser): Promise<void> {
    const child = browser.process();
    const ended = new Promise<void>((done) => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) done();
      else child.once('exit', () => done());
    });
    const killer = setTimeout(() => child?.kill('SIGKILL'), 2_000);
    const work = Promise.allSettled([browser.close(), ended]).then(() => clearTimeout(killer));
    closing.add(work);
    return work.finally(() => closing.delete(work));
  }

  async function closePress(): Promise<void> {
    const open = press;
    press = null;
    processId = null;
    if (open !== null) {
      const opened = await open.catch(() => null);
      if (opened !== null) await end(opened.browser);
    }
    await Promise.all(closing);
  }

  async function takeTurn(): Promise<void> {
    if (idleTimer !== null) clearTimeout(idleTimer);
    idleTimer = null;
    if (running >= maxParallel) await new Promise<void>((turn) => queue.push(turn));
    else running += 1;
  }

  function giveTurn(): void {
    const next = queue.shift();
    if (next !== undefined) return next();
    running -= 1;
    if (running > 0 || press === null) return;
    idleTimer = setTimeout(() => void closePress(), idleMs);
    idleTimer.unref();
  }

  async function printOnce(html: string, { prepare }: PrintOptions): Promise<Printed> {
    const own = await currentPress();
    own.busy += 1;
    own.prints += 1;
    if (own.prints >= printsPerBrowser) retire(own);
    let tab: Tab | null = null;
    let timer: NodeJS.Timeout | undefined;
    let healthy = false;
    try {
      const late = new Promise<never>((_, refuse) => {
        timer = setTimeout(() => refuse(new PrintTimeout('printing took too long')), timeoutMs);
      });
      const work = async (): Promise<Printed> => {
        tab = own.idle.pop() ?? (await openTab(own.browser));
        return printIn(tab, html, prepare ?? 'null');
      };
      const printed = await Promise.race([work(), late]);
      healthy = true;
      return printed;
    } catch (error) {
      // A tab that does not answer may keep a core busy for good; only the end of its browser stops it.
      if (error instanceof PrintTimeout) retire(own);
      throw error;
    } finally {
      clearTimeout(timer);
      own.busy -= 1;
      putBack(own, tab, healthy);
    }
  }

  function retire(own: Press): void {
    if (!own.retired) press = null;
    own.retired = true;
  }

  function putBack(own: Press, tab: Tab | null, healthy: boolean): void {
    if (own.retired && own.busy === 0) {
      void end(own.browser);
      return;
    }
    if (tab === null) return;
    tab.prints += 1;
    if (healthy && !own.retired && tab.prints < printsPerPage) own.idle.push(tab);
    // A tab of a browser that died cannot be closed, and need not be.
    else tab.page.close().catch(() => undefined);
  }

  async function print(html: string, printOptions: PrintOptions = {}): Promise<Printed> {
    await takeTurn();
    try {
      try {
        return await printOnce(html, printOptions);
      } catch (error) {
        if (error instanceof PrintTimeout) throw error;
        return await printOnce(html, printOptions);
      }
    } catch (error) {
      if (error instanceof PrintTimeout) {
        const seconds = Math.round(timeoutMs / 1000);
        throw new CodedError('INTERNAL', `The document could not be printed within ${seconds} seconds.`, {
          cause: error,
        });
      }
      const reason = error instanceof Error ? error.message : String(error);
      throw new CodedError(
        'PROVIDER_UNAVAILABLE',
        `The browser that prints documents does not work: ${reason}`,
        {
          cause: error,
        },
      );
    } finally {
      giveTurn();
    }
  }

  return {
    print,
    async close() {
      if (idleTimer !== null) clearTimeout(idleTimer);
      await closePress();
    },
    processId: () => processId,
  };
}
