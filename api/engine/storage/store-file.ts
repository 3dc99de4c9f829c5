import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../platform/database/new-id.js';
import { accountOf } from '../../platform/database/orm.js';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import type { FileStore } from './file-store.js';
import { StoredFile } from './stored-file.entity.js';
import type { StoredFilePurpose } from './stored-file.entity.js';

/** All files of one account together, in bytes. */
export const ACCOUNT_QUOTA_BYTES = 1024 * 1024 * 1024;

const MAX_NAME = 200;

/** A file this program made or fetched. */
export interface NewFile {
  purpose: Exclude<StoredFilePurpose, 'UPLOAD'>;
  fileName: string;
  contentType: string;
  bytes: Uint8Array;
}

/**
 * Stores bytes and what is known of them. The bytes are on disk before the row exists; if the transaction of `em` is rolled
 * back they are found again by the next one that stores the same.
 *
 * @throws CodedError QUOTA_EXCEEDED
 */
export async function storeFile(em: EntityManager, store: FileStore, file: NewFile): Promise<StoredFile> {
  const accountId = accountOf(em);
  await refuseOverQuota(em, file.bytes.length);
  const { checksum, size } = await store.write(accountId, file.bytes);
  const now = new Date();
  const row = em.create(StoredFile, {
    id: newId(),
    accountId,
    purpose: file.purpose,
    status: 'STORED',
    fileName: cleanFileName(file.fileName),
    contentType: file.contentType,
    size,
    checksum,
    createdAt: now,
    storedAt: now,
  });
  await em.persist(row).flush();
  return row;
}

/**
 * A stored file with its bytes.
 *
 * @throws CodedError NOT_FOUND for an id that is not the account's, or whose upload never came
 */
export async function readStoredFile(
  em: EntityManager,
  store: FileStore,
  fileId: string,
): Promise<{ file: StoredFile; bytes: Buffer }> {
  const file = await findStoredFile(em, fileId);
  return { file, bytes: await store.read(file.accountId, file.checksum) };
}

/** @throws CodedError NOT_FOUND as `readStoredFile` */
export async function findStoredFile(
  em: EntityManager,
  fileId: string,
): Promise<StoredFile & { checksum: string }> {
  const file = await em.findOne(StoredFile, { id: fileId, status: 'STORED' });
  if (file === null || file.checksum === null) throw notFound('File');
  return file as StoredFile & { checksum: string };
}

/** @throws CodedError QUOTA_EXCEEDED when the account cannot hold so many bytes more */
export async function refuseOverQuota(em: EntityManager, bytes: number): Promise<void> {
  const rows = await em.execute<{ used: string | null }[]>('select sum(size) as used from stored_file');
  if (Number(rows[0]?.used ?? 0) + bytes > ACCOUNT_QUOTA_BYTES) {
    throw new CodedError('QUOTA_EXCEEDED', 'Your files take up all the space there is. Remove some first.');
  }
}

/** A name to show and to offer for downloads: no folders, no control characters, not endless. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).pop() ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 ? clean.slice(dot).slice(0, 12) : '';
  const stem = (dot > 0 ? clean.slice(0, dot) : clean).slice(0, MAX_NAME - extension.length);
  return stem === '' ? `file${extension}` : `${stem}${extension}`;
}
