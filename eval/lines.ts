import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All lines of all `.jsonl` files of a folder, in the order of the file names; none when there is no such folder. */
export function readLines<T>(folder: string): T[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
