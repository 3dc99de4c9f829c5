import type { EntityManager } from '@mikro-orm/postgresql';
import { applyChanges } from '../../../core/resume/apply-changes.js';
import { worthOf } from '../../../core/writing/line-worth.js';
import { readNeeds, type PostingNeeds } from '../../../core/writing/posting-needs.js';
import type { ResumeDocument } from '../../../core/resume/resume-document.js';
import { Job } from '../../jobs/job.entity.js';
import { toPosting } from '../../jobs/job-posting.js';
import { readFacts } from '../../profiles/profile-reader.js';
import { readDocument } from '../resume-store.js';
import { ResumeView } from '../resume-view.js';
import type { Resume } from '../resume.entity.js';
import { readChanges, toCoreChange } from './change-review.js';
import { toChangeType, type TailoredVersionType } from './proposed-change.type.js';
import { changesOfVersion, versionsOf } from './tailored-versions.js';

/** The versions of a tailored resume side by side, each as it would read; none of a base. */
export async function readVersions(em: EntityManager, resume: Resume): Promise<TailoredVersionType[]> {
  if (resume.kind !== 'TAILORED') return [];
  const changes = await readChanges(em, resume.accountId, resume.id);
  const facts = await readFacts(em, resume.accountId);
  const anchor = await readDocument(em, resume, resume.anchorVersion);
  const job = await em.findOne(Job, { accountId: resume.accountId, id: resume.jobId });
  const needs = job === null ? null : readNeeds(toPosting(job));
  return versionsOf(changes).map((strategy) => {
    const own = (changesOfVersion(changes, strategy) ?? []).filter(({ status }) => status !== 'STALE');
    const document = applyChanges(anchor, own.map(toCoreChange));
    const view = ResumeView.of(document, facts);
    return {
      strategy,
      changes: own.map((change) => toChangeType(change, view, changes)),
      wordedByModel: own.filter(({ modelSource }) => modelSource !== null).length,
      sections: view.sections,
      namesSkills: needs === null ? [] : skillsNamed(document, needs),
    };
  });
}

function skillsNamed(document: ResumeDocument, needs: PostingNeeds): string[] {
  const lines = document.sections.flatMap(({ entries }) => entries.flatMap((entry) => entry.lines));
  return worthOf(lines.map(({ text }) => text).join('\n'), needs).shows.map(({ name }) => name);
}
