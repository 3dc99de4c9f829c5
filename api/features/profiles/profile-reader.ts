import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../platform/database/new-id.js';
import { Fact, FactRevision } from './fact.entity.js';
import { Profile } from './profile.entity.js';

/** The account's profile; an empty one is made the first time anybody asks. */
export async function readProfile(em: EntityManager, accountId: string): Promise<Profile> {
  const existing = await em.findOne(Profile, { accountId });
  if (existing !== null) return existing;
  const now = new Date();
  // Two tabs may ask at once: the second insert does nothing, and both read the one that won.
  await em
    .createQueryBuilder(Profile)
    .insert({
      id: newId(),
      accountId,
      headline: null,
      language: 'en',
      sectionOrder: [],
      createdAt: now,
      updatedAt: now,
    })
    .onConflict(['accountId'])
    .ignore()
    .execute();
  return await em.findOneOrFail(Profile, { accountId });
}

/** All facts that stand, entries before their lines, each group in its order. */
export async function readFacts(em: EntityManager, accountId: string): Promise<Fact[]> {
  return await em.find(
    Fact,
    { accountId, removedAt: null },
    { orderBy: { parentId: 'asc nulls first', section: 'asc', position: 'asc', id: 'asc' } },
  );
}

/** What facts said before, oldest first, by the fact's id. */
export async function readRevisions(
  em: EntityManager,
  accountId: string,
  factIds: readonly string[] | null = null,
): Promise<Map<string, FactRevision[]>> {
  const revisions = await em.find(
    FactRevision,
    { accountId, ...(factIds === null ? {} : { factId: { $in: [...factIds] } }) },
    { orderBy: { version: 'asc' } },
  );
  const byFact = new Map<string, FactRevision[]>();
  for (const revision of revisions) {
    const known = byFact.get(revision.factId);
    if (known === undefined) byFact.set(revision.factId, [revision]);
    else known.push(revision);
  }
  return byFact;
}
