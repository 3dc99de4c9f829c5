/** Many large uploads at once pass through the server without filling its memory: docs/decisions/0011. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { projectRoot } from '../../platform/config/project-root.js';
import { openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import { skipLoudly } from '../../platform/testing/attacks.js';
import { missingS3Programs, startS3Server, type S3Server } from '../../platform/testing/s3-server.js';

const MEGABYTE = 1024 * 1024;
const SIZE = 10 * MEGABYTE;
const PEOPLE = 5;
const EACH = 10;
/** Of 500 MB on their way; what the server needs of its own for 50 connections. */
const MOST_GROWTH = 150 * MEGABYTE;

const missing = missingS3Programs();
if (missing.length > 0) skipLoudly(`uploads to a real S3 server: this machine has no ${missing.join(', ')}`);

async function addressesOf(bench: ApiBench): Promise<string[]> {
  const addresses: string[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    const client = await bench.register();
    for (let file = 0; file < EACH; file += 1) {
      const { createUpload } = await client.ask(
        'mutation ($x: CreateUploadInput!) { createUpload(input: $x) { url } }',
        { x: { fileName: 'long.txt', contentType: 'text/plain', size: SIZE } },
      );
      addresses.push((createUpload as { url: string }).url);
    }
  }
  return addresses;
}

/** Sends all files at once from another process, and looks at this one's memory meanwhile. */
async function uploadAll(
  addresses: readonly string[],
): Promise<{ statuses: number[]; growth: number; seconds: number }> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const looking = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const begun = performance.now();
  const script = join(projectRoot(), 'api/platform/testing/put-files.mjs');
  const child = spawn(process.execPath, [script, String(SIZE)], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(addresses));
  try {
    const statuses = JSON.parse(await text(child.stdout)) as number[];
    return { statuses, growth: peak - before, seconds: (performance.now() - begun) / 1000 };
  } finally {
    clearInterval(looking);
  }
}

async function measure(bench: ApiBench, where: string): Promise<void> {
  const addresses = await addressesOf(bench);
  const { statuses, growth, seconds } = await uploadAll(addresses);
  const megabytes = (addresses.length * SIZE) / MEGABYTE;
  process.stdout.write(
    `${where}: ${addresses.length} uploads of ${SIZE / MEGABYTE} MB at once in ${seconds.toFixed(1)} s ` +
      `(${(megabytes / seconds).toFixed(0)} MB/s), memory +${(growth / MEGABYTE).toFixed(0)} MB\n`,
  );
  expect(statuses).toEqual(addresses.map(() => 201));
  expect(growth).toBeLessThan(MOST_GROWTH);
  // Each link was good for one file.
  expect((await uploadAll(addresses.slice(0, 5))).statuses).toEqual([409, 409, 409, 409, 409]);
}

it('are written to the disk', async () => {
  const bench = await openApiBench();
  try {
    await measure(bench, 'disk');
  } finally {
    await bench.end();
  }
}, 300_000);

(missing.length > 0 ? it.skip : it)(
  'go on to a bucket',
  async () => {
    let server: S3Server | null = null;
    let bench: ApiBench | null = null;
    try {
      server = await startS3Server();
      const { endpoint, accessKeyId, secretAccessKey } = server;
      const credentials = { accessKeyId, secretAccessKey };
      const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
      await client.send(new CreateBucketCommand({ Bucket: 'uploads' }));
      client.destroy();
      bench = await openApiBench({
        S3_ENDPOINT: endpoint,
        S3_BUCKET: 'uploads',
        S3_ACCESS_KEY_ID: accessKeyId,
        S3_SECRET_ACCESS_KEY: secretAccessKey,
      });
      await measure(bench, 'bucket');
    } finally {
      await bench?.end();
      await server?.close();
    }
  },
  300_000,
);
