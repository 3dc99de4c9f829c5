import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../errors/error-code.js';
import { isProcessAlive } from './process-alive.js';

const POLL_MS = 50;

/**
 * Makes sure that one process at a time works on a folder. The lock of a process that was killed is taken over.
 *
 * @param path - The lock file, which holds the process id of its owner.
 * @returns Releases the lock.
 * @throws Error naming the owner when it is still held after `timeoutMs`.
 */
export async function lockFolder(path: string, timeoutMs: number): Promise<() => void> {
  const mine = `${path}.${process.pid}.${randomUUID()}`;
  const deadline = Date.now() + timeoutMs;
  writeFileSync(mine, String(process.pid));
  try {
    for (;;) {
      try {
        // A hard link appears with its content: nobody ever reads a lock file without an owner in it.
        linkSync(mine, path);
        return () => rmSync(path, { force: true });
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
      }
      const owner = readOwner(path);
      if (owner !== null && !isProcessAlive(owner)) rmSync(path, { force: true });
      else if (Date.now() > deadline) {
        throw new Error(
          `Process ${owner ?? '(unknown)'} has held ${path} for too long. End it and start again.`,
        );
      } else await sleep(POLL_MS);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function readOwner(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return null; // Released between our attempt and this look: try again.
  }
}
