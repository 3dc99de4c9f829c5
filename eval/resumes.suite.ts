/**
 * Parsing on `resumes/NAME.<kind>` (any kind of file that users bring, or `NAME.pages.json`, a document as the reader
 * gives it), each with `NAME.expected.json`: a JSON Resume, or an object whose `resume` is one. Sections that are
 * missing there are not looked at.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResume } from '../api/core/parsing/parse-resume.js';
import type { TextDocument } from '../api/core/parsing/text-document.js';
import { lineText, type JsonResume } from '../api/core/resume/json-resume.js';
import { closeDocumentReader, DocumentError, readDocument } from '../api/platform/files/read-document.js';
import { f1, fold, likeness, matched, sameDate, sameText, setF1, type Value } from './compare.js';
import { Tally, type SuiteResult } from './score.js';

/** Reads a resume file to the end; an expected refusal comes as its code. */
export async function parseFile(path: string): Promise<JsonResume | string> {
  try {
    const document = path.endsWith('.pages.json')
      ? (JSON.parse(readFileSync(path, 'utf8')) as TextDocument)
      : await readDocument(readFileSync(path), path);
    return parseResume(document).resume;
  } catch (error) {
    if (error instanceof DocumentError) return error.code;
    throw error;
  }
}

const digits = (text: string | undefined): string => (text ?? '').replace(/\D/g, '').slice(-8);
const bareUrl = (text: string | undefined): string =>
  (text ?? '')
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?/, '')
    .replace(/\/+$/, '');

function scoreBasics(tally: Tally, expected: JsonResume, given: JsonResume): string[] {
  const [want, got] = [expected.basics ?? {}, given.basics ?? {}];
  const wrong: string[] = [];
  const check = (row: string, value: string | undefined, found: string | undefined, same: boolean): void => {
    if (value === undefined || value === '') return;
    tally.add(row, 'recall', same);
    if (!same) wrong.push(`${row}: expected "${value}", got "${found ?? ''}"`);
  };
  check('name', want.name, got.name, sameText(want.name, got.name));
  check('email', want.email, got.email, fold(want.email) === fold(got.email));
  check('phone', want.phone, got.phone, digits(want.phone) === digits(got.phone));
  check('city', want.location?.city, got.location?.city, sameText(want.location?.city, got.location?.city));
  const links = [got.url, ...(got.profiles ?? []).map(({ url }) => url)].map(bareUrl);
  check('url', want.url, links.join(', '), links.includes(bareUrl(want.url)));
  for (const { url } of want.profiles ?? [])
    check('links', url, links.join(', '), links.includes(bareUrl(url)));
  return wrong;
}

interface Dated {
  startDate?: string | undefined;
  endDate?: string | undefined;
}

/** Entries agree when the names are alike and the periods touch. */
function sameEntry(a: string | undefined, b: string | undefined, one: Dated, other: Dated): boolean {
  return (
    likeness(a, b) >= 0.8 &&
    (one.startDate === undefined || other.startDate === undefined || sameDate(one.startDate, other.startDate))
  );
}

function scoreWork(tally: Tally, expected: JsonResume, given: JsonResume): string[] {
  if (expected.work === undefined) return [];
  const got = given.work ?? [];
  const pairs = matched(expected.work, got, (a, b) => sameEntry(a.name, b.name, a, b));
  tally.add('work', 'F1', f1(expected.work.length, got.length, pairs.length));
  for (const [want, found] of pairs) {
    if (want.position !== undefined) tally.add('position', 'recall', sameText(want.position, found.position));
    if (want.startDate !== undefined) tally.add('start', 'recall', sameDate(want.startDate, found.startDate));
    if (want.startDate !== undefined) tally.add('end', 'recall', sameDate(want.endDate, found.endDate));
  }
  const bullets = expected.work.flatMap(({ highlights }) => (highlights ?? []).map(lineText));
  if (bullets.length > 0) {
    const found = got.flatMap(({ highlights }) => (highlights ?? []).map(lineText));
    tally.add('bullets', 'F1', setF1(bullets, found));
  }
  return pairs.length === expected.work.length && got.length === pairs.length
    ? []
    : [`work: ${pairs.length} of ${expected.work.length}, ${got.length} given`];
}

