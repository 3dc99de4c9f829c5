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
import { proposeChanges } from './changes/propose-changes.js';
import { matchFacts } from './matching/match-facts.js';
import { findResume, readDocument } from './resume-store.js';

/** A Job and the person's facts become a resume for that Job, as Changes to be accepted one by one. */
export const tailorResumeTask = defineTask({
  kind: 'TAILOR_RESUME',
  title: (input) => `Tailor a resume: ${input.jobTitle}`,
  input: z.object({ jobId: z.uuid(), jobTitle: z.string() }),
  state: z.object({
    baseId: z.string(),
    score: z.number(),
    band: z.string(),
    resumeId: z.string(),
    proposed: z.number(),
    notes: z.array(z.string()),
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
        const posting = await readPosting(context.em, context.accountId, context.input.jobId);
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
        const posting = await readPosting(context.em, context.accountId, context.input.jobId);
        const document = await readDocument(context.em, base);
        const facts = (await readFacts(context.em, context.accountId)).map(toCoreFact);
        const { changes, notes } = tailorResume({ base: document, facts, posting, today: today(), newId });
        const { jobId, jobTitle: title } = context.input;
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
  },
  result: (state, input) => ({
    jobId: input.jobId,
    resumeId: state.resumeId,
    score: state.score,
    band: state.band,
    proposed: state.proposed,
    notes: state.notes,
  }),
});

async function readPosting(
  em: Parameters<typeof findResume>[0],
  accountId: string,
  jobId: string,
): Promise<ReturnType<typeof toPosting>> {
  const job = await em.findOne(Job, { accountId, id: jobId });
  if (job === null) throw new FinalError('NOT_FOUND', 'The job is not there any more.');
  return toPosting(job);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
