import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ProposalKind, QuestionTopic } from '../../../core/enhancing/fact-proposal.js';
import type { ModelSource } from '../../../engine/llm/model-source.type.js';
import { accountOwned } from '../../../platform/database/account-table.js';

/** STALE: a fact it rests on says something else by now. */
export const DRAFT_STATUSES = ['PROPOSED', 'ACCEPTED', 'REJECTED', 'STALE'] as const;
export type DraftStatus = (typeof DRAFT_STATUSES)[number];

/** Who proposed it: the product's rules, a model (and then the checks), or the user by answering a question. */
export const DRAFT_ORIGINS = ['RULES', 'MODEL', 'ANSWER'] as const;
export type DraftOrigin = (typeof DRAFT_ORIGINS)[number];

/** A fact as it was when a draft was made of it. */
export interface BasisFact {
  id: string;
  version: number;
}

/** What is proposed for a fact. It changes nothing until the user accepts it. */
export const FactDraft = defineEntity({
  name: 'FactDraft',
  tableName: 'fact_draft',
  ...accountOwned('fact_draft'),
  indexes: [
    { name: 'fact_draft_account_created', properties: ['accountId', 'createdAt', 'id'] },
    { name: 'fact_draft_account_fact', properties: ['accountId', 'factId'] },
  ],
  uniques: [{ name: 'fact_draft_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    factId: p.uuid(),
    /** The version of the fact it was made for. */
    factVersion: p.integer(),
    kind: p.text().$type<ProposalKind>(),
    status: p.text().$type<DraftStatus>(),
    origin: p.text().$type<DraftOrigin>(),
    before: p.text(),
    after: p.text(),
    /** The fields of an entry afterwards; null for lines. */
    fields: p.json<Record<string, string>>().strictNullable(),
    basis: p.json<BasisFact[]>(),
    /** Ids of facts that are taken back with it. */
    removes: p.json<string[]>(),
    reason: p.text(),
    questionId: p.uuid().strictNullable(),
    writer: p.json<ModelSource>().strictNullable(),
    createdAt: p.datetime(3),
    decidedAt: p.datetime(3).strictNullable(),
  },
});

export type FactDraft = InferEntity<typeof FactDraft>;

export const QUESTION_STATUSES = ['OPEN', 'ANSWERED', 'DISMISSED', 'STALE'] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** Something the user is asked about a fact, to be answered at leisure. */
export const ProfileQuestion = defineEntity({
  name: 'ProfileQuestion',
  tableName: 'profile_question',
  ...accountOwned('profile_question'),
  indexes: [{ name: 'profile_question_account_created', properties: ['accountId', 'createdAt', 'id'] }],
  uniques: [{ name: 'profile_question_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    factId: p.uuid(),
    factVersion: p.integer(),
    topic: p.text().$type<QuestionTopic>(),
    status: p.text().$type<QuestionStatus>(),
    text: p.text(),
    reason: p.text(),
    answer: p.text().strictNullable(),
    /** The draft the answer became. */
    draftId: p.uuid().strictNullable(),
    createdAt: p.datetime(3),
    decidedAt: p.datetime(3).strictNullable(),
  },
});

export type ProfileQuestion = InferEntity<typeof ProfileQuestion>;
