import { readdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '../../platform/config/config.js';
import { newId } from '../../platform/database/new-id.js';
import { openApiBench } from '../../platform/testing/api-bench.js';
import { skipLoudly } from '../../platform/testing/attacks.js';
import { missingS3Programs, startS3Server, type S3Server } from '../../platform/testing/s3-server.js';
import { makeTestFolder } from '../../platform/testing/test-folder.js';
import { S3FileStore } from './s3-file-store.js';

const missing = missingS3Programs();
if (missing.length > 0) {
  skipLoudly(`files in a bucket of a real S3 server: this machine has no ${missing.join(', ')}`);
}
const withServer = missing.length > 0 ? describe.skip : describe;

const BUCKET = 'atlas-files';
const account = newId();

let folder: string;
beforeAll(async () => {
  folder = await makeTestFolder();
});

withServer('files in a bucket of a real S3 server', () => {
  let server: S3Server;
  let settings: S3Settings;
  let store: S3FileStore;
  let client: S3Client;

  beforeAll(async () => {
    server = await startS3Server();
    const { endpoint, accessKeyId, secretAccessKey } = server;
    settings = {
      endpoint,
      accessKeyId,
      secretAccessKey,
      bucket: BUCKET,
      region: 'us-east-1',
      pathStyle: true,
    };
    client = new S3Client({
      ...{ endpoint, region: 'us-east-1', forcePathStyle: true },
      credentials: { accessKeyId, secretAccessKey },
    });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    store = new S3FileStore(settings, join(folder, 'incoming'));
  }, 180_000);
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  const keys = async (): Promise<string[]> => {
    const { Contents: contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    return contents.map(({ Key: key }) => key ?? '');
  };

  it('are stored under account and checksum, read, streamed and removed', async () => {
    const bytes = Buffer.from('a resume');
    const { checksum, size } = await store.write(account, bytes);
    expect(size).toBe(bytes.length);
    expect(await keys()).toEqual([`${account}/${checksum.slice(0, 2)}/${checksum}`]);
    expect((await store.read(account, checksum)).equals(bytes)).toBe(true);
    await expect(store.read(newId(), checksum)).rejects.toMatchObject({ code: 'ENOENT' });
    await store.remove(account, checksum);
    await expect(store.stream(account, checksum)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('of 20 MB come and go whole', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024, 'page');
    const { checksum } = await store.receive(account, chunksOf(bytes), bytes.length);
    expect((await store.read(account, checksum)).equals(bytes)).toBe(true);
  });

  it('that are refused or have another size never reach the bucket', async () => {
    const before = await keys();
    const bytes = Buffer.from('refused');
    const refuse = (): Promise<void> => Promise.reject(new Error('a virus'));
    await expect(store.receive(account, chunksOf(bytes), bytes.length, refuse)).rejects.toThrow('a virus');
    await expect(store.receive(account, chunksOf(bytes), 3)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(store.receive(account, chunksOf(bytes), 99)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await keys()).toEqual(before);
  });

  it('of one account are removed together, of no other', async () => {
    const other = newId();
    const { checksum } = await store.write(other, Buffer.from('stays'));
    await store.write(account, Buffer.from('one'));
    await store.write(account, Buffer.from('two'));
    await store.removeAccount(account);
    await store.removeAccount(account);
    expect((await keys()).filter((key) => key.startsWith(account))).toEqual([]);
    expect((await store.read(other, checksum)).toString()).toBe('stays');
  });

  it('stay beside the list of erased accounts', async () => {
    const hash = 'a'.repeat(64);
    await store.rememberErased(hash);
    await store.rememberErased(hash);
    expect(await store.erasedAccounts()).toEqual([hash]);
  });

  it('are not given to wrong secrets, wrong keys or other buckets, nor to nobody', async () => {
    const { checksum } = await store.write(account, Buffer.from('secret'));
    const wrong: Partial<S3Settings>[] = [
      { secretAccessKey: 'wrong' },
      { accessKeyId: 'nobody' },
      { bucket: 'another-bucket' },
    ];
    for (const change of wrong) {
      const thief = new S3FileStore({ ...settings, ...change }, join(folder, 'incoming'));
      const attempts = [thief.read(account, checksum), thief.write(account, Buffer.from('x'))];
      for (const attempt of attempts) {
        await expect(attempt).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
      }
    }
    const path = `${BUCKET}/${account}/${checksum.slice(0, 2)}/${checksum}`;
    expect((await fetch(`${server.endpoint}/${path}`)).status).toBe(403);
    expect((await store.read(account, checksum)).toString()).toBe('secret');
  });

  it('are uploaded and downloaded by the same signed links as those on a disk', async () => {
    const bench = await openApiBench({
      S3_ENDPOINT: server.endpoint,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: server.accessKeyId,
      S3_SECRET_ACCESS_KEY: server.secretAccessKey,
    });
    try {
      const person = await bench.register();
      const { createUpload } = await person.ask(
        'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
        { input: { fileName: 'a.txt', contentType: 'text/plain', size: 4 } },
      );
      const { url } = createUpload as { url: string };
      expect((await fetch(url, { method: 'PUT', body: 'text' })).status).toBe(201);
      expect((await keys()).some((key) => key.startsWith(person.accountId))).toBe(true);
    } finally {
      await bench.end();
    }
  }, 120_000);
});

it('gives up on a storage that is not there', async () => {
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
  const { port } = closed.address() as AddressInfo;
  await new Promise((done) => closed.close(done));
  const store = new S3FileStore(
    {
      ...{ endpoint: `http://127.0.0.1:${port}`, bucket: BUCKET, region: 'us-east-1', pathStyle: true },
      ...{ accessKeyId: 'a', secretAccessKey: 'b' },
    },
    join(folder, 'incoming'),
  );
  await expect(store.write(account, Buffer.from('x'))).rejects.toMatchObject({
    code: 'PROVIDER_UNAVAILABLE',
  });
});

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
