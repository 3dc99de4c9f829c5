import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { FileStore } from '../../../engine/storage/file-store.js';
import { SNIFF_BYTES, contentTypeOf } from '../../../engine/storage/file-type.js';
import { cleanFileName, readStoredFile, refuseOverQuota } from '../../../engine/storage/store-file.js';
import { defineTask } from '../../../engine/tasks/define-task.js';
import type { AccountTable } from '../../../platform/database/account-tables.js';
import { newId } from '../../../platform/database/new-id.js';
import { errorCode } from '../../../platform/errors/error-code.js';
import { FinalError } from '../../../platform/errors/step-error.js';
import { DocumentError } from '../../../platform/files/document-error.js';
import { readZip } from '../../../platform/files/zip-archive.js';
import { MANIFEST, filePath, manifestShape, tablePath } from './export-format.js';
import { holdsSomething } from './holds-something.js';
import { faultOfRows } from './import-bounds.js';
import { Account } from '../account.entity.js';
import { localeTag } from '../locale.js';
import { displayName } from '../log-in.js';
import { ownedTables } from './owned-tables.js';

/**
 * What a person brings along, by table. The rest stays where it was: logins and tokens open another installation, the record
 * and the ledger say what happened there, budgets are this installation's. A test holds that every table is in one of the lists.
 */
export const IMPORTED = new Set([
  ...[
    'stored_file',
    'job',
    'job_address',
    'profile',
    'fact',
    'fact_revision',
    'fact_draft',
    'profile_question',
  ],
  ...['resume', 'resume_version', 'proposed_change', 'document_export', 'application'],
  ...['letter', 'letter_version', 'letter_export', 'model_settings'],
]);

/** Of the account itself name and language: they are settings. Its address is how one gets in here. */
const settingsShape = z.object({ display_name: displayName, locale: localeTag });

const LIMITS = { entries: 20_000, inflatedBytes: 512 * 1024 * 1024 };
/** Of all tables together. */
const MAX_ROWS = 200_000;
/**
 * Of all tables together: what is unpacked has to fit into memory as values, too, where a value of two characters takes fifty
 * bytes. Each begins after one of these signs.
 */
const MAX_TABLE_BYTES = 96 * 1024 * 1024;
const MAX_VALUES = 4_000_000;
const SIGNS_BEFORE_VALUES = new Set(Buffer.from('[{,'));
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

const rowsShape = z.array(z.record(z.string(), z.unknown())).max(MAX_ROWS);
type Rows = z.output<typeof rowsShape>;

/** Takes over an export of another installation: all of it or nothing. */
export const importDataTask = defineTask({
  kind: 'IMPORT_DATA',
  title: () => 'Import my data',
  input: z.object({ uploadId: z.uuid() }),
  state: z.object({ rows: z.number() }),
  steps: {
    take: {
      title: 'Take everything over',
      timeoutMs: 10 * 60_000,
      run: async (context) => {
        const { em, accountId, deps, input } = context;
        const { bytes } = await readStoredFile(em, deps.fileStore, input.uploadId);
        context.progress('Reading the export');
        const entries = await unpack(bytes);
        context.progress('Writing');
        try {
          return await context.save(async (tx, record) => {
            const rows = await takeOver(tx, deps.fileStore, accountId, entries);
            await record({ type: 'data.imported', subjectId: accountId, data: { rows } });
            return { rows };
          });
        } catch (error) {
          // Classes 22 and 23 of PostgreSQL: a value that is no such value, or that breaks a rule of the table.
          if (/^2[23]/.test(errorCode(error) ?? '')) throw badExport(error);
          throw error;
        }
      },
    },
  },
  result: (state) => ({ rows: state.rows }),
});

