import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { tailorResume } from '../../core/writing/tailor-resume.js';
import { defineTask } from '../../engine/tasks/define-task.js';
import { newId } from '../../platform/database/new-id.js';
import { FinalError } from '../../platform/errors/step-error.js';
import { Job } from '../jobs/job.entity.js';
import { toPosting } from '../jobs/job-posting.js';
import { toCoreFact } from '../profiles/fact.entity.js';
import { readFacts } from '../profiles/profile-reader.js';
import { findBaseResume, followProfile } from './base-resume.js';
import { readChanges, toCoreChange } from './changes/change-review.js';
import { proposeChanges, proposeRewrites } from './changes/propose-changes.js';
import { TAILORING_STRATEGIES } from './changes/tailored-versions.js';
import { matchFacts } from './matching/match-facts.js';
import { rewriteResume } from './optimizing/rewrite-resume.js';
import {
  addOutcome,
  describeRewriting,
  emptyReport,
  type RewritingReport,
} from './optimizing/rewriting-report.js';
import { findResume, readDocument } from './resume-store.js';

const MOST_TITLE = 200;
/** The model layer gives up on a call long before; this is for a machine that stands still. */
const REWRITE_TIMEOUT_MS = 300_000;

/** What a resume for a job is called. */
export function tailoredTitle(job: Job): string {
  const { title, company } = toPosting(job);
  return [title ?? 'Untitled job', company].filter(Boolean).join(', ').slice(0, MOST_TITLE);
}

/**
 * A Job and the person's facts become a resume for that Job, as Changes to be accepted one by one. The rules' changes can be
 * read as soon as they are proposed; then a model, where one may be used, rewords lines for each strategy asked for.
 */
export const tailorResumeTask = defineTask({
  kind: 'TAILOR_RESUME',
  title: () => 'Tailor a resume',
  input: z.object({
    jobId: z.uuid(),
    /** The versions to word with a model; none: rules alone. */
    strategies: z.array(z.enum(TAILORING_STRATEGIES)).max(TAILORING_STRATEGIES.length).default(['BALANCED']),
  }),
  state: z.object({
    baseId: z.string(),
    score: z.number(),
    band: z.string(),
    resumeId: z.string(),
    proposed: z.number(),
    notes: z.array(z.string()),
    rewriting: z.custom<RewritingReport>(),
  }),
  steps: {
    prepare: {
      title: 'Bring your resume up to your facts',
      retries: 2,
      run: async (context) => {
        const base = await findBaseResume(context.em, context.accountId);
        if (base === null) {
          throw new FinalError('NO_RESUME', 'Import your resume first: AtlasOps tailors what you give it.');
        }
        const updated = await context.save((em) => followProfile(em, context.accountId, base.id));
        context.progress(updated ? 'Took over what you corrected' : 'Already up to date', 1);
        return { baseId: base.id };
      },
    },
    match: {
      title: 'Compare your facts with the posting',
      retries: 2,
      run: async (context) => {
        const posting = toPosting(await readJob(context.em, context.accountId, context.input.jobId));
        const match = matchFacts(await readFacts(context.em, context.accountId), posting, today());
        context.progress(`${match.score} of 100, ${match.missing.length} requirements open`, 1);
        return { score: match.score, band: match.band };
      },
    },
    propose: {
      title: 'Propose changes',
      retries: 2,
      run: async (context, state) => {
        const base = await findResume(context.em, context.accountId, state.baseId!);
        const job = await readJob(context.em, context.accountId, context.input.jobId);
        const document = await readDocument(context.em, base);
        const facts = (await readFacts(context.em, context.accountId)).map(toCoreFact);
        const posting = toPosting(job);
        const { changes, notes } = tailorResume({ base: document, facts, posting, today: today(), newId });
        const { jobId } = context.input;
        const title = tailoredTitle(job);
        const saved = await context.save(async (em, record) => {
          const made = await proposeChanges(em, context.accountId, { jobId, title, base, document, changes });
          await record({ type: 'resume.generated', subjectId: made.resumeId, data: { jobId } });
          return made;
        });
        await context.setSubject({ resumeId: saved.resumeId });
        context.progress(`${saved.proposed} changes to look at`, 1);
        return { ...saved, notes };
      },
    },
    rewrite: {
      title: 'Reword lines with a model',
      timeoutMs: REWRITE_TIMEOUT_MS,
      retries: 1,
      when: (_state, { strategies }) => strategies.length > 0,
      run: async (context, state) => {
        const { accountId, input } = context;
        const resumeId = state.resumeId!;
        const resume = await findResume(context.em, accountId, resumeId);
        const rewriting = emptyReport(input.strategies);
        const proposed = await readChanges(context.em, accountId, resumeId);
        const asked = {
          base: await readDocument(context.em, resume, 1),
          facts: (await readFacts(context.em, accountId)).map(toCoreFact),
          posting: toPosting(await readJob(context.em, accountId, input.jobId)),
          changes: proposed.filter(({ strategy }) => strategy === null).map(toCoreChange),
          strategies: input.strategies,
          today: today(),
          newId,
        };
        let done = 0;
        await rewriteResume(context.deps.models.forTask(context), asked, async (outcome, total) => {
          const { strategy, passage, rewrites } = outcome;
          await context.save(
            (em) => proposeRewrites(em, accountId, resumeId, strategy, rewrites),
            `${strategy}.${passage.key}`,
          );
          addOutcome(rewriting, outcome);
          done += 1;
          context.progress(`${done} of ${total} parts: ${passage.title}`, done / total);
        });
        context.progress(describeRewriting(rewriting), 1);
        return { rewriting };
      },
    },
  },
  result: (state, input) => ({
    jobId: input.jobId,
    resumeId: state.resumeId,
    score: state.score,
    band: state.band,
    proposed: state.proposed,
    notes: state.notes,
    ...(state.rewriting ?? emptyReport([])),
  }),
});

async function readJob(em: EntityManager, accountId: string, jobId: string): Promise<Job> {
  const job = await em.findOne(Job, { accountId, id: jobId });
  if (job === null) throw new FinalError('NOT_FOUND', 'The job is not there any more.');
  return job;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
