import { createHmac, randomInt } from 'node:crypto';
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
const CODE_LENGTH = 24;
const GROUP_LENGTH = 4;
/** Without letters that are read for one another. 31^24 possibilities: about 119 bits, so that a fast hash may keep them. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const SECRET_PURPOSE = 'second-factor';
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
 * Whether a code of the app or a recovery code opens the account now. Spends it.
 *
 * @param em - In a transaction of the account; flushed.
 */
export async function spendSecondFactor(em: EntityManager, keys: KeyRing, code: string): Promise<boolean> {
  const factor = await em.findOne(
    SecondFactor,
    { confirmedAt: { $ne: null } },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (factor === null) return false;
  if (await spendCode(keys, factor, code)) {
    await em.flush();
    return true;
  }
  const codeHash = keys.all(RECOVERY_PURPOSE).map(({ bytes }) => hashOf(bytes, code));
  const spent = await em.nativeUpdate(
    RecoveryCode,
    { codeHash: { $in: codeHash }, usedAt: null },
    { usedAt: new Date() },
  );
  return spent > 0;
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
export async function drawRecoveryCodes(em: EntityManager, keys: KeyRing): Promise<string[]> {
  const accountId = accountOf(em);
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return (letters.match(new RegExp(`.{${GROUP_LENGTH}}`, 'g')) ?? []).join('-');
  });
  const key = keys.newest(RECOVERY_PURPOSE).bytes;
  const createdAt = new Date();
  await em.nativeDelete(RecoveryCode, {});
  await em.insertMany(
    RecoveryCode,
    codes.map((code) => ({ id: newId(), accountId, codeHash: hashOf(key, code), createdAt, usedAt: null })),
  );
  return codes;
}

/** However it was typed: capitals, with or without the hyphens. */
function hashOf(key: Uint8Array, code: string): string {
  return createHmac('sha256', key)
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .digest('hex');
}