async function unpack(bytes: Buffer): Promise<Map<string, Uint8Array>> {
  try {
    const entries = await readZip(bytes, (name) => name === MANIFEST || /^(data|files)\//.test(name), LIMITS);
    refuseTooMany(entries);
    manifestShape.parse(parseJson(entries.get(MANIFEST)));
    return entries;
  } catch (error) {
    if (error instanceof DocumentError || error instanceof z.ZodError) throw badExport(error);
    throw error;
  }
}

function refuseTooMany(entries: Map<string, Uint8Array>): void {
  let bytes = 0;
  let values = 0;
  for (const [name, content] of entries) {
    if (name.startsWith('files/')) continue;
    bytes += content.length;
    if (bytes <= MAX_TABLE_BYTES) for (const sign of content) if (SIGNS_BEFORE_VALUES.has(sign)) values += 1;
  }
  if (bytes > MAX_TABLE_BYTES || values > MAX_VALUES) throw tooMuch();
}

function tooMuch(): FinalError {
  return new FinalError('BAD_EXPORT', 'This file holds more than the data of one account.');
}

async function takeOver(
  em: EntityManager,
  store: FileStore,
  accountId: string,
  entries: Map<string, Uint8Array>,
): Promise<number> {
  if (await holdsSomething(em)) {
    throw new FinalError(
      'NOT_EMPTY',
      'This account already holds jobs, facts or documents. Import into a new account.',
    );
  }
  // An account that was only looked at has an empty profile, and settings that are to be the old ones.
  await em.execute('delete from profile');
  await em.execute('delete from model_settings');
  const owned = await ownedTables(em);
  const tables = owned.filter(({ name }) => IMPORTED.has(name));
  for (const table of owned.filter(({ name }) => name === 'account')) {
    await takeSettings(em, accountId, readRows(entries, table));
  }
  const given = new Map(tables.map((table) => [table.name, readRows(entries, table)]));
  if ([...given.values()].reduce((sum, rows) => sum + rows.length, 0) > MAX_ROWS) throw tooMuch();
  const renew = renewer(accountId, [...given.values()].flat());
  let count = 0;
  for (const { name, columns } of tables) {
    let rows = renew(given.get(name) ?? []);
    if (name === 'stored_file') rows = await takeFiles(em, store, accountId, rows, entries);
    if (rows.length === 0) continue;
    const known = columns.map((column) => column.name).filter((column) => rows.some((row) => column in row));
    const list = known.map((column) => `"${column}"`).join(', ');
    await em.execute(
      `insert into "${name}" (${list}) select ${list} from jsonb_populate_recordset(null::"${name}", ?::jsonb)`,
      [JSON.stringify(rows.map((row) => ({ ...row, account_id: accountId })))],
    );
    count += rows.length;
  }
  return count;
}

async function takeSettings(em: EntityManager, accountId: string, [row]: Rows): Promise<void> {
  if (row === undefined) return;
  const settings = settingsShape.safeParse(row);
  if (!settings.success) throw badExport(settings.error);
  const { display_name: name, locale } = settings.data;
  await em.nativeUpdate(Account, { id: accountId }, { displayName: name, locale, updatedAt: new Date() });
}

function readRows(entries: Map<string, Uint8Array>, table: AccountTable): Rows {
  const bytes = entries.get(tablePath(table.name));
  if (bytes === undefined) return [];
  const read = rowsShape.safeParse(parseJson(bytes));
  if (!read.success) throw badExport(read.error);
  const fault = faultOfRows(table, read.data);
  if (fault !== null) throw new FinalError('BAD_EXPORT', `This file is no export of AtlasOps. ${fault}`);
  return read.data;
}

/**
 * Gives rows new ids, wherever they are named: the old ones may still be somebody's here. They ascend as the rows came: what is
 * ordered by its id stays in order.
 */
function renewer(accountId: string, all: Rows): (rows: Rows) => Rows {
  const ids = new Map<string, string>();
  const fresh = all.map(() => newId()).sort();
  for (const [index, { id, account_id: owner }] of all.entries()) {
    if (typeof id === 'string') ids.set(id.toLowerCase(), fresh[index] ?? newId());
    if (typeof owner === 'string') ids.set(owner.toLowerCase(), accountId);
  }
  const renewed = (found: string): string => ids.get(found.toLowerCase()) ?? found;
  return (rows) => JSON.parse(JSON.stringify(rows).replace(UUID, renewed)) as Rows;
}

/** Stores the bytes of files; rows without bytes are left out, except where others refer to them. */
async function takeFiles(
  em: EntityManager,
  store: FileStore,
  accountId: string,
  rows: Rows,
  entries: Map<string, Uint8Array>,
): Promise<Rows> {
  if (rows.length > LIMITS.entries) throw tooMuch();
  const kept: Rows = [];
  const byChecksum = filesByChecksum(entries);
  let added = 0;
  for (const row of rows) {
    if (row['status'] !== 'STORED' || row['purpose'] === 'DATA_EXPORT') continue;
    const fileName = String(row['file_name']);
    const checksum = String(row['checksum']);
    const bytes = entries.get(filePath(checksum, fileName)) ?? byChecksum.get(checksum);
    if (bytes === undefined) throw badExport(new Error('A file is missing'));
    // The rows of this import are not in the table yet.
    added += bytes.length;
    await refuseOverQuota(em, added);
    const { checksum: actual, size } = await store.write(accountId, bytes);
    if (actual !== checksum) throw badExport(new Error('A file does not have its checksum'));
    const announced = String(row['content_type']);
    const contentType =
      (await contentTypeOf(bytes.subarray(0, SNIFF_BYTES), announced, fileName)) ??
      'application/octet-stream';
    // The encoding a page was sent in is known from its headers alone.
    const charset = /;\s*charset=[\w-]{1,40}$/i.exec(announced)?.[0] ?? '';
    kept.push({
      ...row,
      file_name: cleanFileName(fileName),
      content_type: contentType.startsWith('text/') ? `${contentType}${charset}` : contentType,
      size,
    });
  }
  return kept;
}

/** The same bytes under two names are in the export once. */
function filesByChecksum(entries: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const folder = filePath('', '').split('/')[0];
  const found = new Map<string, Uint8Array>();
  for (const [name, bytes] of entries) {
    const [first, checksum] = name.split('/');
    if (first === folder && checksum !== undefined) found.set(checksum, bytes);
  }
  return found;
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString('utf8'));
  } catch (error) {
    throw badExport(error);
  }
}

function badExport(cause: unknown): FinalError {
  return new FinalError('BAD_EXPORT', 'This file is no complete export of AtlasOps.', { cause });
}
