import { tailorResume } from '../../core/writing/tailor-resume.js';
import type { QuotePlan } from '../../engine/llm/quote.js';
import { newId } from '../../platform/database/new-id.js';
import { notFound } from '../../platform/errors/coded-error.js';
import { Job } from '../jobs/job.entity.js';
import { toPosting } from '../jobs/job-posting.js';
import { toCoreFact } from '../profiles/fact.entity.js';
import { readFacts } from '../profiles/profile-reader.js';
import { findBaseResume } from './base-resume.js';
import { TAILORING_STRATEGIES } from './changes/tailored-versions.js';
import { rewriteResume } from './optimizing/rewrite-resume.js';
import { readDocument } from './resume-store.js';

/** What tailoring a resume would ask models; nothing without a resume. */
export const tailoringQuote: QuotePlan = {
  kind: 'TAILOR_RESUME',
  plan: async (em, accountId, { jobId, versions }, models) => {
    const job = jobId === null ? null : await em.findOne(Job, { accountId, id: jobId });
    if (job === null) throw notFound('Job');
    const resume = await findBaseResume(em, accountId);
    if (resume === null) return;
    const base = await readDocument(em, resume);
    const facts = (await readFacts(em, accountId)).map(toCoreFact);
    const posting = toPosting(job);
    const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
    const { changes } = tailorResume({ base, facts, posting, today, newId });
    const strategies = TAILORING_STRATEGIES.slice(0, versions);
    await rewriteResume(models, { base, facts, posting, changes, strategies, today, newId }, () =>
      Promise.resolve(),
    );
  },
};
