/**
 * Whether a confidence of 0.9 is right nine times of ten, on postings with known answers.
 *
 * A good page gives few doubtful values, so doubtful ones are made: each page is also read without its JSON-LD, then
 * also without its title, its headings' rank, its class names, and all of these; and of each reading every field is
 * voted again with every single source alone, and with each source left out. What a field answers with the same value
 * and score in several of these is counted once a page. A value that a reading made worse is judged like any other:
 * right or wrong, by the page's known answers.
 *
 * The table of such values is honest: a page's values get their confidence from a curve fitted without that page.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  BANDS,
  bandOf,
  calibrated,
  fitCurve,
  onCurve,
  type BandCount,
  type MeasuredScores,
} from '../api/core/extraction/calibration.js';
import type { Candidates, Source } from '../api/core/extraction/candidate.js';
import { extractPosting, type ExtractionInput } from '../api/core/extraction/extract-posting.js';
import { choose } from '../api/core/extraction/vote.js';
import { POSTING_FIELDS, type Posting, type PostingField } from '../api/core/posting/posting.js';
import { sameText } from './compare.js';
import { partRight, type ExpectedPosting } from './posting-fields.js';

interface Observation {
  page: string;
  field: PostingField;
  score: number;
  right: boolean;
}

/** What single sources gave: how often it was right. */
type SourceCounts = Map<string, { given: number; right: number }>;

/** What is taken from a page, bit by bit. */
const withoutJsonLd = (html: string): string =>
  html.replace(/<script\b[^>]*application\/ld\+json[^>]*>[\s\S]*?<\/script\s*>/gi, '');
const withoutTitle = (html: string): string =>
  html.replace(/<title\b[^>]*>[\s\S]*?<\/title\s*>|<meta\b[^>]*(?:title|site_name)[^>]*>/gi, '');
const withoutHeadings = (html: string): string => html.replace(/<(\/?)h[1-6]\b/gi, '<$1div');
const withoutNames = (html: string): string =>
  html.replace(/\s(?:class|id|itemprop|property|data-[\w-]+)=(?:"[^"]*"|'[^']*')/gi, '');

/** A page as it is and with less and less that tells its fields. */
function degraded(html: string): Set<string> {
  const bare = withoutJsonLd(html);
  const plainer = [withoutTitle, withoutHeadings, withoutNames].map((take) => take(bare));
  return new Set([html, bare, ...plainer, withoutTitle(withoutHeadings(withoutNames(bare)))]);
}

const CONFIDENCE_BINS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1] as const;
const MEASURED_FILE = fileURLToPath(new URL('../api/core/extraction/measured-scores.ts', import.meta.url));
/** A part of a list is not the list. */
const RIGHT = 0.999;

export class Calibration {
  private readonly asRead: { confidence: number; right: boolean }[] = [];
  private readonly observations: Observation[] = [];
  private readonly sources: SourceCounts = new Map();

  /** Reads a page as it is and with less of it, and judges the answers; `page` tells pages apart. */
  add(
    page: string,
    input: ExtractionInput,
    expected: ExpectedPosting & { postings?: ExpectedPosting[] },
  ): void {
    const seen = new Set<string>();
    for (const content of input.contentType === 'html' ? degraded(input.content) : [input.content]) {
      const votes = new Map<Posting['confidence'], Candidates>();
      const given = extractPosting({
        ...input,
        content,
        observe: (posting, candidates) => votes.set(posting.confidence, candidates),
      });
      const pairs: [ExpectedPosting, Posting][] = [[expected, given]];
      for (const want of expected.postings ?? []) {
        const got = given.postings.find(({ title }) => sameText(title, want.title));
        if (got !== undefined) pairs.push([want, got]);
      }
      for (const [index, [want, got]] of pairs.entries()) {
        if (content === input.content) this.addAnswer(want, got);
        // The result takes over the posting's own record of confidence.
        const candidates = votes.get(got.confidence);
        if (candidates !== undefined) this.addVotes(page, `${index}`, want, candidates, seen);
      }
    }
  }

  private addAnswer(expected: ExpectedPosting, given: Posting): void {
    for (const field of POSTING_FIELDS) {
      const part = partRight(field, expected, given);
      const confidence = given.confidence[field];
      if (part !== null && confidence !== undefined) this.asRead.push({ confidence, right: part >= RIGHT });
    }
  }

  private addVotes(
    page: string,
    posting: string,
    expected: ExpectedPosting,
    candidates: Candidates,
    seen: Set<string>,
  ): void {
    for (const field of POSTING_FIELDS) {
      const all = [...new Set(candidates.of(field).map(({ source }) => source))];
      const kept: Source[][] = [
        all,
        ...all.map((one) => [one]),
        ...all.map((one) => all.filter((s) => s !== one)),
      ];
      for (const sources of kept) {
        const choice = choose(field, candidates.only(new Set(sources)));
        if (choice === null) continue;
        const part = partRight(field, expected, { [field]: choice.value });
        if (part === null) continue;
        const key = JSON.stringify([posting, field, choice.value, choice.score.toFixed(3)]);
        const right = part >= RIGHT;
        if (sources.length === 1)
          this.addSource(JSON.stringify([sources[0], key]), `${field} ${sources[0]}`, right, seen);
        if (seen.has(key)) continue;
        seen.add(key);
        this.observations.push({ page, field, score: choice.score, right });
      }
    }
  }

