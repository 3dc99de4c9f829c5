/**
 * Extraction on `postings/NAME.html|json|xml|txt`, each with `NAME.expected.json`: the status and the fields. A field
 * that is null or an empty list there must not be given; a field that is missing there is not looked at. `postings`
 * holds what a listing or feed must give, `now` and `url` the circumstances.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { extractPosting, type ExtractionInput } from '../api/core/extraction/extract-posting.js';
import type { ExtractionResult, Posting } from '../api/core/posting/posting.js';
import { f1, matched, sameText } from './compare.js';
import { FIELDS, isEmpty, type ExpectedPosting } from './posting-fields.js';
import { Calibration } from './calibration.js';
import { Tally, type SuiteResult } from './score.js';

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
  return extractPosting(inputOf(path, now, url));
}

export function inputOf(path: string, now: string = NOW, url?: string): ExtractionInput {
  const contentType = CONTENT_TYPES[extname(path).toLowerCase()];
  return {
    content: readFileSync(path, 'utf8'),
    now: new Date(now),
    ...(contentType === undefined ? {} : { contentType }),
    ...(url === undefined ? {} : { url }),
  };
}

export function postingsSuite(folder: string): SuiteResult {
  const tally = new Tally();
  const complaints: string[] = [];
  const calibration = new Calibration();
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
    calibration.add(file, inputOf(join(folder, page), expected.now, expected.url), expected);
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
  return { scores: tally.scores('postings'), cases, atLeast: 40, complaints, calibration };
}
