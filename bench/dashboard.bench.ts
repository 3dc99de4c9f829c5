/** The jobs list of the dashboard through the whole program, against Apollo as it comes and against SQL and JSON by hand. */
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DEMO_POSTINGS } from '../db/seeds/demo-postings.js';
import { fillDemoAccount } from '../db/seeds/demo-account.js';
import { StoredFile } from '../api/engine/storage/stored-file.entity.js';
import { createApplication } from '../api/features/applications/application-tracker.js';
import { readPosting } from '../api/features/jobs/posting-reader.js';
import { saveNewJob } from '../api/features/jobs/save-imported-job.js';
import { startEmbeddedPostgres } from '../api/platform/database/embedded-postgres.js';
import { makeRolesAndDatabase } from '../api/platform/database/open-database.js';
import { createOrm, withAccount } from '../api/platform/database/orm.js';
import { createLogger } from '../api/platform/telemetry/logger.js';
import { prepareDatabase } from '../api/prepare-database.js';
import { entities } from '../api/registry.js';
import { openFileStore } from '../api/start-api.js';
import { registered, startServer, type BenchServer as Server } from './bench-server.js';
import type { ServerSettings } from './compared-servers.js';
import { percentile, type Benchmark, type Figure } from './figure.js';

const CONNECTIONS = 4;
const ROUNDS = 5;
/** As many for all: a server is not measured colder than another because the machine is slow. */
const ROUND_REQUESTS = 200;
const WARM_UP_REQUESTS = 1_000;
const JOBS = 40;
const KINDS = ['program', 'apollo', 'by-hand'] as const;
const VARIABLES = { first: 20, after: null, filter: null, orderBy: 'CREATED_AT_DESC' };

type Kind = (typeof KINDS)[number];

const benchmark: Benchmark = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
  await chmod(dataDir, 0o755);
  const database = await startEmbeddedPostgres({ dataDir });
  const servers = new Map<Kind, Server>();
  try {
    const { ownerUrl, runtimeUrl } = await makeRolesAndDatabase(database.superuserUrl, 'atlas', 'bench');
    await prepareDatabase(ownerUrl);
    const settings = { runtimeUrl, dataDir, secretKey: 'a secret of the benchmark, long enough to be one' };
    servers.set('program', await startServer({ ...settings, kind: 'program' }));
    const client = await registered(servers.get('program')!.origin);
    await fillAccount(runtimeUrl, dataDir, client.accountId);
    await confirmAddress(ownerUrl, client.accountId);
    const body = JSON.stringify({ operationName: 'Jobs', query: jobsQuery(), variables: VARIABLES });
    const expected = await ask(servers.get('program')!, client.accessToken, body);
    servers.set('apollo', await startServer({ ...settings, kind: 'apollo' }));
    servers.set('by-hand', await startServer({ ...settings, kind: 'by-hand', matches: matchesIn(expected) }));
    for (const [kind, server] of servers) {
      const answer = await ask(server, client.accessToken, body);
      if (canonical(answer) !== canonical(expected))
        throw new Error(`${kind} answers something else: ${answer}`);
    }
    return await compare(servers, client.accessToken, body);
  } finally {
    for (const server of servers.values()) {
      await server.stop();
    }
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

export default benchmark;

/** Each server in turn, several times over: what else the machine does falls on all of them. */
async function compare(servers: Map<Kind, Server>, token: string, body: string): Promise<Figure[]> {
  const perSecond = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]));
  const cpu = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]));
  for (const server of servers.values()) await load(server, token, body, WARM_UP_REQUESTS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [kind, server] of servers) {
      const before = await server.cpuMicroseconds();
      const begun = performance.now();
      await load(server, token, body, ROUND_REQUESTS);
      perSecond.get(kind)!.push((1000 * ROUND_REQUESTS) / (performance.now() - begun));
      cpu.get(kind)!.push(((await server.cpuMicroseconds()) - before) / ROUND_REQUESTS);
    }
  }
  const middle = (samples: Map<Kind, number[]>, kind: Kind) => percentile(samples.get(kind)!, 50);
  const rates = KINDS.map((kind) => `${kind} ${Math.round(middle(perSecond, kind))}/s`).join(', ');
  const costs = KINDS.map((kind) => `${kind} ${Math.round(middle(cpu, kind))} µs`).join(', ');
  const how = `20 jobs with application and match; ${ROUNDS} rounds of ${ROUND_REQUESTS} requests over ${CONNECTIONS} connections, median`;
  return [
    {
      name: 'Dashboard query: throughput against Apollo as it comes',
      value: middle(perSecond, 'program') / middle(perSecond, 'apollo'),
      unit: 'ratio',
      target: 'at least 1.5',
      note: `${rates}; ${how}`,
    },
    {
      name: 'Dashboard query: throughput against SQL and JSON by hand',
      value: middle(perSecond, 'program') / middle(perSecond, 'by-hand'),
      unit: 'ratio',
    },
    {
      name: 'Dashboard query: processor time against SQL and JSON by hand',
      value: middle(cpu, 'program') / middle(cpu, 'by-hand'),
      unit: 'ratio',
      target: 'at most 2.0',
      note: costs,
    },
    {
      name: 'Dashboard query: processor time against Apollo as it comes',
      value: middle(cpu, 'program') / middle(cpu, 'apollo'),
      unit: 'ratio',
    },
  ];
}

