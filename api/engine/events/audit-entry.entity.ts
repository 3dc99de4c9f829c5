import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

/** A value as the record keeps it: short ones as they are, long ones as length and checksum, `"(secret)"` for secrets. */
type KeptValue = unknown;

/** What a change did to each column: `before` is absent where the row was made, `after` where it was removed. */
export type AuditChanges = Record<string, { before?: KeptValue; after?: KeptValue }>;

/**
 * Who changed what, from which value to which. Written by a trigger in the change's own transaction, whatever statement made
 * it; the program itself can only read it. See docs/decisions/0010-triggers-write-the-audit.md.
 */
export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  ...accountOwned('audit_entry'),
  indexes: [
    { name: 'audit_entry_account_subject', properties: ['accountId', 'subjectId', 'occurredAt'] },
    { name: 'audit_entry_account_occurred', properties: ['accountId', 'occurredAt', 'id'] },
  ],
  uniques: [{ name: 'audit_entry_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** `user`, `token:<id>`, `admin`, the kind of the Task, or the name of the machinery that acted. */
    actor: p.text(),
    action: p.text().$type<'create' | 'update' | 'delete'>(),
    /** The table's name in PascalCase, e.g. `FactRevision`. */
    subjectKind: p.text(),
    subjectId: p.text(),
    /** By the column's name in the database. */
    changes: p.json<AuditChanges>().default('{}'),
    /** Of the HTTP request, or `task:<id>`; null: neither. */
    requestId: p.text().strictNullable(),
    occurredAt: p.datetime(3),
  },
});

export type AuditEntry = InferEntity<typeof AuditEntry>;
