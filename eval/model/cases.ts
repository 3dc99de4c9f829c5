/**
 * What agents are tried on: the pages of `postings/`, and the demonstration's person and those of `resumes/`, each with the
 * posting that suits them best.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Posting } from '../../api/core/posting/posting.js';
import { extractPosting } from '../../api/core/extraction/extract-posting.js';
import { matchPrepared } from '../../api/core/matching/match-job.js';
import { preparePosting } from '../../api/core/matching/prepare-posting.js';
import { prepareResume } from '../../api/core/matching/prepare-resume.js';
import type { JsonResume } from '../../api/core/resume/json-resume.js';
import { DEMO_POSTINGS } from '../../db/seeds/demo-postings.js';
import { DEMO_RESUME } from '../../db/seeds/demo-resume.js';
import type { PageText } from '../../api/features/jobs/posting-reader.js';
import type { ExpectedPosting } from '../posting-fields.js';
import { inputOf } from '../postings.suite.js';

/** A page, and what is to be read in it. */
export interface PageCase {
  name: string;
  page: PageText;
  expected: ExpectedPosting;
}

/** A person, and a posting they could apply to. */
export interface PersonCase {
  name: string;
  resume: JsonResume;
  posting: Posting;
}

/** Who has told less of their work leaves nothing to word. */
const FEWEST_LINES = 3;

type Expected = ExpectedPosting & { status?: string; now?: string; url?: string };

/** Pages that are postings, sorted by name. */
export function pageCases(folder: string): PageCase[] {
  const files = readdirSync(folder).sort();
  return files.flatMap((file): PageCase[] => {
    if (!file.endsWith('.expected.json')) return [];
    const name = file.slice(0, -'.expected.json'.length);
    const source = files.find((other) => other !== file && other.slice(0, -extname(other).length) === name);
    const expected = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Expected;
    if (source === undefined || (expected.status ?? 'posting') !== 'posting') return [];
    const { content, contentType = 'html', now } = inputOf(join(folder, source), expected.now, expected.url);
    const page = { content: String(content), kind: contentType, url: expected.url ?? null, readAt: now };
    return [{ name, page, expected }];
  });
}

/** So many people with work to tell of, each with the posting of the project's own that suits them best. */
export function personCases(evaluation: string, today: string, limit: number): PersonCase[] {
  const postings = [
    ...pageCases(join(evaluation, 'postings')).map(({ page }) => page),
    ...matchingTexts(join(evaluation, 'matching'), today),
    ...DEMO_POSTINGS.map((text) => plainPage(text, today)),
  ]
    .map(({ content, kind, url, readAt }) =>
      extractPosting({ content, contentType: kind, now: readAt, ...(url === null ? {} : { url }) }),
    )
    .filter(({ status, requirements }) => status === 'posting' && requirements.length > 0)
    .map((posting) => ({ posting, prepared: preparePosting(posting) }));
  const people = [{ name: 'demonstration', resume: DEMO_RESUME }, ...resumesOf(join(evaluation, 'resumes'))];
  return spread(people, limit).flatMap(({ name, resume }): PersonCase[] => {
    const person = prepareResume(resume, today);
    const [best] = postings
      .map(({ posting, prepared }) => ({ posting, fit: matchPrepared(prepared, person).fit }))
      .sort((a, b) => b.fit - a.fit);
    return best === undefined ? [] : [{ name, resume, posting: best.posting }];
  });
}

function resumesOf(folder: string): { name: string; resume: JsonResume }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.expected.json'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const read = JSON.parse(text) as JsonResume & { resume?: JsonResume };
      return { name: file.slice(0, -'.expected.json'.length), resume: read.resume ?? read };
    })
    .filter(
      ({ resume }) => (resume.work ?? []).flatMap((one) => one.highlights ?? []).length >= FEWEST_LINES,
    );
}

/** So many of them, from the whole of the list: neighbours are alike. */
export function spread<Case>(cases: readonly Case[], limit: number): Case[] {
  if (cases.length <= limit) return [...cases];
  return Array.from({ length: limit }, (_, at) => cases[Math.floor((at * cases.length) / limit)]!);
}

function plainPage(content: string, today: string): PageText {
  return { content, kind: 'text', url: null, readAt: new Date(today) };
}

/** The postings that matching is measured on, as plain pages. */
function matchingTexts(folder: string, today: string): PageText[] {
  type Asked = { title: string; description: string };
  type Row = { posting?: Asked; postings?: { posting: Asked }[] };
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const { posting, postings = [] } = JSON.parse(line) as Row;
      const asked = [...(posting === undefined ? [] : [posting]), ...postings.map((one) => one.posting)];
      return asked.map(({ title, description }) =>
        plainPage(`${title}\n\n${description}\n\nApply now`, today),
      );
    });
}
