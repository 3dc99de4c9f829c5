import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type * as Sdk from '@aws-sdk/client-s3';
import type { S3Settings } from '../../platform/config/config.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { ERASED, accountFolder, erasedName, storedPath, type FileStore } from './file-store.js';
import { withIncomingFile, type IncomingFile, type WrittenBytes } from './incoming-file.js';

interface OpenedS3 {
  sdk: typeof Sdk;
  client: Sdk.S3Client;
}

const CONNECT_MS = 3_000;
/** Between two pieces of an answer. */
const SILENCE_MS = 20_000;
/** For one call with all its attempts; a file of 20 MB over a slow line fits. */
const CALL_MS = 120_000;
const ATTEMPTS = 4;
/** Before the second attempt; longer before each further one. */
const PAUSE_MS = 300;

/**
 * Bytes in a bucket: `<account>/<first two digits>/<checksum>`. What comes in is first written to this machine's disk, where
 * its type and viruses are looked for; only then does it go to the bucket, with length and SHA-256, which the server checks. So
 * the bucket needs no address that browsers reach. See docs/decisions/0011-files-pass-through-the-server.md.
 */
export class S3FileStore implements FileStore {
  readonly #bucket: string;
  readonly #incoming: string;
  readonly #settings: Sdk.S3ClientConfig;
  #opened: Promise<OpenedS3> | null = null;

  /** @param incoming - Folder on this machine for bytes on their way. */
  constructor(settings: S3Settings, incoming: string) {
    this.#bucket = settings.bucket;
    this.#incoming = incoming;
    this.#settings = {
      region: settings.region,
      endpoint: settings.endpoint,
      forcePathStyle: settings.pathStyle,
      credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
      maxAttempts: ATTEMPTS,
      // What goes wrong is said by the errors; the client would write keys and addresses to the console.
      logger: { debug: silent, info: silent, warn: silent, error: silent },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: SILENCE_MS,
        throwOnRequestTimeout: true,
      },
    };
  }

  async write(accountId: string, bytes: Uint8Array): Promise<WrittenBytes> {
    return await withIncomingFile(this.#incoming, [bytes], null, (file) => this.#put(accountId, file));
  }

  async receive(
    accountId: string,
    stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    size: number | null,
    examine?: (file: IncomingFile) => Promise<void>,
  ): Promise<WrittenBytes> {
    return await withIncomingFile(this.#incoming, stream, size, async (file) => {
      await examine?.(file);
      return await this.#put(accountId, file);
    });
  }

  async read(accountId: string, checksum: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.stream(accountId, checksum)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  async stream(accountId: string, checksum: string): Promise<Readable> {
    const key = this.#object(accountId, checksum);
    const answer = await this.#call(({ sdk, client }, abortSignal) =>
      client.send(new sdk.GetObjectCommand(key), { abortSignal }),
    );
    return answer.Body as Readable;
  }

  async remove(accountId: string, checksum: string): Promise<void> {
    const key = this.#object(accountId, checksum);
    await this.#call(({ sdk, client }, abortSignal) =>
      client.send(new sdk.DeleteObjectCommand(key), { abortSignal }),
    );
  }

  async removeAccount(accountId: string): Promise<void> {
    for await (const keys of this.#list(`${accountFolder(accountId)}/`)) {
      const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
      const { Errors: errors = [] } = await this.#call(({ sdk, client }, abortSignal) =>
        client.send(new sdk.DeleteObjectsCommand({ Bucket: this.#bucket, Delete }), { abortSignal }),
      );
      if (errors.length > 0) {
        throw new Error(`The file storage kept ${errors.length} files that are to be removed`);
      }
    }
  }

  async rememberErased(accountHash: string): Promise<void> {
    const object = { Bucket: this.#bucket, Key: `${ERASED}/${erasedName(accountHash)}`, Body: '' };
    await this.#call(({ sdk, client }, abortSignal) =>
      client.send(new sdk.PutObjectCommand(object), { abortSignal }),
    );
  }

  async erasedAccounts(): Promise<string[]> {
    const hashes: string[] = [];
    for await (const keys of this.#list(`${ERASED}/`)) {
      hashes.push(...keys.map((key) => key.slice(ERASED.length + 1)));
    }
    return hashes;
  }

  async *#list(prefix: string): AsyncGenerator<string[]> {
    let token: string | undefined;
    do {
      const asked = { Bucket: this.#bucket, Prefix: prefix, ContinuationToken: token };
      const page = await this.#call(({ sdk, client }, abortSignal) =>
        client.send(new sdk.ListObjectsV2Command(asked as { Bucket: string; Prefix: string }), {
          abortSignal,
        }),
      );
      const keys = (page.Contents ?? []).map(({ Key: key }) => key).filter((key) => key !== undefined);
      if (keys.length > 0) yield keys;
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  async #put(accountId: string, file: IncomingFile): Promise<WrittenBytes> {
    const { path, checksum, size } = file;
    const object = {
      ...this.#object(accountId, checksum),
      ContentLength: size,
      ChecksumSHA256: Buffer.from(checksum, 'hex').toString('base64'),
    };
    await this.#call(async ({ sdk, client }, abortSignal) => {
      for (let attempt = 1; ; attempt++) {
        try {
          // The client cannot send a stream twice: each attempt reads the file anew.
          const Body = createReadStream(path);
          return await client.send(new sdk.PutObjectCommand({ ...object, Body }), { abortSignal });
        } catch (error) {
          if (attempt === ATTEMPTS || !isTransient(error)) throw error;
          await setTimeout(PAUSE_MS * attempt, undefined, { signal: abortSignal });
        }
      }
    });
    return { checksum, size };
  }

  #object(accountId: string, checksum: string): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: storedPath(accountId, checksum).join('/') };
  }

  /** Gives what is missing the code a disk gives it, and says of all else no more than that the storage failed. */
  async #call<Answer>(use: (s3: OpenedS3, signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    try {
      return await use(await (this.#opened ??= this.#open()), AbortSignal.timeout(CALL_MS));
    } catch (error) {
      if (statusOf(error) === 404 && (error as Error).name === 'NoSuchKey') {
        throw Object.assign(new Error('There is no such file', { cause: error }), { code: 'ENOENT' });
      }
      throw new CodedError('PROVIDER_UNAVAILABLE', 'The file storage does not answer. Please try again.', {
        cause: error,
      });
    }
  }

  /** Loaded when first needed: the client of S3 is large. */
  async #open(): Promise<OpenedS3> {
    const sdk = await import('@aws-sdk/client-s3');
    return { sdk, client: new sdk.S3Client(this.#settings) };
  }
}

function silent(): void {
  // See where it is used.
}

/** No answer at all, or one that says to come back. */
function isTransient(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500 || status === 429;
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
