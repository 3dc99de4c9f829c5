import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

/** Who changed what: the names of the fields, never their values. */
export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  ...accountOwned('audit_entry'),
  indexes: [{ name: 'audit_entry_account_subject', properties: ['accountId', 'subjectId', 'occurredAt'] }],
  uniques: [{ name: 'audit_entry_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** `user`, or the kind of the task that acted for the user. */
    actor: p.text(),
    action: p.text().$type<'create' | 'update' | 'delete'>(),
    subjectKind: p.text(),
    subjectId: p.text(),
    fields: p.array().columnType('text[]'),
    occurredAt: p.datetime(3),
  },
});

export type AuditEntry = InferEntity<typeof AuditEntry>;