/** Asks so many times, over some connections at once. */
async function load(server: Server, token: string, body: string, requests: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let left = requests;
  const lanes = Array.from({ length: CONNECTIONS }, async () => {
    while (left-- > 0) await ask(server, token, body, agent);
  });
  await Promise.all(lanes);
  agent.destroy();
}

async function ask(server: Server, token: string, body: string, agent?: Agent): Promise<string> {
  return await new Promise((done, fail) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    };
    const sent = request(`${server.origin}/graphql`, { method: 'POST', headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200 && text.startsWith('{"data"')) done(text);
        else fail(new Error(`Answered ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

/** The career of the demo account, and as many jobs as somebody has who searches for a while; every other one is applied for. */
async function fillAccount(runtimeUrl: string, dataDir: string, accountId: string): Promise<void> {
  const log = createLogger({ level: 'silent', role: 'bench' });
  const orm = await createOrm({ runtimeUrl, entities, poolSize: 2, log });
  try {
    await fillDemoAccount(withAccount(orm, accountId), openFileStore({ dataDir }));
    await withAccount(orm, accountId).transactional(async (em) => {
      const { id: snapshotId } = await em.findOneOrFail(StoredFile, { purpose: 'SNAPSHOT' });
      for (let index = 0; index < JOBS; index++) {
        const text = DEMO_POSTINGS[index % DEMO_POSTINGS.length]!;
        const content = `${text}\n\nReference number ${index + 1}.`;
        const reading = readPosting({ content, kind: 'text', url: null, readAt: new Date() });
        const { jobId } = await saveNewJob(em, { reading, url: null, finalUrl: null, snapshotId });
        if (index % 2 === 0)
          await createApplication(em, accountId, { jobId, resumeId: null, stage: 'APPLIED' });
      }
    });
  } finally {
    await orm.close(true);
  }
}

/** Of somebody who has not confirmed it, the program looks up at every request whether they have. */
async function confirmAddress(ownerUrl: string, accountId: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('update login_identity set confirmed_at = now() where account_id = $1', [accountId]);
  await client.end();
}

/** The operation the client sends, with `__typename` where its cache wants it. */
function jobsQuery(): string {
  const text = readFileSync(join(import.meta.dirname, '../client/src/app/jobs/jobs.graphql'), 'utf8');
  const part = (start: string) => {
    const from = text.indexOf(start);
    return text.slice(from, text.indexOf('\n}', from) + 2);
  };
  return ['fragment SalaryFields', 'fragment JobSummary', 'query Jobs']
    .map(part)
    .join('\n')
    .replaceAll(/^( +)(id|score|amountMinor)$/gm, '$1__typename\n$1$2')
    .replace(/(SalaryRange \{)/, '$1\n  __typename');
}

interface Answer {
  data: { jobs: { edges: { node: { id: string; match: { score: number; band: string } } }[] } };
}

function matchesIn(answer: string): ServerSettings['matches'] {
  const { edges } = (JSON.parse(answer) as Answer).data.jobs;
  return Object.fromEntries(
    edges.map(({ node }) => [node.id, { score: node.match.score, band: node.match.band }]),
  );
}

/** The same whatever the order of an object's keys. */
function canonical(answer: string): string {
  return JSON.stringify(JSON.parse(answer), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
