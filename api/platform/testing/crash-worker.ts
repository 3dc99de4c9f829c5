/** A worker process for the crash tests: runs `crashTask` until it is killed. Says `ready` when it takes work. */
import { openTasks } from '../../engine/tasks/open-tasks.js';
import type { TaskDeps } from '../../engine/tasks/step-context.js';
import { entities } from '../../registry.js';
import { loadConfig } from '../config/config.js';
import { createOrm } from '../database/orm.js';
import { createLogger } from '../telemetry/logger.js';
import { crashTask } from './crash-tasks.js';

const runtimeUrl = process.env['DATABASE_RUNTIME_URL'] ?? '';
const log = createLogger({ level: process.env['LOG_LEVEL'] ?? 'silent', role: 'crash-worker' });
const orm = await createOrm({ runtimeUrl, entities, poolSize: 8, log });
const tasks = await openTasks({
  runtimeUrl,
  orm,
  definitions: [crashTask],
  handlers: [],
  supervise: true,
  schedule: false,
  log,
});
await tasks.startWorking({ config: loadConfig({}) } as TaskDeps, null);
process.on('SIGUSR2', () => undefined);
process.on('SIGTERM', () => {
  void tasks
    .close(500)
    .then(() => orm.close(true))
    .then(() => process.exit(0));
});
process.stdout.write('ready\n');
