import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { fetchPage } from './fetch-page.js';
import type { FetchPageOptions } from './fetch-page.js';

const HTML = '<!doctype html><title>Zahnärztin in Köln</title>';

/** The sink a refused request must never reach, and the positive control of an allowed one. */
let server: Server;
let port: number;
let hits: string[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  hits = [];
  answer = (_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(HTML);
  server = createServer((request, response) => {
    hits.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const url = (path = '/') => `http://127.0.0.1:${port}${path}`;
const open = (target: string, options: FetchPageOptions = {}) =>
  fetchPage(target, {
    allowPrivate: [`127.0.0.1:${port}`],
    totalTimeoutMs: 4000,
    idleTimeoutMs: 1000,
    ...options,
  });
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'FETCHED',
    (error: unknown) => (error as { code?: unknown }).code,
  );

describe('fetchPage', () => {
  it('gives the page with its text, kind and address', async () => {
    const page = await open(url('/a'));
    expect(page).toMatchObject({
      status: 200,
      finalUrl: url('/a'),
      contentType: 'text/html',
      kind: 'html',
      text: HTML,
    });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const)('reads %s', async (encoding, compress) => {
    answer = (_request, response) =>
      response.setHeader('content-encoding', encoding).end(compress(Buffer.from(HTML)));
    expect((await open(url())).text).toBe(HTML);
  });

  it('decodes by header, by the document and by the bytes', async () => {
    const latin = Buffer.from('<title>caf\xe9</title>', 'latin1');
    answer = (_request, response) =>
      response.setHeader('content-type', 'text/html; charset=iso-8859-1').end(latin);
    expect((await open(url())).text).toContain('café');
    answer = (_request, response) =>
      response
        .setHeader('content-type', 'text/html')
        .end(Buffer.concat([Buffer.from('<meta charset=windows-1252>'), latin]));
    expect((await open(url())).text).toContain('café');
    answer = (_request, response) =>
      response.setHeader('content-type', 'text/html').end('<title>café</title>');
    expect((await open(url())).text).toContain('café');
    // Declared Western by habit, written as UTF-8.
    answer = (_request, response) =>
      response
        .setHeader('content-type', 'text/xml')
        .end('<?xml version="1.0" encoding="iso-8859-1"?><a>café</a>');
    expect((await open(url())).text).toContain('café');
  });

  it('tells JSON, XML and plain text apart when the server does not', async () => {
    const bodies = {
      json: '{"title":"x"}',
      xml: '<?xml version="1.0"?><rss/>',
      text: 'Baker wanted',
      html: HTML,
    };
    for (const [kind, body] of Object.entries(bodies)) {
      answer = (_request, response) =>
        response.setHeader('content-type', 'application/octet-stream').end(body);
      expect((await open(url())).kind).toBe(kind);
    }
  });

  it('refuses files, and bodies over the limit before or after decompression', async () => {
    answer = (_request, response) => response.setHeader('content-type', 'application/pdf').end('%PDF-1.7');
    expect(await codeOf(open(url()))).toBe('UNSUPPORTED_MEDIA');
    answer = (_request, response) =>
      response.setHeader('content-type', 'text/html').end(Buffer.alloc(3000, 97));
    expect(await codeOf(open(url(), { maxBytes: 2000 }))).toBe('TOO_LARGE');
    answer = (_request, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(1_000_000, 97)));
    expect(await codeOf(open(url(), { maxInflatedBytes: 100_000 }))).toBe('TOO_LARGE');
    answer = (_request, response) => response.setHeader('content-encoding', 'gzip').end('not gzip at all');
    expect(await codeOf(open(url()))).toBe('BROKEN_RESPONSE');
  });

  it('gives up a server that never ends', async () => {
    answer = (_request, response) => {
      response.setHeader('content-type', 'text/html').write('<p>');
    };
    expect(await codeOf(open(url(), { idleTimeoutMs: 150 }))).toBe('TIMEOUT');
    answer = (_request, response) => {
      const drip = setInterval(() => response.write('a'), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect(await codeOf(open(url(), { totalTimeoutMs: 300 }))).toBe('TIMEOUT');
  });

  it('asks an overloaded server again, and takes a missing page as it is', async () => {
    answer = (_request, response) => {
      if (hits.length < 2) response.writeHead(503, { 'retry-after': '0' }).end('busy');
      else response.end(HTML);
    };
    expect((await open(url())).text).toBe(HTML);
    expect(hits).toHaveLength(2);
    answer = (_request, response) => response.writeHead(410).end('This job is gone');
    expect(await open(url())).toMatchObject({ status: 410, text: 'This job is gone' });
  });

  it('ends when it is cancelled', async () => {
    answer = () => undefined;
    const stop = new AbortController();
    const work = codeOf(open(url(), { signal: stop.signal }));
    stop.abort();
    expect(await work).toBe('CANCELLED');
  });
});

describe('addresses fetchPage refuses', () => {
  it('reaches the sink when it is allowed (positive control)', async () => {
    expect((await open(url('/control'))).status).toBe(200);
    expect(hits).toEqual(['/control']);
  });

  const forms = [
    '127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '017700000001', '0', '0.0.0.0',
    '127.255.255.254', '127。0。0。1', '１２７.0.0.1', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]',
    '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]', '[fe80::1]', '[fc00::1]', '[fec0::1]', '[100::1]', '[4000::1]',
    '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1',
    '240.0.0.1', '255.255.255.255', 'localhost', 'LOCALHOST',
  ]; // prettier-ignore

  it.each(forms)('%s', async (host) => {
    for (const scheme of ['http', 'https']) {
      // Port 80 is a port of the web: only the address can be the reason.
      expect(['FORBIDDEN_ADDRESS', 'INVALID_URL']).toContain(
        await codeOf(fetchPage(`${scheme}://${host}:80/`)),
      );
      expect(['FORBIDDEN_ADDRESS', 'INVALID_URL']).toContain(
        await codeOf(fetchPage(`${scheme}://${host}:${port}/`)),
      );
    }
    expect(hits).toEqual([]);
  });

  it('a name that resolves to a private address, alone or among public ones', async () => {
    for (const addresses of [
      ['127.0.0.1'],
      ['93.184.215.14', '10.0.0.7'],
      ['::ffff:127.0.0.1'],
      ['fd00::1'],
    ]) {
      const resolveName = () =>
        Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
      expect(await codeOf(fetchPage('http://jobs.example/', { resolveName }))).toBe('FORBIDDEN_ADDRESS');
    }
    expect(hits).toEqual([]);
  });

  it('asks a name server once, so that a changed answer cannot lead inside', async () => {
    let asked = 0;
    const resolveName = () => {
      asked += 1;
      return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    };
    const page = await fetchPage(`http://jobs.example:${port}/named`, {
      resolveName,
      allowPrivate: [`jobs.example:${port}`],
    });
    expect(page.status).toBe(200);
    expect(asked).toBe(1);
    expect(hits).toEqual(['/named']);
  });

  it('redirects that lead inside, and endless ones', async () => {
    answer = (_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:80/inside' }).end();
    expect(await codeOf(open(url()))).toBe('FORBIDDEN_ADDRESS');
    answer = (_request, response) => response.writeHead(302, { location: 'http://[::1]/' }).end();
    expect(await codeOf(open(url()))).toBe('FORBIDDEN_ADDRESS');
    answer = (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    expect(await codeOf(open(url()))).toBe('INVALID_URL');
    hits = [];
    answer = (_request, response) => response.writeHead(302, { location: '/again' }).end();
    expect(await codeOf(open(url()))).toBe('TOO_MANY_REDIRECTS');
    expect(hits).toHaveLength(6);
    answer = (request, response) =>
      request.url === '/5'
        ? response.end(HTML)
        : response.writeHead(307, { location: `/${hits.length}` }).end();
    hits = [];
    expect((await open(url('/0'))).finalUrl).toBe(url('/5'));
  });

  it('other schemes, ports and credentials', async () => {
    for (const target of [
      'ftp://example.com/',
      'gopher://example.com/',
      'data:text/html,x',
      'file:///etc/hosts',
      'x',
      '//e.com',
    ]) {
      expect(await codeOf(fetchPage(target))).toBe('INVALID_URL');
    }
    expect(await codeOf(fetchPage('http://user:secret@example.com/'))).toBe('INVALID_URL');
    for (const other of [22, 25, 5432, 6379, 9200]) {
      expect(await codeOf(fetchPage(`http://example.com:${other}/`))).toBe('FORBIDDEN_ADDRESS');
    }
  });

  it('says the same about an open and a closed private port', async () => {
    const messageOf = (target: string) =>
      fetchPage(target).catch((error: unknown) => (error as Error).message);
    expect(await messageOf(url())).toBe(await messageOf('http://127.0.0.1:1/'));
  });
});
