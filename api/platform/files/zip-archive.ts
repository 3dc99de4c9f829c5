/** Reads ZIP packages (DOCX, ODT, data exports) that anyone may have made: nothing is inflated past its limits. */
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
 * The wanted entries of a ZIP package by name. Sizes are counted while inflating, because the directory can lie.
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

function readEntries(zip: ZipFile, wanted: (name: string) => boolean, limits: ZipLimits) {
  const found = new Map<string, Uint8Array>();
  let seen = 0;
  let inflated = 0;
  return new Promise<Map<string, Uint8Array>>((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(
        error instanceof DocumentError
          ? error
          : new DocumentError('BROKEN', `This file is a damaged ZIP package: ${(error as Error).message}`),
      );
    };
    zip.on('error', fail);
    zip.on('end', () => resolve(found));
    zip.on('entry', (entry: Entry) => {
      seen += 1;
      if (seen > limits.entries) {
        fail(new DocumentError('TOO_LARGE', `This package holds more than ${limits.entries} files.`));
        return;
      }
      if (entry.fileName.endsWith('/') || found.has(entry.fileName) || !wanted(entry.fileName)) {
        zip.readEntry();
        return;
      }
      if ((entry.generalPurposeBitFlag & 1) !== 0) {
        fail(new DocumentError('ENCRYPTED', 'This file is protected by a password. Save it without one.'));
        return;
      }
      zip.openReadStream(entry, (error, stream) => {
        if (error || !stream) {
          fail(error ?? new Error('an entry cannot be opened'));
          return;
        }
        const chunks: Buffer[] = [];
        stream.on('error', fail);
        stream.on('data', (chunk: Buffer) => {
          inflated += chunk.length;
          if (inflated > limits.inflatedBytes) {
            stream.destroy();
            fail(new DocumentError('TOO_LARGE', 'This file unpacks to more text than a resume can hold.'));
            return;
          }
          chunks.push(chunk);
        });
        stream.on('end', () => {
          found.set(entry.fileName, Buffer.concat(chunks));
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}
