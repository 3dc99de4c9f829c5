/** Tailoring with a model that takes a second for every answer: from `tailorResume` to the end of its Task. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DEMO_POSTINGS } from '../db/seeds/demo-postings.js';
import { startModelServer } from '../e2e/support/model-server.js';
import { ResumeBench, wordDaily, type Strategy } from '../api/features/resumes/resume-bench.js';
import { startEmbeddedPostgres } from '../api/platform/database/embedded-postgres.js';
import { makeRolesAndDatabase } from '../api/platform/database/open-database.js';
import type { ApiClient } from '../api/platform/testing/api-client.js';
import { prepareDatabase } from '../api/prepare-database.js';
import { registered, startServer, type BenchServer } from './bench-server.js';
import { percentile, type Benchmark, type Figure } from './figure.js';

const ANSWER_MS = 1_000;
const ROUNDS = 8;
/** Not counted: the first call loads the provider's library. */
const WARM_UP = 1;
const ALL: Strategy[] = ['CONSERVATIVE', 'BALANCED', 'BOLD'];

const benchmark: Benchmark = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
  await chmod(dataDir, 0o755);
  const models = await startModelServer();
  const database = await startEmbeddedPostgres({ dataDir });
  let server: BenchServer | null = null;
  try {
    const { ownerUrl, runtimeUrl } = await makeRolesAndDatabase(database.superuserUrl, 'atlas', 'bench');
    await prepareDatabase(ownerUrl);
    const secretKey = 'a secret of the benchmark, long enough to be one';
    const environment = models.environment;
    server = await startServer({ kind: 'program', works: true, runtimeUrl, dataDir, secretKey, environment });
    const person = await registered(server.origin);
    await confirmAddresses(database.superuserUrl);
    models.answer(wordDaily);
    models.delay(ANSWER_MS);
    const figures: Figure[] = [];
    for (const strategies of [['BALANCED'], ALL] satisfies Strategy[][]) {
      const samples: number[] = [];
      let calls = 0;
      for (let round = -WARM_UP; round < ROUNDS; round += 1) {
        const bench = await personWithJob(person, `${strategies.length}.${round + WARM_UP}`);
        const before = models.calls.length;
        const start = performance.now();
        const { task } = await bench.tailor({ strategies });
        if (round >= 0) {
          samples.push(performance.now() - start);
          calls += models.calls.length - before;
        }
        if (task.result?.improvable !== false) throw new Error(`not worded: ${JSON.stringify(task.result)}`);
      }
      const versions = strategies.length === 1 ? 'one version' : `${strategies.length} versions`;
      const note = `${ROUNDS} runs, ${calls / ROUNDS} calls each; HTTP, queue, worker, model layer and stand-in on one machine`;
      const name = `tailorResume with a model of 1 s a call, ${versions}`;
      figures.push(
        { name: `${name}, p50`, value: percentile(samples, 50), unit: 'ms', note },
        { name: `${name}, worst`, value: percentile(samples, 100), unit: 'ms', target: '< 3000', note },
      );
    }
    return figures;
  } finally {
    await server?.stop();
    await database.stop();
    await models.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

export default benchmark;

/** Another posting each time, or the answers would be known already. */
async function personWithJob(person: ApiClient, round: string): Promise<ResumeBench> {
  const posting = DEMO_POSTINGS[0]!.replace(
    '- Fluent English',
    `- Fluent English\n- You know release ${round} of our house rules`,
  );
  return await ResumeBench.of(person, { posting });
}

/** As though everybody had followed the link in the mail. */
async function confirmAddresses(superuserUrl: string): Promise<void> {
  const url = new URL(superuserUrl);
  url.pathname = '/atlas';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query('update login_identity set confirmed_at = now()');
  await client.end();
}
