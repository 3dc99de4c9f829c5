import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { errorCode } from '../../platform/errors/error-code.js';
import { ERASED, accountFolder, erasedName, storedPath, type FileStore } from './file-store.js';
import { withIncomingFile, type IncomingFile, type WrittenBytes } from './incoming-file.js';

/** Bytes on the local disk: `<folder>/<account>/<first two digits>/<checksum>`. */
export class DiskFileStore implements FileStore {
  constructor(private readonly folder: string) {}

  async write(accountId: string, bytes: Uint8Array): Promise<WrittenBytes> {
    return await withIncomingFile(this.incoming, [bytes], null, (file) => this.keep(accountId, file));
  }

  async receive(
    accountId: string,
    stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    size: number | null,
    examine?: (file: IncomingFile) => Promise<void>,
  ): Promise<WrittenBytes> {
    return await withIncomingFile(this.incoming, stream, size, async (file) => {
      await examine?.(file);
      return await this.keep(accountId, file);
    });
  }

  read(accountId: string, checksum: string): Promise<Buffer> {
    return readFile(this.path(accountId, checksum));
  }

  async stream(accountId: string, checksum: string): Promise<Readable> {
    const path = this.path(accountId, checksum);
    await stat(path);
    return createReadStream(path);
  }

  async remove(accountId: string, checksum: string): Promise<void> {
    await rm(this.path(accountId, checksum), { force: true });
  }

  async removeAccount(accountId: string): Promise<void> {
    await rm(join(this.folder, accountFolder(accountId)), { recursive: true, force: true });
  }

  async rememberErased(accountHash: string): Promise<void> {
    const folder = join(this.folder, ERASED);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, erasedName(accountHash)), '', { mode: 0o600, flush: true });
  }

  async erasedAccounts(): Promise<string[]> {
    try {
      return await readdir(join(this.folder, ERASED));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  private get incoming(): string {
    return join(this.folder, 'incoming');
  }

  private path(accountId: string, checksum: string): string {
    return join(this.folder, ...storedPath(accountId, checksum));
  }

  /** A file has its final name only when all its bytes are on disk; a crash leaves at most a nameless rest. */
  private async keep(accountId: string, { path, checksum, size }: IncomingFile): Promise<WrittenBytes> {
    const final = this.path(accountId, checksum);
    await mkdir(join(final, '..'), { recursive: true, mode: 0o700 });
    await rename(path, final);
    return { checksum, size };
  }
}
