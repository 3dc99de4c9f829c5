/** What the user does to a letter: edits it, accepts or rejects a draft. Every function runs in the caller's transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { editLetter } from '../../core/letter/edit-letter.js';
import { newId } from '../../platform/database/new-id.js';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import type { TruthFindingType } from '../resumes/resume-content.type.js';
import { acceptVersion, findVersion, lockLetter, replaceText } from './letter-store.js';
import { LetterView, readBackground } from './letter-view.js';
import { LetterVersion, type Letter } from './letter.entity.js';

const line = z.string().max(200, 'A line has at most 200 characters.');

/** What `saveLetterVersion` takes. */
export const letterEdit = z.object({
  subject: line,
  greeting: line,
  paragraphs: z
    .array(z.string().max(4_000, 'A paragraph has at most 4,000 characters.'))
    .min(1, 'Write at least one paragraph.')
    .max(30, 'A letter has at most 30 paragraphs.'),
  farewell: line,
  signature: line,
  note: z.string().max(500, 'A note has at most 500 characters.').nullish(),
});

/**
 * Saves the letter as the user edited it. A draft that waits stays: it is compared with the new text.
 *
 * @returns the letter, or the version there is now when the user edited an older one.
 * @throws CodedError NOT_FOUND
 */
export async function saveEdit(
  em: EntityManager,
  accountId: string,
  input: { letterId: string; version: number; edit: z.output<typeof letterEdit> },
): Promise<Letter | { currentVersion: number }> {
  const letter = await lockLetter(em, accountId, input.letterId);
  if (letter.version !== input.version) return { currentVersion: letter.version };
  const { note = null, ...edit } = input.edit;
  const before = await findVersion(em, letter);
  const document = editLetter(before.document, edit, newId);
  await replaceText(em, letter, { document, origin: 'USER', note });
  return letter;
}

export type DraftOutcome =
  | { kind: 'accepted'; letter: Letter }
  | { kind: 'stale'; currentVersion: number }
  | { kind: 'unsupported'; findings: TruthFindingType[] };

/**
 * Makes a draft the letter's text; accepting it twice changes nothing more. A draft that was rejected or gave way to a newer
 * one can still be accepted, as can an earlier text: nothing that was written is lost.
 *
 * @throws CodedError NOT_FOUND
 */
export async function acceptDraft(
  em: EntityManager,
  accountId: string,
  input: { letterId: string; draft: number; version: number },
): Promise<DraftOutcome> {
  const letter = await lockLetter(em, accountId, input.letterId);
  if (letter.version === input.draft) return { kind: 'accepted', letter };
  if (letter.version !== input.version) return { kind: 'stale', currentVersion: letter.version };
  const draft = await findVersion(em, letter, input.draft);
  // Facts may have been taken back since it was written.
  const { findings } = new LetterView(draft.document, await readBackground(em, letter));
  if (findings.length > 0 && draft.origin !== 'USER') return { kind: 'unsupported', findings };
  await acceptVersion(em, letter, draft);
  return { kind: 'accepted', letter };
}

/** @throws CodedError NOT_FOUND, CONFLICT when the version is the letter's text */
export async function rejectDraft(
  em: EntityManager,
  accountId: string,
  input: { letterId: string; draft: number },
): Promise<Letter> {
  const letter = await lockLetter(em, accountId, input.letterId);
  const draft = await em.findOne(LetterVersion, {
    accountId,
    letterId: letter.id,
    version: input.draft,
  });
  if (draft === null) throw notFound('LetterVersion');
  if (draft.status === 'CURRENT') {
    throw new CodedError('CONFLICT', 'This is the text of the letter. Edit it, or accept another version.', {
      field: 'draft',
    });
  }
  if (draft.status === 'DRAFT') {
    draft.status = 'REJECTED';
    draft.decidedAt = new Date();
    letter.updatedAt = draft.decidedAt;
    await em.flush();
  }
  return letter;
}
