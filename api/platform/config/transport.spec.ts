import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config.js';

/** The faults of a configuration, as its start would print them. */
function faultsOf(environment: Record<string, string>): string {
  try {
    loadConfig({ CLAMD_ADDRESS: 'none', ...environment });
    return '';
  } catch (error) {
    return String(error);
  }
}

/** Addresses of other machines without TLS, by the variable that names them and what it takes with it. */
const PLAIN: [name: string, value: string, with_?: Record<string, string>][] = [
  ['PUBLIC_URL', 'http://jobs.example.org'],
  ['PUBLIC_URL', 'http://192.168.1.5:4000'],
  ['HOST', '0.0.0.0'],
  ['HOST', '::'],
  ['HOST', '10.0.0.5', { PUBLIC_URL: 'https://jobs.example.org' }],
  ['DATABASE_URL', 'postgres://a:b@db.example.org/atlas'],
  ['DATABASE_URL', 'postgres://a:b@db.example.org/atlas?sslmode=disable'],
  ['DATABASE_URL', 'postgres://a:b@db.example.org/atlas?sslmode=no-verify'],
  ['DATABASE_URL', 'postgres://a:b@db.example.org/atlas?sslmode=require&uselibpqcompat=true'],
  ['DATABASE_URL', 'postgres://a:b@db.example.org/atlas?sslmode=verify-full&sslmode=disable'],
  ['DATABASE_URL', 'postgres://a:b@localhost/atlas?host=db.example.org'],
  ['DATABASE_URL', 'postgres://a:b@10.0.0.7/atlas?sslmode=verify-full'],
  [
    'DATABASE_RUNTIME_URL',
    'postgres://a:b@10.0.0.7/atlas',
    { DATABASE_URL: 'postgres://a:b@db.example.org/atlas?sslmode=verify-full' },
  ],
  [
    'S3_ENDPOINT',
    'http://s3.example.org:9000',
    { S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' },
  ],
  ['CLAMD_ADDRESS', 'clamav.example.org:3310'],
  ['BREACHED_PASSWORDS_URL', 'http://passwords.example.org/range/'],
  ['GOOGLE_ISSUER', 'http://accounts.example.org'],
  ['MICROSOFT_ISSUER', 'http://login.example.org'],
  ['GITHUB_URL', 'http://git.example.org'],
  ['GITHUB_API_URL', 'http://git.example.org/api'],
  ['OPENAI_BASE_URL', 'http://models.example.org/v1'],
  ['ANTHROPIC_BASE_URL', 'http://models.example.org'],
  ['COMPATIBLE_BASE_URL', 'http://192.168.1.5:11434/v1'],
];

describe('a configuration', () => {
  it.each(PLAIN)('with %s=%s is refused: it would send secrets unencrypted', (name, value, more = {}) => {
    expect(faultsOf({ ...more, [name]: value })).toContain(`- ${name}: `);
  });

  it.each([
    { PUBLIC_URL: 'https://jobs.example.org' },
    { HOST: '0.0.0.0', PUBLIC_URL: 'https://jobs.example.org', TRUSTED_PROXIES: '10.0.0.5' },
    { HOST: '0.0.0.0', TLS_CERT_FILE: '/etc/a.pem', TLS_KEY_FILE: '/etc/b.pem' },
    { DATABASE_URL: 'postgres://a:b@db.example.org/atlas?sslmode=verify-full' },
    { DATABASE_URL: 'postgres://a:b@127.0.0.1:5433/atlas' },
    { DATABASE_URL: 'postgres://a:b@localhost/atlas?host=/var/run/postgresql' },
    { COMPATIBLE_BASE_URL: 'http://127.0.0.1:11434/v1' },
    { COMPATIBLE_BASE_URL: 'http://[::1]:11434/v1' },
    { CLAMD_ADDRESS: '/run/clamav/clamd.ctl' },
    { CLAMD_ADDRESS: 'localhost:3310' },
    { COMPATIBLE_BASE_URL: 'http://ollama:11434/v1', UNENCRYPTED_HOSTS: 'ollama:11434' },
    { DATABASE_URL: 'postgres://a:b@db/atlas', UNENCRYPTED_HOSTS: 'other:1, db:5432' },
  ] as Record<string, string>[])('is taken with %j', (environment) => expect(faultsOf(environment)).toBe(''));

  it('excepts no other port of a host than the one that was named', () => {
    const environment = { COMPATIBLE_BASE_URL: 'http://ollama:11434', UNENCRYPTED_HOSTS: 'ollama:80' };
    expect(faultsOf(environment)).toContain('- COMPATIBLE_BASE_URL: ');
  });

  it('excepts nobody whom people sign in with', () => {
    const environment = { GOOGLE_ISSUER: 'http://idp:8080', UNENCRYPTED_HOSTS: 'idp:8080' };
    expect(faultsOf(environment)).toContain('- GOOGLE_ISSUER: ');
  });

  it('is refused where the environment switches the check of certificates off', () => {
    expect(faultsOf({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toContain('- NODE_TLS_REJECT_UNAUTHORIZED: ');
    expect(faultsOf({ NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toBe('');
  });

  it('is refused with half of a certificate, or one for a public address without TLS', () => {
    expect(faultsOf({ TLS_CERT_FILE: '/etc/a.pem' })).toContain('- TLS_CERT_FILE: ');
    const whole = { TLS_CERT_FILE: '/etc/a.pem', TLS_KEY_FILE: '/etc/b.pem' };
    expect(faultsOf({ ...whole, PUBLIC_URL: 'http://localhost:4000' })).toContain('- PUBLIC_URL: ');
    expect(loadConfig(whole).publicUrl).toBe('https://localhost:4000');
  });
});

describe('a secret', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'atlas-secrets-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const file = (content: string): string => {
    const path = join(folder, 'secret');
    writeFileSync(path, content);
    return path;
  };

  it('may come from a file, as vaults hand it out', () => {
    const key = 'a secret of the tests, long enough to be one';
    expect(loadConfig({ SECRET_KEY_FILE: file(`${key}\n`) }).secretKey).toBe(key);
    const url = 'smtps://user:word@mail.example.org:465';
    expect(loadConfig({ SMTP_URL_FILE: file(url) }).smtpUrl).toBe(url);
    expect(loadConfig({ OPENAI_API_KEY_FILE: file('k') }).models.providers.openai?.key).toBe('k');
  });

  it('of a file is held to the same rules, and never printed', () => {
    expect(faultsOf({ SECRET_KEY_FILE: file('short') })).toContain('- SECRET_KEY: ');
    expect(faultsOf({ SECRET_KEY_FILE: file('') })).toContain('- SECRET_KEY_FILE: the file is empty');
    expect(faultsOf({ SECRET_KEY_FILE: join(folder, 'none') })).toContain(
      '- SECRET_KEY_FILE: cannot be read',
    );
    expect(faultsOf({ SMTP_URL_FILE: file('x'), SMTP_URL: 'smtp://localhost' })).toContain('leave it out');
    expect(faultsOf({ DATABASE_URL_FILE: file('postgres://u:canary@db.example.org/x') })).not.toContain(
      'canary',
    );
  });
});
