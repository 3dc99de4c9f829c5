import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { generateSecret } from 'otplib';
import type { DestinationStream } from 'pino';
import { LoginIdentity } from '../../features/accounts/account.entity.js';
import { keepSecret } from '../../features/accounts/two-factor/one-time-codes.js';
import { SecondFactor } from '../../features/accounts/two-factor/second-factor.entity.js';
import { eventHandlers, tasks as registeredTasks } from '../../registry.js';
import { openModels } from '../../open-models.js';
import { startApi } from '../../start-api.js';
import { openTaskDeps } from '../../start-worker.js';
import { loadConfig } from '../config/config.js';
import type { Config } from '../config/config.js';
import { KeyRing } from '../config/secret-key.js';
import { withAccount, withoutAccount } from '../database/orm.js';
import { createLogger } from '../telemetry/logger.js';
import { ApiClient } from './api-client.js';
import { openTaskBench } from './task-bench.js';
import type { TaskBench } from './task-bench.js';

/** The whole API with a worker, on a database of its own: what a room's integration tests talk to. */
export interface ApiBench extends TaskBench {
  config: Config;
  /** What the API signs and seals with. */
  keys: KeyRing;
  origin: string;
  /** A new person who has just registered and is logged in, with a confirmed address unless it is said otherwise. */
  register(displayName?: string, who?: NewPerson): Promise<Person>;
}

export interface NewPerson {
  /** Default true. */
  verified?: boolean;
  /** Default false; true: with a second factor, which administration requires. */
  admin?: boolean;
}

/**
 * Switches two-factor login on beside the API.
 *
 * @returns the secret of the app
 */
export async function giveSecondFactor(orm: MikroORM, keys: KeyRing, accountId: string): Promise<string> {
  const secret = generateSecret();
  await withAccount(orm, accountId).transactional(async (tx) => {
    await keepSecret(tx, keys, secret);
    await tx.nativeUpdate(SecondFactor, {}, { confirmedAt: new Date() });
  });
  return secret;
}

export type Person = ApiClient & { accountId: string; email: string; password: string };

const SECRET = 'a secret of the tests, long enough to be one';
const PASSWORD = 'correct horse battery';

/** Tests register dozens of people from one address, and ask in words of their own before they log in. */
const FOR_TESTS = {
  ADDRESS_LIMIT_FACTOR: '1000',
  ANONYMOUS_OPERATIONS: 'any',
  PROOF_OF_WORK: 'off',
  CLAMD_ADDRESS: 'none',
};

/**
 * @param environment variables of `.env.example` to set, e.g. `FETCH_ALLOW_PRIVATE`
 * @param now stands in for the clock of sessions
 * @param logTo where the log goes, that of the tasks too; default: standard error, without that of the tasks
 */
export async function openApiBench(
  environment: Record<string, string> = {},
  now?: () => Date,
  logTo?: DestinationStream,
): Promise<ApiBench> {
  const logLevel = environment['LOG_LEVEL'] ?? 'silent';
  const bench = await openTaskBench(registeredTasks, {
    handlers: eventHandlers,
    ...(logTo === undefined ? {} : { logLevel, logTo }),
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'atlas-api-'));
  const config: Config = {
    ...loadConfig({ ...FOR_TESTS, ...environment, DATA_DIR: dataDir }),
    port: 0,
  };
  const log = createLogger({ level: logLevel, role: 'test' }, logTo);
  const keys = new KeyRing(config.secretKey ?? SECRET, config.previousSecretKeys);
  const server = await startApi({
    config,
    orm: bench.orm,
    log,
    keys,
    tasks: bench,
    demo: false,
    clientFolder: null,
    ...(now === undefined ? {} : { now }),
  });
  const models = openModels({ config, orm: bench.orm, keys, events: bench.machinery, log });
  const { deps, close } = openTaskDeps(config, models);
  await bench.startWorking(deps, null);
  const origin = `http://127.0.0.1:${server.port}`;
  let people = 0;
  return {
    ...bench,
    config,
    keys,
    origin,
    register: async (displayName = 'Ada Example', { verified = true, admin = false } = {}) => {
      const client = new ApiClient(origin);
      people += 1;
      const email = `person${people}@example.org`;
      await client.ask('mutation ($input: RegisterInput!) { register(input: $input) { status } }', {
        input: { email, password: PASSWORD, displayName },
      });
      const em = withoutAccount(bench.orm);
      const { accountId } = await em.findOneOrFail(LoginIdentity, { email });
      const confirmedAt = verified ? new Date() : null;
      await em.nativeUpdate(LoginIdentity, { accountId }, { confirmedAt, isAdmin: admin });
      const { login } = await client.ask(
        'mutation ($input: LoginInput!) { login(input: $input) { ... on SessionPayload { accessToken } } }',
        { input: { email, password: PASSWORD } },
      );
      client.accessToken = (login as { accessToken: string }).accessToken;
      if (admin) await giveSecondFactor(bench.orm, keys, accountId);
      return Object.assign(client, { accountId, email, password: PASSWORD });
    },
    end: async () => {
      await server.close();
      await bench.end();
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
