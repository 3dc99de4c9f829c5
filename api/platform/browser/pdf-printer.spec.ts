import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPdfPrinter, type PdfPrinter } from './pdf-printer.js';

let printer: PdfPrinter;
afterEach(() => printer.close());

const PAGE = '<!doctype html><html lang="en"><title>T</title><p>Hello</p></html>';

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

describe('the printer', () => {
  it('prints side by side and gives back what the preparation says', async () => {
    printer = createPdfPrinter({ maxParallel: 2, printsPerPage: 2, printsPerBrowser: 5 });
    const prepare = 'document.querySelector("p").textContent';
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, at) => printer.print(PAGE.replace('Hello', `Hello ${at}`), { prepare })),
    );
    expect(all.map(({ prepared }) => prepared)).toEqual(Array.from({ length: 12 }, (_, at) => `Hello ${at}`));
    expect(all.every(({ bytes }) => isPdf(bytes))).toBe(true);
  });

  it('runs no script of the page and sends no request', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const hostile =
      `<!doctype html><link rel="stylesheet" href="${origin}/a.css"><link rel="prefetch" href="${origin}/b">` +
      `<style>@import "${origin}/c.css";@font-face{font-family:x;src:url(${origin}/d)}body{font-family:x;background:url(${origin}/e)}</style>` +
      `<meta http-equiv="refresh" content="0;url=${origin}/f"><iframe src="${origin}/g"></iframe><object data="${origin}/h"></object>` +
      `<img src="${origin}/i"><video src="${origin}/j" poster="${origin}/k"></video><embed src="file:///etc/hostname">` +
      `<p>quiet</p><script>document.querySelector('p').textContent = 'ran'; fetch('${origin}/l')</script>`;
    printer = createPdfPrinter({ timeoutMs: 5_000 });
    const outcome = await printer.print(hostile, { prepare: 'document.querySelector("p").textContent' }).then(
      ({ prepared }) => prepared,
      (error: Error) => error.name,
    );
    await new Promise((closed) => server.close(closed));
    expect(requests).toBe(0);
    // The page may be refused as a whole, but its script never runs.
    expect(['quiet', 'CodedError']).toContain(outcome);
  });

  it('prints on after the browser has died, and leaves no process behind', async () => {
    printer = createPdfPrinter();
    await printer.print(PAGE);
    const first = printer.processId()!;
    process.kill(first, 'SIGKILL');
    expect(isPdf((await printer.print(PAGE)).bytes)).toBe(true);
    const second = printer.processId()!;
    expect(second).not.toBe(first);
    await printer.close();
    expect([first, second].filter(isAlive)).toEqual([]);
    expect(printer.processId()).toBeNull();
  });

  it('says what is wrong when there is no browser', async () => {
    printer = createPdfPrinter({ findChromium: () => '/nowhere/chromium' });
    await expect(printer.print(PAGE)).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: expect.stringContaining('/nowhere/chromium'),
    });
  });

  it('gives up on a document that takes too long, and prints the next', async () => {
    printer = createPdfPrinter({ timeoutMs: 1_500 });
    await printer.print(PAGE);
    await expect(printer.print(PAGE, { prepare: '(() => { for (;;); })()' })).rejects.toMatchObject({
      code: 'INTERNAL',
    });
    expect(isPdf((await printer.print(PAGE)).bytes)).toBe(true);
  });
});
