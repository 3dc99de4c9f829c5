/** How soon somebody who imports a posting sees it move: from sending `importJobs` to the first event of its task. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { DEMO_POSTINGS } from '../db/seeds/demo-postings.js';
import { startEmbeddedPostgres } from '../api/platform/database/embedded-postgres.js';
import { makeRolesAndDatabase } from '../api/platform/database/open-database.js';
import type { ApiClient } from '../api/platform/testing/api-client.js';
import { prepareDatabase } from '../api/prepare-database.js';
import { registered, startServer, type BenchServer } from './bench-server.js';
import { percentile, type Benchmark } from './figure.js';

const ROUNDS = 40;
/** Not counted: the first imports load and warm what all later ones use. */
const WARM_UP = 5;
const IMPORT = `mutation ($input: ImportJobsInput!) {
  importJobs(input: $input) { ... on ImportStarted { task { id } } } }`;

interface TaskState {
  id: string;
  status: string;
}

const benchmark: Benchmark = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
  await chmod(dataDir, 0o755);
  const database = await startEmbeddedPostgres({ dataDir });
  let server: BenchServer | null = null;
  try {
    const { ownerUrl, runtimeUrl } = await makeRolesAndDatabase(database.superuserUrl, 'atlas', 'bench');
    await prepareDatabase(ownerUrl);
    const secretKey = 'a secret of the benchmark, long enough to be one';
    server = await startServer({ kind: 'program', works: true, runtimeUrl, dataDir, secretKey });
    const person = await registered(server.origin);
    const samples = await measure(server.origin, person);
    const note = `${ROUNDS} pasted postings one after the other; HTTP request, queue, worker, graphql-ws, all on one machine`;
    const name = 'importJobs to the first progress event';
    return [50, 95].map((p) => ({ name: `${name}, p${p}`, value: percentile(samples, p), unit: 'ms', note }));
  } finally {
    await server?.stop();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

export default benchmark;

async function measure(origin: string, person: ApiClient): Promise<number[]> {
  const url = `${origin.replace('http', 'ws')}/graphql`;
  const connectionParams = { accessToken: person.accessToken };
  const socket: Client = createClient({ url, webSocketImpl: WebSocket, connectionParams, lazy: false });
  try {
    const updates = socket.iterate<{ myTasks: TaskState }>({
      query: 'subscription { myTasks { id status progress } }',
    });
    const samples: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const text = `${DEMO_POSTINGS[0]}\n\nReference number ${round}.`;
      const begun = performance.now();
      const sent = person.ask(IMPORT, { input: { texts: [text] } });
      const first = await nextOf(updates, begun);
      await sent;
      if (round >= WARM_UP) samples.push(first);
    }
    return samples;
  } finally {
    await socket.dispose();
  }
}

/** Waits until the one task there is has ended. @returns milliseconds until it was first seen running */
async function nextOf(
  updates: AsyncIterableIterator<{ data?: { myTasks: TaskState } | null }>,
  begun: number,
): Promise<number> {
  let first: number | null = null;
  for (;;) {
    const update = await updates.next();
    if (update.done === true) throw new Error('The subscription ended');
    const task = update.value.data?.myTasks;
    if (task === undefined || task.status === 'QUEUED') continue;
    first ??= performance.now() - begun;
    if (task.status === 'SUCCEEDED') return first;
    if (task.status === 'FAILED') throw new Error('The import failed');
  }
}
