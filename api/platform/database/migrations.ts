import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';

/** From `api/platform/database` of the sources as of the build: both keep the same tree. */
const FOLDER = join(import.meta.dirname, '../../../db/migrations');

/** Any number: two programs that migrate the same database at once must only agree on it. */
const ADVISORY_LOCK = 7_270_110_413;

type MigrationClass = new (...parameters: ConstructorParameters<typeof Migration>) => Migration;

interface NamedMigration {
  name: string;
  class: MigrationClass;
}

/** The migrations of `db/migrations`, in the order of the time in their names (`20261121T0915-tasks.ts`). */
async function readMigrations(): Promise<NamedMigration[]> {
  const files = (await readdir(FOLDER))
    .filter((file) => /^\d{8}T\d{4}-[a-z0-9-]+\.(ts|js)$/.test(file))
    .sort();
  return await Promise.all(
    files.map(async (file) => {
      const module = (await import(pathToFileURL(join(FOLDER, file)).href)) as Record<string, unknown>;
      const found = Object.values(module).find(isMigration);
      if (found === undefined)
        throw new Error(`db/migrations/${file} exports no class that extends Migration`);
      return { name: basename(file, extname(file)), class: found };
    }),
  );
}

function isMigration(value: unknown): value is MigrationClass {
  return typeof value === 'function' && value.prototype instanceof Migration;
}

async function withMigrator<Result>(
  ownerUrl: string,
  use: (migrator: Migrator) => Promise<Result>,
): Promise<Result> {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    driverOptions: { connectionString: ownerUrl },
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    logger: () => undefined,
    migrations: {
      migrationsList: await readMigrations(),
      tableName: 'migration',
      snapshot: false,
      transactional: true,
      allOrNothing: false,
    },
  });
  const lock = new pg.Client({ connectionString: ownerUrl });
  lock.on('error', () => undefined); // Losing the lock's connection also ends the migration's own.
  try {
    await lock.connect();
    await lock.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    return await use(new Migrator(orm.em));
  } finally {
    await lock.end();
    await orm.close(true);
  }
}

/** Runs the migrations that are still due; their names. */
export async function migrateUp(ownerUrl: string): Promise<string[]> {
  return await withMigrator(ownerUrl, async (migrator) => (await migrator.up()).map(({ name }) => name));
}

/** Takes back the last migration, or all after and including `to`; their names. */
export async function migrateDown(ownerUrl: string, to?: string | 0): Promise<string[]> {
  return await withMigrator(ownerUrl, async (migrator) =>
    (await migrator.down(to === undefined ? undefined : { to })).map(({ name }) => name),
  );
}

/** Names of the migrations that are still due, for the readiness check and `migrate status`. */
export async function pendingMigrations(ownerUrl: string): Promise<string[]> {
  return await withMigrator(ownerUrl, async (migrator) =>
    (await migrator.getPending()).map(({ name }) => name),
  );
}
