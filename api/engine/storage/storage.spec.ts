import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openApiBench } from '../../platform/testing/api-bench.js';
import type { ApiBench } from '../../platform/testing/api-bench.js';
import type { ApiClient } from '../../platform/testing/api-client.js';
import { withAccount } from '../../platform/database/orm.js';
import { KeyRing } from '../../platform/config/secret-key.js';
import { FileLinks } from './file-links.js';
import { cleanFileName, readStoredFile } from './store-file.js';
import { StoredFile } from './stored-file.entity.js';
import { DiskFileStore } from './disk-file-store.js';

const CREATE =
  'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url expiresAt headers { name value } } }';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

let bench: ApiBench;
let store: DiskFileStore;

beforeAll(async () => {
  bench = await openApiBench({ UPLOAD_MAX_BYTES: '100000' });
  store = new DiskFileStore(join(bench.config.dataDir, 'files'));
}, 120_000);

afterAll(() => bench.end());

interface Upload {
  id: string;
  url: string;
  headers: { name: string; value: string }[];
}

async function announce(
  client: ApiClient,
  fileName: string,
  bytes: Uint8Array,
  contentType = 'application/octet-stream',
): Promise<Upload> {
  const { createUpload } = await client.ask(CREATE, { input: { fileName, contentType, size: bytes.length } });
  return createUpload as Upload;
}

const put = (url: string, bytes: Uint8Array) => fetch(url, { method: 'PUT', body: new Uint8Array(bytes) });

