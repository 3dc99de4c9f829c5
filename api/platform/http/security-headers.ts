import type { RequestHandler } from 'express';

const SCRIPTS_AND_DATA = [
  "default-src 'none'",
  // Said although default-src says it too: what is written out cannot be lost with it.
  "object-src 'none'",
  "script-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];

/** Where pages may be shown in a frame: nowhere, or (previews of one's own documents) within this site. */
export type Framing = 'none' | 'self';

/**
 * The content security policy of everything this server sends.
 *
 * @param styleNonce the nonce that the page's own style elements carry; without one they are allowed without (the
 *   component library of the client writes style elements at run time)
 */
export function contentSecurityPolicy(framing: Framing, styleNonce?: string): string {
  const styles = styleNonce === undefined ? "'unsafe-inline'" : `'nonce-${styleNonce}'`;
  return [...SCRIPTS_AND_DATA, `style-src 'self' ${styles}`, `frame-ancestors '${framing}'`].join('; ');
}

/** Headers every answer carries. HTTPS is enforced only where the public address is https. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const https = publicUrl.startsWith('https:');
  const policy = contentSecurityPolicy('none');
  return (_request, response, next) => {
    response.setHeader('content-security-policy', policy);
    // What a route says nothing of is about somebody: no browser and no proxy may keep it.
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('x-frame-options', 'DENY');
    response.setHeader('referrer-policy', 'no-referrer');
    response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-resource-policy', 'same-origin');
    if (https) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
    next();
  };
}
