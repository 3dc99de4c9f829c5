import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../config/project-root.js';

/** The text of every test file, by its name without folders; files of one name are put together. */
const files = new Map<string, string>();
for (const folder of ['api', 'e2e', 'client/src/app']) {
  for (const entry of readdirSync(join(projectRoot(), folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:spec|security)\.ts$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    files.set(entry.name, `${files.get(entry.name) ?? ''}\n${text}`);
  }
}

/**
 * Tests that a page names as `` `file.spec.ts` "name" `` (the name as it stands in the file, or a part of it; without a name the
 * whole file).
 *
 * @returns a sentence for each that does not exist
 */
export function missingTests(markdown: string): string[] {
  return [...markdown.matchAll(/`([\w./-]+\.(?:spec|security)\.ts)`(?:\s+"([^"]+)")?/g)].flatMap(
    ([, file, name]) => {
      const text = files.get(basename(file!));
      if (text === undefined) return [`${file} does not exist`];
      const plain = (words: string) => words.replaceAll(/\s+/g, ' ').replaceAll("\\'", "'");
      return name !== undefined && !plain(text).includes(plain(name))
        ? [`${file} has no test "${name}"`]
        : [];
    },
  );
}
