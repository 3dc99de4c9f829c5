import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../config/project-root.js';
import { corpusText } from './attacks.js';
import { missingTests } from './named-tests.js';

/**
 * `docs/security/asvs.md` says of each requirement of OWASP ASVS 5 (levels 1 and 2, without chapters 10 and 17) how it is met,
 * one table row each: `| V1.2.3 | in our own words | evidence |`. The evidence names tests as `` `file.spec.ts` "name" `` (the
 * name as it stands in the file, or a part of it; without a name the whole file), or is a written `Reason: …`.
 */
const ASVS = join(projectRoot(), 'docs/security/asvs.md');
const THREATS = join(projectRoot(), 'docs/security/threat-model.md');
const REQUIREMENTS = 217;
/** Shorter than this is no reason. */
const MIN_REASON = 30;

interface Row {
  id: string;
  words: string;
  evidence: string;
}

function rowsOf(markdown: string): Row[] {
  return [...markdown.matchAll(/^\|\s*(V\d+\.\d+\.\d+)\s*\|(.*?)\|(.*)\|\s*$/gm)].map(
    ([, id, words, evidence]) => ({
      id: id!,
      words: words!.trim(),
      evidence: evidence!.trim(),
    }),
  );
}

/** What is wrong with the evidence of a requirement. */
function faultsOf({ id, words, evidence }: Row): string[] {
  if (words.length < 10) return [`${id} is not said in words`];
  const reason = /^Reason:\s*(.*)$/.exec(evidence)?.[1];
  if (reason !== undefined) return reason.length < MIN_REASON ? [`${id} has no reason`] : [];
  if (!/`[\w./-]+\.(?:spec|security)\.ts`/.test(evidence)) return [`${id} names neither a test nor a reason`];
  return missingTests(evidence).map((fault) => `${id}: ${fault}`);
}

describe('the map of ASVS', () => {
  const written = existsSync(ASVS);
  if (!written)
    process.stderr.write('\n*** asvs.spec.ts SKIPPED: docs/security/asvs.md is not written yet ***\n\n');
  const whenWritten = written ? it : it.skip;

  whenWritten('names for every requirement an existing test or a reason', () => {
    const rows = rowsOf(readFileSync(ASVS, 'utf8'));
    expect(rows.flatMap(faultsOf)).toEqual([]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows).toHaveLength(REQUIREMENTS);
    expect(rows.filter(({ id }) => /^V(?:10|17)\./.test(id))).toEqual([]);
  });

  const list = corpusText('asvs-5.0.0.csv');
  (written && list !== null ? it : it.skip)(
    'is of the very requirements of the standard, in own words',
    () => {
      const standard = parse(list ?? '', {
        columns: true,
        bom: true,
        skip_empty_lines: true,
        relax_column_count: true,
      });
      const wanted = (standard as Record<string, string>[]).filter(
        ({ L, chapter_id }) => /^[12]$/.test(L?.trim() ?? '') && chapter_id !== 'V10' && chapter_id !== 'V17',
      );
      const rows = rowsOf(readFileSync(ASVS, 'utf8'));
      expect(rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ req_id }) => req_id).sort());
      const plain = (text: string) =>
        text
          .toLowerCase()
          .replaceAll(/[^a-z]+/g, ' ')
          .trim();
      const copied = wanted.filter((requirement) => {
        const own = rows.find(({ id }) => id === requirement['req_id'])?.words ?? '';
        return plain(requirement['req_description'] ?? '').includes(plain(own));
      });
      expect(copied.map(({ req_id }) => req_id)).toEqual([]);
    },
  );

  it('is checked by what finds a missing file, a missing name, a missing reason and silence', () => {
    const row = (evidence: string): Row => ({ id: 'V1.1.1', words: 'Input is decoded once.', evidence });
    expect(faultsOf(row('`asvs.spec.ts` "is checked by what finds a missing file"'))).toEqual([]);
    expect(faultsOf(row('Reason: this program has no such part, and will not have one.'))).toEqual([]);
    expect(faultsOf(row('`gone.spec.ts`'))).toEqual(['V1.1.1: gone.spec.ts does not exist']);
    const other = ['a test', 'of no name'].join(' ');
    expect(faultsOf(row(`\`asvs.spec.ts\` "${other}"`))).toEqual([
      `V1.1.1: asvs.spec.ts has no test "${other}"`,
    ]);
    expect(faultsOf(row('Reason: no.'))).toEqual(['V1.1.1 has no reason']);
    expect(faultsOf(row('We are careful.'))).toEqual(['V1.1.1 names neither a test nor a reason']);
  });
});

describe('the threat model', () => {
  it('names tests that exist', () => {
    const text = readFileSync(THREATS, 'utf8');
    expect(missingTests(text)).toEqual([]);
    expect(text.match(/`[\w.-]+\.(?:spec|security)\.ts`/g)?.length).toBeGreaterThan(25);
  });
});
