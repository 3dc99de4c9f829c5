import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { extractPosting } from '../core/extraction/extract-posting.js';
import { decodeText, textKind } from '../platform/http/decode-text.js';
import { callerPath, writeJsonLine } from './json-lines.js';

/** Names decide only where they are sure; anything else is told by its first bytes. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.json': 'application/json',
};
/** Larger files are no pages. */
const MAX_BYTES = 64 * 1024 * 1024;

export function addExtractCommand(program: Command): void {
  program
    .command('extract')
    .description('Reads saved pages or feeds (HTML, JSON, XML, text) into postings, one JSON line a file.')
    .argument('<file...>', 'files in the order of the answers')
    .option(
      '--now <time>',
      'the moment relative dates are read against (ISO 8601; default: this run)',
      readTime,
    )
    .action(async (files: string[], options: { now?: Date }) => {
      const now = options.now ?? new Date();
      for (const file of files) await writeJsonLine(await answer(file, now));
    });
}

function readTime(value: string): Date {
  const time = new Date(value);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('not a time, expected ISO 8601 such as 2026-03-01');
  return time;
}

/** The line of one file; a file that cannot be read has `error` in it. */
async function answer(file: string, now: Date): Promise<object> {
  try {
    const bytes = await readFile(callerPath(file));
    if (bytes.length > MAX_BYTES)
      return { file, error: { code: 'TOO_LARGE', message: `The file is larger than ${MAX_BYTES} bytes.` } };
    const kind = textKind(MEDIA_TYPES[extname(file).toLowerCase()], bytes);
    if (kind === null)
      return { file, error: { code: 'UNSUPPORTED_MEDIA', message: 'The file holds no text.' } };
    return { file, ...extractPosting({ content: decodeText(bytes, null, kind), contentType: kind, now }) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { file, error: { code: code === 'ENOENT' ? 'NOT_FOUND' : 'UNREADABLE', message } };
  }
}
