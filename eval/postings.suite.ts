/**
 * Extraction on `postings/NAME.html|json|xml|txt`, each with `NAME.expected.json`: the status and the fields. A field
 * that is null or an empty list there must not be given; a field that is missing there is not looked at. `postings`
 * holds what a listing or feed must give, `now` and `url` the circumstances.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { extractPosting } from '../api/core/extraction/extract-posting.js';
import type { ExtractionResult, Posting } from '../api/core/posting/posting.js';
import { f1, fold, matched, sameText } from './compare.js';
import { Tally, type SuiteResult } from './score.js';

export type ExpectedPosting = Partial<Posting>;

interface Expected extends ExpectedPosting {
  status?: ExtractionResult['status'];
  now?: string;
  url?: string;
  postings?: ExpectedPosting[];
}

const CONTENT_TYPES: Record<string, 'html' | 'json' | 'xml' | 'text'> = {
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.xml': 'xml',
  '.rss': 'xml',
  '.txt': 'text',
};

/** The moment relative dates are read against where the expectation names none. */
const NOW = '2026-01-15T12:00:00Z';

/** The fields that are scored, and when a given value is the expected one. */
const FIELDS: { [Field in keyof Posting]?: (expected: Posting[Field], given: Posting[Field]) => number } = {
  title: (expected, given) => Number(sameText(expected, given)),
  company: (expected, given) => Number(sameText(expected, given)),
  locations: (expected, given) =>
    f1(expected.length, given.length, matched(expected, given, samePlace).length),
  remote: (expected, given) => Number(expected === given),
  salary: (expected, given) => {
    const keys = ['currency', 'min', 'max', 'unit'] as const;
    return keys.filter((key) => (expected?.[key] ?? null) === (given?.[key] ?? null)).length / keys.length;
  },
  employmentType: (expected, given) =>
    f1(expected.length, given.length, matched(expected, given, (a, b) => a === b).length),
  datePosted: (expected, given) => Number(String(expected).slice(0, 10) === String(given).slice(0, 10)),
  validThrough: (expected, given) => Number(String(expected).slice(0, 10) === String(given).slice(0, 10)),
  description: (expected, given) => shareOfWords(expected, given),
  seniority: (expected, given) => Number(expected === given),
  yearsExperience: (expected, given) => Number(expected === given),
  education: (expected, given) => Number(expected === given),
  visa: (expected, given) => Number(expected === given),
  languages: (expected, given) =>
    f1(expected.length, given.length, matched(expected, given, (a, b) => a === b).length),
  applyUrl: (expected, given) => Number(expected === given),
  skills: (expected, given) =>
    f1(expected.length, given.length, matched(expected, given, (a, b) => fold(a) === fold(b)).length),
  requirements: (expected, given) =>
    f1(
      expected.length,
      given.length,
      matched(expected, given, (a, b) => a.kind === b.kind && sameText(a.text, b.text)).length,
    ),
};

/** The same place, or the city of it. */
export function samePlace(expected: string, given: string): boolean {
  const [a, b] = [fold(expected).split(' '), fold(given).split(' ')];
  return (
    sameText(expected, given) || a.every((word) => b.includes(word)) || b.every((word) => a.includes(word))
  );
}

function shareOfWords(expected: string | null, given: string | null): number {
  const words = [...new Set(fold(expected).split(' '))];
  const there = new Set(fold(given).split(' '));
  return words.filter((word) => there.has(word)).length / words.length;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** Adds one posting's fields to the tally; gives what was wrong. */
export function scorePosting(tally: Tally, expected: ExpectedPosting, given: Posting): string[] {
  const wrong: string[] = [];
  const one = <Field extends keyof Posting>(field: Field): void => {
    const same = FIELDS[field];
    if (same === undefined || !(field in expected)) return;
    const want = expected[field] as Posting[Field];
    const got = given[field];
    if (isEmpty(want)) {
      tally.add(field, 'wrong', !isEmpty(got), 'lower');
    } else {
      const part = isEmpty(got) ? 0 : same(want, got);
      tally.add(field, 'recall', part);
      tally.add(field, 'wrong', isEmpty(got) ? 0 : 1 - part, 'lower');
      if (part === 1) return;
    }
    if (isEmpty(want) === isEmpty(got) && isEmpty(want)) return;
    wrong.push(
      `${field}: expected ${JSON.stringify(want)?.slice(0, 90)}, got ${JSON.stringify(got)?.slice(0, 90)}`,
    );
  };
  for (const field of Object.keys(FIELDS) as (keyof Posting)[]) one(field);
  const valued = Object.keys(given.evidence).length;
  if (valued > 0)
    tally.add(
      'evidence for values with confidence',
      'recall',
      Object.keys(given.confidence).every((field) => field in given.evidence),
    );
  return wrong;
}

/** Reads a file as the brain gets it. */
export function extractFile(path: string, now: string = NOW, url?: string): ExtractionResult {
  const contentType = CONTENT_TYPES[extname(path).toLowerCase()];
  return extractPosting({
    content: readFileSync(path, 'utf8'),
    now: new Date(now),
    ...(contentType === undefined ? {} : { contentType }),
    ...(url === undefined ? {} : { url }),
  });
}

export function postingsSuite(folder: string): SuiteResult {
  const tally = new Tally();
  const complaints: string[] = [];
  let cases = 0;
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.expected.json'))
        .sort()
    : [];
  for (const file of files) {
    const name = file.replace(/\.expected\.json$/, '');
    const page = readdirSync(folder).find(
      (other) => other !== file && other.slice(0, other.lastIndexOf('.')) === name,
    );
    if (page === undefined) {
      complaints.push(`${file}: there is no page beside it`);
      continue;
    }
    cases += 1;
    const expected = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Expected;
    const given = extractFile(join(folder, page), expected.now, expected.url);
    const wrong: string[] = [];
    if (expected.status !== undefined) {
      const right = expected.status === given.status;
      tally.add('status', 'recall', right);
      if (!right) wrong.push(`status: expected ${expected.status}, got ${given.status}`);
    }
    wrong.push(...scorePosting(tally, expected, given));
    if (expected.postings !== undefined) {
      const pairs = matched(
        expected.postings,
        given.postings,
        (a, b) => sameText(a.title, b.title) && (a.company === undefined || sameText(a.company, b.company)),
      );
      tally.add(
        'postings of listings and feeds',
        'recall',
        f1(expected.postings.length, given.postings.length, pairs.length),
      );
      for (const [want, got] of pairs) wrong.push(...scorePosting(tally, want, got));
      if (pairs.length < expected.postings.length)
        wrong.push(`postings: ${pairs.length} of ${expected.postings.length} found`);
    }
    if (wrong.length > 0) complaints.push(`${name}: ${wrong.join('; ')}`);
  }
  return { scores: tally.scores('postings'), cases, atLeast: 40, complaints };
}
