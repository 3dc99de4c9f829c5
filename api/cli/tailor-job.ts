/** The main job of the command line: a resume file and a posting become a tailored resume in three formats. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { matchJob } from '../core/matching/match-job.js';
import { parseResume } from '../core/parsing/parse-resume.js';
import { documentFromFacts, factsFromJsonResume } from '../core/resume/convert.js';
import { tailorResume } from '../core/writing/tailor-resume.js';
import {
  closeDocumentPrinter,
  DOCUMENT_FORMATS,
  renderDocument,
} from '../engine/documents/render-document.js';
import type { PaperSize } from '../engine/documents/render-html.js';
import { closeDocumentReader, readDocument } from '../platform/files/read-document.js';
import { callerPath } from './json-lines.js';
import type { ProgressBar } from './progress-bar.js';
import { readPosting } from './read-posting.js';
import { tailorReport } from './tailor-report.js';

export interface TailorFlags {
  resume: string;
  job: string;
  out: string;
  template: string;
  paper: PaperSize;
  now: Date;
}

/** How many steps `tailorJob` announces. */
export const TAILOR_STEPS = 6;

export interface TailorAnswer {
  score: number;
  band: string;
  pages: number | null;
  changes: number;
  blocked: number;
  missing: string[];
  files: string[];
}

/** The whole main job. Nothing is written before the last document is rendered. */
export async function tailorJob(flags: TailorFlags, bar: ProgressBar): Promise<TailorAnswer> {
  const { job, out, template, paper, now } = flags;
  bar.step('Reading the resume');
  const bytes = await readFile(callerPath(flags.resume));
  const parsed = parseResume(await readDocument(bytes, basename(flags.resume)));
  const { spans, confidence, language, warnings } = parsed;
  const facts = factsFromJsonResume(parsed.resume, { spans, confidence });

  bar.step('Reading the posting');
  const posting = await readPosting(job, now);

  bar.step('Matching');
  const today = now.toISOString().slice(0, 10);
  const match = matchJob({ posting, resume: parsed.resume, today });

  bar.step('Tailoring');
  let next = 0;
  const newId = (): string => `id-${next++}`;
  const sectionOrder = parsed.resume.meta?.sectionOrder ?? [];
  const base = documentFromFacts(facts, { sectionOrder, language, newId });
  const tailoring = tailorResume({ base, facts, posting, today, newId });

  bar.step('Printing');
  const files: [name: string, content: Uint8Array | string][] = [];
  let pages: number | null = null;
  for (const format of DOCUMENT_FORMATS) {
    const rendered = await renderDocument(tailoring.document, { template, format, paper });
    pages ??= rendered.pages;
    files.push([`resume.${format}`, rendered.bytes]);
  }
  const report = tailorReport({ facts, posting, source: job, match, tailoring, pages, warnings, today });
  files.push(['report.json', `${JSON.stringify(report, null, 2)}\n`]);

  bar.step('Saving');
  const folder = callerPath(out);
  await mkdir(folder, { recursive: true });
  for (const [name, content] of files) await writeFile(join(folder, name), content);
  return {
    score: match.score,
    band: match.band,
    pages,
    changes: tailoring.changes.length,
    blocked: report.blocked.length,
    missing: match.missing.flatMap(({ skills }) => skills),
    files: files.map(([name]) => join(out, name)),
  };
}

/** Ends the processes that reading and printing started. */
export async function endTailoring(): Promise<void> {
  closeDocumentReader();
  await closeDocumentPrinter();
}
