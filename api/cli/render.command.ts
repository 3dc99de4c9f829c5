import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { documentFromJsonResume } from '../core/resume/convert.js';
import type { JsonResume } from '../core/resume/json-resume.js';
import { documentTemplates } from '../engine/documents/document-templates.js';
import {
  closeDocumentPrinter,
  DOCUMENT_FORMATS,
  renderDocument,
  type DocumentFormat,
} from '../engine/documents/render-document.js';
import type { PaperSize } from '../engine/documents/render-html.js';
import { callerPath, writeJsonLine } from './json-lines.js';

interface RenderFlags {
  template: string;
  format: DocumentFormat;
  out: string;
  paper: PaperSize;
}

async function readJsonResume(path: string): Promise<JsonResume> {
  const value: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SyntaxError('The file holds JSON, but no JSON Resume object.');
  }
  return value;
}

async function render(file: string, { template, format, out, paper }: RenderFlags): Promise<void> {
  try {
    const resume = await readJsonResume(callerPath(file));
    let next = 0;
    const document = documentFromJsonResume(resume, { newId: () => `line-${next++}` });
    const { bytes, contentType, pages } = await renderDocument(document, { template, format, paper });
    const target = callerPath(out);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    await writeJsonLine({ file, out, format, contentType, bytes: bytes.length, pages });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    await writeJsonLine({
      file,
      error: { code: error instanceof SyntaxError ? 'BROKEN' : (code ?? 'INTERNAL'), message },
    });
  } finally {
    await closeDocumentPrinter();
  }
}

/** The paper of a document, A4 unless said otherwise. */
export function paperOption(): Option {
  return new Option('--paper <size>', 'paper size').choices(['A4', 'LETTER']).default('A4');
}

/** The template of a document. */
export function templateOption(): Option {
  const names = documentTemplates().map(({ name }) => name);
  return new Option('--template <name>', 'looks of the document').choices(names).default('classic');
}

export function addRenderCommand(program: Command): void {
  program
    .command('render')
    .description('Prints a JSON Resume as PDF, Word or plain text.')
    .argument('<resume.json>', 'a JSON Resume 1.0 file')
    .addOption(templateOption())
    .addOption(
      new Option('--format <format>', 'kind of file').choices([...DOCUMENT_FORMATS]).makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'where to write')
    .addOption(paperOption())
    .action(render);
}
