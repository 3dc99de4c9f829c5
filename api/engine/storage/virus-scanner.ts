import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { CodedError } from '../../platform/errors/coded-error.js';

/** Where clamd listens. */
export type ClamdAddress = { path: string } | { host: string; port: number };

const CONNECT_MS = 3_000;
/** For a whole file, from the first byte sent to the verdict. */
const SCAN_MS = 60_000;
const PIECE_BYTES = 64 * 1024;
/** Answers are one line. */
const MAX_ANSWER = 4_096;

/**
 * Has files looked at by a running clamd (its INSTREAM command, see clamd(8)). Where one is configured nothing is taken
 * without its word: a scanner that does not answer refuses too.
 */
export class VirusScanner {
  constructor(
    private readonly address: ClamdAddress,
    private readonly scanMs = SCAN_MS,
  ) {}

  /**
   * @param path - Of a file on this machine.
   * @throws CodedError UNSUPPORTED_MEDIA with reason VIRUS; PROVIDER_UNAVAILABLE when the scanner gives no verdict
   */
  async refuseInfected(path: string): Promise<void> {
    let answer: string;
    try {
      answer = await this.#scan(path);
    } catch (error) {
      throw unavailable(error);
    }
    if (answer === 'stream: OK') return;
    if (answer.endsWith(' FOUND')) {
      throw new CodedError('UNSUPPORTED_MEDIA', 'The virus scanner found something in this file.', {
        reason: 'VIRUS',
      });
    }
    throw unavailable(new Error(`clamd answered "${answer.slice(0, 200)}"`));
  }

  async #scan(path: string): Promise<string> {
    const socket = await this.#connect();
    // Closes the socket, and with it every wait below.
    const late = setTimeout(() => socket.destroy(new Error('The scanner took too long')), this.scanMs);
    try {
      const answer = readAnswer(socket);
      // Awaited at the end; until then its failure is also that of the writes.
      answer.catch(() => undefined);
      await write(socket, 'zINSTREAM\0');
      for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
        // A scanner that has seen enough answers and closes early.
        if (socket.destroyed || socket.writableEnded) break;
        await write(socket, frame(piece as Buffer));
      }
      if (!socket.destroyed) await write(socket, Buffer.alloc(4));
      return await answer;
    } finally {
      clearTimeout(late);
      socket.destroy();
    }
  }

  #connect(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.address);
      const late = setTimeout(() => socket.destroy(new Error('The scanner does not answer')), CONNECT_MS);
      socket.once('error', reject);
      socket.once('close', () => clearTimeout(late));
      socket.once('connect', () => {
        clearTimeout(late);
        socket.off('error', reject);
        resolve(socket);
      });
    });
  }
}

function frame(piece: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return Buffer.concat([length, piece]);
}

function write(socket: Socket, data: Buffer | string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(data, (error) => {
      // What broke the connection is told by the answer, or by its absence.
      if (error && !socket.destroyed) reject(error);
      else resolve();
    });
  });
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.length > MAX_ANSWER) socket.destroy(new Error('The scanner talks too much'));
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')).trim());
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The scanner hung up')));
  });
}

function unavailable(cause: unknown): CodedError {
  return new CodedError(
    'PROVIDER_UNAVAILABLE',
    'The virus scanner does not answer, so no file is taken. Please try again later.',
    { cause },
  );
}
