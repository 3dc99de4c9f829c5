import { type Command, InvalidArgumentError } from 'commander';
import { writeJsonLine } from './json-lines.js';
import { createProgressBar } from './progress-bar.js';
import { paperOption, templateOption } from './render.command.js';
import type { TailorFlags } from './tailor-job.js';

async function run(flags: TailorFlags): Promise<void> {
  const { resume, job } = flags;
  // Loaded when it is asked for: the other commands start faster without the whole pipeline.
  const { endTailoring, TAILOR_STEPS, tailorJob } = await import('./tailor-job.js');
  const bar = createProgressBar(TAILOR_STEPS);
  try {
    const answer = await tailorJob(flags, bar);
    bar.finish('Done');
    await writeJsonLine({ resume, job, ...answer });
  } catch (error) {
    const { code = 'INTERNAL', message } = error as Error & { code?: string };
    bar.finish(`Stopped: ${message}`);
    await writeJsonLine({ resume, job, error: { code, message } });
  } finally {
    await endTailoring();
  }
}

function readTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('Give a time as in 2026-01-31 or 2026-01-31T09:00Z.');
  return time;
}

export function addTailorCommand(program: Command): void {
  program
    .command('tailor')
    .description('Tailors a resume to a posting: resume.pdf, resume.docx, resume.txt and report.json.')
    .requiredOption('--resume <file>', 'PDF, DOCX, RTF, ODT, HTML, text or JSON Resume')
    .requiredOption('--job <file or URL>', 'the posting, saved or on the web')
    .requiredOption('--out <folder>', 'where to write')
    .addOption(templateOption())
    .addOption(paperOption())
    .option('--now <time>', 'the time relative dates are read against (default: now)', readTime, new Date())
    .action(run);
}
