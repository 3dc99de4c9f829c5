/** Input and output conventions every command shares: JSON lines out, messages to standard error, paths of the caller. */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Absolute path of a file argument, relative to where the user typed the command (npm changes the folder). */
export function callerPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** Writes one JSON line and waits when the reader is slower than we are. */
export async function writeJsonLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) {
    await new Promise<void>((done) => process.stdout.once('drain', done));
  }
}

/** Reads standard input as JSON lines; a line that is not JSON comes as `{ error }` so that its answer can say so. */
export async function* readJsonLines(): AsyncGenerator<{ value?: unknown; error?: string }> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    try {
      yield { value: JSON.parse(line) as unknown };
    } catch (error) {
      yield { error: `This line is not JSON: ${(error as Error).message}` };
    }
  }
}
