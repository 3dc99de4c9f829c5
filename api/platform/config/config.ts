import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { modelsConfig, modelVariables, type ModelsConfig } from './models-config.js';
import { readSecretFiles, secretFileVariables } from './secret-files.js';
import { isThisMachine, transportFaults } from './transport.js';

/** The roles one program can play; `all` is api, worker and scheduler in one process. */
export const ROLES = ['all', 'api', 'worker', 'scheduler'] as const;
export type Role = (typeof ROLES)[number];

/** Of whom two-factor login can be required. */
const SECOND_FACTOR_POLICIES = ['nobody', 'admins', 'everyone'] as const;
export type SecondFactorPolicy = (typeof SECOND_FACTOR_POLICIES)[number];

const DEFAULT_PORT = 4000;
const MEBIBYTE = 1024 * 1024;

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });

const hostAndPort = z
  .string()
  .regex(/^[^\s,:]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/, 'each entry must be host:port');

const network = z
  .string()
  .refine(
    (text) => ipaddr.isValid(text) || ipaddr.isValidCIDR(text),
    'each entry must be an IP address or a CIDR block',
  );

const commaSeparated = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const secret = z.string().min(32, 'must have at least 32 characters');

const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });

const S3_TOGETHER = ['S3_BUCKET', 'S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/**
 * Every variable the program reads, by its name in the environment. `.env.example` documents the same list; a test
 * compares the two.
 */
export const variables = z.object({
  ROLE: z.enum(ROLES).default('all'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(DEFAULT_PORT),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
  TLS_CERT_FILE: z.string().min(1).optional(),
  TLS_KEY_FILE: z.string().min(1).optional(),
  UNENCRYPTED_HOSTS: commaSeparated.pipe(z.array(hostAndPort)).default([]),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_RUNTIME_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  SECRET_KEY: secret.optional(),
  SECRET_KEY_PREVIOUS: commaSeparated.pipe(z.array(secret)).default([]),
  TRUSTED_PROXIES: commaSeparated.pipe(z.array(network)).default([]),
  ADDRESS_LIMIT_FACTOR: z.coerce.number().min(1).max(100_000).default(1),
  ANONYMOUS_OPERATIONS: z.enum(['trusted', 'any']).default('trusted'),
  FETCH_ALLOW_PRIVATE: commaSeparated.pipe(z.array(hostAndPort)).default([]),
  CHROMIUM_PATH: z.string().min(1).optional(),
  UPLOAD_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(20 * MEBIBYTE),
  S3_ENDPOINT: webUrl.optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  S3_PATH_STYLE: z.enum(['on', 'off']).default('on'),
  CLAMD_ADDRESS: z
    .string()
    .refine(
      (text) => text === 'none' || readClamdAddress(text) !== null,
      'must be host:port, the absolute path of a socket, or none',
    )
    .optional(),
  SKILL_FILES: commaSeparated.pipe(z.array(z.string().min(1))).default([]),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' }).optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  ADMIN_EMAILS: commaSeparated.pipe(z.array(z.email('each entry must be an e-mail address'))).default([]),
  REQUIRE_SECOND_FACTOR: z.enum(SECOND_FACTOR_POLICIES).default('admins'),
  PROOF_OF_WORK: z.enum(['on', 'off']).default('on'),
  BREACHED_PASSWORDS_URL: webUrl.optional(),
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  GOOGLE_ISSUER: webUrl.default('https://accounts.google.com'),
  MICROSOFT_CLIENT_ID: z.string().min(1).optional(),
  MICROSOFT_CLIENT_SECRET: z.string().min(1).optional(),
  MICROSOFT_ISSUER: webUrl.default('https://login.microsoftonline.com/common/v2.0'),
  GITHUB_CLIENT_ID: z.string().min(1).optional(),
  GITHUB_CLIENT_SECRET: z.string().min(1).optional(),
  GITHUB_URL: webUrl.default('https://github.com'),
  GITHUB_API_URL: webUrl.default('https://api.github.com'),
  ...modelVariables,
  ...secretFileVariables,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** A program registered with a provider of sign-in. */
export interface SignInClient {
  clientId: string;
  clientSecret: string;
}

/** A bucket and how to reach it. */
export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket stands in the path and not in the host's name. */
  pathStyle: boolean;
}

/** The settings of this process, read once at its start. Absolute paths, sizes in bytes. */
export interface Config {
  role: Role;
  host: string;
  port: number;
  /** Where browsers reach the program, without a slash at the end; signed links and cookies are made for it. */
  publicUrl: string;
  /** Files (PEM) of the certificate with which this program speaks TLS itself; null: a proxy in front does, or nobody. */
  tls: { certFile: string; keyFile: string } | null;
  dataDir: string;
  /** null: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  /** null: `databaseUrl`, as the runtime role. */
  databaseRuntimeUrl: string | null;
  databasePoolSize: number;
  /** null: a key made at the first start and kept under `dataDir`. */
  secretKey: string | null;
  /** Keys of before a rotation, newest first: what they signed stays good until it expires. */
  previousSecretKeys: string[];
  /** null: mails stay in the outbox. */
  smtpUrl: string | null;
  /** The address mails come from. */
  mailFrom: string;
  /** Whose accounts administer the installation, once the address is confirmed; lower case. */
  adminEmails: string[];
  /** Of whom two-factor login is required. */
  requireSecondFactor: SecondFactorPolicy;
  /** Whether a proof of work is asked for after many attempts. */
  proofOfWork: boolean;
  /** Where to ask for the first five digits of a password's SHA-1; null: nobody is asked. */
  breachedPasswordsUrl: string | null;
  /** Sign-in with other providers; null: not offered. */
  signIn: {
    google: (SignInClient & { issuer: string }) | null;
    microsoft: (SignInClient & { issuer: string }) | null;
    github: (SignInClient & { url: string; apiUrl: string }) | null;
  };
  /** Addresses and CIDR blocks of reverse proxies whose X-Forwarded-For is believed; empty: nobody's is. */
  trustedProxies: string[];
  /** Multiplies how often one network address may try something; 1 where each person has an address. */
  addressLimitFactor: number;
  /** Which GraphQL documents are answered without a login: those of the dashboard, or any. */
  anonymousOperations: 'trusted' | 'any';
  /** `host:port` pairs the guarded fetch may reach although they are private; for tests and intranets. */
  fetchAllowPrivate: string[];
  chromiumPath: string | null;
  uploadMaxBytes: number;
  /** The bucket that holds the bytes of files; null: the disk, under `dataDir`. */
  s3: S3Settings | null;
  /** The virus scanner that sees every upload; null: none. */
  clamd: { path: string } | { host: string; port: number } | null;
  /** Skills files of ESCO or O*NET that extend the taxonomy; absolute paths. */
  skillFiles: string[];
  /** Tasks of one kind side by side in one worker; null: what each kind says of itself. */
  workerConcurrency: number | null;
  models: ModelsConfig;
  logLevel: z.output<typeof variables>['LOG_LEVEL'];
  /**
   * HOST and PUBLIC_URL are of this machine, so no proxy brings strangers: only then may the demo account exist, and links of
   * mails be shown.
   */
  loopback: boolean;
}

/** All faults of the environment at once; the message lists one per line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(
      `The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
}

/**
 * Reads the configuration.
 *
 * @param environment - Usually `process.env`. A variable set to the empty string counts as absent.
 * @throws ConfigError naming every fault.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given: Record<string, string | undefined> = Object.fromEntries(
    Object.keys(variables.shape)
      .map((name): [string, string | undefined] => [name, environment[name]?.trim()])
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const faults = readSecretFiles(given);
  const read = variables.safeParse(given);
  if (!read.success) {
    faults.push(...read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  if (given['DATABASE_RUNTIME_URL'] !== undefined && given['DATABASE_URL'] === undefined) {
    faults.push('DATABASE_RUNTIME_URL: needs DATABASE_URL, the migration role of the same database');
  }
  for (const provider of ['GOOGLE', 'MICROSOFT', 'GITHUB']) {
    const [id, secretOf] = [`${provider}_CLIENT_ID`, `${provider}_CLIENT_SECRET`];
    if ((given[id] === undefined) !== (given[secretOf] === undefined)) {
      faults.push(`${id}: goes together with ${secretOf}`);
    }
  }
  for (const name of S3_TOGETHER.slice(1)) {
    if ((given[name] === undefined) !== (given[S3_TOGETHER[0]] === undefined)) {
      faults.push(`${name}: goes together with ${S3_TOGETHER[0]}`);
    }
  }
  if (!read.success || faults.length > 0) throw new ConfigError(faults);
  const values = read.data;
  const models = modelsConfig(values, faults);
  faults.push(...transportFaults(values, environment));
  if (faults.length > 0) throw new ConfigError(faults);
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile } = values;
  const scheme = certFile === undefined ? 'http' : 'https';
  const publicUrl = (values.PUBLIC_URL ?? `${scheme}://${urlHost(values.HOST)}:${values.PORT}`).replace(
    /\/+$/,
    '',
  );
  const loopback = isThisMachine(values.HOST) && isThisMachine(new URL(publicUrl).hostname);
  if (!loopback && values.CLAMD_ADDRESS === undefined) {
    throw new ConfigError([
      'CLAMD_ADDRESS: where others upload files they are scanned: name a running clamd, or "none" to go without',
    ]);
  }
  return {
    role: values.ROLE,
    host: values.HOST,
    port: values.PORT,
    publicUrl,
    tls: certFile === undefined || keyFile === undefined ? null : { certFile, keyFile },
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    databaseRuntimeUrl: values.DATABASE_RUNTIME_URL ?? null,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    secretKey: values.SECRET_KEY ?? null,
    previousSecretKeys: values.SECRET_KEY_PREVIOUS,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? `no-reply@${mailDomain(publicUrl)}`,
    adminEmails: values.ADMIN_EMAILS.map((email) => email.toLowerCase()),
    requireSecondFactor: values.REQUIRE_SECOND_FACTOR,
    proofOfWork: values.PROOF_OF_WORK === 'on',
    breachedPasswordsUrl: values.BREACHED_PASSWORDS_URL ?? null,
    signIn: {
      google: signInClient(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET, {
        issuer: values.GOOGLE_ISSUER,
      }),
      microsoft: signInClient(values.MICROSOFT_CLIENT_ID, values.MICROSOFT_CLIENT_SECRET, {
        issuer: values.MICROSOFT_ISSUER,
      }),
      github: signInClient(values.GITHUB_CLIENT_ID, values.GITHUB_CLIENT_SECRET, {
        url: values.GITHUB_URL,
        apiUrl: values.GITHUB_API_URL,
      }),
    },
    trustedProxies: values.TRUSTED_PROXIES,
    addressLimitFactor: values.ADDRESS_LIMIT_FACTOR,
    anonymousOperations: values.ANONYMOUS_OPERATIONS,
    fetchAllowPrivate: values.FETCH_ALLOW_PRIVATE,
    chromiumPath: values.CHROMIUM_PATH ?? null,
    uploadMaxBytes: values.UPLOAD_MAX_BYTES,
    s3: s3Settings(values),
    clamd: readClamdAddress(values.CLAMD_ADDRESS ?? 'none'),
    skillFiles: values.SKILL_FILES.map((path) => resolve(path)),
    workerConcurrency: values.WORKER_CONCURRENCY ?? null,
    models,
    logLevel: values.LOG_LEVEL,
    loopback,
  };
}

function s3Settings(values: z.output<typeof variables>): S3Settings | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket } = values;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  if (endpoint === undefined || bucket === undefined) return null;
  if (accessKeyId === undefined || secretAccessKey === undefined) return null;
  const pathStyle = values.S3_PATH_STYLE === 'on';
  return { endpoint, bucket, region: values.S3_REGION, accessKeyId, secretAccessKey, pathStyle };
}

function readClamdAddress(text: string): Config['clamd'] {
  if (text.startsWith('/')) return { path: text };
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  return host === '' || Number(port) > 65_535 ? null : { host, port: Number(port) };
}

function signInClient<Addresses extends object>(
  clientId: string | undefined,
  clientSecret: string | undefined,
  addresses: Addresses,
): (SignInClient & Addresses) | null {
  if (clientId === undefined || clientSecret === undefined) return null;
  return { clientId, clientSecret, ...addresses };
}

/** The domain mails come from when nobody said one; a mail address needs a name, not a number. */
function mailDomain(publicUrl: string): string {
  const host = new URL(publicUrl).hostname;
  return /[a-z]/i.test(host) && host.includes('.') ? host : 'atlasops.example';
}

/** The host as it stands in a URL: `localhost` for what browsers treat as such, IPv6 in brackets. */
function urlHost(host: string): string {
  if (isThisMachine(host) || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
