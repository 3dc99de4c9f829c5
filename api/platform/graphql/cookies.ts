import type { Request, Response } from 'express';
import type { Cookies } from './request-context.js';

/**
 * The cookies of one HTTP exchange.
 *
 * @param secure - Over HTTPS alone. Their names then begin with `__Host-`: browsers take one of that name from this very host
 *   over TLS alone, for all its paths and for no other host, so no neighbour (another subdomain, another port without TLS) can
 *   lay one in its place.
 */
export function httpCookies(request: Request, response: Response, secure: boolean): Cookies {
  const fullName = (name: string) => (secure ? `__Host-${name}` : name);
  return {
    get: (name) => readCookie(request.headers.cookie, fullName(name)),
    set: (name, value, { maxAge, sameSite = 'strict' }) => {
      response.cookie(fullName(name), value, {
        httpOnly: true,
        sameSite,
        secure,
        path: '/',
        maxAge: maxAge * 1000,
      });
    },
  };
}

/** A socket carries no answer a cookie could travel on; what sets cookies is not served there. */
export const noCookies: Cookies = {
  get: () => undefined,
  set: () => {
    throw new Error('Cookies cannot be set over a WebSocket.');
  },
};

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      // A cookie that is not ours may hold anything; it counts as absent.
      return undefined;
    }
  }
  return undefined;
}
