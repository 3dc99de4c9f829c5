/** Resumes from bytes to fields: a two-page PDF through the warm child process, and the brain's share of it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseResume } from '../api/core/parsing/parse-resume.js';
import { closeDocumentReader, readDocument } from '../api/platform/files/read-document.js';
import { percentile, type Figure } from './figure.js';

const ROUNDS = 40;
/** The invented resume of two pages that the figure is measured on. */
const TWO_PAGES = 'en-director-two-pages.pdf';

export default async function parsingBenchmark(): Promise<Figure[]> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'eval', 'resumes');
  const bytes = readFileSync(join(folder, TWO_PAGES));
  try {
    // the first reading starts the child; the product keeps it warm
    const document = await readDocument(bytes, TWO_PAGES);
    parseResume(document);
    const whole: number[] = [];
    const brain: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      const read = await readDocument(bytes, TWO_PAGES);
      const between = performance.now();
      parseResume(read);
      const ended = performance.now();
      whole.push(ended - started);
      brain.push(ended - between);
    }
    const note = `${ROUNDS} readings of one file, child process warm`;
    return [
      {
        name: 'two-page PDF to fields, p50',
        value: percentile(whole, 50),
        unit: 'ms',
        target: '< 250',
        note,
      },
      { name: 'two-page PDF to fields, p95', value: percentile(whole, 95), unit: 'ms', note },
      { name: 'of that, layout and parsing, p50', value: percentile(brain, 50), unit: 'ms', note },
    ];
  } finally {
    closeDocumentReader();
  }
}
