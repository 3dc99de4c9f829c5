import { SignJWT, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { KeyRing } from '../../../platform/config/secret-key.js';
import { LOGIN_METHODS } from '../account.entity.js';

/** Short, for whatever checks the token alone; this program also looks whether its session is still open. */
export const ACCESS_TOKEN_SECONDS = 10 * 60;

/** How long whoever gave a good password may take to give the second factor. */
const TICKET_SECONDS = 5 * 60;

const ISSUER = 'atlasops';

/** Kinds of tokens: each has a type (RFC 9068), an audience and a key of its own, so none is taken for another. */
const ACCESS = { purpose: 'access-token', typ: 'at+jwt', audience: 'atlasops-api' } as const;
const TICKET = { purpose: 'two-factor', typ: 'two-factor+jwt', audience: 'atlasops-two-factor' } as const;
type Kind = typeof ACCESS | typeof TICKET;

const accessClaims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.int() });
const ticketClaims = z.object({ sub: z.uuid(), method: z.enum(LOGIN_METHODS) });

/** What an access token says. */
export interface TokenSubject {
  accountId: string;
  sessionId: string;
  expiresAt: Date;
}

/** What a ticket for the second step of a login says. */
export type TwoFactorTicket = { accountId: string; method: z.output<typeof ticketClaims>['method'] };

/** Signs a token for one session of one account. */
export async function signAccessToken(
  keys: KeyRing,
  subject: { accountId: string; sessionId: string },
  now: Date,
): Promise<{ accessToken: string; expiresAt: Date }> {
  const { accountId, sessionId } = subject;
  const signed = await sign(keys, ACCESS, accountId, { sid: sessionId }, now, ACCESS_TOKEN_SECONDS);
  return { accessToken: signed.token, expiresAt: signed.expiresAt };
}

/** Whose token this is; null for anything that is not a good access token of this installation. */
export async function readAccessToken(keys: KeyRing, token: string, now: Date): Promise<TokenSubject | null> {
  const read = accessClaims.safeParse(await verified(keys, ACCESS, token, now));
  if (!read.success) return null;
  const { sub, sid, exp } = read.data;
  return { accountId: sub, sessionId: sid, expiresAt: new Date(exp * 1000) };
}

/** Signs that somebody passed the first step of a login. */
export async function signTicket(
  keys: KeyRing,
  ticket: TwoFactorTicket,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  return sign(keys, TICKET, ticket.accountId, { method: ticket.method }, now, TICKET_SECONDS);
}

/** What a ticket says; null for anything that is not a good one. */
export async function readTicket(keys: KeyRing, token: string, now: Date): Promise<TwoFactorTicket | null> {
  const read = ticketClaims.safeParse(await verified(keys, TICKET, token, now));
  return read.success ? { accountId: read.data.sub, method: read.data.method } : null;
}

async function sign(
  keys: KeyRing,
  kind: Kind,
  accountId: string,
  claims: Record<string, string>,
  now: Date,
  seconds: number,
): Promise<{ token: string; expiresAt: Date }> {
  const key = keys.newest(kind.purpose);
  const issuedAt = Math.floor(now.getTime() / 1000);
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: kind.typ, kid: key.id })
    .setSubject(accountId)
    .setIssuer(ISSUER)
    .setAudience(kind.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(key.bytes);
  return { token, expiresAt: new Date((issuedAt + seconds) * 1000) };
}

/** The claims of a token of this kind that one of our keys signed; null for anything else. The algorithm is ours to say. */
async function verified(keys: KeyRing, kind: Kind, token: string, now: Date): Promise<unknown> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = keys.all(kind.purpose).find(({ id }) => id === kid);
    if (key === undefined) return null;
    const { payload } = await jwtVerify(token, key.bytes, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: kind.audience,
      typ: kind.typ,
      requiredClaims: ['sub', 'exp', 'iat'],
      currentDate: now,
    });
    return payload;
  } catch (error) {
    // jose says TypeError of a token whose header is no JSON; both mean that it is none of ours.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}
