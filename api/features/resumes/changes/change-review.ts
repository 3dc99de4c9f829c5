/** The user's decisions on proposed Changes, and what the resume becomes by them. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { applyChanges } from '../../../core/resume/apply-changes.js';
import type { Change, ResumeDocument } from '../../../core/resume/resume-document.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { checkStored, type UnsupportedClaim } from '../resume-truth.js';
import type { Resume } from '../resume.entity.js';
import { addVersion, lockResume, readDocument } from '../resume-store.js';
import { ProposedChange, type TailoringStrategy } from './proposed-change.entity.js';
import { changesOfVersion, oneOfEachSlot } from './tailored-versions.js';

export type AcceptOutcome =
  | { kind: 'accepted'; resume: Resume }
  | { kind: 'stale'; currentVersion: number }
  | { kind: 'unsupported'; claims: UnsupportedClaim[] };

/** The change as the brain takes it. */
export function toCoreChange(change: ProposedChange): Change {
  const { id, operation, sectionKey, entryId, lineId, before, after, position, facts, reason } = change;
  return { id, operation, sectionKey, entryId, lineId, before, after, position, facts, reason };
}

/**
 * Accepts changes and writes the resume's next version. Of several for one slot only the preferred one is accepted
 * (`oneOfEachSlot`), and what was accepted there before is proposed again. Nothing is saved when one of them would put a
 * claim into the resume that no fact supports, or when a line they are about was edited since ('stale': those are marked
 * STALE). Runs in the caller's transaction.
 *
 * @throws CodedError NOT_FOUND
 */
export async function acceptChanges(
  em: EntityManager,
  accountId: string,
  resumeId: string,
  changeIds: readonly string[],
): Promise<AcceptOutcome> {
  const resume = await lockResume(em, accountId, resumeId);
  const changes = await findChanges(em, accountId, resumeId, changeIds);
  return await accept(em, resume, oneOfEachSlot(changes), new Set());
}

/**
 * Makes the resume one of its versions: accepts its changes, and proposes again what was accepted of the others. What the
 * user rejected stays rejected. Runs in the caller's transaction.
 *
 * @param strategy null: the version by rules alone
 * @throws CodedError NOT_FOUND, also when the resume has no such version
 */
export async function acceptVersion(
  em: EntityManager,
  accountId: string,
  resumeId: string,
  strategy: TailoringStrategy | null,
): Promise<AcceptOutcome> {
  const resume = await lockResume(em, accountId, resumeId);
  const changes = await readChanges(em, accountId, resumeId);
  const chosen = changesOfVersion(changes, strategy);
  if (chosen === null) throw notFound('Version');
  const ids = new Set(chosen.map(({ id }) => id));
  const others = changes.filter(({ id, status }) => status === 'ACCEPTED' && !ids.has(id));
  const wanted = chosen.filter(({ status }) => status !== 'REJECTED' && status !== 'STALE');
  return await accept(em, resume, wanted, new Set(others.map(({ id }) => id)));
}

async function accept(
  em: EntityManager,
  resume: Resume,
  changes: readonly ProposedChange[],
  takenBack: ReadonlySet<string>,
): Promise<AcceptOutcome> {
  const pending = changes.filter(({ status }) => status === 'PROPOSED' || status === 'REJECTED');
  const earlier = await acceptedSinceAnchor(em, resume);
  const slots = new Set(pending.map(({ slot }) => slot));
  const replaced = earlier.filter(({ id, slot }) => slots.has(slot) || takenBack.has(id));
  if (pending.length === 0 && replaced.length === 0) return { kind: 'accepted', resume };

  const anchor = await readDocument(em, resume, resume.anchorVersion);
  const outdated = pending.filter((change) => !stillApplies(anchor, change));
  if (outdated.length > 0) {
    for (const change of outdated) change.status = 'STALE';
    await em.flush();
    return { kind: 'stale', currentVersion: resume.version };
  }
  const staying = earlier.filter((change) => !replaced.includes(change));
  const next = applyChanges(anchor, [...staying, ...pending].map(toCoreChange));
  const touched = new Set(pending.flatMap(({ lineId, id }) => [lineId ?? id, id]));
  const claims = (await checkStored(em, resume.accountId, next)).filter(
    ({ lineId }) => lineId !== null && touched.has(lineId),
  );
  if (claims.length > 0) return { kind: 'unsupported', claims };

  const now = new Date();
  for (const change of pending) {
    change.status = 'ACCEPTED';
    change.acceptedAtAnchor = resume.anchorVersion;
    change.decidedAt = now;
  }
  for (const change of replaced) {
    change.status = 'PROPOSED';
    change.acceptedAtAnchor = null;
    change.decidedAt = null;
  }
  await addVersion(em, resume, next, 'CHANGES');
  return { kind: 'accepted', resume };
}

