/**
 * Scores on real files that are not part of the project: the folder named by CORPUS, walked to the bottom. Beside a
 * posting, `FILE.gold.json` holds its expected fields; beside a resume, `NAME.json` or `NAME.truth.json` a JSON Resume
 * or a list of its fields; an `INDEX.tsv` (columns kind, file, ground_truth) may name both. `*.jsonl(.gz)` files hold
 * truth cases. Files without expected answers are only counted by what was read.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { checkResume } from '../api/core/truth/check-resume.js';
import type { ExtractionResult } from '../api/core/posting/posting.js';
import type { JsonResume } from '../api/core/resume/json-resume.js';
import { closeDocumentReader } from '../api/platform/files/read-document.js';
import { Calibration } from './calibration.js';
import type { ExpectedPosting } from './posting-fields.js';
import { extractFile, inputOf, scorePosting } from './postings.suite.js';
import { parseFile, scoreResume } from './resumes.suite.js';
import { printScores, Tally } from './score.js';

interface CorpusFile {
  path: string;
  /** `posting` and `resume` from the index or the folder's name; null when neither tells. */
  kind: 'posting' | 'resume' | null;
  truth: string | null;
}

const STATUSES: readonly ExtractionResult['status'][] = ['posting', 'listing', 'expired', 'not_a_posting'];
const POSTING_NAME = /posting|job|vacanc|ats/i;
const RESUME_NAME = /resume|cv|lebenslauf/i;
const POSTING_TYPES = new Set(['.html', '.htm', '.json', '.xml']);
const MAX_SIZE = 20_000_000;
const RESUME_TYPES = new Set(['.pdf', '.docx', '.rtf', '.odt']);

function kindOf(text: string): CorpusFile['kind'] {
  if (POSTING_NAME.test(text)) return 'posting';
  return RESUME_NAME.test(text) ? 'resume' : null;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : entry.isFile() ? [join(folder, entry.name)] : [],
  );
}

function indexed(folder: string): Map<string, { kind: CorpusFile['kind']; truth: string | null }> {
  const file = join(folder, 'INDEX.tsv');
  const files = new Map<string, { kind: CorpusFile['kind']; truth: string | null }>();
  if (!existsSync(file)) return files;
  const [head = '', ...rows] = readFileSync(file, 'utf8').split(/\r?\n/);
  const columns = head.split('\t');
  for (const row of rows) {
    const cells = row.split('\t');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    if (cell('file') !== '')
      files.set(join(folder, cell('file')), {
        kind: kindOf(cell('kind')),
        truth: cell('ground_truth') === '' ? null : join(folder, cell('ground_truth')),
      });
  }
  return files;
}

function truthBeside(path: string): string | null {
  const stem = path.slice(0, path.length - extname(path).length);
  return (
    [
      `${path}.gold.json`,
      `${stem}.gold.json`,
      `${stem}.expected.json`,
      `${stem}.truth.json`,
      `${stem}.json`,
    ].find((other) => other !== path && existsSync(other)) ?? null
  );
}

export function filesOf(folder: string): CorpusFile[] {
  const index = indexed(folder);
  return walk(folder)
    .filter((path) => !/\.(?:gold|expected|truth)\.json$|INDEX\.tsv$/.test(path))
    .map((path) => ({
      path,
      kind: index.get(path)?.kind ?? kindOf(relative(folder, path)),
      truth:
        [index.get(path)?.truth, truthBeside(path)].find(
          (truth) => truth !== null && truth !== undefined && truth.endsWith('.json') && existsSync(truth),
        ) ?? null,
    }));
}

type Loose = Record<string, unknown>;
const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** Structured data says DE where people, and the brain, write Germany. */
function countryName(country: unknown): unknown {
  return typeof country === 'string' && /^[A-Z]{2}$/.test(country) ? COUNTRIES.of(country) : country;
}

