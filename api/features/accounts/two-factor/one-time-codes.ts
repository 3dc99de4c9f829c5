import { createHash, createHmac, randomInt } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { verify } from 'otplib';
import type { KeyRing } from '../../../platform/config/secret-key.js';
import { seal, unseal } from '../../../platform/config/seal.js';
import { newId } from '../../../platform/database/new-id.js';
import { accountOf } from '../../../platform/database/orm.js';
import { RecoveryCode, SecondFactor } from './second-factor.entity.js';

const PERIOD_SECONDS = 30;
/** A code lives for its period; so long before and after it a clock that is off, or a slow line, is forgiven. */
const TOLERANCE_SECONDS = 10;
const RECOVERY_CODES = 10;
const CODE_LENGTH = 28;
const GROUP_LENGTH = 4;
/** Without letters that are read for one another. 31^28 possibilities: about 138 bits, so that a fast hash may keep them. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
/** What secrets of the app are sealed for. */
export const SECRET_PURPOSE = 'second-factor';
/** Codes of before were hashed under a key, and ended with it. */
const RECOVERY_PURPOSE = 'recovery-code';

/**
 * Whether a code of the app opens this factor now. Each code works once: its time step and all before it are spent (RFC 6238,
 * 5.2).
 *
 * @param factor - Locked by the caller's transaction.
 */
export async function spendCode(keys: KeyRing, factor: SecondFactor, code: string): Promise<boolean> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return false;
  const secret = unseal(keys, SECRET_PURPOSE, factor.accountId, factor.sealedSecret);
  if (secret === null) throw new Error('The second factor was sealed under a key that was removed');
  const result = await verify({
    secret,
    token,
    period: PERIOD_SECONDS,
    epochTolerance: TOLERANCE_SECONDS,
    afterTimeStep: factor.lastStep,
  });
  if (!result.valid || !('timeStep' in result)) return false;
  factor.lastStep = result.timeStep;
  return true;
}

/**
 * Spends a code of the app or a recovery code.
 *
 * @param em - In a transaction of the account; flushed.
 * @returns which of them it was; null: it opens nothing now
 */
export async function spendSecondFactor(
  em: EntityManager,
  keys: KeyRing,
  code: string,
): Promise<'APP' | 'RECOVERY_CODE' | null> {
  const factor = await em.findOne(
    SecondFactor,
    { confirmedAt: { $ne: null } },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (factor === null) return null;
  if (await spendCode(keys, factor, code)) {
    await em.flush();
    return 'APP';
  }
  const codeHash = [hashOf(code), ...keys.all(RECOVERY_PURPOSE).map(({ bytes }) => keyedHashOf(bytes, code))];
  const spent = await em.nativeUpdate(
    RecoveryCode,
    { codeHash: { $in: codeHash }, usedAt: null },
    { usedAt: new Date() },
  );
  return spent > 0 ? 'RECOVERY_CODE' : null;
}

/** Keeps a new secret that protects nothing until a code of it has come back. */
export async function keepSecret(em: EntityManager, keys: KeyRing, secret: string): Promise<void> {
  const accountId = accountOf(em);
  await em.nativeDelete(SecondFactor, { confirmedAt: null });
  await em.insert(SecondFactor, {
    id: newId(),
    accountId,
    sealedSecret: seal(keys, SECRET_PURPOSE, accountId, secret),
    lastStep: 0,
    createdAt: new Date(),
    confirmedAt: null,
  });
}

/** Replaces the recovery codes; they are shown now and never again. */
export async function drawRecoveryCodes(em: EntityManager): Promise<string[]> {
  const accountId = accountOf(em);
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return (letters.match(new RegExp(`.{${GROUP_LENGTH}}`, 'g')) ?? []).join('-');
  });
  const createdAt = new Date();
  await em.nativeDelete(RecoveryCode, {});
  await em.insertMany(
    RecoveryCode,
    codes.map((code) => ({ id: newId(), accountId, codeHash: hashOf(code), createdAt, usedAt: null })),
  );
  return codes;
}

/** A code has more bits than could be guessed: no slow hash and no key, so that a change of keys ends none. */
function hashOf(code: string): string {
  return createHash('sha256').update(plain(code)).digest('hex');
}

function keyedHashOf(key: Uint8Array, code: string): string {
  return createHmac('sha256', key).update(plain(code)).digest('hex');
}

/** However it was typed: capitals, with or without hyphens. */
function plain(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
