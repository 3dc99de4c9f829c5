/** Letters and their versions as stored; every function runs in the caller's transaction. */
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LetterDocument } from '../../core/letter/letter-document.js';
import type { ModelSource } from '../../engine/llm/model-source.type.js';
import { newId } from '../../platform/database/new-id.js';
import { notFound } from '../../platform/errors/coded-error.js';
import {
  Letter,
  LetterVersion,
  type LetterLength,
  type LetterOrigin,
  type LetterStatus,
  type LetterTone,
  type RemovedSentence,
} from './letter.entity.js';

export interface NewVersion {
  document: LetterDocument;
  origin: LetterOrigin;
  tone?: LetterTone | null;
  length?: LetterLength | null;
  note?: string | null;
  writer?: ModelSource | null;
  removed?: RemovedSentence[];
}

/** The letter of a Job in a language, the newest; null when there is none. */
export async function findLetterFor(
  em: EntityManager,
  accountId: string,
  jobId: string,
  language: string,
): Promise<Letter | null> {
  return await em.findOne(
    Letter,
    { accountId, jobId, language },
    { orderBy: { createdAt: 'desc', id: 'desc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}

/** A letter whose version 1 is its text. */
export async function createLetter(
  em: EntityManager,
  accountId: string,
  input: NewVersion & { jobId: string; title: string },
): Promise<Letter> {
  const now = new Date();
  const letter = em.create(
    Letter,
    {
      id: newId(),
      accountId,
      jobId: input.jobId,
      title: input.title,
      language: input.document.language,
      version: 1,
      lastVersion: 1,
      createdAt: now,
      updatedAt: now,
    },
    { persist: true },
  );
  writeVersion(em, letter, input, 'CURRENT');
  await em.flush();
  return letter;
}

/** Puts a draft beside the letter's text; a draft nobody has decided about gives way to it. */
export async function addDraft(em: EntityManager, letter: Letter, input: NewVersion): Promise<LetterVersion> {
  const pending = await em.find(LetterVersion, {
    accountId: letter.accountId,
    letterId: letter.id,
    status: 'DRAFT',
  });
  for (const draft of pending) draft.status = 'REPLACED';
  const version = nextVersion(em, letter, input, 'DRAFT');
  await em.flush();
  return version;
}

/** Makes a new version the letter's text. */
export async function replaceText(
  em: EntityManager,
  letter: Letter,
  input: NewVersion,
): Promise<LetterVersion> {
  await retireText(em, letter);
  const version = nextVersion(em, letter, input, 'CURRENT');
  letter.version = version.version;
  await em.flush();
  return version;
}

/** Makes a draft the letter's text. */
export async function acceptVersion(em: EntityManager, letter: Letter, draft: LetterVersion): Promise<void> {
  await retireText(em, letter);
  draft.status = 'CURRENT';
  draft.decidedAt = new Date();
  letter.version = draft.version;
  letter.updatedAt = draft.decidedAt;
  await em.flush();
}

/** @throws CodedError NOT_FOUND */
export async function findLetter(em: EntityManager, accountId: string, id: string): Promise<Letter> {
  const letter = await em.findOne(Letter, { accountId, id });
  if (letter === null) throw notFound('Letter');
  return letter;
}

/**
 * The same, held until the end of the transaction, so that two edits of one letter come one after the other.
 *
 * @throws CodedError NOT_FOUND
 */
export async function lockLetter(em: EntityManager, accountId: string, id: string): Promise<Letter> {
  const letter = await em.findOne(
    Letter,
    { accountId, id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (letter === null) throw notFound('Letter');
  return letter;
}

/** @throws CodedError NOT_FOUND */
export async function findVersion(
  em: EntityManager,
  letter: Pick<Letter, 'accountId' | 'id' | 'version'>,
  version: number = letter.version,
): Promise<LetterVersion> {
  const row = await em.findOne(LetterVersion, {
    accountId: letter.accountId,
    letterId: letter.id,
    version,
  });
  if (row === null) throw notFound('LetterVersion');
  return row;
}

/** The draft nobody has decided about; null when there is none. */
export async function findDraft(
  em: EntityManager,
  letter: Pick<Letter, 'accountId' | 'id'>,
): Promise<LetterVersion | null> {
  return await em.findOne(
    LetterVersion,
    { accountId: letter.accountId, letterId: letter.id, status: 'DRAFT' },
    { orderBy: { version: 'desc' } },
  );
}

async function retireText(em: EntityManager, letter: Letter): Promise<void> {
  (await findVersion(em, letter)).status = 'EARLIER';
}

function nextVersion(
  em: EntityManager,
  letter: Letter,
  input: NewVersion,
  status: LetterStatus,
): LetterVersion {
  letter.lastVersion += 1;
  letter.updatedAt = new Date();
  return writeVersion(em, letter, input, status);
}

function writeVersion(
  em: EntityManager,
  letter: Letter,
  input: NewVersion,
  status: LetterStatus,
): LetterVersion {
  return em.create(
    LetterVersion,
    {
      id: newId(),
      accountId: letter.accountId,
      letterId: letter.id,
      version: letter.lastVersion,
      status,
      origin: input.origin,
      document: input.document,
      tone: input.tone ?? null,
      length: input.length ?? null,
      note: input.note ?? null,
      writer: input.writer ?? null,
      removed: input.removed ?? [],
      createdAt: letter.updatedAt,
      decidedAt: null,
    },
    { persist: true },
  );
}
