import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

/** Something that happened, for handlers of other rooms: ids and short values; the reader re-reads the subject. */
export const DomainEvent = defineEntity({
  name: 'DomainEvent',
  tableName: 'domain_event',
  ...accountOwned('domain_event'),
  indexes: [
    { name: 'domain_event_account_type', properties: ['accountId', 'type', 'occurredAt'] },
    { name: 'domain_event_account_occurred', properties: ['accountId', 'occurredAt', 'id'] },
  ],
  uniques: [{ name: 'domain_event_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** An `EventType`, or one that another version of the program knows. */
    type: p.text(),
    subjectId: p.uuid(),
    data: p.json<Record<string, unknown>>(),
    occurredAt: p.datetime(3),
  },
});

export type DomainEvent = InferEntity<typeof DomainEvent>;
