import type { EntityManager } from '@mikro-orm/postgresql';
import { followFacts, type FactHistory } from '../../core/resume/follow-facts.js';
import { newId } from '../../platform/database/new-id.js';
import { toCoreFact } from '../profiles/fact.entity.js';
import { readFacts, readRevisions } from '../profiles/profile-reader.js';
import { Resume } from './resume.entity.js';
import { addVersion, lockResume, readDocument } from './resume-store.js';

/** The base resume a tailoring starts from: the one imported last; null before the first import. */
export async function findBaseResume(em: EntityManager, accountId: string): Promise<Resume | null> {
  return await em.findOne(
    Resume,
    { accountId, kind: 'BASE' },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  );
}

/**
 * Brings a base resume up to the facts as they are now; lines the user worded otherwise stay. Runs in the caller's
 * transaction.
 *
 * @returns whether a new version was written.
 */
export async function followProfile(
  em: EntityManager,
  accountId: string,
  resumeId: string,
): Promise<boolean> {
  const resume = await lockResume(em, accountId, resumeId);
  const facts = await readFacts(em, accountId);
  const revisions = await readRevisions(em, accountId);
  const history: FactHistory = {
    earlierTexts: new Map([...revisions].map(([id, past]) => [id, past.map(({ text }) => text)])),
    earlierFields: new Map([...revisions].map(([id, past]) => [id, past.map(({ fields }) => fields)])),
    added: new Set(facts.filter(({ createdAt }) => createdAt > resume.factsSeenAt).map(({ id }) => id)),
  };
  const seen = new Date();
  const document = await readDocument(em, resume);
  const next = followFacts(document, facts.map(toCoreFact), history, { newId });
  resume.factsSeenAt = seen;
  if (next === null) {
    await em.flush();
    return false;
  }
  await addVersion(em, resume, next, 'FACTS');
  return true;
}
