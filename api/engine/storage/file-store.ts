import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { CodedError } from '../../platform/errors/coded-error.js';

const CHECKSUM = /^[0-9a-f]{64}$/;
const ACCOUNT = /^[0-9a-f-]{36}$/;

/** Bytes that have been written completely. */
export interface WrittenBytes {
  /** SHA-256 in hexadecimal. */
  checksum: string;
  size: number;
}

/**
 * Bytes on the local disk: `<folder>/<account>/<first two digits>/<checksum>`. Names come from content and ids alone, never
 * from users. One account's bytes lie together, so that they can be moved or erased with it.
 */
export class FileStore {
  constructor(private readonly folder: string) {}

  /** Stores bytes at hand; the same bytes twice are one file. */
  async write(accountId: string, bytes: Uint8Array): Promise<WrittenBytes> {
    const temporary = await this.temporaryPath();
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      const checksum = createHash('sha256').update(bytes).digest('hex');
      await this.keep(accountId, temporary, checksum);
      return { checksum, size: bytes.length };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /**
   * Stores a stream of exactly `size` bytes. Nothing remains of one that is longer, shorter or breaks off.
   *
   * @throws CodedError TOO_LARGE or BAD_USER_INPUT when the size differs; whatever the stream throws
   */
  async receive(accountId: string, stream: Readable, size: number): Promise<WrittenBytes> {
    const temporary = await this.temporaryPath();
    const hash = createHash('sha256');
    let received = 0;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          received += chunk.length;
          if (received > size) throw new CodedError('TOO_LARGE', 'The file is larger than was announced.');
          hash.update(chunk);
          await file.writeFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      if (received < size) throw new CodedError('BAD_USER_INPUT', 'The file is smaller than was announced.');
      const checksum = hash.digest('hex');
      await this.keep(accountId, temporary, checksum);
      return { checksum, size };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** @throws Error with code ENOENT when there is no such file */
  read(accountId: string, checksum: string): Promise<Buffer> {
    return readFile(this.path(accountId, checksum));
  }

  /** Opens a file for sending; fails before the first byte when it is missing. */
  async stream(accountId: string, checksum: string): Promise<ReadStream> {
    const path = this.path(accountId, checksum);
    await stat(path);
    return createReadStream(path);
  }

  /** Removes bytes that no file of the account names any more. */
  async remove(accountId: string, checksum: string): Promise<void> {
    await rm(this.path(accountId, checksum), { force: true });
  }

  private path(accountId: string, checksum: string): string {
    if (!ACCOUNT.test(accountId) || !CHECKSUM.test(checksum))
      throw new TypeError('No address of stored bytes');
    return join(this.folder, accountId, checksum.slice(0, 2), checksum);
  }

  private async temporaryPath(): Promise<string> {
    const folder = join(this.folder, 'incoming');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, randomUUID());
  }

  /** A file has its final name only when all its bytes are on disk; a crash leaves at most a nameless rest. */
  private async keep(accountId: string, temporary: string, checksum: string): Promise<void> {
    const path = this.path(accountId, checksum);
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    await rename(temporary, path);
  }
}
