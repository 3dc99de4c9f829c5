/** Reads ZIP packages (DOCX, ODT, data exports) that anyone may have made: nothing is inflated past its limits. */
import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { DocumentError } from './document-error.js';

export interface ZipLimits {
  /** Most entries of the central directory. */
  entries: number;
  /** Most bytes inflated over all entries that are read. */
  inflatedBytes: number;
}

const DEFAULT_LIMITS: ZipLimits = { entries: 2_000, inflatedBytes: 64 * 1024 * 1024 };

/**
 * The wanted entries of a ZIP package by name. The directory is checked before anything is inflated, and an
 * entry that holds more than it says there is refused while it is.
 *
 *
 * @throws DocumentError `TOO_LARGE` past a limit, `ENCRYPTED` for a wanted entry with a password, `BROKEN` when the
 *   bytes are no readable ZIP or a name points outside the package.
 */
export async function readZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits = DEFAULT_LIMITS,
): Promise<Map<string, Uint8Array>> {
  const zip = await openZip(bytes);
  try {
    return await readEntries(zip, wanted, limits);
  } finally {
    zip.close();
  }
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(
      buffer,
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: false },
      (error, zip) => {
        if (error || !zip)
          reject(new DocumentError('BROKEN', `This file is a damaged ZIP package: ${error?.message}`));
        else resolve(zip);
      },
    );
  });
}

async function readEntries(
  zip: ZipFile,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const entry of await listEntries(zip, wanted, limits)) {
    found.set(entry.fileName, await inflate(zip, entry));
  }
  return found;
}

/** What of the directory is wanted. Nothing has been inflated when a package of too much, by its own account, is refused. */
function listEntries(zip: ZipFile, wanted: (name: string) => boolean, limits: ZipLimits): Promise<Entry[]> {
  const found = new Map<string, Entry>();
  let seen = 0;
  let announced = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', (error: unknown) => reject(broken(error)));
    zip.on('end', () => resolve([...found.values()]));
    zip.on('entry', (entry: Entry) => {
      seen += 1;
      if (seen > limits.entries || zip.entryCount > limits.entries) {
        reject(new DocumentError('TOO_LARGE', `This package holds more than ${limits.entries} files.`));
        return;
      }
      if (entry.fileName.endsWith('/') || found.has(entry.fileName) || !wanted(entry.fileName)) {
        zip.readEntry();
        return;
      }
      if ((entry.generalPurposeBitFlag & 1) !== 0) {
        reject(new DocumentError('ENCRYPTED', 'This file is protected by a password. Save it without one.'));
        return;
      }
      announced += entry.uncompressedSize;
      if (announced > limits.inflatedBytes) {
        reject(new DocumentError('TOO_LARGE', 'This file unpacks to more text than a resume can hold.'));
        return;
      }
      found.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** As many bytes as the directory says; an entry that holds more ends with an error as soon as it is too long. */
async function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  try {
    const stream = await new Promise<Readable>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => {
        if (error || !opened) reject(error ?? new Error('an entry cannot be opened'));
        else resolve(opened);
      });
    });
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    throw broken(error);
  }
}

function broken(error: unknown): DocumentError {
  return error instanceof DocumentError
    ? error
    : new DocumentError('BROKEN', `This file is a damaged ZIP package: ${(error as Error).message}`);
}
