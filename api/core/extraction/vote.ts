/** From what all sources say to one value a field, with the confidence that it is right. */
import type { Posting, PostingField, Salary } from '../posting/posting.js';
import { fold } from '../text/normal-form.js';
import type { Candidate, Candidates, FieldValues } from './candidate.js';
import { calibrated } from './calibration.js';

export interface Choice<F extends PostingField> {
  value: FieldValues[F];
  excerpt: string;
  /** 0..1: how much of the evidence is for the value; what `confidence` is calibrated from. */
  score: number;
  /** 0..1: how often such a value is right. */
  confidence: number;
}

/** Below this a field stays empty: a wrong value is worse than none. */
const THRESHOLD: Partial<Record<PostingField, number>> = {
  title: 0.3,
  company: 0.3,
  locations: 0.3,
  salary: 0.5,
  datePosted: 0.4,
  validThrough: 0.4,
  remote: 0.4,
};
const DEFAULT_THRESHOLD = 0.4;

/** The value most of the evidence is for, or null. */
export function choose<F extends PostingField>(field: F, candidates: Candidates): Choice<F> | null {
  const groups = group(field, candidates.of(field));
  const best = groups[0];
  if (best === undefined) return null;
  if (field === 'locations') {
    const wider = groups.find(
      (other) =>
        other !== best &&
        other.best.weight >= 0.6 &&
        holdsAll(other.best.value as string[], best.best.value as string[]),
    );
    if (wider !== undefined && best.score < 0.97) {
      const score = Math.max(wider.score, best.score * 0.95);
      return {
        value: wider.best.value,
        excerpt: wider.best.excerpt,
        score,
        confidence: calibrated(field, score),
      };
    }
  }
  const rival = groups.find((other) => other !== best && !agree(field, other.best.value, best.best.value));
  const doubt = rival === undefined ? 0 : (rival.score / (best.score + rival.score)) * 0.55;
  const score = best.score * (1 - doubt);
  if (best.score < (THRESHOLD[field] ?? DEFAULT_THRESHOLD)) return null;
  const shown = field === 'company' ? fullerName(best.best, candidates.of(field)) : best.best;
  return {
    value: shown.value,
    excerpt: shown.excerpt,
    score,
    confidence: calibrated(field, score),
  };
}

/** A longer list with every place of a shorter one is the fuller answer. */
function holdsAll(longer: readonly string[], shorter: readonly string[]): boolean {
  return (
    longer.length > shorter.length &&
    shorter.every((place) => longer.some((other) => fold(other) === fold(place)))
  );
}

const BESIDE: ReadonlySet<string> = new Set(['title-tag', 'meta', 'site', 'text']);

/** Titles and addresses shorten names: the page's own line, label or data has them in full. */
function fullerName<F extends PostingField>(best: Candidate<F>, all: readonly Candidate<F>[]): Candidate<F> {
  if (!BESIDE.has(best.source)) return best;
  const name = best.value as string;
  const fuller = all.filter(
    ({ source, value, weight }) =>
      !BESIDE.has(source) &&
      weight >= 0.25 &&
      (value as string).length > name.length &&
      initialWords(value as string, name) &&
      (value as string).split(' ').length <= name.split(' ').length + 3,
  );
  return fuller.sort((a, b) => b.weight - a.weight)[0] ?? best;
}

interface Group<F extends PostingField> {
  best: Candidate<F>;
  /** 1 - product of the doubts of the families that agree. */
  score: number;
}

