import { SignJWT, errors, jwtVerify } from 'jose';
import { z } from 'zod';

/** Short, for whatever checks the token alone; this program also looks whether its session is still open. */
export const ACCESS_TOKEN_SECONDS = 10 * 60;

const ISSUER = 'atlasops';
const AUDIENCE = 'atlasops-api';
/** RFC 9068. Another kind of token signed by the same program is not taken for an access token. */
const TYPE = 'at+jwt';

/** What an access token says. */
export interface TokenSubject {
  accountId: string;
  sessionId: string;
  expiresAt: Date;
}

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.int() });

/** Signs a token for one session of one account. */
export async function signAccessToken(
  key: Uint8Array,
  subject: { accountId: string; sessionId: string },
  now: Date,
): Promise<{ accessToken: string; expiresAt: Date }> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expires = issuedAt + ACCESS_TOKEN_SECONDS;
  const accessToken = await new SignJWT({ sid: subject.sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setSubject(subject.accountId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expires)
    .sign(key);
  return { accessToken, expiresAt: new Date(expires * 1000) };
}

/** Whose token this is; null for anything that is not a good access token of this installation. */
export async function readAccessToken(
  key: Uint8Array,
  token: string,
  now: Date,
): Promise<TokenSubject | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TYPE,
      requiredClaims: ['sub', 'sid', 'exp', 'iat'],
      currentDate: now,
    });
    const read = claims.safeParse(payload);
    if (!read.success) return null;
    const { sub, sid, exp } = read.data;
    return { accountId: sub, sessionId: sid, expiresAt: new Date(exp * 1000) };
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
