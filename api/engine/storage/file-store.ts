import type { Readable } from 'node:stream';
import type { IncomingFile, WrittenBytes } from './incoming-file.js';

/**
 * Where the bytes of files lie, by account and checksum. Names come from content and ids alone, never from users. One
 * account's bytes lie together, so that they can be moved or erased with it. Kept by `DiskFileStore` and `S3FileStore`.
 */
export interface FileStore {
  /** Stores bytes at hand; the same bytes twice are one file. */
  write(accountId: string, bytes: Uint8Array): Promise<WrittenBytes>;

  /**
   * Stores a stream of exactly `size` bytes. Nothing remains of one that is longer, shorter, breaks off or is refused.
   *
   * @param size - What was announced; null: whatever comes.
   * @param examine - Sees the complete bytes before they are stored; refuses them by throwing.
   * @throws CodedError TOO_LARGE or BAD_USER_INPUT when the size differs; whatever the stream or `examine` throws
   */
  receive(
    accountId: string,
    stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    size: number | null,
    examine?: (file: IncomingFile) => Promise<void>,
  ): Promise<WrittenBytes>;

  /** @throws Error with code ENOENT when there is no such file */
  read(accountId: string, checksum: string): Promise<Buffer>;

  /** Opens a file for sending; fails before the first byte, with code ENOENT, when it is missing. */
  stream(accountId: string, checksum: string): Promise<Readable>;

  /** Removes bytes that no file of the account names any more. */
  remove(accountId: string, checksum: string): Promise<void>;

  /** Removes all bytes of an account. Safe to repeat. */
  removeAccount(accountId: string): Promise<void>;

  /**
   * Keeps beside the files that an account was erased, so that it stays erased when an older database is restored.
   *
   * @param accountHash - See `hashOfAccount`.
   */
  rememberErased(accountHash: string): Promise<void>;

  /** The hashes of all erased accounts. */
  erasedAccounts(): Promise<string[]>;
}

/** The folder, or the first part of the key, under which erased accounts are remembered. */
export const ERASED = 'erased';

const CHECKSUM = /^[0-9a-f]{64}$/;
const ACCOUNT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The parts of the path of an account's bytes: account, first two digits, checksum.
 *
 * @throws TypeError when they are not an account's id and a checksum: nothing else becomes a path
 */
export function storedPath(accountId: string, checksum: string): [string, string, string] {
  if (!CHECKSUM.test(checksum)) throw new TypeError('No address of stored bytes');
  return [accountFolder(accountId), checksum.slice(0, 2), checksum];
}

/** @throws TypeError as above */
export function accountFolder(accountId: string): string {
  if (!ACCOUNT.test(accountId)) throw new TypeError('No address of stored bytes');
  return accountId;
}

/** @throws TypeError as above */
export function erasedName(accountHash: string): string {
  if (!CHECKSUM.test(accountHash)) throw new TypeError('No hash of an account');
  return accountHash;
}
