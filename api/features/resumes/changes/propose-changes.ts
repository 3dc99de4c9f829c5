import type { EntityManager } from '@mikro-orm/postgresql';
import type { Change, ResumeDocument } from '../../../core/resume/resume-document.js';
import type { ModelSource } from '../../../engine/llm/model-source.type.js';
import { createResume } from '../resume-store.js';
import type { Resume } from '../resume.entity.js';
import { ProposedChange, type TailoringStrategy } from './proposed-change.entity.js';

/** A rewrite by a model, which stands in for the rules' change of the same slot where there is one. */
export interface Rewrite {
  change: Change;
  /** The line it rewrites, or the rules' addition. */
  slot: string;
  source: ModelSource;
}

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
  for (const [ordinal, change] of input.changes.entries()) {
    addChange(em, accountId, resume.id, {
      change,
      ordinal,
      slot: slotOf(change),
      strategy: null,
      modelSource: null,
    });
  }
  await em.flush();
  return { resumeId: resume.id, proposed: input.changes.length };
}

/**
 * Proposes the rewrites of one strategy beside what the rules proposed. What the user decided meanwhile stays decided. Runs
 * in the caller's transaction.
 *
 * @returns how many there are
 */
export async function proposeRewrites(
  em: EntityManager,
  accountId: string,
  resumeId: string,
  strategy: TailoringStrategy,
  rewrites: readonly Rewrite[],
): Promise<number> {
  const made = await em.find(
    ProposedChange,
    { accountId, resumeId },
    { orderBy: { ordinal: 'asc', id: 'asc' } },
  );
  for (const { change, slot, source } of rewrites) {
    const beside =
      made.find((other) => other.slot === slot) ??
      made.findLast((other) => other.entryId === change.entryId && other.sectionKey === change.sectionKey) ??
      made.findLast((other) => other.sectionKey === change.sectionKey) ??
      made.at(-1);
    addChange(em, accountId, resumeId, {
      change,
      ordinal: beside?.ordinal ?? 0,
      slot,
      strategy,
      modelSource: source,
    });
  }
  await em.flush();
  return rewrites.length;
}

/** What a change of the rules is about, so that another way to change the same can stand in for it. */
export function slotOf({ operation, lineId, id }: Change): string {
  return operation === 'REPLACE' && lineId !== null ? lineId : id;
}

function addChange(
  em: EntityManager,
  accountId: string,
  resumeId: string,
  {
    change,
    ...rest
  }: { change: Change } & Pick<ProposedChange, 'ordinal' | 'slot' | 'strategy' | 'modelSource'>,
): void {
  em.create(
    ProposedChange,
    {
      ...change,
      ...rest,
      accountId,
      resumeId,
      status: 'PROPOSED',
      acceptedAtAnchor: null,
      createdAt: new Date(),
      decidedAt: null,
    },
    { persist: true },
  );
}
