/** The user's decisions on drafts and questions. Every function runs in the caller's transaction. */
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { takeAnswer } from '../../../core/enhancing/take-answer.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { keepRevision } from '../fact-editor.js';
import { Fact, toCoreFact } from '../fact.entity.js';
import { readEntryFields, readLineText } from '../fact-rules.js';
import { proposeDraft } from './draft-store.js';
import { FactDraft, ProfileQuestion } from './fact-draft.entity.js';

const MAX_ANSWER = 500;

/**
 * Makes the fact say what the draft says; what it said before stays in its history. Accepting twice changes nothing more.
 * @param text the user's own words in place of the draft's; null takes the draft as it is
 * @returns the fact, or which version it has when something the draft rests on was changed since (the draft is then STALE)
 * @throws CodedError NOT_FOUND, BAD_USER_INPUT, CONFLICT when the draft was rejected by an edit
 */
export async function acceptDraft(
  em: EntityManager,
  accountId: string,
  id: string,
  text: string | null,
): Promise<Fact | { currentVersion: number }> {
  const draft = await lockDraft(em, accountId, id);
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const touched = [...new Set([draft.factId, ...draft.basis.map((one) => one.id), ...draft.removes])];
  const facts = await em.find(Fact, { accountId, id: { $in: touched } }, { ...lock, orderBy: { id: 'asc' } });
  const fact = facts.find((one) => one.id === draft.factId);
  if (fact === undefined) throw notFound('FactDraft');
  if (draft.status === 'ACCEPTED') return fact.removedAt === null ? fact : { currentVersion: fact.version };
  const isUnchanged = draft.basis.every((basis) =>
    facts.some((one) => one.id === basis.id && one.version === basis.version && one.removedAt === null),
  );
  if (!isUnchanged || fact.version !== draft.factVersion) {
    draft.status = 'STALE';
    await em.flush();
    return { currentVersion: fact.version };
  }
  const now = new Date();
  keepRevision(em, fact);
  Object.assign(fact, contentOf(draft, fact, text), {
    origin: text === null ? 'DRAFT' : 'USER',
    confidence: 1,
    version: fact.version + 1,
    updatedAt: now,
  });
  for (const gone of facts.filter((one) => draft.removes.includes(one.id) && one.id !== fact.id)) {
    keepRevision(em, gone);
    Object.assign(gone, { removedAt: now, updatedAt: now, version: gone.version + 1 });
  }
  draft.status = 'ACCEPTED';
  draft.decidedAt = now;
  await em.flush();
  return fact;
}

/** The words and fields of the fact afterwards. @throws CodedError BAD_USER_INPUT */
function contentOf(
  draft: FactDraft,
  fact: Fact,
  text: string | null,
): { text: string; fields: Record<string, string> } {
  if (fact.kind !== 'entry') return { text: readLineText(text ?? draft.after), fields: fact.fields };
  if (text !== null) {
    throw new CodedError('BAD_USER_INPUT', 'A heading has no text of its own; edit its fields instead.', {
      field: 'text',
    });
  }
  return readEntryFields(fact.section!, draft.fields ?? fact.fields);
}

/**
 * Puts a draft away; it is not proposed again.
 * @throws CodedError NOT_FOUND, CONFLICT when it was accepted: the fact then says it
 */
export async function rejectDraft(em: EntityManager, accountId: string, id: string): Promise<FactDraft> {
  const draft = await lockDraft(em, accountId, id);
  if (draft.status === 'ACCEPTED') {
    throw new CodedError('CONFLICT', 'This draft was accepted. Edit the fact, or take its history back.', {
      field: 'id',
    });
  }
  if (draft.status === 'PROPOSED') {
    draft.status = 'REJECTED';
    draft.decidedAt = new Date();
    await em.flush();
  }
  return draft;
}

/**
 * Turns the answer to a question into a draft. Answered again, the first answer's draft is given when the answer is the
 * same.
 * @throws CodedError NOT_FOUND, BAD_USER_INPUT with advice, CONFLICT when it was answered otherwise, dismissed, or the fact
 *   was changed since it was asked
 */
export async function answerQuestion(
  em: EntityManager,
  accountId: string,
  id: string,
  answer: string,
): Promise<FactDraft> {
  if (answer.length > MAX_ANSWER) {
    throw new CodedError('BAD_USER_INPUT', `An answer has at most ${MAX_ANSWER} characters.`, {
      field: 'answer',
    });
  }
  const question = await lockQuestion(em, accountId, id);
  if (question.status === 'ANSWERED' && question.answer === answer.trim() && question.draftId !== null) {
    return await em.findOneOrFail(FactDraft, { accountId, id: question.draftId });
  }
  if (question.status !== 'OPEN') {
    throw new CodedError('CONFLICT', 'This question is not open any more. Edit the fact itself.', {
      field: 'id',
    });
  }
  const fact = await em.findOne(Fact, { accountId, id: question.factId, removedAt: null });
  if (fact === null || fact.version !== question.factVersion) {
    throw new CodedError(
      'CONFLICT',
      'The fact was changed since this was asked. Look for improvements again.',
      {
        field: 'id',
      },
    );
  }
  const taken = takeAnswer(toCoreFact(fact), question.topic, answer);
  if ('advice' in taken) throw new CodedError('BAD_USER_INPUT', taken.advice, { field: 'answer' });
  const draft = proposeDraft(em, accountId, [fact], { ...taken, origin: 'ANSWER', questionId: question.id });
  question.status = 'ANSWERED';
  question.answer = answer.trim();
  question.draftId = draft.id;
  question.decidedAt = new Date();
  await em.flush();
  return draft;
}

/** @throws CodedError NOT_FOUND, CONFLICT when it was answered */
export async function dismissQuestion(
  em: EntityManager,
  accountId: string,
  id: string,
): Promise<ProfileQuestion> {
  const question = await lockQuestion(em, accountId, id);
  if (question.status === 'ANSWERED') {
    throw new CodedError('CONFLICT', 'This question was answered; reject the draft instead.', {
      field: 'id',
    });
  }
  if (question.status === 'OPEN') {
    question.status = 'DISMISSED';
    question.decidedAt = new Date();
    await em.flush();
  }
  return question;
}

async function lockDraft(em: EntityManager, accountId: string, id: string): Promise<FactDraft> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const draft = await em.findOne(FactDraft, { accountId, id }, lock);
  if (draft === null) throw notFound('FactDraft');
  return draft;
}

async function lockQuestion(em: EntityManager, accountId: string, id: string): Promise<ProfileQuestion> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const question = await em.findOne(ProfileQuestion, { accountId, id }, lock);
  if (question === null) throw notFound('ProfileQuestion');
  return question;
}
