import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../platform/errors/coded-error.js';

/** Bytes that have been written completely. */
export interface WrittenBytes {
  /** SHA-256 in hexadecimal. */
  checksum: string;
  size: number;
}

/** Bytes on this machine's disk under no name of anybody's, about to be kept or thrown away. */
export interface IncomingFile extends WrittenBytes {
  path: string;
}

/**
 * Writes bytes to a nameless file, calls `use` with it, and leaves nothing behind that `use` did not move away.
 *
 * @param size - What was announced; null: whatever comes.
 * @throws CodedError TOO_LARGE or BAD_USER_INPUT when the size differs; whatever the source or `use` throws
 */
export async function withIncomingFile<Result>(
  folder: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: number | null,
  use: (file: IncomingFile) => Promise<Result>,
): Promise<Result> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    const file = await open(path, 'wx', 0o600);
    let written: WrittenBytes;
    try {
      written = await copy(source, file, size);
      await file.sync();
    } finally {
      await file.close();
    }
    return await use({ path, ...written });
  } finally {
    await rm(path, { force: true });
  }
}

async function copy(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: FileHandle,
  announced: number | null,
): Promise<WrittenBytes> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (announced !== null && size > announced) {
      throw new CodedError('TOO_LARGE', 'The file is larger than was announced.');
    }
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  if (announced !== null && size < announced) {
    throw new CodedError('BAD_USER_INPUT', 'The file is smaller than was announced.');
  }
  return { checksum: hash.digest('hex'), size };
}
