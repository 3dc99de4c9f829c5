import { createHash, randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { withAccount } from '../../../platform/database/orm.js';
import { ApiToken } from './api-token.entity.js';

/** By which a token is known at sight, also to scanners of public code. */
const PREFIX = 'atlasops_';
const FORM = /^atlasops_([0-9a-f]{32})_([\w-]{43})$/;

/** A new secret for an account, shown once, and what is stored of it. */
export function drawApiToken(accountId: string): { secret: string; hash: string; hint: string } {
  const secret = `${PREFIX}${accountId.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashOf(secret), hint: secret.slice(-4) };
}

export function isApiToken(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** The token of this secret, whether it is still good or not; null when there is none. */
export async function findApiToken(orm: MikroORM, secret: string): Promise<ApiToken | null> {
  const hex = FORM.exec(secret)?.[1];
  if (hex === undefined) return null;
  const accountId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return withAccount(orm, accountId).findOne(ApiToken, { tokenHash: hashOf(secret) });
}

/** 256 random bits need no slow hash. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
