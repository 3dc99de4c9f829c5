import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import { skipLoudly } from '../../platform/testing/attacks.js';
import { makeTestFolder } from '../../platform/testing/test-folder.js';
import { withAccount } from '../../platform/database/orm.js';
import { StoredFile } from './stored-file.entity.js';
import { VirusScanner } from './virus-scanner.js';

/** The harmless file that every scanner reports (eicar.org), in two halves so that none reports this one. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const hasClamd = spawnSync('which', ['clamd']).status === 0;
if (!hasClamd) {
  skipLoudly('viruses before a real scanner: this machine has no clamd');
}

let folder: string;
let clean: string;
beforeAll(async () => {
  folder = await makeTestFolder();
  clean = join(folder, 'clean.txt');
  await writeFile(clean, 'a resume');
});

describe('a scanner that gives no verdict refuses', () => {
  const kinds: [string, (socket: Socket) => void][] = [
    ['hangs up', (socket) => socket.destroy()],
    ['says something else', (socket) => socket.end('stream: Size limit exceeded. ERROR\0')],
    ['says nothing', () => undefined],
    ['never ends its answer', (socket) => void socket.write('x'.repeat(10_000))],
    ['answers half', (socket) => socket.end('stream: O')],
  ];
  it.each(kinds)('when it %s', async (_what, react) => {
    const { server, port } = await listen((socket) => {
      socket.on('error', () => undefined);
      socket.resume();
      react(socket);
    });
    const started = performance.now();
    await expect(
      new VirusScanner({ host: '127.0.0.1', port }, 500).refuseInfected(clean),
    ).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(performance.now() - started).toBeLessThan(5_000);
    server.close();
  });

  it('when it is not there', async () => {
    const { server, port } = await listen(() => undefined);
    await new Promise((done) => server.close(done));
    const scanner = new VirusScanner({ host: '127.0.0.1', port });
    await expect(scanner.refuseInfected(clean)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  });

  it('and believes one that does', async () => {
    const { server, port } = await listen(
      (socket) => void socket.once('data', () => socket.end('stream: OK\0')),
    );
    await new VirusScanner({ host: '127.0.0.1', port }).refuseInfected(clean);
    server.close();
  });
});

(hasClamd ? describe : describe.skip)('with the real clamd', () => {
  let clamd: ChildProcess;
  let bench: ApiBench;
  let socket: string;

  beforeAll(async () => {
    const database = join(folder, 'signatures');
    await mkdir(database);
    await chmod(database, 0o755);
    // Extended signature: any type, at any offset. The machine has no other signatures and none are downloaded.
    const hex = Buffer.from(EICAR).toString('hex');
    await writeFile(join(database, 'own.ndb'), `Eicar-Test:0:*:${hex}\n`);
    socket = join(folder, 'clamd.sock');
    const config = join(folder, 'clamd.conf');
    await writeFile(
      config,
      [
        `DatabaseDirectory ${database}`,
        `LocalSocket ${socket}`,
        'Foreground yes',
        'StreamMaxLength 25M',
      ].join('\n'),
    );
    clamd = spawn('clamd', ['--config-file', config], { stdio: 'ignore' });
    const deadline = Date.now() + 60_000;
    for (;;) {
      const scanner = new VirusScanner({ path: socket });
      const works = await scanner.refuseInfected(clean).then(
        () => true,
        () => false,
      );
      if (works) break;
      if (Date.now() > deadline) throw new Error('clamd did not start');
      await new Promise((next) => setTimeout(next, 200));
    }
    bench = await openApiBench({ CLAMD_ADDRESS: socket });
  }, 180_000);
  afterAll(async () => {
    await bench.end();
    clamd.kill('SIGKILL');
  });

  async function upload(
    bytes: Buffer,
    fileName = 'resume.txt',
  ): Promise<{ status: number; body: string; kept: number }> {
    const person = await bench.register();
    const { createUpload } = await person.ask(
      'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
      { input: { fileName, contentType: 'text/plain', size: bytes.length } },
    );
    const { id, url } = createUpload as { id: string; url: string };
    const answer = await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) });
    const kept = await withAccount(bench.orm, person.accountId).count(StoredFile, { id });
    return { status: answer.status, body: await answer.text(), kept };
  }

  it('refuses the EICAR file, alone and within others, and takes clean ones', async () => {
    for (const bytes of [EICAR, `Ada Example\n${EICAR}\n`, `${'x'.repeat(200_000)}${EICAR}`]) {
      const { status, body, kept } = await upload(Buffer.from(bytes));
      expect([status, kept]).toEqual([415, 0]);
      expect(body).toContain('virus scanner');
    }
    expect(await upload(Buffer.from('Ada Example, baker'))).toMatchObject({ status: 201, kept: 1 });
    expect(await upload(Buffer.alloc(5_000_000, 97))).toMatchObject({ status: 201 });
  });

  it('takes nothing while it is away', async () => {
    const gone = new Promise((done) => clamd.once('exit', done));
    clamd.kill('SIGKILL');
    await gone;
    const { status, kept } = await upload(Buffer.from('Ada Example, baker'));
    expect([status >= 500, kept]).toEqual([true, 1]);
  });
});

async function listen(on: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer(on);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as AddressInfo).port };
}
