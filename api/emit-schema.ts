/** `npm run schema`: writes schema.graphql from the resolvers; with `--check` it only says whether the file is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServerSchema, printContract } from './platform/graphql/build-schema.js';
import { resolvers } from './registry.js';

const FILE = join(import.meta.dirname, '../schema.graphql');

const contract = printContract(await buildServerSchema(resolvers));
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, contract);
} else if (readFileSync(FILE, 'utf8') !== contract) {
  process.stderr.write('schema.graphql is stale. Run "npm run schema" and commit it.\n');
  process.exitCode = 1;
}