function group<F extends PostingField>(field: F, list: readonly Candidate<F>[]): Group<F>[] {
  const groups: { members: Candidate<F>[] }[] = [];
  for (const candidate of list) {
    const home = groups.find(({ members }) => same(field, members[0]!.value, candidate.value));
    if (home === undefined) groups.push({ members: [candidate] });
    else home.members.push(candidate);
  }
  const scored = groups.map(({ members }): Group<F> => {
    const byFamily = new Map<string, number>();
    for (const { source, weight } of members)
      byFamily.set(source, Math.max(byFamily.get(source) ?? 0, weight));
    // A second source that agrees, though in other words, is support too.
    for (const other of list) {
      if (members.includes(other) || !agree(field, other.value, members[0]!.value)) continue;
      byFamily.set(other.source, Math.max(byFamily.get(other.source) ?? 0, other.weight * 0.6));
    }
    let doubt = 1;
    for (const weight of byFamily.values()) doubt *= 1 - Math.min(0.97, weight);
    const best = members.reduce((a, b) => (b.weight > a.weight ? b : a));
    return { best, score: 1 - doubt };
  });
  return scored.sort((a, b) => b.score - a.score || b.best.weight - a.best.weight);
}

/** The same value in the same or equivalent form. */
function same(field: PostingField, a: unknown, b: unknown): boolean {
  if (field === 'salary') return sameSalary(a as Salary, b as Salary);
  if (field === 'title' || field === 'company') return fold(a as string) === fold(b as string);
  if (Array.isArray(a) && Array.isArray(b))
    return (
      a.length === b.length &&
      a.every((item) => b.some((other) => fold(String(item)) === fold(String(other))))
    );
  return a === b;
}

/** Different words for the same thing: a longer and a shorter form, an overlapping list. */
function agree(field: PostingField, a: unknown, b: unknown): boolean {
  if (same(field, a, b)) return true;
  if (field === 'company' && sameLetters(a as string, b as string)) return true;
  if (field === 'company')
    return (
      withoutLegalForm(a as string) === withoutLegalForm(b as string) ||
      initialWords(a as string, b as string)
    );
  if (field === 'title') return includes(a as string, b as string);
  if (field === 'locations')
    return (a as string[]).some((place) => (b as string[]).some((other) => includes(place, other)));
  if (field === 'employmentType' || field === 'languages')
    return (a as string[]).some((item) => (b as string[]).includes(item));
  return false;
}

function sameSalary(a: Salary, b: Salary): boolean {
  const close = (x: number | null, y: number | null): boolean => x === y || x === null || y === null;
  return (
    (a.min ?? a.max) !== null &&
    close(a.min, b.min) &&
    close(a.max, b.max) &&
    (a.min === b.min || a.max === b.max)
  );
}

function includes(a: string, b: string): boolean {
  const [x, y] = [` ${fold(a)} `, ` ${fold(b)} `];
  return (x.length > 3 && y.includes(x)) || (y.length > 3 && x.includes(y));
}

/** "GitLab" and "gitlab", "Match Group" and "matchgroup". */
function sameLetters(a: string, b: string): boolean {
  return fold(a).replace(/ /g, '') === fold(b).replace(/ /g, '');
}

function withoutLegalForm(name: string): string {
  return fold(name.replace(/[.,]/g, (mark) => (mark === '.' ? '' : ' '))).replace(
    / (?:inc|llc|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|se|kg|sa|sas|sarl|sl|slu|spa|srl|bv|nv|ab|as|asa|oy|oyj|aps|sro|ev|group|pty|gmbh co kg)$/,
    '',
  );
}

function initialWords(a: string, b: string): boolean {
  const [x, y] = [`${withoutLegalForm(a)} `, `${withoutLegalForm(b)} `];
  return x.length > 3 && y.length > 3 && (x.startsWith(y) || y.startsWith(x));
}

/** An empty posting. */
export function emptyPosting(): Posting {
  return {
    title: null,
    company: null,
    locations: [],
    remote: null,
    salary: null,
    employmentType: [],
    datePosted: null,
    validThrough: null,
    description: null,
    seniority: null,
    yearsExperience: null,
    education: null,
    visa: null,
    languages: [],
    applyUrl: null,
    requirements: [],
    skills: [],
    confidence: {},
    evidence: {},
  };
}
