import type { EntityManager } from '@mikro-orm/postgresql';
import type { Change, ResumeDocument } from '../../../core/resume/resume-document.js';
import { createResume } from '../resume-store.js';
import type { Resume } from '../resume.entity.js';
import { ProposedChange } from './proposed-change.entity.js';

/**
 * Makes the resume for a Job: a copy of the base, with the changes proposed beside it. Neither the base nor the copy
 * changes until the user accepts. Runs in the caller's transaction.
 */
export async function proposeChanges(
  em: EntityManager,
  accountId: string,
  input: {
    jobId: string;
    title: string;
    base: Resume;
    document: ResumeDocument;
    changes: readonly Change[];
  },
): Promise<{ resumeId: string; proposed: number }> {
  const resume = await createResume(em, accountId, {
    kind: 'TAILORED',
    title: input.title,
    jobId: input.jobId,
    baseId: input.base.id,
    document: input.document,
    origin: 'TAILORING',
  });
  const now = new Date();
  for (const [ordinal, change] of input.changes.entries()) {
    em.create(
      ProposedChange,
      {
        ...change,
        accountId,
        resumeId: resume.id,
        ordinal,
        status: 'PROPOSED',
        acceptedAtAnchor: null,
        createdAt: now,
        decidedAt: null,
      },
      { persist: true },
    );
  }
  await em.flush();
  return { resumeId: resume.id, proposed: input.changes.length };
}
