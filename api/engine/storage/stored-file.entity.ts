import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

/**
 * PENDING: a link to upload it was given out, no bytes yet. STORED: its bytes are on disk under their checksum.
 */
export type StoredFileStatus = 'PENDING' | 'STORED';

/**
 * UPLOAD: by the user. SNAPSHOT: a page as fetched. ARTEFACT: what a step found. EXPORT: a document we made. DATA_EXPORT: all
 * data of the account.
 */
export type StoredFilePurpose = 'UPLOAD' | 'SNAPSHOT' | 'ARTEFACT' | 'EXPORT' | 'DATA_EXPORT';

/** What is known of a file; its bytes lie in the `FileStore` under account and checksum. */
export const StoredFile = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_file',
  ...accountOwned('stored_file'),
  indexes: [
    { name: 'stored_file_account_created', properties: ['accountId', 'createdAt'] },
    { name: 'stored_file_account_checksum', properties: ['accountId', 'checksum'] },
    {
      name: 'stored_file_account_deleted',
      expression: `create index "stored_file_account_deleted" on "stored_file" ("account_id", "deleted_at") where deleted_at is not null`,
    },
  ],
  uniques: [{ name: 'stored_file_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    purpose: p.text().$type<StoredFilePurpose>(),
    status: p.text().$type<StoredFileStatus>(),
    /** What the user calls it; never part of a path. */
    fileName: p.text(),
    /** Announced while PENDING; told from the bytes once STORED. */
    contentType: p.text(),
    /** Bytes; announced while PENDING. */
    size: p.integer(),
    /** SHA-256 in hexadecimal; null while PENDING. */
    checksum: p.text().strictNullable(),
    createdAt: p.datetime(3),
    storedAt: p.datetime(3).strictNullable(),
    /** Since when nothing refers to it; it goes a month later. null: it is in use. */
    deletedAt: p.datetime(3).nullable(),
  },
});

export type StoredFile = InferEntity<typeof StoredFile>;
