/**
 * The model layer: what it adds to a call, and how many calls its cache saves on 1,000 questions about postings (those of the
 * folder CORPUS, else the project's own). The provider is the stand-in, so the figures are the layer's alone.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { htmlToText } from '../api/core/text/html-to-text.js';
import { cleanData } from '../api/engine/llm/compose-request.js';
import { definePrompt } from '../api/engine/llm/define-prompt.js';
import { ModelLayer } from '../api/engine/llm/model-layer.js';
import type { TaskModels } from '../api/engine/llm/answer.js';
import { loadConfig } from '../api/platform/config/config.js';
import { KeyRing } from '../api/platform/config/secret-key.js';
import { startEmbeddedPostgres } from '../api/platform/database/embedded-postgres.js';
import { newId } from '../api/platform/database/new-id.js';
import { makeRolesAndDatabase } from '../api/platform/database/open-database.js';
import { createOrm, withAccount } from '../api/platform/database/orm.js';
import type { Queue } from '../api/platform/queue/queue.js';
import { createLogger } from '../api/platform/telemetry/logger.js';
import { prepareDatabase } from '../api/prepare-database.js';
import { entities } from '../api/registry.js';
import { startModelServer } from '../e2e/support/model-server.js';
import { percentile, type Benchmark, type Figure } from './figure.js';

const ROUNDS = 300;
const WARM_UP = 30;
const REQUESTS = 1_000;
const DISTINCT = 120;
/** Each is another posting by one word or figure, as two jobs of one employer are. */
const HARD_NEGATIVES = 60;
const MOST_TEXT = 20_000;
const LEAST_TEXT = 400;
const SEED = 20_261_121;
const ADDED_TRACKING = /\?utm_source=s\d+/g;

const prompt = definePrompt({
  file: 'api/features/jobs/prompts/fill-gaps.md',
  answer: z.object({ facts: z.array(z.string()) }),
});

/** What an answer rests on: every word and figure, whatever the layout and the tracking that the workload adds. */
const factsOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .replaceAll(ADDED_TRACKING, '')
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}][\p{L}\p{N}.,+#%]*/gu) ?? [],
    ),
  ]
    .map((word) => word.replace(/[.,]+$/, ''))
    .sort();
const answerTo = (text: string) => ({ facts: [String(factsOf(text).length), hash(factsOf(text).join(' '))] });

function hash(text: string): string {
  let value = 2_166_136_261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619) >>> 0;
  return value.toString(36);
}

