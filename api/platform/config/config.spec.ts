import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, loadConfig, variables } from './config.js';
import { deriveKey, readSecretKey } from './secret-key.js';

describe('loadConfig', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toMatchObject({
      role: 'all',
      host: '127.0.0.1',
      port: 4000,
      publicUrl: 'http://localhost:4000',
      dataDir: resolve('.data'),
      databaseUrl: null,
      databaseRuntimeUrl: null,
      secretKey: null,
      fetchAllowPrivate: [],
      loopback: true,
    });
  });

  it('is of this machine alone only when no proxy makes it public', () => {
    const loopbackOf = (environment: Record<string, string>) =>
      loadConfig({ CLAMD_ADDRESS: 'none', ...environment }).loopback;
    expect(loopbackOf({ HOST: '::1', PUBLIC_URL: 'http://[::1]:4000' })).toBe(true);
    expect(loopbackOf({ PUBLIC_URL: 'http://localhost:8080' })).toBe(true);
    expect(loopbackOf({ PUBLIC_URL: 'https://jobs.example.org' })).toBe(false);
    expect(loopbackOf({ HOST: '0.0.0.0', TRUSTED_PROXIES: '172.17.0.1' })).toBe(false);
  });

  it('has a scanner named, or declined in so many words, where others upload files', () => {
    const published = { PUBLIC_URL: 'https://jobs.example.org' };
    expect(() => loadConfig(published)).toThrow('CLAMD_ADDRESS: ');
    expect(loadConfig({ ...published, CLAMD_ADDRESS: 'none' }).clamd).toBeNull();
    expect(loadConfig({ ...published, CLAMD_ADDRESS: '/run/clamd.ctl' }).clamd).toEqual({
      path: '/run/clamd.ctl',
    });
    expect(loadConfig({}).clamd).toBeNull();
  });

  it('treats an empty variable as absent', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 4000, databaseUrl: null });
  });

  it('reads lists, sizes and addresses', () => {
    const config = loadConfig({
      FETCH_ALLOW_PRIVATE: '127.0.0.1:8080, intranet:80',
      UPLOAD_MAX_BYTES: '1000',
      SKILL_FILES: '/data/skills_en.csv',
      PUBLIC_URL: 'https://jobs.example.org/',
      HOST: '0.0.0.0',
      TRUSTED_PROXIES: '10.0.0.5',
      CLAMD_ADDRESS: 'localhost:3310',
    });
    expect(config).toMatchObject({
      fetchAllowPrivate: ['127.0.0.1:8080', 'intranet:80'],
      uploadMaxBytes: 1000,
      skillFiles: ['/data/skills_en.csv'],
      publicUrl: 'https://jobs.example.org',
      loopback: false,
    });
  });

  it('reports all faults together', () => {
    const read = (): unknown =>
      loadConfig({
        PORT: '99999',
        ROLE: 'boss',
        DATABASE_URL: 'mysql://x',
        SECRET_KEY: 'short',
        FETCH_ALLOW_PRIVATE: 'nowhere',
      });
    expect(read).toThrow(ConfigError);
    for (const name of ['PORT', 'ROLE', 'DATABASE_URL', 'SECRET_KEY', 'FETCH_ALLOW_PRIVATE']) {
      expect(read).toThrow(new RegExp(`- ${name}`));
    }
  });

  it('refuses a runtime address without an owner', () => {
    expect(() => loadConfig({ DATABASE_RUNTIME_URL: 'postgres://a@b/c' })).toThrow('needs DATABASE_URL');
  });

  it('is documented variable by variable in .env.example', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8');
    const documented = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]);
    expect(documented.sort()).toEqual(Object.keys(variables.shape).sort());
  });
});

describe('readSecretKey', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'atlas-secret-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('gives every process of an installation the same key, readable by the owner alone', async () => {
    const keys = await Promise.all(
      Array.from({ length: 8 }, () => readSecretKey({ secretKey: null, dataDir })),
    );
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]?.length).toBeGreaterThanOrEqual(48);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('prefers the configured one', async () => {
    expect(await readSecretKey({ secretKey: 'configured', dataDir })).toBe('configured');
  });

  it('refuses a damaged file instead of signing with it', async () => {
    await writeFile(join(dataDir, 'secret.key'), 'x');
    await expect(readSecretKey({ secretKey: null, dataDir })).rejects.toThrow('holds no key');
  });

  it('derives different keys for different purposes', () => {
    expect(deriveKey('k', 'access-token').equals(deriveKey('k', 'signed-link'))).toBe(false);
    expect(deriveKey('k', 'access-token')).toHaveLength(32);
  });
});
