/** A pool of killable child processes that read untrusted documents within limits of time and memory. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TextDocument } from '../../core/parsing/text-document.js';
import { DocumentError, type DocumentErrorCode } from './document-error.js';

export interface ReadRequest {
  bytes: Uint8Array;
  fileName: string;
}

export type ReadAnswer =
  { ready: true } | { document: TextDocument } | { error: { code: DocumentErrorCode; message: string } };

export interface DocumentReaderOptions {
  /** Children at most; further documents wait their turn. */
  size?: number;
  /** Time for one document, in milliseconds. */
  timeoutMs?: number;
  /** Memory of one child, in megabytes. */
  memoryMb?: number;
  /** Largest file, in bytes. */
  maxBytes?: number;
}

interface Job {
  request: ReadRequest;
  resolve: (document: TextDocument) => void;
  reject: (error: DocumentError) => void;
}

interface Worker {
  child: ChildProcess;
  ready: boolean;
  job: Job | null;
  timer: NodeJS.Timeout | null;
  watch: NodeJS.Timeout | null;
  /** Why we killed it, when we did. */
  verdict: DocumentError | null;
}

const MEMORY_CHECK_MS = 100;
const PAGE_BYTES = 4_096;
/** Starting a child loads pdf.js; that time is not the document's. */
const START_MS = 15_000;

/**
 * Reads documents in children that are kept warm and replaced when killed. Children never keep the program alive once
 * no document is being read.
 */
export class DocumentReader {
  private readonly workers = new Set<Worker>();
  private readonly waiting: Job[] = [];
  private readonly size: number;
  private readonly timeoutMs: number;
  private readonly memoryMb: number;
  private readonly maxBytes: number;
  private closed = false;

  constructor(options: DocumentReaderOptions = {}) {
    this.size = options.size ?? 1;
    this.timeoutMs = options.timeoutMs ?? 20_000;
    this.memoryMb = options.memoryMb ?? 512;
    this.maxBytes = options.maxBytes ?? 20 * 1024 * 1024;
  }

  /** @throws DocumentError of any code. */
  read(bytes: Uint8Array, fileName: string): Promise<TextDocument> {
    if (bytes.length > this.maxBytes) {
      const megabytes = Math.floor(this.maxBytes / 1024 / 1024);
      return Promise.reject(new DocumentError('TOO_LARGE', `This file is larger than ${megabytes} MB.`));
    }
    if (this.closed)
      return Promise.reject(new DocumentError('TIMEOUT', 'The program is stopping; try again later.'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ request: { bytes, fileName }, resolve, reject });
      this.next();
    });
  }

  /** Ends the children; documents still being read are refused. */
  close(): void {
    this.closed = true;
    for (const job of this.waiting.splice(0)) {
      job.reject(new DocumentError('TIMEOUT', 'The program is stopping; try again later.'));
    }
    for (const worker of this.workers) {
      this.kill(worker, new DocumentError('TIMEOUT', 'The program is stopping; try again later.'));
    }
  }

  private next(): void {
    while (this.waiting.length > 0) {
      const idle = [...this.workers].find((worker) => worker.job === null && worker.verdict === null);
      const worker = idle ?? (this.workers.size < this.size ? this.start() : null);
      if (!worker) return;
      worker.job = this.waiting.shift()!;
      worker.child.ref();
      worker.child.channel?.ref();
      if (worker.ready) this.send(worker);
      else this.limit(worker, START_MS);
    }
  }

  private start(): Worker {
    const file = fileURLToPath(import.meta.url).replace(/document-reader(\.[jt]s)$/, 'document-child$1');
    const child = fork(file, {
      serialization: 'advanced',
      // TypeScript sources (development, tests) need the loader; the built program does not
      execArgv: [
        ...(file.endsWith('.ts') ? ['--import', 'tsx'] : []),
        `--max-old-space-size=${Math.floor(this.memoryMb * 0.75)}`,
      ],
      // the child needs none of the program's secrets
      env: { PATH: process.env['PATH'], NODE_ENV: process.env['NODE_ENV'] },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const worker: Worker = { child, ready: false, job: null, timer: null, watch: null, verdict: null };
    this.workers.add(worker);
    child.on('message', (message: ReadAnswer) => this.receive(worker, message));
    child.on('error', () => this.ended(worker));
    child.on('exit', () => this.ended(worker));
    return worker;
  }

  private send(worker: Worker): void {
    this.limit(worker, this.timeoutMs);
    worker.child.send(worker.job!.request, (error) => {
      if (error) this.ended(worker);
    });
  }

  private limit(worker: Worker, milliseconds: number): void {
    this.unlimit(worker);
    worker.timer = setTimeout(() => {
      const seconds = Math.round(milliseconds / 1000);
      this.kill(worker, new DocumentError('TIMEOUT', `This file took longer than ${seconds} s to read.`));
    }, milliseconds);
    worker.watch = setInterval(() => void this.checkMemory(worker), MEMORY_CHECK_MS);
  }

  private unlimit(worker: Worker): void {
    if (worker.timer) clearTimeout(worker.timer);
    if (worker.watch) clearInterval(worker.watch);
    worker.timer = null;
    worker.watch = null;
  }

  /** Node's own limit counts JavaScript objects only; buffers are seen from outside, where the system tells. */
  private async checkMemory(worker: Worker): Promise<void> {
    const job = worker.job;
    const statm = await readFile(`/proc/${worker.child.pid}/statm`, 'latin1').catch(() => null);
    const resident = Number(statm?.split(' ')[1] ?? 0) * PAGE_BYTES;
    if (worker.job === job && job && resident > this.memoryMb * 1024 * 1024) {
      this.kill(
        worker,
        new DocumentError('TOO_LARGE', 'This file needs more memory to read than a resume can.'),
      );
    }
  }

  private receive(worker: Worker, message: ReadAnswer): void {
    if (worker.verdict) return;
    if ('ready' in message) {
      worker.ready = true;
      if (worker.job) this.send(worker);
      return;
    }
    const job = worker.job;
    this.release(worker);
    if ('document' in message) job?.resolve(message.document);
    else job?.reject(new DocumentError(message.error.code, message.error.message));
    this.next();
  }

  private release(worker: Worker): void {
    this.unlimit(worker);
    worker.job = null;
    worker.child.unref();
    worker.child.channel?.unref();
  }

  private kill(worker: Worker, verdict: DocumentError): void {
    worker.verdict = verdict;
    worker.child.kill('SIGKILL');
    this.ended(worker);
  }

  private ended(worker: Worker): void {
    if (!this.workers.delete(worker)) return;
    const job = worker.job;
    this.release(worker);
    // a child that died by itself ran out of memory or hit a fault of the runtime; both are the file's doing
    job?.reject(
      worker.verdict ?? new DocumentError('BROKEN', 'This file makes its reader fail and cannot be read.'),
    );
    if (!this.closed) this.next();
  }
}
