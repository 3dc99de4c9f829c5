import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

/** Sources of the product; tests and their stand-ins may do as they like. */
function sources(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ['api', 'db', 'scripts', 'client/src/app']) {
    for (const entry of readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })) {
      const path = `${folder}/${entry.replaceAll('\\', '/')}`;
      if (!/\.(?:ts|mjs)$/.test(path) || /\.(?:spec|security)\.ts$|-bench\.ts$|\/testing\//.test(path))
        continue;
      found.set(path, readFileSync(join(projectRoot(), path), 'utf8'));
    }
  }
  return found;
}

const files = sources();
const page = readFileSync(join(projectRoot(), 'docs/security/cryptography.md'), 'utf8');

/** Ways to call for an algorithm, and how the page calls it. */
const CALLS: [RegExp, (match: RegExpExecArray) => string][] = [
  [/createHash\(\s*([^)]*?)\s*\)/g, ([, name = '']) => plain(name)],
  [/createHmac\(\s*([^,)]*?)\s*,/g, ([, name = '']) => `hmac ${plain(name)}`],
  [/createCipheriv\(\s*([^,)]*?)\s*,/g, ([, name = '']) => plain(name)],
  [/setProtectedHeader\(\{ alg: '(\w+)'/g, ([, name = '']) => name],
  [/from 'altcha-lib\/algorithms\/(?:web\/)?(\w+)'/g, ([, name = '']) => name],
  [/from '@node-rs\/(argon2)'/g, () => 'argon2id'],
  [
    /\b(md5|sha1|sha224|sha256|sha384|sha512|crypt|hmac|encrypt|digest)\(\s*(?:convert_to|string_agg)/g,
    ([, name = '']) => name,
  ],
];

function plain(argument: string): string {
  return argument === 'CIPHER' ? 'aes-256-gcm' : argument.replaceAll("'", '');
}

function matches(pattern: RegExp, read: (match: RegExpExecArray, path: string) => string): string[] {
  return [...files].flatMap(([path, text]) => [...text.matchAll(pattern)].map((match) => read(match, path)));
}

const rowsOf = (title: string) =>
  (page.split(`## ${title}`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));

describe('the list of algorithms', () => {
  it('is that of the sources, file by file', () => {
    const used = CALLS.flatMap(([pattern, name]) =>
      matches(pattern, (match, path) => `${name(match)} in ${path.replace(/^(db\/migrations)\/.*/, '$1')}`),
    );
    const listed = rowsOf('Algorithms').map(([, algorithm, path]) => `${algorithm} in ${path}`);
    expect([...new Set(used)].sort()).toEqual(listed.sort());
  });

  it('has nothing broken but where a protocol of others asks for it', () => {
    const broken = rowsOf('Algorithms').filter(
      ([, name = '']) => !/^(?:argon2id|aes-256-gcm|HS256|pbkdf2|(?:hmac )?sha256)$/.test(name),
    );
    expect(broken.map(([, name, path]) => [name, path])).toEqual([
      ['sha1', 'api/features/accounts/passwords/breached-passwords.ts'],
    ]);
    expect(
      matches(
        /-(?:ecb|cbc|ctr)\b|createCipher\(|RSA_PKCS1_PADDING|generateKeyPair/gi,
        (match, path) => `${match[0]} in ${path}`,
      ),
    ).toEqual([]);
  });
});

describe('the list of keys', () => {
  it('has each purpose that a key is derived for, and no other', () => {
    const named =
      /(?:PURPOSE|TICKET|PROOF)\s*=\s*'([a-z-]+)'|purpose: '([a-z-]+)', typ|deriveKey\(\w+, '([a-z-]+)'\)/g;
    const purposes = matches(named, ([, one, two, three]) => one ?? two ?? three ?? '');
    expect([...new Set(purposes)].sort()).toEqual(
      rowsOf('Keys')
        .map(([, purpose]) => purpose)
        .sort(),
    );
  });
});

describe('randomness', () => {
  it('that is secret comes from node:crypto, with 128 bits and more', () => {
    const drawn = matches(/randomBytes\((\w+)\)/g, ([, size = ''], path) => {
      const said = new RegExp(`const ${size} = (\\d+);`).exec(files.get(path) ?? '')?.[1];
      return `${path}: ${Number(said ?? size) * 8}`;
    });
    expect(drawn.length).toBeGreaterThan(4);
    const few = drawn.filter((line) => !(Number(line.split(': ')[1]) >= 128));
    // The nonce of AES-GCM is no secret: 96 bits are what its standard asks for.
    expect(few).toEqual(['api/platform/config/seal.ts: 96']);
  });

  it('of another kind spreads out waiting times alone, where the page says so', () => {
    const users = [...new Set(matches(/Math\.random/g, (_match, path) => path))];
    expect(users.filter((path) => !page.includes(`\`${path}\``))).toEqual([]);
  });
});

describe('TLS', () => {
  it('is weakened nowhere', () => {
    const weakening =
      /rejectUnauthorized|checkServerIdentity|insecureHTTPParser|allowInsecureRequests\b|NODE_TLS_REJECT_UNAUTHORIZED/g;
    const users = new Set(matches(weakening, (match, path) => `${path}: ${match[0]}`));
    expect([...users].sort()).toEqual([
      // Only for a provider of sign-in on this machine, which `transportFaults` makes sure of.
      'api/features/accounts/sign-in/providers.ts: allowInsecureRequests',
      // Looks for them, to refuse them.
      'api/platform/config/transport.ts: NODE_TLS_REJECT_UNAUTHORIZED',
      'api/platform/config/transport.ts: checkServerIdentity',
      'api/platform/config/transport.ts: rejectUnauthorized',
    ]);
  });
});

describe('secrets', () => {
  it('lie in no source', () => {
    const secrets =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[\w+/]{20}|\bAKIA[0-9A-Z]{16}\b|\bsk-[\w-]{20,}|\bgh[po]_\w{36}|\bxox[abp]-|\bAIza[\w-]{35}|:\/\/[^\s/:'"`$]+:(?!password@|word@)[^\s/@'"`$]{6,}@/g;
    // The control: it knows them at sight.
    expect('postgres://atlas:hunter2hunter2@db.example.org'.match(secrets)).toHaveLength(1);
    expect(matches(secrets, (match, path) => `${path}: ${match[0]}`)).toEqual([]);
  });
});

describe('storage of browsers', () => {
  it('is written through one door, and holds no more than the page says', () => {
    const doors = new Set(
      matches(/localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\./g, (_match, path) => path),
    );
    expect([...doors]).toEqual(['client/src/app/ui/browser-storage.ts']);
    const kept = new Set(matches(/'atlas\.(\w+)'/g, ([, name = '']) => name));
    // Light or dark; that there may be a cookie; where to go on after signing in. Of these the first alone stays.
    expect([...kept].sort()).toEqual(['return', 'signedIn', 'theme']);
  });
});