describe('uploads', () => {
  it('go to a link that works once, and are stored under their checksum', async () => {
    const client = await bench.register();
    const upload = await announce(client, '../../etc/résumé.pdf', PDF);
    expect(upload.url.startsWith(`${bench.origin}/files/`)).toBe(true);
    const answer = await put(upload.url, PDF);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      id: upload.id,
      contentType: 'application/pdf',
      size: PDF.length,
    });
    const em = withAccount(bench.orm, client.accountId);
    const { file, bytes } = await readStoredFile(em, store, upload.id);
    expect(bytes.equals(PDF)).toBe(true);
    expect(file.fileName).toBe('résumé.pdf');
    const names = await readdir(join(bench.config.dataDir, 'files', client.accountId), { recursive: true });
    expect(names.join()).toContain(String(file.checksum));
    expect(names.join()).not.toContain('pdf');
    expect((await put(upload.url, PDF)).status).toBe(409);
  });

  it('are taken by content, whatever they are called', async () => {
    const client = await bench.register();
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    const kinds: [string, Uint8Array, string, number, string?, string?][] = [
      ['resume.pdf', picture, 'application/pdf', 415],
      ['resume.pdf', Buffer.from('\x7fELF\x02\x01\x01\x00binary\x00\x00', 'latin1'), 'application/pdf', 415],
      ['posting.html', Buffer.from('<title>Baker</title>'), 'text/html', 201, 'text/html'],
      ['posting.txt', PDF, 'text/plain', 201, 'application/pdf', 'posting.txt.pdf'],
      ['setup.bat', Buffer.from('@echo off'), 'text/plain', 201, 'text/plain', 'setup.bat.txt'],
      ['resume.json', Buffer.from('{"basics":{}}'), '', 201, 'application/json'],
      ['resume', Buffer.from('Ada Example\nBaker'), '', 201, 'text/plain'],
    ];
    for (const [name, bytes, announced, status, contentType, kept] of kinds) {
      const upload = await announce(client, name, bytes, announced);
      const answer = await put(upload.url, bytes);
      expect(answer.status).toBe(status);
      if (contentType !== undefined) expect(await answer.json()).toMatchObject({ contentType });
      else
        expect(await withAccount(bench.orm, client.accountId).count(StoredFile, { id: upload.id })).toBe(0);
      if (kept === undefined) continue;
      const em = withAccount(bench.orm, client.accountId);
      expect((await em.findOneOrFail(StoredFile, { id: upload.id })).fileName).toBe(kept);
    }
  });

  it('must have the announced size, within the cap', async () => {
    const client = await bench.register();
    const short = await announce(client, 'a.txt', Buffer.alloc(100, 97));
    expect((await put(short.url, Buffer.alloc(99, 97))).status).toBe(400);
    expect((await put(short.url, Buffer.alloc(101, 97))).status).toBe(413);
    expect((await put(short.url, Buffer.alloc(100, 97))).status).toBe(201);
    const { errors } = await client.send(CREATE, {
      input: { fileName: 'a', contentType: '', size: 100_001 },
    });
    expect(errors[0]?.extensions).toMatchObject({ code: 'TOO_LARGE', field: 'size' });
    expect(await client.codeOf(CREATE, { input: { fileName: 'a', contentType: '', size: 0 } })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await readdir(join(bench.config.dataDir, 'files', 'incoming'))).toEqual([]);
  });

  it('need a login to be announced', async () => {
    const client = await bench.register();
    client.accessToken = null;
    expect(await client.codeOf(CREATE, { input: { fileName: 'a', contentType: '', size: 1 } })).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('links', () => {
  const links = new FileLinks(new KeyRing('a secret of the tests, long enough to be one'));

  it('give the file with headers under which it can do no harm', async () => {
    const client = await bench.register();
    const page = Buffer.from('<script>alert(1)</script><h1>Baker</h1>');
    const upload = await announce(client, 'na"me\r\n.html', page, 'text/html');
    await put(upload.url, page);
    const { path } = links.sign('get', { accountId: client.accountId, id: upload.id }, 60);
    const answer = await fetch(`${bench.origin}${path}`);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(page)).toBe(true);
    expect(answer.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
    expect(answer.headers.get('content-security-policy')).toContain("object-src 'none'; base-uri 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    // Whoever sits at this browser next finds nothing of it.
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toBe(
      `inline; filename="name.html"; filename*=UTF-8''name.html`,
    );
  });

  it('give a picture that could run as no picture', async () => {
    const client = await bench.register();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const xml = Buffer.concat([Buffer.from('<?xml version="1.0"?>'), svg]);
    for (const bytes of [svg, xml]) {
      const upload = await announce(client, 'photo.svg', bytes, 'image/svg+xml');
      expect((await put(upload.url, bytes)).status).toBe(201);
      const { path } = links.sign('get', { accountId: client.accountId, id: upload.id }, 60);
      const { headers } = await fetch(`${bench.origin}${path}`);
      expect(headers.get('content-type')).not.toContain('svg');
      expect(headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
      expect(headers.get('content-disposition')).toMatch(/filename="photo\.svg\.(?:txt|xml)"/);
    }
  });

  it('open nothing else, for no other purpose, and not for ever', async () => {
    const [client, other] = [await bench.register(), await bench.register()];
    const upload = await announce(client, 'a.txt', Buffer.from('text'));
    await put(upload.url, Buffer.from('text'));
    const own = { accountId: client.accountId, id: upload.id };
    const good = links.sign('get', own, 60).path;
    const expired = new FileLinks(
      new KeyRing('a secret of the tests, long enough to be one'),
      () => new Date(Date.now() - 600_000),
    );
    const last = good.endsWith('A') ? 'B' : 'A';
    const bad = [
      upload.url.replace(bench.origin, ''),
      new FileLinks(new KeyRing('another secret')).sign('get', own, 60).path,
      links.sign('get', { ...own, accountId: other.accountId }, 60).path,
      expired.sign('get', own, 60).path,
      `${good.slice(0, -1)}${last}`,
      good.replace(upload.id, '01900000-0000-7000-8000-000000000001'),
      '/files/x',
      '/files/..%2f..%2fsecret.key',
    ];
    const answers = await Promise.all(bad.map((path) => fetch(`${bench.origin}${path}`)));
    expect(answers.map((answer) => answer.status)).toEqual(bad.map(() => 404));
    expect((await fetch(`${bench.origin}${good}`)).status).toBe(200);
    expect((await put(`${bench.origin}${good}`, Buffer.from('text'))).status).toBe(404);
  });
});

describe('names of files', () => {
  it.each([
    ['C:\\Users\\a\\cv.pdf', 'cv.pdf'],
    ['/etc/passwd', 'passwd'],
    ['..', 'file'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['<b>.html', 'b.html'],
    [`${'x'.repeat(400)}.docx`, `${'x'.repeat(195)}.docx`],
    ['Lebenslauf – Äpfel.pdf', 'Lebenslauf – Äpfel.pdf'],
  ])('%j becomes %j', (given, clean) => expect(cleanFileName(given)).toBe(clean));
});