function scoreLists(tally: Tally, expected: JsonResume, given: JsonResume): string[] {
  const wrong: string[] = [];
  const compare = (row: string, want: readonly Value[] | undefined, got: readonly Value[]): void => {
    if (want === undefined) return;
    const score = setF1(want, got);
    tally.add(row, 'F1', score);
    if (score < 1) wrong.push(`${row}: ${score.toFixed(2)}`);
  };
  if (expected.education !== undefined) {
    const got = given.education ?? [];
    const pairs = matched(expected.education, got, (a, b) => sameEntry(a.institution, b.institution, {}, {}));
    tally.add('education', 'F1', f1(expected.education.length, got.length, pairs.length));
    for (const [want, found] of pairs) {
      const degree = (one: typeof want): string => `${one.studyType ?? ''} ${one.area ?? ''}`;
      tally.add('degree', 'recall', likeness(degree(want), degree(found)) >= 0.7);
    }
    if (pairs.length < expected.education.length)
      wrong.push(`education: ${pairs.length} of ${expected.education.length}`);
  }
  const skillsOf = (resume: JsonResume): Value[] =>
    (resume.skills ?? []).flatMap(({ name, keywords }) =>
      keywords?.length ? keywords.map(lineText) : [name],
    );
  compare('skills', expected.skills && skillsOf(expected), skillsOf(given));
  compare(
    'languages',
    expected.languages?.map(({ language }) => language),
    (given.languages ?? []).map(({ language }) => language),
  );
  compare(
    'certificates',
    expected.certificates?.map(({ name }) => name),
    (given.certificates ?? []).map(({ name }) => name),
  );
  compare(
    'projects',
    expected.projects?.map(({ name }) => name),
    (given.projects ?? []).map(({ name }) => name),
  );
  compare(
    'awards',
    expected.awards?.map(({ title }) => title),
    (given.awards ?? []).map(({ title }) => title),
  );
  compare(
    'publications',
    expected.publications?.map(({ name }) => name),
    (given.publications ?? []).map(({ name }) => name),
  );
  compare(
    'volunteer',
    expected.volunteer?.map(({ organization }) => organization),
    (given.volunteer ?? []).map(({ organization }) => organization),
  );
  if (expected.basics?.summary !== undefined) {
    tally.add(
      'summary',
      'recall',
      likeness(lineText(expected.basics.summary), lineText(given.basics?.summary)) >= 0.8,
    );
  }
  return wrong;
}

/** Adds one resume to the tally; gives what was wrong. */
export function scoreResume(tally: Tally, expected: JsonResume, given: JsonResume): string[] {
  return [
    ...scoreBasics(tally, expected, given),
    ...scoreWork(tally, expected, given),
    ...scoreLists(tally, expected, given),
  ];
}

export async function resumesSuite(folder: string): Promise<SuiteResult> {
  const tally = new Tally();
  const complaints: string[] = [];
  let cases = 0;
  const all = existsSync(folder) ? readdirSync(folder).sort() : [];
  for (const file of all.filter((name) => name.endsWith('.expected.json'))) {
    const name = file.replace(/\.expected\.json$/, '');
    const source = all.find(
      (other) => other !== file && other.startsWith(`${name}.`) && !other.endsWith('.expected.json'),
    );
    if (source === undefined) {
      complaints.push(`${file}: there is no resume beside it`);
      continue;
    }
    cases += 1;
    const read = JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonResume & {
      resume?: JsonResume;
      error?: string;
    };
    const given = await parseFile(join(folder, source));
    if (read.error !== undefined) {
      tally.add('refusals', 'recall', given === read.error);
      if (given !== read.error) complaints.push(`${name}: expected ${read.error}`);
    } else if (typeof given === 'string') complaints.push(`${name}: refused as ${given}`);
    tally.add('read', 'recall', read.error !== undefined || typeof given !== 'string');
    if (read.error !== undefined || typeof given === 'string') continue;
    const wrong = scoreResume(tally, read.resume ?? read, given);
    if (wrong.length > 0) complaints.push(`${name}: ${wrong.join('; ')}`);
  }
  closeDocumentReader();
  return { scores: tally.scores('resumes'), cases, atLeast: 25, complaints };
}