  private addSource(key: string, name: string, right: boolean, seen: Set<string>): void {
    if (seen.has(key)) return;
    seen.add(key);
    const count = this.sources.get(name) ?? { given: 0, right: 0 };
    count.given += 1;
    count.right += Number(right);
    this.sources.set(name, count);
  }

  /** Takes in what another one measured. */
  join(other: Calibration): void {
    this.asRead.push(...other.asRead);
    this.observations.push(...other.observations);
    for (const [name, { given, right }] of other.sources) {
      const count = this.sources.get(name) ?? { given: 0, right: 0 };
      this.sources.set(name, { given: count.given + given, right: count.right + right });
    }
  }

  private counts(without?: string): MeasuredScores {
    const counts: Partial<Record<PostingField, [number, number][]>> = {};
    for (const { page, field, score, right } of this.observations) {
      if (page === without) continue;
      const bands = (counts[field] ??= BANDS.map((): [number, number] => [0, 0]));
      const band = bands[bandOf(score)]!;
      band[0] += 1;
      band[1] += Number(right);
    }
    return counts;
  }

  /** Prints both tables. */
  print(title: string): void {
    const held = [...new Set(this.observations.map(({ page }) => page))].flatMap((page) => {
      const counts = this.counts(page);
      const curves = new Map(POSTING_FIELDS.map((field) => [field, fitCurve(counts, field)]));
      return this.observations
        .filter((one) => one.page === page)
        .map(({ field, score, right }) => ({ confidence: onCurve(curves.get(field)!, score), right }));
    });
    const stored = this.observations.map(({ field, score, right }) => ({
      confidence: calibrated(field, score),
      right,
    }));
    console.log(`\n${title}: of the values given with a confidence, how many are right`);
    console.log(
      'confidence    as answered             sources left out         same, curve fitted on the other pages',
    );
    for (const [index, end] of CONFIDENCE_BINS.entries()) {
      const start = CONFIDENCE_BINS[index - 1] ?? 0;
      const cells = [this.asRead, stored, held].map((list) =>
        cellOf(list.filter(({ confidence }) => confidence >= start && (confidence < end || end === 1))),
      );
      console.log(`${start.toFixed(2)}-${end.toFixed(2)}   ${cells.join('  ')}`);
    }
    console.log(`all         ${[this.asRead, stored, held].map(cellOf).join('  ')}`);
  }

  /** Prints how often each source alone is right, by field. */
  printSources(): void {
    console.log('\nfield and source alone            given   right   share (Laplace)');
    for (const [name, { given, right }] of [...this.sources].sort(([a], [b]) => (a < b ? -1 : 1)))
      console.log(
        `${name.padEnd(32)}${String(given).padStart(7)}${String(right).padStart(8)}   ${((right + 1) / (given + 2)).toFixed(2)}`,
      );
  }

  /** Writes the counts that confidences are calibrated from. */
  store(): void {
    const counts = this.counts();
    const line = (bands: readonly BandCount[]): string =>
      bands.map(([given, right]) => `[${given}, ${right}]`).join(', ');
    const lines = POSTING_FIELDS.flatMap((field) => {
      const bands = counts[field];
      return bands === undefined ? [] : [`  // prettier-ignore\n  ${field}: [${line(bands)}],`];
    });
    const pages = new Set(this.observations.map(({ page }) => page)).size;
    writeFileSync(
      MEASURED_FILE,
      `/**
 * Measured, not written by hand: \`npm run eval -- postings --calibrate\` (with CORPUS=FOLDER, on the real files there
 * too) counts for each field, by the bands of \`calibration.ts\`, [values given, values right] on postings with known
 * answers. \`eval/calibration.ts\` says how. The last run saw ${this.observations.length} values of ${pages} pages.
 */
import type { MeasuredScores } from './calibration.js';

export const MEASURED_SCORES: MeasuredScores = {
${lines.join('\n')}
};
`,
    );
  }
}

function cellOf(list: readonly { confidence: number; right: boolean }[]): string {
  if (list.length === 0) return '-'.padStart(4).padEnd(23);
  const right = list.filter((one) => one.right).length;
  const mean = list.reduce((sum, { confidence }) => sum + confidence, 0) / list.length;
  return `${String(right).padStart(4)}/${String(list.length).padEnd(4)} ${((100 * right) / list.length).toFixed(0).padStart(3)}% (${mean.toFixed(2)})`.padEnd(
    23,
  );
}
