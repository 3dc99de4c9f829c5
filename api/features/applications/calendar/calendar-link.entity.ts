import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../../platform/database/account-table.js';

/** The address at which a calendar program reads the days of an account's applications; an account has one at most. */
export const CalendarLink = defineEntity({
  name: 'CalendarLink',
  tableName: 'calendar_link',
  ...accountOwned('calendar_link'),
  uniques: [{ name: 'calendar_link_account', properties: ['accountId'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** SHA-256 of the token, which is shown once and stored nowhere. */
    tokenHash: p.text(),
    createdAt: p.datetime(3),
    /** When a calendar last read it, to the hour. */
    lastUsedAt: p.datetime(3).strictNullable(),
  },
});

export type CalendarLink = InferEntity<typeof CalendarLink>;
