import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Fact as CoreFact, FactKind, SourceSpan } from '../../core/resume/fact.js';
import type { ResumeSectionKey } from '../../core/resume/json-resume.js';
import { accountOwned } from '../../platform/database/account-table.js';

/**
 * IMPORTED: as read from a document. USER: typed or corrected by the person. DRAFT: proposed and then accepted by the person.
 * No import overwrites any of them.
 */
export type FactOrigin = 'IMPORTED' | 'USER' | 'DRAFT';

/** A source span with the file it points into. */
export interface FactSource extends SourceSpan {
  fileName: string;
}

/** One thing the user says is true. Removed facts stay, so that a resume can tell what its lines once rested on. */
export const Fact = defineEntity({
  name: 'Fact',
  tableName: 'fact',
  ...accountOwned('fact'),
  indexes: [
    { name: 'fact_account_parent', properties: ['accountId', 'parentId'] },
    {
      name: 'fact_account_present',
      expression: `create index "fact_account_present" on "fact" ("account_id", "section", "position") where removed_at is null`,
    },
  ],
  uniques: [{ name: 'fact_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    profileId: p.uuid(),
    kind: p.text().$type<FactKind>(),
    section: p.text().$type<ResumeSectionKey>().strictNullable(),
    parentId: p.uuid().strictNullable(),
    position: p.integer(),
    text: p.text(),
    fields: p.json<Record<string, string>>(),
    source: p.json<FactSource>().strictNullable(),
    /** 0..1; 1 for what the user typed. */
    confidence: p.float(),
    origin: p.text().$type<FactOrigin>(),
    version: p.integer().default(1),
    removedAt: p.datetime(3).strictNullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type Fact = InferEntity<typeof Fact>;

/** What a fact said before it was changed or removed. */
export const FactRevision = defineEntity({
  name: 'FactRevision',
  tableName: 'fact_revision',
  ...accountOwned('fact_revision'),
  uniques: [{ name: 'fact_revision_account_version', properties: ['accountId', 'factId', 'version'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    factId: p.uuid(),
    version: p.integer(),
    text: p.text(),
    fields: p.json<Record<string, string>>(),
    origin: p.text().$type<FactOrigin>(),
    changedAt: p.datetime(3),
  },
});

export type FactRevision = InferEntity<typeof FactRevision>;

/** The fact as the brain takes it. */
export function toCoreFact(fact: Fact): CoreFact {
  const { id, kind, section, parentId, position, text, fields, source, confidence } = fact;
  return { id, kind, section, parentId, position, text, fields, source, confidence };
}
