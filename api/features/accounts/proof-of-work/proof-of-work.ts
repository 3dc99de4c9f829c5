import { createHash, randomInt } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { createChallenge, verifySolution, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { KeyRing } from '../../../platform/config/secret-key.js';
import { withoutAccount } from '../../../platform/database/orm.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { normalEmail } from '../log-in.js';
import { SolvedChallenge } from './solved-challenge.entity.js';

const PURPOSE = 'proof-of-work';
const ALGORITHM = 'PBKDF2/SHA-256';
/** Iterations of each try, and how many tries it takes: together half a second of a phone, an hour for 7,000 guesses. */
const COST = 1_000;
const [MIN_TRIES, MAX_TRIES] = [500, 2_500];
const LIFETIME_MS = 10 * 60 * 1000;

export type GuardedFlow = 'register' | 'login' | 'mail';

const payload = z.object({
  challenge: z.looseObject({
    parameters: z.looseObject({
      algorithm: z.literal(ALGORITHM),
      nonce: z.string().max(200),
      salt: z.string().max(200),
      cost: z.literal(COST),
      keyLength: z.int().max(64),
      keyPrefix: z.string().max(200),
      expiresAt: z.int(),
    }),
    signature: z.string().max(200),
  }),
  solution: z.looseObject({ counter: z.int().min(0), derivedKey: z.string().max(200) }),
});

/** A challenge for a browser, as the JSON that altcha's solver takes. Signed, so none has to be stored. */
export async function drawChallenge(keys: KeyRing): Promise<Challenge> {
  const secret = keys.newest(PURPOSE).bytes.toString('hex');
  return createChallenge({
    algorithm: ALGORITHM,
    cost: COST,
    counter: randomInt(MIN_TRIES, MAX_TRIES),
    deriveKey,
    expiresAt: new Date(Date.now() + LIFETIME_MS),
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: `${secret}-key`,
  });
}

/**
 * Asks for a proof of work once an e-mail address or a network address has tried often. Counted for unknown addresses like
 * for known ones.
 *
 * @param captcha - What the client sent: base64 of `{challenge, solution}`.
 * @throws CodedError BAD_USER_INPUT with reason CAPTCHA_NEEDED when a proof is missing, wrong, expired or used before.
 */
export async function requireProofOfWork(
  context: RequestContext,
  about: { flow: GuardedFlow; email: string },
  captcha: string | null | undefined,
): Promise<void> {
  const { config, limits, keys } = context.deps;
  if (!config.proofOfWork) return;
  try {
    await limits.count('withoutProof', {
      address: context.remoteAddress,
      subject: `${about.flow} ${normalEmail(about.email)}`,
    });
    return;
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'RATE_LIMITED') throw error;
  }
  if (captcha !== null && captcha !== undefined && (await isFresh(context, keys, captcha))) return;
  throw new CodedError(
    'BAD_USER_INPUT',
    'Please show that you are no robot: solve the challenge and try again.',
    {
      field: 'captcha',
      reason: 'CAPTCHA_NEEDED',
    },
  );
}

async function isFresh(context: RequestContext, keys: KeyRing, captcha: string): Promise<boolean> {
  const solved = readPayload(captcha);
  if (solved === null) return false;
  const { challenge, solution } = solved;
  const tried = await Promise.all(
    keys.all(PURPOSE).map(async ({ bytes }) => {
      const secret = bytes.toString('hex');
      const { verified } = await verifySolution({
        challenge,
        solution,
        deriveKey,
        hmacSignatureSecret: secret,
        hmacKeySignatureSecret: `${secret}-key`,
      });
      return verified;
    }),
  );
  if (!tried.includes(true)) return false;
  const em = withoutAccount(context.deps.orm);
  const now = new Date();
  await em.nativeDelete(SolvedChallenge, { expiresAt: { $lt: now } });
  try {
    await em.insert(SolvedChallenge, {
      challenge: createHash('sha256')
        .update(challenge.signature ?? '')
        .digest('hex'),
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    });
    return true;
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return false;
    throw error;
  }
}

/** What a client sent, checked for its form so that the library gets nothing it did not make; null for anything else. */
function readPayload(captcha: string): Payload | null {
  if (captcha.length > 4_000) return null;
  try {
    const read = payload.safeParse(JSON.parse(Buffer.from(captcha, 'base64').toString('utf8')));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
