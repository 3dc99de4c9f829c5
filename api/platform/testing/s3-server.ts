/** A real S3 server (Ceph's RADOS gateway over one monitor and one storage daemon in memory), for tests. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../database/new-id.js';

const PROGRAMS = ['ceph-mon', 'ceph-osd', 'ceph', 'ceph-authtool', 'monmaptool', 'radosgw', 'radosgw-admin'];
const COMMAND_MS = 60_000;
const START_MS = 60_000;

export interface S3Server {
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Ends the processes and removes their folder. */
  close(): Promise<void>;
}

/** What of Ceph this machine lacks; empty: nothing. */
export function missingS3Programs(): string[] {
  return PROGRAMS.filter((program) => spawnSync('which', [program]).status !== 0);
}

/** Starts a server on a free port of the loopback interface, with an empty store and one user. */
export async function startS3Server(): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-s3-'));
  const children: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    for (const child of children.reverse()) await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [monitorPort, port] = [await freePort(), await freePort()];
    const config = join(folder, 'ceph.conf');
    const cluster = newId();
    await writeFile(config, configuration(folder, cluster, monitorPort, port));
    for (const name of ['mon', 'osd', 'rgw']) await mkdir(join(folder, name));
    const keyring = join(folder, 'keyring');
    const key = (name: string, ...caps: string[]) => [keyring, '--gen-key', '-n', name, ...caps];
    await run('ceph-authtool', ['--create-keyring', ...key('mon.', '--cap', 'mon', 'allow *')]);
    await run('ceph-authtool', key('client.admin', '--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *'));
    await run('ceph-authtool', key('osd.0', '--cap', 'mon', 'allow profile osd', '--cap', 'osd', 'allow *'));
    const map = join(folder, 'monmap');
    const address = `[v2:127.0.0.1:${monitorPort}]`;
    await run('monmaptool', ['--create', '--addv', 'a', address, '--fsid', cluster, map]);
    await run('ceph-mon', ['-c', config, '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring]);
    children.push(daemon('ceph-mon', ['-c', config, '-i', 'a', '-f']));
    await run('ceph', ['-c', config, 'osd', 'create']);
    await run('ceph-osd', ['-c', config, '-i', '0', '--mkfs']);
    children.push(daemon('ceph-osd', ['-c', config, '-i', '0', '-f']));
    const accessKeyId = 'ATLASTEST';
    const secretAccessKey = 'the secret of a store in memory';
    const user = ['user', 'create', '--uid=atlas', '--display-name=atlas'];
    const keys = [`--access-key=${accessKeyId}`, `--secret=${secretAccessKey}`];
    await run('radosgw-admin', ['-c', config, ...user, ...keys]);
    children.push(daemon('radosgw', ['-c', config, '-f']));
    const endpoint = `http://127.0.0.1:${port}`;
    await answering(endpoint);
    return { endpoint, accessKeyId, secretAccessKey, close };
  } catch (error) {
    const log = await readFile(join(folder, 'client.admin.log'), 'utf8').catch(() => '');
    await close();
    throw new Error(`The S3 server did not start:\n${log.slice(-2_000)}`, { cause: error });
  }
}

function configuration(folder: string, cluster: string, monitorPort: number, port: number): string {
  const lines: Record<string, string | number> = {
    fsid: cluster,
    'mon host': `v2:127.0.0.1:${monitorPort}`,
    'auth cluster required': 'cephx',
    'auth service required': 'cephx',
    'auth client required': 'cephx',
    'osd pool default size': 1,
    'osd pool default min size': 1,
    'osd pool default pg num': 8,
    'osd crush chooseleaf type': 0,
    'mon allow pool size one': 'true',
    'mon data avail warn': 1,
    'mon data avail crit': 0,
    'run dir': folder,
    'log file': `${folder}/$name.log`,
    'admin socket': `${folder}/$name.asok`,
    'pid file': `${folder}/$name.pid`,
    'osd objectstore': 'memstore',
    'memstore device bytes': 256 * 1024 * 1024,
    'osd data': `${folder}/osd`,
    'osd journal': `${folder}/osd/journal`,
    'mon data': `${folder}/mon`,
    keyring: `${folder}/keyring`,
    'public addr': '127.0.0.1',
    'cluster addr': '127.0.0.1',
    'osd class load list': '*',
    'osd class default list': '*',
    'rgw data': `${folder}/rgw`,
    'rgw frontends': `beast endpoint=127.0.0.1:${port}`,
    'rgw thread pool size': 8,
  };
  const text = Object.entries(lines).map(([name, value]) => `${name} = ${value}`);
  return `[global]\n${text.join('\n')}\n`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function run(program: string, args: string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: COMMAND_MS });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2_000)));
  const code = await new Promise<number | null>((answer, fail) => {
    child.once('error', fail);
    child.once('close', answer);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
}

function daemon(program: string, args: string[]): ChildProcess {
  const child = spawn(program, args, { stdio: 'ignore' });
  // A program that cannot be started is noticed by what waits for its answer.
  child.on('error', () => undefined);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

async function answering(endpoint: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      await fetch(endpoint, { signal: AbortSignal.timeout(2_000) });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((next) => setTimeout(next, 200));
    }
  }
}