/** Expected fields of a posting under the names that label sets use. */
export function expectedPosting(gold: Loose): ExpectedPosting {
  const places = Array.isArray(gold['locations']) ? (gold['locations'] as unknown[]) : null;
  const named = places
    ?.map((place) =>
      isRecord(place)
        ? [place['locality'], place['region'], countryName(place['country'])]
            .filter((part) => typeof part === 'string' && part !== '')
            .join(', ')
        : String(place),
    )
    .filter((place) => place !== '');
  const read: Loose = {
    title: gold['title'],
    company: gold['company'],
    // A list may name a place once for each office there.
    locations: named === undefined ? undefined : [...new Set(named)],
    datePosted: gold['date_posted'] ?? gold['datePosted'],
    validThrough: gold['valid_through'] ?? gold['validThrough'],
  };
  // A label set that leaves a field empty does not say that the page has none.
  return Object.fromEntries(
    Object.entries(read).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Expected fields of a resume: a JSON Resume as it is, or one made from `contact`, `experience`, `education`, `skills`. */
export function expectedResume(truth: Loose): JsonResume | null {
  if (isRecord(truth['basics']) || Array.isArray(truth['work'])) return truth;
  if (!isRecord(truth['contact'])) return null;
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  const list = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isRecord) : []);
  const { contact } = truth;
  const strip = <T extends Loose>(value: T): T =>
    Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
  return strip({
    basics: strip({
      name: text(contact['full_name']),
      email: text(contact['email']),
      phone: text(contact['phone']),
    }),
    work: list(truth['experience']).map((entry) =>
      strip({ name: text(entry['company']), position: text(entry['title']) }),
    ),
    education: list(truth['education']).map((entry) =>
      strip({ institution: text(entry['institution']), studyType: text(entry['degree']) }),
    ),
    skills: Array.isArray(truth['skills'])
      ? truth['skills'].filter((skill) => typeof skill === 'string').map((name) => ({ name }))
      : undefined,
  });
}

function scoreTruthCases(path: string, tally: Tally): void {
  const bytes = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const one = JSON.parse(line) as Loose;
    if (!isRecord(one['profile']) || !isRecord(one['resume']) || typeof one['lie'] !== 'boolean') return;
    const { verdict } = checkResume({
      profile: one['profile'],
      resume: one['resume'],
      posting: one['posting'] ?? null,
      today: new Date().toISOString().slice(0, 10),
    });
    tally.add(
      `${one['lie'] ? 'lie' : 'honest'}: ${typeof one['kind'] === 'string' ? one['kind'] : ''}`,
      'blocked',
      verdict === 'blocked',
      one['lie'] ? 'higher' : 'lower',
    );
  }
}

/** Calibration on the folder's postings that have expected answers. */
export function calibrationOf(folder: string): Calibration {
  const calibration = new Calibration();
  for (const { path, kind, truth } of filesOf(folder)) {
    if (kind !== 'posting' || truth === null || !POSTING_TYPES.has(extname(path).toLowerCase())) continue;
    if (statSync(path).size > MAX_SIZE) continue;
    const gold = JSON.parse(readFileSync(truth, 'utf8')) as unknown;
    if (isRecord(gold)) calibration.add(relative(folder, path), inputOf(path), expectedPosting(gold));
  }
  return calibration;
}

/** Prints the scores of the suites on the folder; nothing of it is stored. */
export async function printCorpusScores(folder: string, suites: ReadonlySet<string>): Promise<void> {
  const postings = new Tally();
  const resumes = new Tally();
  const truth = new Tally();
  for (const { path, kind, truth: gold } of filesOf(folder)) {
    const type = extname(path).toLowerCase();
    if (/\.jsonl(?:\.gz)?$/.test(path)) {
      if (suites.has('truth')) scoreTruthCases(path, truth);
    } else if (statSync(path).size > MAX_SIZE) continue;
    else if (suites.has('postings') && kind === 'posting' && POSTING_TYPES.has(type)) {
      const given = extractFile(path);
      for (const status of STATUSES) postings.add('read as', status, given.status === status);
      const expected = gold === null ? null : (JSON.parse(readFileSync(gold, 'utf8')) as unknown);
      if (isRecord(expected)) scorePosting(postings, expectedPosting(expected), given);
    } else if (suites.has('resumes') && kind === 'resume' && RESUME_TYPES.has(type)) {
      const given = await parseFile(path);
      resumes.add('files', 'read', typeof given !== 'string');
      if (typeof given === 'string') continue;
      resumes.add('files', 'name found', given.basics?.name !== undefined);
      resumes.add('files', 'work found', (given.work ?? []).length > 0);
      const read = gold === null ? null : (JSON.parse(readFileSync(gold, 'utf8')) as unknown);
      const expected = isRecord(read) ? expectedResume(read) : null;
      if (expected !== null) scoreResume(resumes, expected, given);
    }
  }
  closeDocumentReader();
  printScores('corpus: postings', postings.scores('corpus'));
  printScores('corpus: resumes', resumes.scores('corpus'));
  printScores(
    'corpus: truth',
    truth.scores('corpus').sort((a, b) => a.row.localeCompare(b.row)),
  );
}
