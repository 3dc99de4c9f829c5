import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusPath, countAttacks } from '../testing/attacks.js';
import { BOMBS } from '../testing/bombs.js';
import { DocumentError } from './document-error.js';
import { DocumentReader } from './document-reader.js';

/** With the child's start, which is not the document's time. */
const MOST_MS = 20_000 + 15_000 + 2_000;
const PLAIN = new TextEncoder().encode('Ada Lindqvist\nada@example.se\n');

let reader: DocumentReader;
beforeAll(() => {
  reader = new DocumentReader();
});
afterAll(() => reader.close());

/** What came of a file: a word, or what went wrong with the defence. */
async function outcomeOf(bytes: Uint8Array, fileName: string): Promise<{ said: string; breach: boolean }> {
  const started = performance.now();
  let said: string;
  try {
    said = (await reader.read(bytes, fileName)).kind;
  } catch (error) {
    said = error instanceof DocumentError ? error.code : `untyped: ${String(error)}`;
  }
  const late = performance.now() - started > MOST_MS;
  return { said: late ? `${said}, late` : said, breach: late || said.startsWith('untyped') };
}

it.each(BOMBS.map((bomb): [string, (typeof BOMBS)[number]] => [bomb.name, bomb]))(
  'answers %s in time, and reads the next file',
  async (_name, { fileName, make }) => {
    const { said, breach } = await outcomeOf(make(), fileName);
    countAttacks('files: own bombs', 1, breach ? 1 : 0);
    expect([said, breach]).toEqual([said, false]);
    expect((await reader.read(PLAIN, 'resume.txt')).kind).toBe('pages');
    expect(existsSync('/tmp/atlas-slip')).toBe(false);
  },
  90_000,
);

it('reads nothing of the machine into a document', async () => {
  const bomb = BOMBS.find(({ name }) => name === 'an external entity')!;
  const read = await reader.read(bomb.make(), bomb.fileName).catch((error: unknown) => error);
  expect(JSON.stringify(read)).not.toContain('root:');
});

const folders = ['pdf', 'docx'].map(corpusPath).filter((path) => path !== null);

it('answers every file of the public collections in time', async () => {
  const breaches: string[] = [];
  const counts: Record<string, number> = {};
  let files = 0;
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      const { said, breach } = await outcomeOf(bytes, entry.name);
      files += 1;
      counts[said] = (counts[said] ?? 0) + 1;
      if (breach) breaches.push(`${entry.name}: ${said}`);
    }
  }
  countAttacks('files: public collections', files, breaches.length);
  process.stderr.write(`public files: ${files}, ${JSON.stringify(counts)}\n`);
  expect(breaches).toEqual([]);
}, 1_200_000);
