/** `npm run migrate [up | down | status]`: brings the configured database up, one step down, or says what is due. */
import { loadConfig } from './platform/config/config.js';
import { migrateDown, pendingMigrations } from './platform/database/migrations.js';
import { openDatabase } from './platform/database/open-database.js';
import { prepareDatabase } from './prepare-database.js';

const WRONG_USAGE = 2;

const command = process.argv[2] ?? 'up';
if (!['up', 'down', 'status'].includes(command)) {
  process.stderr.write('Usage: npm run migrate [-- up | down | status]\n');
  process.exit(WRONG_USAGE);
}

const database = await openDatabase(loadConfig(process.env));
try {
  const names =
    command === 'up'
      ? await prepareDatabase(database.ownerUrl)
      : command === 'down'
        ? await migrateDown(database.ownerUrl)
        : await pendingMigrations(database.ownerUrl);
  const what = { up: 'Migrated', down: 'Taken back', status: 'Still due' }[command];
  process.stdout.write(`${what}: ${names.length === 0 ? 'nothing' : names.join(', ')}\n`);
} finally {
  await database.stop();
}
