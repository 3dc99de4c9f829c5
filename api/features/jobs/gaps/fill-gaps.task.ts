import { z } from 'zod';
import { defineTask } from '../../../engine/tasks/define-task.js';
import type { StepContext } from '../../../engine/tasks/step-context.js';
import { ENDED, Task } from '../../../engine/tasks/task.entity.js';
import { Job } from '../job.entity.js';
import { extractedOf } from '../job-posting.js';
import { readFetched, type FetchedPage } from '../read-fetched.js';
import { saveNewReading } from '../save-imported-job.js';
import { askAboutGaps, questionAbout } from './ask-about-gaps.js';
import type { FilledReading } from './fill-gaps.js';
import { GAP_FIELDS, type GapField } from './find-gaps.js';
import { pageWords } from './page-words.js';

/** What an import leaves to be asked later, as it stands in its result: enough to read its page again. */
export const gapsForLater = z.object({
  gaps: z.array(z.enum(GAP_FIELDS)),
  page: z.custom<FetchedPage>().nullable(),
  drawnId: z.string().nullable(),
  fileId: z.string().nullable(),
});
export type GapsForLater = z.output<typeof gapsForLater>;

const LOOK_MS = 3_000;
/** Of imports that hang, the questions are not waited for. */
const MOST_LOOKS = 200;
const STEP_MS = 10 * 60 * 1000;

const input = z.object({
  /** The Tasks that import the postings. */
  imports: z.array(z.uuid()).min(1).max(100),
});
type Context = StepContext<z.output<typeof input>>;

/** A saved job with what is to be asked about it. */
interface OpenJob {
  jobId: string;
  later: GapsForLater;
}

/**
 * The questions about postings that were imported together, put to a model as one batch at half price. The imports have saved
 * what rules find; this adds what a model finds, within a day.
 */
export const fillGapsTask = defineTask({
  kind: 'FILL_GAPS',
  title: ({ imports }) => `Ask about ${imports.length} postings at half price`,
  input,
  state: z.object({
    jobs: z.array(z.object({ jobId: z.string(), later: gapsForLater })),
    note: z.string().nullable(),
    filled: z.number(),
    unanswered: z.number(),
  }),
  steps: {
    gather: {
      title: 'Wait for the imports',
      timeoutMs: STEP_MS,
      run: async (context: Context) => {
        const rows = await context.em.find(Task, { id: { $in: context.input.imports } });
        const open = rows.filter(({ status }) => !ENDED.includes(status)).length;
        if (open > 0 && context.attempt <= MOST_LOOKS) {
          await context.pause(`${open} ${open === 1 ? 'import is' : 'imports are'} still under way`, LOOK_MS);
        }
        return { jobs: rows.flatMap(jobLeftBy) };
      },
    },
    handIn: {
      title: 'Hand the questions in',
      timeoutMs: STEP_MS,
      when: (state) => (state.jobs ?? []).length > 0,
      run: async (context: Context, state) => {
        const jobs = state.jobs ?? [];
        const handed = await context.deps.models.waiting.handIn(
          context,
          { tier: 'small', standsFor: jobs.length },
          async () => {
            const questions = [];
            for (const job of jobs) {
              const again = await readAgain(context, job);
              if (again !== null) questions.push(questionAbout(again.gaps, again.words));
            }
            return questions;
          },
        );
        if (handed.kind === 'waiting') await context.pause(handed.message, handed.againInMs);
        return { note: handed.kind === 'ended' ? handed.note : null };
      },
    },
    fill: {
      title: 'Add what was answered',
      timeoutMs: STEP_MS,
      retries: 1,
      when: (state) => (state.jobs ?? []).length > 0,
      run: async (context: Context, state) => {
        const jobs = state.jobs ?? [];
        let filled = 0;
        let unanswered = 0;
        for (const [index, job] of jobs.entries()) {
          context.progress(`Posting ${index + 1} of ${jobs.length}`, index / jobs.length);
          const outcome = await fill(context, job);
          filled += outcome.filled;
          unanswered += outcome.unanswered;
        }
        return { filled, unanswered };
      },
    },
  },
  result: (state) => ({
    jobs: (state.jobs ?? []).map(({ jobId }) => jobId),
    filled: state.filled ?? 0,
    unanswered: state.unanswered ?? 0,
    note: state.note ?? null,
  }),
});

function jobLeftBy({ result }: Task): OpenJob[] {
  const later = gapsForLater.safeParse(result?.['later']);
  const jobId = result?.['jobId'];
  return later.success && typeof jobId === 'string' ? [{ jobId, later: later.data }] : [];
}

/** The page as the import read it; null when the job is gone or was read anew since. */
async function readAgain(
  context: Context,
  { jobId, later }: OpenJob,
): Promise<{ gaps: GapField[]; words: string; reading: FilledReading; now: Date } | null> {
  const job = await context.em.findOne(Job, { id: jobId }, { refresh: true });
  if (job === null || job.snapshotId !== snapshotOf(later)) return null;
  const text = await readFetched(context.em, context.deps.fileStore, later);
  const reading = { ...extractedOf(job), postings: [] };
  return { gaps: later.gaps, words: pageWords(text, reading.description), reading, now: text.readAt };
}

function snapshotOf({ page, fileId }: GapsForLater): string | null {
  return page?.snapshotId ?? fileId;
}

/** Asks about one posting, whose answer is in the cache after a batch, and saves what the page bears out. */
async function fill(context: Context, job: OpenJob): Promise<{ filled: number; unanswered: number }> {
  const again = await readAgain(context, job);
  if (again === null) return { filled: 0, unanswered: 0 };
  const { reading, report } = await askAboutGaps(context.deps.models.forTask(context), again);
  if (report.filled.length === 0) return { filled: 0, unanswered: report.improvable ? 1 : 0 };
  const { jobId, later } = job;
  await context.save(async (em, record) => {
    const current = await em.findOne(Job, { id: jobId });
    const snapshotId = snapshotOf(later);
    if (current === null || snapshotId === null || current.snapshotId !== snapshotId) return;
    const finalUrl = later.page?.finalUrl ?? null;
    await saveNewReading(em, jobId, { reading, url: current.url, finalUrl, snapshotId });
    await record({ type: 'job.analyzed', subjectId: jobId, data: { again: true } });
  }, jobId);
  return { filled: report.filled.length, unanswered: 0 };
}
