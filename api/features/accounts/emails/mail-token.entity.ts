import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../../platform/database/account-table.js';

/** What the link of a mail may be good for. */
export type MailTokenPurpose = 'VERIFY_EMAIL' | 'RESET_PASSWORD' | 'CHANGE_EMAIL' | 'LINK_SIGN_IN';

/** A secret that was mailed: whoever brings it back reads the mails of `email`. */
export const MailToken = defineEntity({
  name: 'MailToken',
  tableName: 'mail_token',
  ...accountOwned('mail_token'),
  indexes: [{ name: 'mail_token_account_created', properties: ['accountId', 'purpose', 'createdAt'] }],
  uniques: [
    { name: 'mail_token_account_id', properties: ['accountId', 'id'] },
    { name: 'mail_token_hash', properties: ['accountId', 'tokenHash'] },
  ],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    purpose: p.text().$type<MailTokenPurpose>(),
    /** SHA-256 of the token, which is stored nowhere else but in the mail. */
    tokenHash: p.text(),
    /** The address it was sent to. */
    email: p.text(),
    /** For LINK_SIGN_IN provider and subject; else empty. */
    data: p.json<Record<string, string>>(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).strictNullable(),
  },
});

export type MailToken = InferEntity<typeof MailToken>;

export type MailRequestKind = 'REGISTERED' | 'RESEND' | 'RESET' | 'CHANGE';

/**
 * That somebody asked for a mail to an address. Global and written alike for every address: which mail is sent, if any, is
 * found out afterwards by a worker, so that the answer to the asker neither shows nor takes longer for an address that is
 * known. Deleted when it was looked at.
 */
export const MailRequest = defineEntity({
  name: 'MailRequest',
  tableName: 'mail_request',
  indexes: [{ name: 'mail_request_created', properties: ['createdAt'] }],
  properties: {
    id: p.uuid().primary(),
    kind: p.text().$type<MailRequestKind>(),
    /** As typed by the asker. */
    email: p.text(),
    /** The account that asks, where it is logged in or has just registered. */
    accountId: p.uuid().strictNullable(),
    createdAt: p.datetime(3),
  },
});

export type MailRequest = InferEntity<typeof MailRequest>;
