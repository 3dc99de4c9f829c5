import { join } from 'node:path';
import type { Config } from '../../platform/config/config.js';
import { DiskFileStore } from './disk-file-store.js';
import type { FileStore } from './file-store.js';
import { S3FileStore } from './s3-file-store.js';

/** Where the bytes of files lie: a bucket where one is configured, else this machine's disk. API and workers share it. */
export function openFileStore(config: Pick<Config, 'dataDir'> & Partial<Pick<Config, 's3'>>): FileStore {
  const folder = join(config.dataDir, 'files');
  const { s3 = null } = config;
  return s3 === null ? new DiskFileStore(folder) : new S3FileStore(s3, join(folder, 'incoming'));
}
