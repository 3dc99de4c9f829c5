import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { FileLinks } from './engine/storage/file-links.js';
import { fileRoutes } from './engine/storage/file-routes.js';
import { openFileStore } from './engine/storage/open-file-store.js';
import { VirusScanner } from './engine/storage/virus-scanner.js';
import type { OpenTasks } from './engine/tasks/open-tasks.js';
import { DEMO_LOGIN } from './features/accounts/demo-account.js';
import { signInRoutes } from './features/accounts/sign-in/sign-in-routes.js';
import { SessionKeeper } from './features/accounts/sessions/session-keeper.js';
import { ConsentKeeper } from './features/accounts/consent/consent-keeper.js';
import { calendarRoutes } from './features/applications/calendar/calendar-routes.js';
import { readLegalDocuments } from './features/pages/legal-pages.js';
import { pageRoutes } from './features/pages/page-routes.js';
import type { Config } from './platform/config/config.js';
import type { KeyRing } from './platform/config/secret-key.js';
import { openModels } from './open-models.js';
import { projectRoot } from './platform/config/project-root.js';
import { clientAddress } from './platform/http/client-address.js';
import { RateLimits } from './platform/limits/rate-limits.js';
import { buildServerSchema } from './platform/graphql/build-schema.js';
import type { ServerDeps } from './platform/graphql/request-context.js';
import { startServer } from './platform/graphql/start-server.js';
import type { RunningServer } from './platform/graphql/start-server.js';
import { ANY_DOCUMENT, readTrustedDocuments } from './platform/graphql/trusted-documents.js';
import type { TrustedDocuments } from './platform/graphql/trusted-documents.js';
import { resolvers } from './registry.js';

export { openFileStore };

export interface ApiOptions {
  config: Config;
  orm: MikroORM;
  log: Logger;
  /** See `readKeyRing`. */
  keys: KeyRing;
  tasks: Pick<OpenTasks, 'machinery' | 'updates' | 'check'>;
  /** The demo account exists and its login may be shown: embedded database, and only this machine reaches the server. */
  demo: boolean;
  /** The built dashboard; null: none. */
  clientFolder: string | null;
  /** Stands in for the clock of sessions, for tests. */
  now?: () => Date;
}

/** Starts the public API of this process: everything the resolvers of the registry need, and the server around them. */
export async function startApi(options: ApiOptions): Promise<RunningServer> {
  const { config, orm, log, keys, tasks } = options;
  const sessions = new SessionKeeper(orm, keys, tasks.machinery, options.now, config.requireSecondFactor);
  const fileStore = openFileStore(config);
  const fileLinks = new FileLinks(keys);
  const limits = openRateLimits(options);
  const consents = new ConsentKeeper(orm, readLegalDocuments);
  const models = openModels({ config, orm, keys, events: tasks.machinery, log });
  const deps: ServerDeps = {
    config,
    orm,
    log,
    sessions,
    keys,
    limits,
    consents,
    admit: (viewer) => consents.refuseIfDue(viewer),
    fileStore,
    fileLinks,
    models,
    tasks: tasks.machinery,
    taskUpdates: tasks.updates,
    serverInfo: {
      version: programVersion(),
      demo: options.demo ? DEMO_LOGIN : null,
      modelConfigured: models.configured,
    },
  };
  return startServer({
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl,
    tls: config.tls,
    log,
    schema: await buildServerSchema(resolvers),
    deps,
    authenticate: (token) => sessions.authenticate(token),
    aliveSessions: (viewers) => sessions.alive(viewers),
    readiness: async () => ({
      database: await works(() => orm.em.fork().execute('select 1')),
      queue: await works(() => tasks.check()),
    }),
    routes: [
      fileRoutes({
        orm,
        store: fileStore,
        links: fileLinks,
        scanner: config.clamd === null ? null : new VirusScanner(config.clamd),
        events: tasks.machinery,
      }),
      pageRoutes({ orm }),
      calendarRoutes({ orm, limits, addressOf: clientAddress(config.trustedProxies) }),
      signInRoutes(deps, clientAddress(config.trustedProxies)),
    ],
    trustedDocuments: config.anonymousOperations === 'any' ? ANY_DOCUMENT : trustedOf(options),
    trustedProxies: config.trustedProxies,
    clientFolder: options.clientFolder,
  });
}

/** The documents of the dashboard: those it was built with, or where it is being developed the generated ones. */
function trustedOf({ clientFolder, log }: ApiOptions): TrustedDocuments {
  const folders = [clientFolder ?? [], join(projectRoot(), 'client/src/generated/trusted')].flat();
  const trusted = readTrustedDocuments(folders.map((folder) => join(folder, 'persisted-documents.json')));
  if (trusted.size === 0) {
    log.warn(
      'no list of trusted documents: nobody can log in. Run "npm run codegen", or set ANONYMOUS_OPERATIONS=any',
    );
  }
  return trusted;
}

function openRateLimits({ orm, log, config }: ApiOptions): RateLimits {
  return new RateLimits({
    // A connection of its own each time: attempts stay counted when the request's transaction is rolled back.
    query: (sql, values) => orm.em.fork({ clear: true }).execute(sql, values),
    log,
    addressFactor: config.addressLimitFactor,
  });
}

async function works(check: () => Promise<unknown>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch {
    // What is down is said by the answer; the part itself logs why.
    return false;
  }
}

function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
