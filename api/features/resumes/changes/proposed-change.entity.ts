import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ChangeOperation, DocumentSection } from '../../../core/resume/resume-document.js';
import type { ModelSource } from '../../../engine/llm/model-source.type.js';
import { accountOwned } from '../../../platform/database/account-table.js';

/**
 * How far a version of a tailored resume goes from the person's own words. CONSERVATIVE: the posting's names for things,
 * little else. BALANCED: what matters to the posting first. BOLD: written anew.
 */
export type TailoringStrategy = 'CONSERVATIVE' | 'BALANCED' | 'BOLD';

/** STALE: the line it is about no longer says what it said when the change was proposed. */
export type ChangeStatus = 'PROPOSED' | 'ACCEPTED' | 'REJECTED' | 'STALE';

/** A Change with what the user decided about it. */
export const ProposedChange = defineEntity({
  name: 'ProposedChange',
  tableName: 'proposed_change',
  ...accountOwned('proposed_change'),
  indexes: [{ name: 'proposed_change_account_resume', properties: ['accountId', 'resumeId', 'ordinal'] }],
  uniques: [{ name: 'proposed_change_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    resumeId: p.uuid(),
    /** Order in which the changes are shown. */
    ordinal: p.integer(),
    status: p.text().$type<ChangeStatus>(),
    /** The anchor version it was accepted against; null unless ACCEPTED. */
    acceptedAtAnchor: p.integer().strictNullable(),
    operation: p.text().$type<ChangeOperation>(),
    sectionKey: p.text().$type<DocumentSection['key']>(),
    entryId: p.text().strictNullable(),
    lineId: p.text().strictNullable(),
    before: p.text().strictNullable(),
    after: p.text().strictNullable(),
    position: p.integer().strictNullable(),
    facts: p.json<string[]>(),
    reason: p.text(),
    /** Changes of one slot stand in for one another: at most one of them is accepted. */
    slot: p.text(),
    /** The version it belongs to; null: made by rules, and part of every version that has no other change in its slot. */
    strategy: p.text().$type<TailoringStrategy>().strictNullable(),
    /** null: made by rules. */
    modelSource: p.json<ModelSource>().strictNullable(),
    createdAt: p.datetime(3),
    decidedAt: p.datetime(3).strictNullable(),
  },
});

export type ProposedChange = InferEntity<typeof ProposedChange>;
