import { createHash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { newId } from '../../../platform/database/new-id.js';
import { accountOf, withAccount } from '../../../platform/database/orm.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import { MailRequest, MailToken, type MailTokenPurpose } from './mail-token.entity.js';

const MINUTE = 60 * 1000;

/**
 * How long the link of a mail works. What stands in for a login by itself lives ten minutes; what confirms an address asks who
 * redeems it for a login or the password besides, and may wait.
 */
export const LIFETIME_MS: Record<MailTokenPurpose, number> = {
  VERIFY_EMAIL: 24 * 60 * MINUTE,
  RESET_PASSWORD: 10 * MINUTE,
  CHANGE_EMAIL: 60 * MINUTE,
  LINK_SIGN_IN: 10 * MINUTE,
};

/** The page of the dashboard that redeems it. The token stands behind the #: no server or log on the way sees it. */
const PAGES: Record<MailTokenPurpose, string> = {
  VERIFY_EMAIL: 'verify-email',
  RESET_PASSWORD: 'reset-password',
  CHANGE_EMAIL: 'confirm-email',
  LINK_SIGN_IN: 'confirm-sign-in',
};

const MAX_AN_HOUR = 5;
const HOUR_MS = 60 * MINUTE;
const FORM = /^([0-9a-f]{32})\.([\w-]{43})$/;

/**
 * Draws a token for the link of a mail. Older ones of the same purpose stop working.
 *
 * @param em - In a transaction of the account.
 * @returns the link; null when the account has been sent so many within the hour that this would be a nuisance
 */
export async function drawMailLink(
  em: EntityManager,
  publicUrl: string,
  token: { purpose: MailTokenPurpose; email: string; data?: Record<string, string> },
): Promise<string | null> {
  const { purpose, email, data = {} } = token;
  const accountId = accountOf(em);
  const now = new Date();
  const recent = { purpose, createdAt: { $gt: new Date(now.getTime() - HOUR_MS) } };
  if ((await em.count(MailToken, recent)) >= MAX_AN_HOUR) return null;
  const secret = `${accountId.replaceAll('-', '')}.${randomBytes(32).toString('base64url')}`;
  await em.nativeUpdate(MailToken, { purpose, usedAt: null }, { expiresAt: now });
  await em.insert(MailToken, {
    id: newId(),
    accountId,
    purpose,
    tokenHash: hashOf(secret),
    email,
    data,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIFETIME_MS[purpose]),
    usedAt: null,
  });
  return `${publicUrl}/${PAGES[purpose]}#token=${secret}`;
}

/**
 * Redeems the token of a mail, in one transaction with what it was for. A token works once.
 *
 * @param use - Bound to the account; what it throws leaves the token unused.
 * @throws CodedError BAD_USER_INPUT with reason LINK_EXPIRED for a token that is unknown, used, expired or of another purpose.
 */
export async function redeemMailToken<Result>(
  orm: MikroORM,
  purpose: MailTokenPurpose,
  secret: string,
  use: (tx: EntityManager, token: MailToken) => Promise<Result>,
): Promise<Result> {
  return withAccount(orm, accountOfToken(secret)).transactional(async (tx) => {
    const token = await tx.findOne(
      MailToken,
      { tokenHash: hashOf(secret), purpose },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const now = new Date();
    if (token === null || token.usedAt !== null || token.expiresAt <= now) throw linkExpired();
    token.usedAt = now;
    await tx.flush();
    return use(tx, token);
  });
}

/**
 * Ends the links that were mailed, or are about to be, and would change who gets in: whoever asked for them before the
 * account was taken back is not to use them afterwards. The link that only confirms the present address stays.
 *
 * @param em - In a transaction of the account.
 */
export async function endMailLinks(em: EntityManager): Promise<void> {
  const purpose: MailTokenPurpose[] = ['RESET_PASSWORD', 'CHANGE_EMAIL', 'LINK_SIGN_IN'];
  const open = { purpose: { $in: purpose }, usedAt: null, expiresAt: { $gt: new Date() } };
  await em.nativeUpdate(MailToken, open, { expiresAt: new Date() });
  await em.nativeDelete(MailRequest, { accountId: accountOf(em), kind: 'CHANGE' });
}

/**
 * The token of a mail without redeeming it.
 *
 * @param used - Give one that was used before, too.
 * @throws CodedError as `redeemMailToken`
 */
export async function peekMailToken(
  orm: MikroORM,
  purpose: MailTokenPurpose,
  secret: string,
  used: 'unused' | 'used too' = 'unused',
): Promise<MailToken> {
  const em = withAccount(orm, accountOfToken(secret));
  const token = await em.findOne(MailToken, { tokenHash: hashOf(secret), purpose });
  const good =
    token !== null && token.expiresAt > new Date() && (token.usedAt === null || used === 'used too');
  if (!good) throw linkExpired();
  return token;
}

function accountOfToken(secret: string): string {
  const hex = FORM.exec(secret)?.[1];
  if (hex === undefined) throw linkExpired();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function linkExpired(): CodedError {
  return new CodedError('BAD_USER_INPUT', 'This link does not work any more. Ask for a new mail.', {
    field: 'token',
    reason: 'LINK_EXPIRED',
  });
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
