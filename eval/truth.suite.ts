/**
 * The truth gate on `truth/<language>.jsonl`: one invented person a line, with a profile and cases. A case is the
 * profile taken as the resume with a few edits: a lie, which must be blocked and located, or an honest rewording.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkResume, type TruthInput } from '../api/core/truth/check-resume.js';
import { Tally, type SuiteResult } from './score.js';

interface Edit {
  path: string;
  /** What is put there; an empty text takes the field away. */
  value?: unknown;
  /** What is put at the end of the list there. */
  append?: unknown;
}

interface TruthCase {
  id: string;
  lie: boolean;
  kind: string;
  edits: Edit[];
  posting?: string;
}

export interface TruthPerson {
  id: string;
  language: string;
  profile: TruthInput['profile'];
  cases: TruthCase[];
}

/** The day the open positions of the invented people last until. */
const TODAY = '2026-11-01';

export function peopleIn(folder: string): TruthPerson[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as TruthPerson);
}

/** The resume of a case. */
export function editedResume(profile: TruthInput['profile'], edits: readonly Edit[]): TruthInput['resume'] {
  const resume = structuredClone(profile) as Record<string | number, unknown>;
  for (const { path, value, append } of edits) {
    const parts = [...path.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
    let at = resume;
    for (const [index, part] of parts.slice(0, -1).entries()) {
      at[part] ??= typeof parts[index + 1] === 'number' ? [] : {};
      at = at[part] as Record<string | number, unknown>;
    }
    const last = parts.at(-1)!;
    if (append !== undefined) at[last] = [...((at[last] as unknown[] | undefined) ?? []), append];
    else if (value === '') delete at[last];
    else at[last] = value;
  }
  return resume;
}

export function truthSuite(folder: string): SuiteResult {
  const tally = new Tally();
  const complaints: string[] = [];
  let cases = 0;
  for (const { id, language, profile, cases: own } of peopleIn(folder)) {
    for (const { id: caseId, lie, kind, edits, posting } of own) {
      cases += 1;
      const { verdict, findings } = checkResume({
        profile,
        resume: editedResume(profile, edits),
        posting: posting ?? null,
        today: TODAY,
      });
      const blocked = verdict === 'blocked';
      const where = edits[0]?.path ?? '';
      const located = findings.some(({ path }) => path.startsWith(where) || where.startsWith(path));
      const row = kind.replace(/_cited$|\d+$/g, '');
      if (lie) {
        for (const name of [`lie: ${row}`, 'all lies', `lies in ${language}`]) {
          tally.add(name, 'blocked', blocked);
          tally.add(name, 'located', located);
        }
        if (!located) complaints.push(`${id} ${caseId} ${kind}: not found: ${JSON.stringify(edits[0])}`);
      } else {
        for (const name of [`honest: ${row}`, 'all honest', `honest in ${language}`])
          tally.add(name, 'blocked', blocked, 'lower');
        const [finding] = findings;
        if (finding !== undefined)
          complaints.push(
            `${id} ${caseId} ${kind}: blocked for ${finding.kind} "${finding.text}": ${JSON.stringify(edits[0])}`,
          );
      }
    }
  }
  return {
    scores: tally.scores('truth').sort((a, b) => a.row.localeCompare(b.row)),
    cases,
    atLeast: 300,
    complaints,
  };
}
