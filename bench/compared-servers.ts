/**
 * One of the servers that benchmarks compare, in a process of its own so that its processor time is its own. Started with the kind and the settings as JSON; says its port, and what it has used of the processor whenever it is asked.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import pg from 'pg';
import { openTasks } from '../api/engine/tasks/open-tasks.js';
import { SessionKeeper } from '../api/features/accounts/sessions/session-keeper.js';
import { loadConfig } from '../api/platform/config/config.js';
import { KeyRing, deriveKey } from '../api/platform/config/secret-key.js';
import { createOrm } from '../api/platform/database/orm.js';
import { buildServerSchema } from '../api/platform/graphql/build-schema.js';
import type { RequestContext } from '../api/platform/graphql/request-context.js';
import { createLogger } from '../api/platform/telemetry/logger.js';
import { entities, eventHandlers, queueWorkers, resolvers, tasks as definitions } from '../api/registry.js';
import { startApi } from '../api/start-api.js';
import { openModels } from '../api/open-models.js';
import { openTaskDeps } from '../api/start-worker.js';

export interface ServerSettings {
  kind: 'program' | 'apollo' | 'by-hand';
  runtimeUrl: string;
  dataDir: string;
  secretKey: string;
  /** `program` also runs tasks. */
  works?: boolean;
  /** Variables of `.env.example` for `program`. */
  environment?: Record<string, string>;
  /** What `by-hand` answers for the match of a job, by its id. */
  matches?: Record<string, { score: number; band: string }>;
}

export type ServerMessage = { port: number } | { cpuMicroseconds: number };

const POOL_SIZE = 10;
const PAGE = 20;
const settings = JSON.parse(process.argv[2] ?? '') as ServerSettings;

function say(message: ServerMessage): void {
  process.send?.(message);
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  say({ cpuMicroseconds: user + system });
});
process.on('disconnect', () => process.exit(0));

if (settings.kind === 'by-hand') serveByHand();
else await serveGraphql();

async function serveGraphql(): Promise<void> {
  const config = {
    ...loadConfig({ ...settings.environment, DATA_DIR: settings.dataDir, ANONYMOUS_OPERATIONS: 'any' }),
    port: 0,
  };
  const log = createLogger({ level: 'silent', role: 'bench' });
  const { runtimeUrl } = settings;
  const keys = new KeyRing(settings.secretKey);
  const orm = await createOrm({ runtimeUrl, entities, poolSize: POOL_SIZE, log });
  const tasks = await openTasks({
    runtimeUrl,
    orm,
    definitions,
    handlers: eventHandlers,
    workers: queueWorkers,
    supervise: false,
    schedule: false,
    log,
  });
  if (settings.kind === 'program') {
    const options = { config, orm, log, keys, tasks, demo: false, clientFolder: null };
    const { port } = await startApi(options);
    if (settings.works === true) {
      const models = openModels({ config, orm, keys, events: tasks.machinery, log });
      await tasks.startWorking(openTaskDeps(config, models).deps, null);
    }
    say({ port });
    return;
  }
  // The same resolvers behind Apollo and Express as their documentation sets them up.
  const sessions = new SessionKeeper(orm, keys, tasks.machinery);
  const apollo = new ApolloServer<RequestContext>({ schema: await buildServerSchema(resolvers) });
  await apollo.start();
  const app = express();
  app.use(
    '/graphql',
    express.json(),
    expressMiddleware(apollo, {
      context: async ({ req }) => ({
        requestId: '',
        viewer: await sessions.authenticate(req.headers.authorization?.slice('Bearer '.length) ?? ''),
        cookies: { get: () => undefined, set: () => undefined },
        origin: '',
        remoteAddress: '',
        userAgent: '',
        deps: { config, orm, log } as RequestContext['deps'],
      }),
    }),
  );
  const server = app.listen(0, '127.0.0.1', () => say({ port: (server.address() as AddressInfo).port }));
}

/** What somebody would write who needs nothing but this one answer: the same rows under the same policies, as JSON. */
function serveByHand(): void {
  const pool = new pg.Pool({ connectionString: settings.runtimeUrl, max: POOL_SIZE });
  const key = deriveKey(settings.secretKey, 'access-token');
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const accountId = accountOfToken(request.headers.authorization ?? '', key);
    if (accountId === null) {
      response.writeHead(401).end();
      return;
    }
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('app.account_id', $1, true)`, [accountId]);
      const { rows } = await client.query<JobRow>({ name: 'jobs', text: JOBS, values: [accountId] });
      const counted = await client.query<{ count: number }>({
        name: 'count',
        text: COUNT,
        values: [accountId],
      });
      await client.query('commit');
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ data: { jobs: connection(rows, counted.rows[0]?.count ?? 0) } }));
    } finally {
      client.release();
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.writeHead(500).end();
    });
  });
  server.listen(0, '127.0.0.1', () => say({ port: (server.address() as AddressInfo).port }));
}

interface JobRow {
  id: string;
  url: string | null;
  status: string;
  title: string | null;
  company: string | null;
  remote: string | null;
  extracted: {
    locations: string[];
    salary: { min: number | null; max: number | null; currency: string; unit: string } | null;
  };
  date_posted: Date | null;
  created_at: Date;
  version: number;
  application_id: string | null;
  stage: string | null;
}

const JOBS = `select j.id, j.url, j.status, j.title, j.company, j.remote, j.extracted, j.date_posted, j.created_at, j.version,
    a.id as application_id, a.stage
  from job j left join application a on a.account_id = j.account_id and a.job_id = j.id
  where j.account_id = $1 and j.status <> 'ARCHIVED' order by j.created_at desc, j.id desc limit ${PAGE + 1}`;
const COUNT = `select count(*)::int as count from job where account_id = $1 and status <> 'ARCHIVED'`;

function connection(rows: readonly JobRow[], totalCount: number): object {
  const edges = rows.slice(0, PAGE).map((row) => ({
    cursor: Buffer.from(JSON.stringify([row.created_at.toISOString(), row.id])).toString('base64url'),
    node: {
      __typename: 'Job',
      id: row.id,
      url: row.url,
      status: row.status,
      title: row.title,
      company: row.company,
      locations: row.extracted.locations,
      remote: row.remote,
      salary: salaryOf(row.extracted.salary),
      datePosted: row.date_posted?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      version: row.version,
      match: { __typename: 'MatchReport', ...settings.matches?.[row.id] },
      application:
        row.application_id === null
          ? null
          : { __typename: 'Application', id: row.application_id, stage: row.stage },
    },
  }));
  const hasNextPage = rows.length > PAGE;
  return { totalCount, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null }, edges };
}

function salaryOf(salary: JobRow['extracted']['salary']): object | null {
  if (salary === null) return null;
  const { currency, unit } = salary;
  const money = (amount: number | null) =>
    amount === null ? null : { __typename: 'Money', amountMinor: Math.round(amount * 100), currency };
  return { __typename: 'SalaryRange', min: money(salary.min), max: money(salary.max), unit };
}

function accountOfToken(header: string, key: Uint8Array): string | null {
  const [head = '', body = '', signature = ''] = header.slice('Bearer '.length).split('.');
  const expected = createHmac('sha256', key).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { sub: string; exp: number };
  return claims.exp * 1000 > Date.now() ? claims.sub : null;
}
