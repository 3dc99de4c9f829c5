import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/** Where people go by typing; everything else is asked for by programs, whose secrets are in the request already. */
const FOR_PROGRAMS = /^\/(?:graphql|files|auth|healthz|readyz)(?:\/|$)/;

/**
 * Whether a proxy says that it was asked without TLS although the public address is https. A client may write the header too, and
 * then refuses itself.
 */
export function cameUnencrypted(request: Pick<IncomingMessage, 'headers'>, publicUrl: string): boolean {
  if (!publicUrl.startsWith('https:')) return false;
  const said = [request.headers['x-forwarded-proto'] ?? []].flat().join(',');
  return said.split(',').some((scheme) => /^(?:http|ws)$/i.test(scheme.trim()));
}

/**
 * Leads pages that were asked for without TLS to the public address, and refuses everything else: a program that is redirected would
 * go on sending its secrets unencrypted, and nobody would notice.
 */
export function requireHttps(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (!cameUnencrypted(request, publicUrl)) {
      next();
      return;
    }
    const page = request.method === 'GET' && !FOR_PROGRAMS.test(request.path);
    // Put together as text: a path that begins with two slashes would be read as another host.
    if (page) response.redirect(308, `${publicUrl}${request.path}`);
    else response.status(403).type('text').send(`Only ${publicUrl} is answered.\n`);
  };
}
