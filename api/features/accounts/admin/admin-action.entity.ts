import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** What an administrator did or looked at. Global and append-only: the program has no right to change or remove a row. */
export const AdminAction = defineEntity({
  name: 'AdminAction',
  tableName: 'admin_action',
  indexes: [{ name: 'admin_action_happened', properties: ['happenedAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    adminId: p.uuid(),
    /** `list-accounts`, `read-stats`, `suspend`, `restore`. */
    action: p.text(),
    /** The account it was done to; null: to none in particular. */
    subjectId: p.uuid().strictNullable(),
    reason: p.text(),
    requestId: p.text(),
    happenedAt: p.datetime(3),
  },
});

export type AdminAction = InferEntity<typeof AdminAction>;