const benchmark: Benchmark = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-models-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder, volatile: true });
  const server = await startModelServer();
  try {
    const database = await makeRolesAndDatabase(postgres.superuserUrl, 'models', 'bench');
    await prepareDatabase(database.ownerUrl);
    const log = createLogger({ level: 'silent', role: 'bench' });
    const orm = await createOrm({ runtimeUrl: database.runtimeUrl, entities, poolSize: 8, log });
    const layer = new ModelLayer({
      config: loadConfig({
        ...server.environment,
        MODEL_DAILY_BUDGET_USD: '1000',
        MODEL_ACCOUNT_DAILY_BUDGET_USD: '1000',
        MODEL_ACCOUNT_MONTHLY_BUDGET_USD: '1000',
      }).models,
      allowPrivate: [],
      orm,
      keys: new KeyRing('a key of the benchmark, long enough to be one'),
      events: { queue: null as unknown as Queue, handlers: [] },
      log,
      access: { mayUse: () => Promise.resolve({ allowed: true }) },
      quota: null,
      quotes: [],
    });
    server.answer((call) => answerTo(call.data['posting'] ?? ''));
    const models = () =>
      layer.forTask({
        accountId,
        task: { id: newId(), kind: 'BENCH' },
        signal: new AbortController().signal,
      });
    const accountId = newId();
    try {
      const texts = readPostings();
      return [
        ...(await overhead(models, texts, bareTrip(server.url), bareStatement(orm, accountId))),
        ...(await savings(models, texts, () => server.calls.length)),
      ];
    } finally {
      await layer.close();
      await orm.close(true);
    }
  } finally {
    await server.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

export default benchmark;

const ask = (models: TaskModels, posting: string, fields = '- title') =>
  models.ask({ prompt, values: { fields }, data: { posting }, semanticCache: true });

/** A request to the stand-in that it answers without work: what the machine makes of any call just now. */
function bareTrip(url: string): () => Promise<void> {
  return async () => void (await (await fetch(`${url}/v1/models`)).text());
}

/** A statement that does nothing, in a transaction of the account: what the machine makes of any booking just now. */
function bareStatement(orm: MikroORM, accountId: string): () => Promise<void> {
  const em = withAccount(orm, accountId);
  return async () => void (await em.execute('select 1'));
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** From the question to the answer, less what the call itself took; beside it, in the same minute, what nothing takes. */
async function overhead(
  models: () => TaskModels,
  texts: readonly string[],
  trip: () => Promise<void>,
  statement: () => Promise<void>,
): Promise<Figure[]> {
  const missed: number[] = [];
  const found: number[] = [];
  const trips: number[] = [];
  const statements: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const text = `${round}\n${texts[round % texts.length] ?? ''}`;
    trips.push(await timeOf(trip));
    statements.push(await timeOf(statement));
    for (const samples of [missed, found]) {
      const started = performance.now();
      const answer = await ask(models(), text);
      const took = performance.now() - started;
      if (answer.kind !== 'answered') throw new Error(answer.message);
      if (round >= WARM_UP) samples.push(answer.artefact.cached ? took : took - answer.artefact.durationMs);
    }
  }
  const note = `${ROUNDS} calls, one after the other, p50 ${percentile(missed, 50).toFixed(1)} ms`;
  const both = (samples: readonly number[]) =>
    `p50 ${percentile(samples, 50).toFixed(1)} ms, in the same run`;
  return [
    { name: 'overhead of a call, p95', value: percentile(missed, 95), unit: 'ms', target: '< 15', note },
    { name: 'answer from the cache, p95', value: percentile(found, 95), unit: 'ms' },
    { name: 'a bare call on this machine, p95', value: percentile(trips, 95), unit: 'ms', note: both(trips) },
    {
      name: 'a bare booking on this machine, p95',
      value: percentile(statements, 95),
      unit: 'ms',
      note: both(statements),
    },
  ];
}

async function savings(
  models: () => TaskModels,
  texts: readonly string[],
  calls: () => number,
): Promise<Figure[]> {
  const random = seeded(SEED);
  const distinct = texts.slice(0, DISTINCT);
  const negatives = Array.from({ length: HARD_NEGATIVES }, (_, n) =>
    another(distinct[n % distinct.length] ?? '', n),
  );
  const originals = [...distinct, ...negatives];
  const repeats = Array.from({ length: REQUESTS - originals.length }, () => {
    const text = originals[Math.floor(random() * originals.length)] ?? '';
    const kind = random();
    if (kind < 0.5) return text;
    return kind < 0.75 ? relaid(text) : kind < 0.9 ? tracked(text, random) : reordered(text);
  });
  const workload = [...originals, ...repeats].sort(() => random() - 0.5);
  const before = calls();
  let wrong = 0;
  for (const text of workload) {
    const answer = await ask(models(), text, '- all');
    if (answer.kind !== 'answered') throw new Error(answer.message);
    const facts = answerTo(cleanData(text)).facts;
    if (JSON.stringify(answer.value.facts) !== JSON.stringify(facts)) wrong += 1;
  }
  const made = calls() - before;
  const note = `${workload.length} questions: ${distinct.length} postings, ${negatives.length} hard negatives, ${repeats.length} repeats (half exact, a quarter with other layout, 15% with tracking, 10% with blocks moved)`;
  return [
    {
      name: 'calls saved by the cache',
      value: 100 * (1 - made / workload.length),
      unit: '%',
      target: '>= 80',
      note,
    },
    { name: 'wrong answers from the cache', value: wrong, unit: '', target: '0' },
  ];
}

/** The same posting laid out by another site. */
const relaid = (text: string) =>
  text
    .split('\n')
    .map((line) => `  ${line.replaceAll(' ', '  ').replace(/^[-•*]\s*/, '· ')}`)
    .join('\r\n\r\n');

const tracked = (text: string, random: () => number) =>
  `${text.replaceAll(/(https?:\/\/[^\s?#)"']+)(?=[\s)"']|$)/g, `$1?utm_source=s${Math.floor(random() * 1e6)}`)}  `;

const reordered = (text: string) => {
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  return [...lines.slice(middle), ...lines.slice(0, middle)].join('\n');
};

/** Another job of the employer: one figure or one word differs. */
function another(text: string, n: number): string {
  const figure = /\b\d+\b/;
  if (n % 2 === 0 && figure.test(text))
    return text.replace(figure, (digits) => String(Number(digits) + 1 + n));
  return text.replace(/\b(the|and|und|for|with|in|of)\b/i, `not${n}`);
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Texts of postings, no two the same. */
function readPostings(): string[] {
  const corpus = process.env['CORPUS'];
  const folder =
    corpus !== undefined && existsSync(corpus) ? corpus : join(import.meta.dirname, '../eval/postings');
  const texts = new Map<string, string>();
  for (const path of walk(folder)) {
    if (texts.size >= DISTINCT * 2) break;
    for (const text of textsOf(path)) {
      if (text.length >= LEAST_TEXT) texts.set(factsOf(text).join(' '), text.slice(0, MOST_TEXT));
    }
  }
  return [...texts.values()];
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return /expected\.json$|gold\.json$/.test(entry.name) || statSync(path).size > 5_000_000 ? [] : [path];
    });
}

function textsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  switch (extname(path)) {
    case '.html':
      return [htmlToText(text)];
    case '.txt':
      return [text];
    case '.json':
      return descriptionsIn(parse(text));
    default:
      return [];
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A feed that was cut is no posting to ask about.
    return null;
  }
}

/** Every long text in a feed. */
function descriptionsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= LEAST_TEXT ? [htmlToText(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(descriptionsIn);
}
