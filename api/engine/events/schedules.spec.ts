import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { loadConfig } from '../../platform/config/config.js';
import { createOrm, withoutAccount } from '../../platform/database/orm.js';
import { RUNTIME_ROLE } from '../../platform/database/runtime-role.js';
import { installQueues, Queue } from '../../platform/queue/queue.js';
import { createLogger } from '../../platform/telemetry/logger.js';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.js';
import { Task } from '../tasks/task.entity.js';
import { keepSchedules, scheduleQueues, workOnSchedules, type Schedule } from './schedules.js';

const log = createLogger({ level: 'silent', role: 'test' });
let database: TestDatabase;
let orm: MikroORM;
let queue: Queue;
let ran: (name: string) => void = () => undefined;

function schedule(name: string, cron: string): Schedule {
  return {
    name,
    cron,
    run: () => {
      ran(name);
      return Promise.resolve();
    },
  };
}

const nightly = schedule('sweep-nightly', '0 3 * * *');
const weekly = schedule('sweep-weekly', '0 4 * * 0');

beforeAll(async () => {
  database = await createTestDatabase();
  await installQueues(database.ownerUrl, RUNTIME_ROLE, scheduleQueues([nightly, weekly]));
  orm = await createOrm({ runtimeUrl: database.runtimeUrl, entities: [Task], poolSize: 2, log });
  queue = await Queue.open({
    runtimeUrl: database.runtimeUrl,
    log,
    poolSize: 2,
    supervise: false,
    schedule: true,
  });
});
afterAll(async () => {
  await queue.close(500);
  await orm.close(true);
  await database.drop();
});

async function kept(): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.runtimeUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(
      `select name || ' ' || cron as line from pgboss.schedule order by name`,
    );
    return rows.map((row) => row.line);
  } finally {
    await client.end();
  }
}

it('keeps exactly the schedules of the registry', async () => {
  await keepSchedules(queue, [nightly, weekly]);
  await keepSchedules(queue, [nightly, weekly]);
  expect(await kept()).toEqual(['schedule-sweep-nightly 0 3 * * *', 'schedule-sweep-weekly 0 4 * * 0']);
  await keepSchedules(queue, [nightly]);
  expect(await kept()).toEqual(['schedule-sweep-nightly 0 3 * * *']);
});

it('runs what is due', async () => {
  const done = new Promise<string>((resolve) => (ran = resolve));
  await workOnSchedules({ orm, queue, schedules: [nightly], handlers: [], config: loadConfig({}), log });
  await withoutAccount(orm).transactional(async (em) => {
    await queue.add(em, 'schedule-sweep-nightly', {});
  });
  expect(await done).toBe('sweep-nightly');
});
