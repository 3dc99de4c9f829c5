import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LetterDocument } from '../../core/letter/letter-document.js';
import type { ModelSource } from '../../engine/llm/model-source.type.js';
import { accountOwned } from '../../platform/database/account-table.js';

export const LETTER_TONES = ['PLAIN', 'WARM', 'FORMAL'] as const;
export type LetterTone = (typeof LETTER_TONES)[number];

export const LETTER_LENGTHS = ['SHORT', 'MEDIUM', 'LONG'] as const;
export type LetterLength = (typeof LETTER_LENGTHS)[number];

/**
 * CURRENT: the letter's text. DRAFT: written for the user to look at; changes nothing until accepted. EARLIER: was the text
 * once. REJECTED: by the user. REPLACED: a newer draft came before anybody decided.
 */
export const LETTER_STATUSES = ['CURRENT', 'DRAFT', 'EARLIER', 'REJECTED', 'REPLACED'] as const;
export type LetterStatus = (typeof LETTER_STATUSES)[number];

/** Who wrote a version: the product's rules, a model (and then the checks), or the user by hand. */
export const LETTER_ORIGINS = ['RULES', 'MODEL', 'USER'] as const;
export type LetterOrigin = (typeof LETTER_ORIGINS)[number];

/** A sentence a model wrote and the truth gate did not let through, with what stands there instead. */
export interface RemovedSentence {
  text: string;
  reason: string;
  /** null: dropped. */
  replacedBy: string | null;
}

/** A cover letter for one Job. */
export const Letter = defineEntity({
  name: 'Letter',
  tableName: 'letter',
  ...accountOwned('letter'),
  indexes: [
    { name: 'letter_account_created', properties: ['accountId', 'createdAt', 'id'] },
    { name: 'letter_account_job', properties: ['accountId', 'jobId'] },
  ],
  uniques: [{ name: 'letter_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    jobId: p.uuid(),
    title: p.text(),
    /** BCP 47. */
    language: p.text(),
    /** Number of the version that is the letter's text. */
    version: p.integer(),
    /** Highest number given so far; drafts are counted too. */
    lastVersion: p.integer(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type Letter = InferEntity<typeof Letter>;

/** A version's text is never changed once written; its status is. */
export const LetterVersion = defineEntity({
  name: 'LetterVersion',
  tableName: 'letter_version',
  ...accountOwned('letter_version'),
  uniques: [{ name: 'letter_version_account_version', properties: ['accountId', 'letterId', 'version'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    letterId: p.uuid(),
    version: p.integer(),
    status: p.text().$type<LetterStatus>(),
    origin: p.text().$type<LetterOrigin>(),
    document: p.json<LetterDocument>(),
    /** What was asked for; null for versions by hand. */
    tone: p.text().$type<LetterTone>().strictNullable(),
    length: p.text().$type<LetterLength>().strictNullable(),
    note: p.text().strictNullable(),
    writer: p.json<ModelSource>().strictNullable(),
    removed: p.json<RemovedSentence[]>(),
    createdAt: p.datetime(3),
    /** When the user accepted or rejected it; null for what was never a draft. */
    decidedAt: p.datetime(3).strictNullable(),
  },
});

export type LetterVersion = InferEntity<typeof LetterVersion>;