/**
 * Rejects changes; one that was accepted is taken back, unless the user has edited the resume by hand since. Runs in
 * the caller's transaction.
 *
 * @throws CodedError NOT_FOUND, CONFLICT
 */
export async function rejectChanges(
  em: EntityManager,
  accountId: string,
  resumeId: string,
  changeIds: readonly string[],
): Promise<Resume> {
  const resume = await lockResume(em, accountId, resumeId);
  const changes = await findChanges(em, accountId, resumeId, changeIds);
  const accepted = changes.filter(({ status }) => status === 'ACCEPTED');
  if (accepted.some(({ acceptedAtAnchor }) => acceptedAtAnchor !== resume.anchorVersion)) {
    throw new CodedError(
      'CONFLICT',
      'You have edited this resume since you accepted the change. Edit the line instead.',
      { field: 'changeIds' },
    );
  }
  const now = new Date();
  for (const change of changes) {
    if (change.status === 'STALE') continue;
    change.status = 'REJECTED';
    change.acceptedAtAnchor = null;
    change.decidedAt = now;
  }
  await em.flush();
  if (accepted.length > 0) {
    const anchor = await readDocument(em, resume, resume.anchorVersion);
    const rest = await acceptedSinceAnchor(em, resume);
    await addVersion(em, resume, applyChanges(anchor, rest.map(toCoreChange)), 'CHANGES');
  }
  return resume;
}

/** All changes proposed for a resume, in the order in which they are shown. */
export async function readChanges(
  em: EntityManager,
  accountId: string,
  resumeId: string,
): Promise<ProposedChange[]> {
  return await em.find(ProposedChange, { accountId, resumeId }, { orderBy: { ordinal: 'asc', id: 'asc' } });
}

async function findChanges(
  em: EntityManager,
  accountId: string,
  resumeId: string,
  ids: readonly string[],
): Promise<ProposedChange[]> {
  const unique = [...new Set(ids)];
  const changes = await em.find(
    ProposedChange,
    { accountId, resumeId, id: { $in: unique } },
    { orderBy: { ordinal: 'asc' } },
  );
  if (changes.length < unique.length) throw notFound('Change');
  return changes;
}

async function acceptedSinceAnchor(em: EntityManager, resume: Resume): Promise<ProposedChange[]> {
  return await em.find(
    ProposedChange,
    {
      accountId: resume.accountId,
      resumeId: resume.id,
      status: 'ACCEPTED',
      acceptedAtAnchor: resume.anchorVersion,
    },
    { orderBy: { ordinal: 'asc' } },
  );
}

/** Whether the line (or entry, or section) the change is about is still there and says what it said. */
function stillApplies(document: ResumeDocument, change: ProposedChange): boolean {
  const entries = document.sections.flatMap((section) => section.entries);
  if (change.operation === 'ADD') {
    return change.entryId === null || entries.some(({ id }) => id === change.entryId);
  }
  // A whole section changes its place.
  if (change.operation === 'MOVE' && change.entryId === null) {
    return document.sections.some(({ key }) => key === change.sectionKey);
  }
  const entry = entries.find(({ id }) => id === change.entryId);
  if (entry === undefined) return false;
  if (change.lineId === null) return true;
  const line = entry.lines.find(({ id }) => id === change.lineId);
  return line !== undefined && (change.operation === 'MOVE' || line.text === change.before);
}
