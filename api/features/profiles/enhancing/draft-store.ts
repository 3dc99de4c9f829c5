/** Drafts and questions as stored; every function runs in the caller's transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  MOST_QUESTIONS,
  type FactProposal,
  type FactQuestion,
} from '../../../core/enhancing/fact-proposal.js';
import type { ModelSource } from '../../../engine/llm/model-source.type.js';
import { newId } from '../../../platform/database/new-id.js';
import type { Fact } from '../fact.entity.js';
import { readFacts } from '../profile-reader.js';
import { FactDraft, ProfileQuestion, type DraftOrigin } from './fact-draft.entity.js';

export interface NewDraft extends FactProposal {
  origin: DraftOrigin;
  questionId?: string | null;
  writer?: ModelSource | null;
}

/** Writes a draft for facts that are there, whose versions it is bound to; the caller flushes. */
export function proposeDraft(
  em: EntityManager,
  accountId: string,
  facts: readonly Fact[],
  draft: NewDraft,
): FactDraft {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const fact = byId.get(draft.factId);
  if (fact === undefined) throw new Error('A draft needs the fact it is for.');
  const { kind, factId, after, fields, removes, reason, origin, questionId = null, writer = null } = draft;
  return em.create(
    FactDraft,
    {
      id: newId(),
      accountId,
      factId,
      factVersion: fact.version,
      kind,
      status: 'PROPOSED',
      origin,
      before: fact.text,
      after,
      fields,
      basis: draft.basis.flatMap((id) => {
        const one = byId.get(id);
        return one === undefined ? [] : [{ id, version: one.version }];
      }),
      removes,
      reason,
      questionId,
      writer,
      createdAt: new Date(),
      decidedAt: null,
    },
    { persist: true },
  );
}

/** Marks drafts and open questions whose facts were changed or removed since. */
export async function retireStale(em: EntityManager, accountId: string): Promise<void> {
  const version = new Map((await readFacts(em, accountId)).map((fact) => [fact.id, fact.version]));
  for (const draft of await em.find(FactDraft, { accountId, status: 'PROPOSED' })) {
    const fits = draft.basis.every((basis) => version.get(basis.id) === basis.version);
    if (!fits) draft.status = 'STALE';
  }
  for (const question of await em.find(ProfileQuestion, { accountId, status: 'OPEN' })) {
    if (version.get(question.factId) !== question.factVersion) question.status = 'STALE';
  }
  await em.flush();
}

/**
 * Saves new drafts for facts as they are now. One that says what was proposed before, whatever became of that, is left out.
 * @returns how many were new
 */
export async function saveDrafts(
  em: EntityManager,
  accountId: string,
  drafts: readonly NewDraft[],
): Promise<number> {
  const facts = await readFacts(em, accountId);
  const known = await em.find(FactDraft, { accountId, factId: { $in: drafts.map(({ factId }) => factId) } });
  const seen = new Set(known.filter(({ status }) => status !== 'STALE').map(keyOf));
  let saved = 0;
  for (const draft of drafts) {
    const isThere = [draft.factId, ...draft.basis].every((id) => facts.some((fact) => fact.id === id));
    if (!isThere || seen.has(keyOf(draft))) continue;
    seen.add(keyOf(draft));
    proposeDraft(em, accountId, facts, draft);
    saved += 1;
  }
  await em.flush();
  return saved;
}

function keyOf({
  factId,
  kind,
  after,
  removes,
}: Pick<FactDraft, 'factId' | 'kind' | 'after' | 'removes'>): string {
  return [factId, kind, after, ...removes].join('\n');
}

/** What was asked before and is not to be asked again, as `factId topic`. */
export async function settledQuestions(em: EntityManager, accountId: string): Promise<Set<string>> {
  const asked = await em.find(ProfileQuestion, {
    accountId,
    status: { $in: ['OPEN', 'ANSWERED', 'DISMISSED'] },
  });
  return new Set(asked.map(({ factId, topic }) => `${factId} ${topic}`));
}

/**
 * Saves questions as long as there are fewer than six open ones.
 * @returns how many were new
 */
export async function saveQuestions(
  em: EntityManager,
  accountId: string,
  questions: readonly FactQuestion[],
): Promise<number> {
  const open = await em.find(ProfileQuestion, { accountId, status: 'OPEN' });
  const asked = new Set(open.map(({ factId }) => factId));
  const settled = await settledQuestions(em, accountId);
  const facts = new Map((await readFacts(em, accountId)).map((fact) => [fact.id, fact]));
  const fresh = questions
    .filter(
      ({ factId, topic }) => facts.has(factId) && !asked.has(factId) && !settled.has(`${factId} ${topic}`),
    )
    .slice(0, Math.max(0, MOST_QUESTIONS - open.length));
  for (const { factId, topic, text, reason } of fresh) {
    em.create(
      ProfileQuestion,
      {
        id: newId(),
        accountId,
        factId,
        factVersion: facts.get(factId)!.version,
        topic,
        status: 'OPEN',
        text,
        reason,
        answer: null,
        draftId: null,
        createdAt: new Date(),
        decidedAt: null,
      },
      { persist: true },
    );
  }
  await em.flush();
  return fresh.length;
}

/** Puts better words to open questions about the same facts and topics; what they ask about stays. */
export async function rewordQuestions(
  em: EntityManager,
  accountId: string,
  questions: readonly FactQuestion[],
): Promise<void> {
  const open = await em.find(ProfileQuestion, { accountId, status: 'OPEN' });
  for (const question of open) {
    const better = questions.find(
      ({ factId, topic }) => factId === question.factId && topic === question.topic,
    );
    if (better !== undefined) question.text = better.text;
  }
  await em.flush();
}
