/** The program: `ROLE` says whether this process serves the API, works on tasks, keeps the clock, or all of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { fillDemoAccount } from '../db/seeds/demo-account.js';
import { openTasks } from './engine/tasks/open-tasks.js';
import { demoteFormerAdmins } from './features/accounts/admin/keep-admins.js';
import { closeDemoAccount, ensureDemoAccount } from './features/accounts/demo-account.js';
import { finishErasures } from './features/accounts/rights/erase-account.js';
import { loadConfig, type Config } from './platform/config/config.js';
import { projectRoot } from './platform/config/project-root.js';
import { readKeyRing } from './platform/config/secret-key.js';
import { openDatabase } from './platform/database/open-database.js';
import { createOrm, withAccount } from './platform/database/orm.js';
import { refuseUnsafeRuntime } from './platform/database/runtime-role.js';
import { errorCode } from './platform/errors/error-code.js';
import type { RunningServer } from './platform/graphql/start-server.js';
import { createLogger } from './platform/telemetry/logger.js';
import { openModels } from './open-models.js';
import { prepareDatabase } from './prepare-database.js';
import { readSkillFiles } from './read-skill-files.js';
import { entities, eventHandlers, queueWorkers, schedules, tasks as definitions } from './registry.js';
import { openFileStore, startApi, type ApiOptions } from './start-api.js';
import { openTaskDeps } from './start-worker.js';

/** What a step in progress gets to finish before another process goes on with its task. */
const GRACE_MS = 8_000;

/** Undoes a start, newest part first, also when the start itself fails half-way. */
class Shutdown {
  readonly #log: Logger;
  readonly #parts: [string, () => Promise<void>][] = [];
  #stopping: Promise<void> | null = null;

  constructor(log: Logger) {
    this.#log = log;
  }

  add(name: string, stop: () => Promise<void>): void {
    this.#parts.push([name, stop]);
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#stopAll());
  }

  async #stopAll(): Promise<void> {
    for (const [name, stop] of this.#parts.reverse()) {
      try {
        await stop();
      } catch (error) {
        this.#log.warn({ err: error, part: name }, 'part did not stop cleanly');
      }
    }
  }
}

async function start(config: Config, log: Logger, shutdown: Shutdown): Promise<string> {
  const serves = config.role === 'all' || config.role === 'api';
  const works = config.role === 'all' || config.role === 'worker';
  const keepsTime = config.role === 'all' || config.role === 'scheduler';

  for (const line of await readSkillFiles(config.skillFiles)) log.info({ file: line }, 'skills read');
  const database = await openDatabase(config);
  shutdown.add('database', () => database.stop());
  const migrated = await prepareDatabase(database.ownerUrl);
  if (migrated.length > 0) log.info({ migrations: migrated }, 'database migrated');
  await refuseUnsafeRuntime(database.runtimeUrl);

  const keys = await readKeyRing(config);
  const orm = await createOrm({
    runtimeUrl: database.runtimeUrl,
    entities,
    poolSize: config.databasePoolSize,
    log,
  });
  shutdown.add('connections', () => orm.close(true));
  const tasks = await openTasks({
    runtimeUrl: database.runtimeUrl,
    orm,
    definitions,
    handlers: eventHandlers,
    schedules,
    workers: queueWorkers,
    // Links of mails are for whoever sits at this machine, and for nobody else.
    announce: (line) => config.loopback && process.stdout.write(`${line}\n`),
    // Workers look after one another, so that a set-up without a scheduler still resumes what a dead one left.
    supervise: works || keepsTime,
    schedule: keepsTime,
    log,
  });
  shutdown.add('tasks', () => tasks.close(GRACE_MS));

  // First the door, then the work: loading what tasks need takes longer than answering.
  if (serves) {
    const demo = database.embedded && config.loopback;
    const server = await serve({ config, orm, log, keys, tasks, demo });
    shutdown.add('server', () => server.close());
  }
  if (works) {
    await finishErasures(orm, openFileStore(config), log);
    const models = openModels({ config, orm, keys, events: tasks.machinery, log });
    const { deps, close } = openTaskDeps(config, models);
    shutdown.add('task parts', close);
    await tasks.startWorking(deps, config.workerConcurrency);
  }
  return serves ? `AtlasOps is running at ${config.publicUrl}` : `The ${config.role} is running.`;
}

/** Starts the API with the dashboard where it has been built, and with the demo account where it may exist. */
async function serve(options: Omit<ApiOptions, 'clientFolder'>): Promise<RunningServer> {
  const { config, orm, log, demo } = options;
  const demoted = await demoteFormerAdmins(orm, config);
  if (demoted > 0) log.warn({ demoted }, 'accounts that ADMIN_EMAILS no longer names administer no more');
  if (demo) {
    const { accountId } = await ensureDemoAccount(orm);
    await fillDemoAccount(withAccount(orm, accountId), openFileStore(config));
  } else if (await closeDemoAccount(orm)) {
    log.warn('the demo account was closed: others reach this installation');
  }
  const clientFolder = join(projectRoot(), 'dist', 'client');
  return await startApi({ ...options, clientFolder: existsSync(clientFolder) ? clientFolder : null });
}

/** What a person should do about a start that failed; anything unexpected with its stack. */
function explain(error: unknown, config: Config): string {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') {
    return (
      `Port ${config.port} on ${config.host} is in use, perhaps by another AtlasOps. ` +
      'Stop that program, or choose another port: PORT=4001 npm start'
    );
  }
  if (code === 'EACCES') {
    return `This user may not listen on port ${config.port}. Choose one above 1023: PORT=4000 npm start`;
  }
  if (code === 'ECONNREFUSED' || code === '28P01' || code === '3D000' || code === 'ENOTFOUND') {
    return `The database of DATABASE_URL cannot be reached: ${error instanceof Error ? error.message : code}`;
  }
  if (!(error instanceof Error)) return String(error);
  // Errors we wrote say what to do; of a mistake in the program the stack is what helps.
  const ours = code === undefined && ['Error', 'DataFolderVersionError'].includes(error.name);
  return ours ? error.message : (error.stack ?? error.message);
}

function readConfig(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    process.stderr.write(`\natlasops: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

const config = readConfig();
const log = createLogger({ level: config.logLevel, role: config.role });
const shutdown = new Shutdown(log);
let exitCode = 0;

function end(): void {
  void shutdown.stop().then(() => process.exit(exitCode));
}

let asked = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    asked += 1;
    // A terminal and npm may both pass on one Ctrl-C: only insistence cuts the grace short.
    if (asked > 2) process.exit(130);
    end();
  });
}
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    log.fatal({ err: error }, event);
    exitCode = 1;
    end();
  });
}

try {
  const message = await start(config, log, shutdown);
  process.stdout.write(`${message}\n`);
} catch (error) {
  process.stderr.write(`\natlasops: ${explain(error, config)}\n`);
  exitCode = 1;
  end();
}
