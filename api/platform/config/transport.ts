import { isIP } from 'node:net';
import { DEFAULT_MIN_VERSION } from 'node:tls';
import pg from 'pg';

/** Where a configured value leads, and whether what travels there is encrypted. */
interface Destination {
  /** The variable. */
  name: string;
  /** `host:port`, as UNENCRYPTED_HOSTS names it. */
  place: string;
  host: string;
  encrypted: boolean;
  /** What the variable has to say instead. */
  remedy: string;
}

/** Variables whose value is the address of a web service that the program itself calls. */
const WEB_SERVICES = [
  'S3_ENDPOINT',
  'BREACHED_PASSWORDS_URL',
  'GOOGLE_ISSUER',
  'MICROSOFT_ISSUER',
  'GITHUB_URL',
  'GITHUB_API_URL',
  'OPENAI_BASE_URL',
  'ANTHROPIC_BASE_URL',
  'COMPATIBLE_BASE_URL',
] as const;

/** Whom people sign in with is spoken to by TLS alone, whatever is excepted: `SignInProviders` speaks nothing else. */
const NEVER_EXCEPTED: readonly string[] = [
  'GOOGLE_ISSUER',
  'MICROSOFT_ISSUER',
  'GITHUB_URL',
  'GITHUB_API_URL',
];

const DATABASES = ['DATABASE_URL', 'DATABASE_RUNTIME_URL'] as const;

/** What of the configuration says how and with whom the program talks. */
export type TransportValues = Partial<
  Record<(typeof WEB_SERVICES)[number] | (typeof DATABASES)[number] | 'CLAMD_ADDRESS', string | undefined>
> & {
  HOST: string;
  PUBLIC_URL?: string | undefined;
  TLS_CERT_FILE?: string | undefined;
  TLS_KEY_FILE?: string | undefined;
  TRUSTED_PROXIES: readonly string[];
  UNENCRYPTED_HOSTS: readonly string[];
};

/**
 * Whatever would send something unencrypted over a network, or believe anybody's certificate. Connections within this machine
 * need no TLS; others do without only where UNENCRYPTED_HOSTS says that the way there is safe by itself.
 *
 * Mail is not here: `SmtpSender` demands TLS of whatever is not this machine.
 *
 * @param environment - For the switches by which Node would check less than it does by default.
 * @returns one sentence each, in the form of `ConfigError`
 */
export function transportFaults(
  values: TransportValues,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const faults = [...listeningFaults(values), ...checkingFaults(environment)];
  const excepted = new Set(values.UNENCRYPTED_HOSTS.map((place) => place.toLowerCase()));
  for (const { name, place, host, encrypted, remedy } of destinationsOf(values, faults)) {
    if (encrypted || isThisMachine(host)) continue;
    const exceptable = !NEVER_EXCEPTED.includes(name);
    if (exceptable && excepted.has(place.toLowerCase())) continue;
    const orElse = `, or add ${place} to UNENCRYPTED_HOSTS when the way there is safe by itself`;
    faults.push(
      `${name}: would send everything unencrypted to ${host}; ${remedy}${exceptable ? orElse : ''}`,
    );
  }
  return faults;
}

/** What browsers and this program send each other. */
function listeningFaults(values: TransportValues): string[] {
  const { HOST, PUBLIC_URL, TLS_CERT_FILE, TLS_KEY_FILE, TRUSTED_PROXIES } = values;
  const faults: string[] = [];
  if ((TLS_CERT_FILE === undefined) !== (TLS_KEY_FILE === undefined)) {
    faults.push('TLS_CERT_FILE: goes together with TLS_KEY_FILE');
  }
  const publicUrl = PUBLIC_URL === undefined ? null : new URL(PUBLIC_URL);
  if (publicUrl?.protocol === 'http:') {
    if (!isThisMachine(publicUrl.hostname)) {
      faults.push(
        'PUBLIC_URL: must begin with https://, or passwords would travel unencrypted; see docs/security/policies.md, “Deployment”',
      );
    } else if (TLS_CERT_FILE !== undefined) {
      faults.push('PUBLIC_URL: must begin with https://, as TLS_CERT_FILE is set');
    }
  }
  if (!isThisMachine(HOST) && TLS_CERT_FILE === undefined && TRUSTED_PROXIES.length === 0) {
    faults.push(
      'HOST: other machines may connect only by TLS (TLS_CERT_FILE and TLS_KEY_FILE) or as a proxy that ends it (TRUSTED_PROXIES)',
    );
  }
  return faults;
}

/** Switches of Node that would make TLS worth less. */
function checkingFaults(environment: Readonly<Record<string, string | undefined>>): string[] {
  const faults: string[] = [];
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    faults.push(
      'NODE_TLS_REJECT_UNAUTHORIZED: remove it, or anybody could pretend to be the database, the mail server or a provider. ' +
        'A certificate authority of your own is named by NODE_EXTRA_CA_CERTS',
    );
  }
  if (!['TLSv1.2', 'TLSv1.3'].includes(DEFAULT_MIN_VERSION)) {
    faults.push(
      `NODE_OPTIONS: remove what allows ${DEFAULT_MIN_VERSION}; TLS 1.2 is the least that is spoken`,
    );
  }
  return faults;
}

function destinationsOf(values: TransportValues, faults: string[]): Destination[] {
  const found: Destination[] = [];
  for (const name of WEB_SERVICES) {
    const text = values[name];
    if (text === undefined) continue;
    const { protocol, hostname, port } = new URL(text);
    const encrypted = protocol === 'https:';
    const place = `${hostname}:${port === '' ? (encrypted ? '443' : '80') : port}`;
    found.push({ name, place, host: hostname, encrypted, remedy: 'use an https:// address' });
  }
  for (const name of DATABASES) {
    const database = values[name] === undefined ? null : databaseOf(name, values[name], faults);
    if (database !== null) found.push(database);
  }
  const clamd = /^(.+):(\d+)$/.exec(values.CLAMD_ADDRESS ?? '');
  if (clamd !== null && values.CLAMD_ADDRESS?.startsWith('/') === false) {
    const [place, host = ''] = clamd;
    found.push({ name: 'CLAMD_ADDRESS', place, host, encrypted: false, remedy: 'run clamd on this machine' });
  }
  return found;
}

/** As the driver itself reads an address, so that no way to write one means something else to it. */
function databaseOf(name: string, connectionString: string, faults: string[]): Destination | null {
  try {
    const client = new pg.Client({ connectionString });
    const { host, port } = client;
    const ssl = (client as unknown as { ssl?: unknown }).ssl;
    const encrypted = ssl === true || (typeof ssl === 'object' && ssl !== null && checksAll(ssl));
    // The driver that MikroORM brings checks the certificate of a number against the name "localhost".
    if (encrypted && isIP(host) !== 0) {
      faults.push(`${name}: name the server instead of ${host}; its certificate is checked against a name`);
      return null;
    }
    return { name, place: `${host}:${port}`, host, encrypted, remedy: 'add ?sslmode=verify-full' };
  } catch (error) {
    faults.push(`${name}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
    return null;
  }
}

/** Whether a certificate's authority and its name are both looked at: the options of the driver that would not. */
function checksAll(ssl: object): boolean {
  const { rejectUnauthorized, checkServerIdentity } = ssl as Record<string, unknown>;
  return rejectUnauthorized !== false && checkServerIdentity === undefined;
}

/** Whether a host is this machine; a path is a socket of it. */
export function isThisMachine(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare.startsWith('/') || bare === 'localhost' || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}
