/** Names under which a browser on the same machine reaches a server that is bound to loopback. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/;

/**
 * The address a client uses for this server. The Host header is believed only where it names this very machine
 * (`127.0.0.1`, another port of a development proxy); anything else a client may say does not get into links.
 */
export function clientOrigin(host: string | undefined, publicUrl: string): string {
  const publicHost = new URL(publicUrl).host;
  const local = LOOPBACK.test(publicHost) && host !== undefined && LOOPBACK.test(host);
  return local ? `${new URL(publicUrl).protocol}//${host}` : publicUrl;
}

/**
 * Whether a page of this origin may open a socket: pages of the public address, and any page of this machine where that address is
 * of this machine (a development server has another port). What is no browser sends no Origin, and has to log in all the same.
 */
export function isOwnOrigin(origin: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  const own = new URL(publicUrl);
  const asked = URL.parse(origin);
  return (
    asked !== null && (asked.origin === own.origin || (LOOPBACK.test(own.host) && LOOPBACK.test(asked.host)))
  );
}
