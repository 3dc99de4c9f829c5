import type { Readable } from 'node:stream';
import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import type { FileStore } from '../../../engine/storage/file-store.js';
import { StoredFile } from '../../../engine/storage/stored-file.entity.js';
import { defineTask } from '../../../engine/tasks/define-task.js';
import type { AccountTable } from '../../../platform/database/account-tables.js';
import { newId } from '../../../platform/database/new-id.js';
import {
  FORMAT,
  FORMAT_VERSION,
  MANIFEST,
  SECRET_COLUMNS,
  filePath,
  isDerived,
  readme,
  tablePath,
  type Manifest,
} from './export-format.js';
import { ownedTables, ownerColumn } from './owned-tables.js';

/** Rows read at once. */
const PAGE_ROWS = 1_000;

/** Packs everything of the account into a ZIP that it can download for a week. */
export const exportDataTask = defineTask({
  kind: 'EXPORT_DATA',
  title: () => 'Export my data',
  input: z.object({}),
  state: z.object({ fileId: z.string() }),
  steps: {
    pack: {
      title: 'Pack everything',
      timeoutMs: 15 * 60_000,
      retries: 2,
      run: async (context) => {
        const { accountId, deps } = context;
        const written = await context.em.transactional(
          (em) => pack(em, deps.fileStore, accountId, (message) => context.progress(message)),
          { isolationLevel: IsolationLevel.REPEATABLE_READ },
        );
        return await context.save(async (em, record) => {
          const now = new Date();
          const file = {
            ...{ id: newId(), accountId, ...written, createdAt: now, storedAt: now },
            ...{ purpose: 'DATA_EXPORT' as const, status: 'STORED' as const },
            fileName: `atlasops-${now.toISOString().slice(0, 10)}.zip`,
            contentType: 'application/zip',
          };
          await em.insert(StoredFile, file);
          await record({ type: 'output.ready', subjectId: file.id, data: { kind: 'data-export' } });
          await record({ type: 'data.exported', subjectId: file.id });
          return { fileId: file.id };
        });
      },
    },
  },
  result: (state) => ({ fileId: state.fileId }),
});

/** One moment of the account, whatever is written meanwhile: to be called in a transaction that sees one snapshot. */
async function pack(
  em: EntityManager,
  store: FileStore,
  accountId: string,
  tell: (message: string) => void,
): Promise<{ checksum: string; size: number }> {
  const zip = new ZipFile();
  const source = zip.outputStream as Readable;
  const storing = store.receive(accountId, source, null);
  // Awaited at the end; a failure before that must not count as nobody's.
  storing.catch(() => undefined);
  const fail = (error: unknown): void => void source.destroy(error as Error);
  zip.on('error', fail);
  try {
    const tables = await ownedTables(em);
    const counts: Record<string, number> = {};
    for (const table of tables) {
      tell(`Writing ${table.name.replaceAll('_', ' ')}`);
      const { json, rows } = await rowsOf(em, table, accountId);
      counts[table.name] = rows;
      zip.addBuffer(json, tablePath(table.name));
    }
    const files = await em.find(StoredFile, { status: 'STORED', purpose: { $ne: 'DATA_EXPORT' } });
    const packed = new Set<string>();
    for (const { checksum, fileName } of files) {
      if (checksum === null || packed.has(checksum)) continue;
      packed.add(checksum);
      zip.addReadStreamLazy(filePath(checksum, fileName), { compress: true }, (give) => {
        store.stream(accountId, checksum).then((stream) => give(null, stream), fail);
      });
    }
    const manifest: Manifest = {
      ...{ format: FORMAT, version: FORMAT_VERSION, program: 'AtlasOps' },
      ...{ exportedAt: new Date().toISOString(), accountId, tables: counts },
    };
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), MANIFEST);
    zip.addBuffer(Buffer.from(readme(manifest)), 'README.txt');
    tell(`Packing ${packed.size} files`);
    zip.end();
  } catch (error) {
    fail(error);
    await storing.catch(() => undefined);
    throw error;
  }
  const { checksum, size } = await storing;
  return { checksum, size };
}

async function rowsOf(
  em: EntityManager,
  table: AccountTable,
  accountId: string,
): Promise<{ json: Buffer; rows: number }> {
  const left = table.columns
    .filter(({ name, type }) => isDerived(type) || SECRET_COLUMNS[table.name]?.includes(name))
    .map(({ name }) => name);
  // Ids ascend in the order in which rows were made; an import keeps that order.
  const order = table.columns.some(({ name }) => name === 'id') ? 'id' : 'ctid';
  const pieces: string[] = [];
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const page = await em.execute<{ row: string }[]>(
      `select (to_jsonb(t) - ?::text[])::text as row from "${table.name}" t
       where ${ownerColumn(table)} = ? order by ${order} limit ${PAGE_ROWS} offset ?`,
      [`{${left.join(',')}}`, accountId, offset],
    );
    pieces.push(...page.map(({ row }) => row));
    if (page.length < PAGE_ROWS) break;
  }
  return { json: Buffer.from(`[${pieces.join(',\n')}]\n`), rows: pieces.length };
}
