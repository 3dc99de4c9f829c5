/** A worker process that asks models, to be killed: runs `modelCrashTask`. Says `ready` when it takes work. */
import { ModelLayer } from '../../engine/llm/model-layer.js';
import { openTasks } from '../../engine/tasks/open-tasks.js';
import type { TaskDeps } from '../../engine/tasks/step-context.js';
import { entities } from '../../registry.js';
import { loadConfig } from '../config/config.js';
import { KeyRing } from '../config/secret-key.js';
import { createOrm } from '../database/orm.js';
import { createLogger } from '../telemetry/logger.js';
import { modelCrashTask } from './model-crash-task.js';

const runtimeUrl = process.env['DATABASE_RUNTIME_URL'] ?? '';
const log = createLogger({ level: process.env['LOG_LEVEL'] ?? 'silent', role: 'crash-worker' });
const orm = await createOrm({ runtimeUrl, entities, poolSize: 8, log });
const tasks = await openTasks({
  runtimeUrl,
  orm,
  definitions: [modelCrashTask],
  handlers: [],
  supervise: true,
  schedule: false,
  log,
});
const config = loadConfig({ ...process.env, DATABASE_RUNTIME_URL: undefined });
const models = new ModelLayer({
  config: config.models,
  allowPrivate: [],
  orm,
  keys: new KeyRing('a secret of the tests, long enough to be one'),
  events: tasks.machinery,
  log,
  access: { mayUse: () => Promise.resolve({ allowed: true }) },
  quota: null,
  quotes: [],
});
await tasks.startWorking({ config, models } as TaskDeps, null);
process.stdout.write('ready\n');
