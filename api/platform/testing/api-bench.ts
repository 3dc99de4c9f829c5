import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventHandlers, tasks as registeredTasks } from '../../registry.js';
import { startApi } from '../../start-api.js';
import { openTaskDeps } from '../../start-worker.js';
import { loadConfig } from '../config/config.js';
import type { Config } from '../config/config.js';
import { createLogger } from '../telemetry/logger.js';
import { ApiClient } from './api-client.js';
import { openTaskBench } from './task-bench.js';
import type { TaskBench } from './task-bench.js';

/** The whole API with a worker, on a database of its own: what a room's integration tests talk to. */
export interface ApiBench extends TaskBench {
  config: Config;
  origin: string;
  /** A new person who has just registered. */
  register(displayName?: string): Promise<ApiClient & { accountId: string }>;
}

/** Tests register dozens of people from one address, and ask in words of their own before they log in. */
const FOR_TESTS = { ADDRESS_LIMIT_FACTOR: '1000', ANONYMOUS_OPERATIONS: 'any' };

/** @param environment variables of `.env.example` to set, e.g. `FETCH_ALLOW_PRIVATE` */
export async function openApiBench(environment: Record<string, string> = {}): Promise<ApiBench> {
  const bench = await openTaskBench(registeredTasks, { handlers: eventHandlers });
  const dataDir = await mkdtemp(join(tmpdir(), 'atlas-api-'));
  const config: Config = {
    ...loadConfig({ ...FOR_TESTS, ...environment, DATA_DIR: dataDir }),
    port: 0,
  };
  const log = createLogger({ level: environment['LOG_LEVEL'] ?? 'silent', role: 'test' });
  const server = await startApi({
    config,
    orm: bench.orm,
    log,
    secretKey: 'a secret of the tests, long enough to be one',
    tasks: bench,
    demo: false,
    clientFolder: null,
  });
  const { deps, close } = openTaskDeps(config);
  await bench.startWorking(deps, null);
  const origin = `http://127.0.0.1:${server.port}`;
  let people = 0;
  return {
    ...bench,
    config,
    origin,
    register: async (displayName = 'Ada Example') => {
      const client = new ApiClient(origin);
      people += 1;
      const { register } = await client.ask(
        'mutation ($input: RegisterInput!) { register(input: $input) { accessToken account { id } } }',
        { input: { email: `person${people}@example.org`, password: 'correct horse battery', displayName } },
      );
      const session = register as { accessToken: string; account: { id: string } };
      client.accessToken = session.accessToken;
      return Object.assign(client, { accountId: session.account.id });
    },
    end: async () => {
      await server.close();
      await bench.end();
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
