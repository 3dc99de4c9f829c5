import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

/** OUTBOX: there is no mail server, the mail is only kept here. */
export const MAIL_STATUSES = ['QUEUED', 'SENT', 'FAILED', 'OUTBOX'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** A mail of the program to the owner of an account. */
export const Mail = defineEntity({
  name: 'Mail',
  tableName: 'mail',
  ...accountOwned('mail'),
  indexes: [{ name: 'mail_account_created', properties: ['accountId', 'createdAt', 'id'] }],
  uniques: [{ name: 'mail_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    recipient: p.text(),
    /** Name of its template. */
    template: p.text(),
    subject: p.text(),
    /** Both bodies and the link are emptied once it was sent: they hold secrets, and nobody needs them any more. */
    text: p.text(),
    html: p.text(),
    /** What the mail asks to open; null: nothing. */
    link: p.text().strictNullable(),
    status: p.text().$type<MailStatus>(),
    attempts: p.integer().default(0),
    /** What the mail server said last, without addresses; null: nothing went wrong. */
    error: p.text().strictNullable(),
    createdAt: p.datetime(3),
    sentAt: p.datetime(3).strictNullable(),
  },
});

export type Mail = InferEntity<typeof Mail>;
