import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import { buildConnector } from 'undici';
import { FetchError, forbiddenAddress } from './fetch-error.js';
import { isPublicAddress } from './public-address.js';

/** Ports on which public websites answer. Others belong to mail, databases, control planes. */
const WEB_PORTS = [80, 443, 8080, 8443];

/** Answers with all addresses of a name. */
export type ResolveName = (hostname: string) => Promise<LookupAddress[]>;

export interface EgressOptions {
  /** `host:port` pairs that may be reached although they are private; for tests and local installations. */
  allowPrivate?: readonly string[];
  /** Stands in for the system's name resolution. */
  resolveName?: ResolveName;
  /** Stands in for the ports of the web, so that a test can see that an address alone is refused. */
  webPorts?: readonly number[];
}

/** Decides where this program may open a connection on behalf of a user, and opens it. */
export interface EgressPolicy {
  /**
   * Checks scheme, port, credentials and literal addresses of a URL before anything is sent.
   * @throws FetchError INVALID_URL or FORBIDDEN_ADDRESS
   */
  checkUrl(url: URL): void;
  /**
   * The vetted address of a host. Every address of the name must be public: one private address among public ones is how
   * a name is made to lead inside.
   * @throws FetchError FORBIDDEN_ADDRESS, or UNREACHABLE when the name does not resolve
   */
  resolve(hostname: string, port: number): Promise<LookupAddress>;
  /** An undici connector whose sockets have passed the policy at the moment of connecting. */
  connector(options: { timeoutMs: number; allowH2?: boolean }): buildConnector.connector;
}

/** Reads the form of the `FETCH_ALLOW_PRIVATE` variable: `127.0.0.1:4101, jobs.local:8090`. */
export function parseAllowPrivate(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[\s,]+/)
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
}

/** The port a URL leads to, with the scheme's default filled in. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

const resolveBySystem: ResolveName = (hostname) =>
  new Promise((done, fail) => {
    systemLookup(hostname, { all: true, verbatim: false }, (error, addresses) => {
      if (error) fail(error);
      else done(addresses);
    });
  });

/** Builds the policy; without options only public addresses on web ports are reachable. */
export function createEgressPolicy(options: EgressOptions = {}): EgressPolicy {
  const allowed = new Set((options.allowPrivate ?? []).map((entry) => entry.toLowerCase()));
  const resolveName = options.resolveName ?? resolveBySystem;
  const webPorts = new Set(options.webPorts ?? WEB_PORTS);
  const isAllowed = (hostname: string, port: number) => allowed.has(`${hostname.toLowerCase()}:${port}`);

  const checkHost = (hostname: string, port: number) => {
    if (isAllowed(hostname, port)) return;
    const bare = hostname.replace(/^\[|\]$/g, '');
    if (!webPorts.has(port)) throw forbiddenAddress();
    if (isIP(bare) !== 0 && !isPublicAddress(bare)) throw forbiddenAddress();
  };

  const resolve = async (hostname: string, port: number): Promise<LookupAddress> => {
    checkHost(hostname, port);
    const bare = hostname.replace(/^\[|\]$/g, '');
    const family = isIP(bare);
    if (family !== 0) return { address: bare, family };
    const addresses = await resolveName(bare).catch((error: unknown) => {
      throw new FetchError('UNREACHABLE', 'The site could not be found. Check the address.', true, {
        cause: error,
      });
    });
    const first = addresses[0];
    if (first === undefined) {
      throw new FetchError('UNREACHABLE', 'The site could not be found. Check the address.', true);
    }
    if (!isAllowed(hostname, port) && !addresses.every((entry) => isPublicAddress(entry.address))) {
      throw forbiddenAddress();
    }
    return first;
  };

  return {
    checkUrl(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new FetchError('INVALID_URL', 'Only http and https addresses can be opened.');
      }
      if (url.username !== '' || url.password !== '') {
        throw new FetchError('INVALID_URL', 'Addresses with a user name or password are not opened.');
      }
      checkHost(url.hostname, portOf(url));
    },
    resolve,
    connector({ timeoutMs, allowH2 = false }) {
      return (target, callback) => {
        const port = target.port === '' ? (target.protocol === 'https:' ? 443 : 80) : Number(target.port);
        resolve(target.hostname, port).then(
          (vetted) => {
            // The name is resolved once and the socket opened to that very address: a second answer of a rebinding
            // name server is never asked for. The name still goes to TLS, which checks the certificate against it.
            const lookup: LookupFunction = (_name, lookupOptions, done) => {
              if (lookupOptions.all === true) done(null, [vetted]);
              else done(null, vetted.address, vetted.family);
            };
            const connect = buildConnector({ timeout: timeoutMs, allowH2, lookup });
            connect(target, (...result) => {
              const [error, socket] = result;
              if (error !== null) {
                callback(error, null);
                return;
              }
              if (!isAllowed(target.hostname, port) && !reachedPublicAddress(socket)) {
                socket.destroy();
                callback(forbiddenAddress(), null);
                return;
              }
              callback(null, socket);
            });
          },
          (error: unknown) => callback(error as Error, null),
        );
      };
    },
  };
}

/** The last word: what the operating system says the socket is connected to. */
function reachedPublicAddress(socket: Socket): boolean {
  return socket.remoteAddress !== undefined && isPublicAddress(socket.remoteAddress);
}
