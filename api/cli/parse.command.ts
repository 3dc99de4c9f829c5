/** `atlas parse FILE…`: resume files to JSON Resume, one line a file. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parseResume } from '../core/parsing/parse-resume.js';
import { DocumentError, readDocument } from '../platform/files/read-document.js';
import { callerPath, writeJsonLine } from './json-lines.js';

export function addParseCommand(program: Command): void {
  program
    .command('parse')
    .description(
      'Reads resumes (PDF, DOCX, RTF, ODT, HTML, text, JSON Resume, LinkedIn export, Europass XML).',
    )
    .argument('<file...>', 'resume files')
    .action(async (files: string[]) => {
      for (const file of files) await writeJsonLine(await parseFile(file));
    });
}

async function parseFile(file: string): Promise<Record<string, unknown>> {
  try {
    const bytes = await readFile(callerPath(file));
    const { resume, confidence, warnings } = parseResume(await readDocument(bytes, file));
    return { file, resume, confidence, warnings };
  } catch (error) {
    if (error instanceof DocumentError) return { file, error: { code: error.code, message: error.message } };
    if ((error as NodeJS.ErrnoException).code) {
      const { code, message } = error as NodeJS.ErrnoException;
      return { file, error: { code: code === 'ENOENT' ? 'NOT_FOUND' : 'BAD_USER_INPUT', message } };
    }
    throw error;
  }
}
