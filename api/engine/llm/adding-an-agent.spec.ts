import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startModelServer, type ModelServer } from '../../../e2e/support/model-server.js';
import { loadConfig } from '../../platform/config/config.js';
import { projectRoot } from '../../platform/config/project-root.js';
import { KeyRing } from '../../platform/config/secret-key.js';
import { newId } from '../../platform/database/new-id.js';
import { withAccount } from '../../platform/database/orm.js';
import { createLogger } from '../../platform/telemetry/logger.js';
import { openTaskBench, type TaskBench } from '../../platform/testing/task-bench.js';
import type { TaskDefinition } from '../tasks/define-task.js';
import { enqueueTask } from '../tasks/enqueue-task.js';
import type { TaskDeps } from '../tasks/step-context.js';
import { ModelLayer } from './model-layer.js';

/** The blocks of code of docs/adding-an-agent.md, in order: the agent and its prompt. */
const [, code = '', promptText = ''] = (
  /```ts\n([\s\S]*?)```[\s\S]*?```markdown\n([\s\S]*?)```/.exec(
    readFileSync(join(projectRoot(), 'docs/adding-an-agent.md'), 'utf8'),
  ) ?? []
).map(String);

const PAGE = 'Northwind Ferries, founded in 1952, carries four million passengers a year.';

let folder: string;
let bench: TaskBench;
let server: ModelServer;
let models: ModelLayer;
let task: TaskDefinition;
const accountId = newId();

beforeAll(async () => {
  // A room of its own for as long as the test runs, two folders below api/ as the page has it.
  folder = mkdtempSync(join(projectRoot(), 'api/features/agent-of-docs-'));
  const room = folder.slice(projectRoot().length + 1);
  mkdirSync(join(folder, 'prompts'));
  writeFileSync(join(folder, 'prompts/research-company.md'), promptText);
  writeFileSync(join(folder, 'research-company.task.ts'), code.replaceAll('api/features/companies', room));
  const module = (await import(join(folder, 'research-company.task.ts'))) as {
    researchCompanyTask: TaskDefinition;
  };
  task = module.researchCompanyTask;
  server = await startModelServer();
  const opened = await openTaskBench([task]);
  bench = opened;
  const config = loadConfig(server.environment);
  const keys = new KeyRing('a secret of the tests, long enough to be one');
  const log = createLogger({ level: 'silent', role: 'test' });
  models = new ModelLayer({
    config: config.models,
    allowPrivate: [],
    orm: bench.orm,
    keys,
    events: bench.machinery,
    log,
    access: { mayUse: () => Promise.resolve({ allowed: true }) },
    quota: null,
    quotes: [],
  });
  await bench.startWorking({ config, models } as TaskDeps, null);
});

afterAll(async () => {
  await bench.end();
  await models.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function research(page = PAGE): Promise<unknown> {
  const queued = await withAccount(bench.orm, accountId).transactional((em) =>
    enqueueTask(bench.machinery, em, task, { company: 'Northwind Ferries', page }),
  );
  const ended = await bench.until(
    accountId,
    queued.id,
    ({ status }) => status === 'SUCCEEDED' || status === 'FAILED',
  );
  return ended.result;
}

it('believes a model what the page says, and nothing else', async () => {
  server.answer(() => ({
    claims: [
      { text: 'It carries four million people a year.', excerpt: 'four million passengers a year' },
      { text: 'It was bought by Globex.', excerpt: 'acquired by Globex' },
    ],
  }));
  const result = (await research()) as { findings: { text: string }[] };
  expect(result.findings.map(({ text }) => text)).toEqual([
    'Founded in 1952',
    'It carries four million people a year.',
  ]);
});

it('finds by rules alone when no provider is up, and says so', async () => {
  server.fault('unauthorized');
  // Another page, so that no answer is known.
  const result = await research(`${PAGE} Its boats are blue.`);
  expect(result).toMatchObject({ findings: [{ text: 'Founded in 1952', by: 'rules' }] });
  expect((result as { message: string }).message).toContain('no model could be reached');
});
