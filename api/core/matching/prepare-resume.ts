/** Reads a resume once into what scoring needs. Works with a full JSON Resume as with one that is only a text. */
import { lineText, type JsonResume, type ResumeLine, type ResumeWork } from '../resume/json-resume.js';
import { canonicalSkill, findSkills, impliedSkills, relatedSkills } from '../skills/skills.js';
import { monthOf, workIntervals, yearsCovered, yearsFromScatteredDates } from './career-time.js';
import { DEGREE_LEVELS, highestDegree } from './education.js';
import { findRoles, isVague, rolesOfTitle, titleWords } from './job-roles.js';
import { SENIORITY_LEVELS, seniorityOfTitle, yearsClaimed } from './seniority.js';
import { languageName } from './spoken-languages.js';
import { countTerms, withConcepts } from './text-terms.js';
import { DEFAULT_EMBEDDER } from './prepare-posting.js';
import type { TextEmbedder } from './text-similarity.js';

export interface PreparedResume {
  /** Canonical name -> 0..1, how well the resume shows it; what it implies included. */
  skills: Map<string, number>;
  /** Skills the person does not show but has a close neighbour of -> 0..1 and that neighbour. */
  nearSkills: Map<string, { credit: number; through: string }>;
  /** Job families -> 0..1, the latest job 1. */
  roles: Map<string, number>;
  /** The titles held, latest first, as written. */
  titles: string[];
  titleTerms: Map<string, number>;
  years: number | null;
  /** Jobs with the families their titles name and how long they lasted, in years. */
  jobs: { families: string[]; years: number }[];
  level: number | null;
  education: number | null;
  /** Names of human languages, empty when the resume names none. */
  languages: Set<string>;
  location: string;
  /** All its text, for what is told only in words. */
  text: string;
  terms: Map<string, number>;
  termCount: number;
  vector: Float32Array;
}

const LONGEST_TEXT = 60_000;
/** Characters of a title, a name or one skill: what is longer is none. */
const LONGEST_FIELD = 2_000;
/** Entries of one section, and keywords of one entry, that are looked at. */
const MOST_ENTRIES = 500;
const STRENGTH = { listed: 0.8, told: 0.9, repeated: 1, implied: 0.9, old: 0.75 };
const NEIGHBOUR_CREDIT = 0.5;
/** Years after which a job says less about what one can do today. */
const OLD_YEARS = 8;
const ROLE_DECAY = 0.8;
const HEAD_WORDS = 60;
/** Characters at the start of a plain text where its owner says what they are. */
const LONGEST_HEAD = 600;
const SHORT_HEAD = 200;

/** A resume's texts lie at most five deep. */
const DEEPEST = 12;
const SILENT: ReadonlySet<string> = new Set([
  'facts',
  'meta',
  'url',
  'image',
  'email',
  'phone',
  '$schema',
  'network',
  'username',
]);

type Unknown = Record<string, unknown>;

function entries<T>(value: readonly T[] | undefined): readonly T[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly T[])
    .slice(0, MOST_ENTRIES)
    .filter((one) => typeof one === 'object' && one !== null);
}

function text(value: unknown): string {
  const line: unknown =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? lineText(value as ResumeLine)
      : value;
  return typeof line === 'string' ? line.slice(0, LONGEST_FIELD) : '';
}

/**
 * Every string of a value, in order, without addresses of the web and citations, one a line; the first `LONGEST_TEXT`
 * characters.
 */
function allText(root: unknown): string {
  const found: string[] = [];
  let left = LONGEST_TEXT;
  const walk = (value: unknown, depth: number): void => {
    if (left <= 0 || depth > DEEPEST) return;
    if (typeof value === 'string') {
      const kept = value.slice(0, left);
      found.push(kept);
      left -= kept.length + 1;
    } else if (Array.isArray(value)) for (const one of value) walk(one, depth + 1);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value as Unknown)) if (!SILENT.has(key)) walk(one, depth + 1);
    }
  };
  walk(root, 0);
  return found.join('\n');
}

function workText(work: ResumeWork): string {
  return allText([work.position, work.description, work.summary, work.highlights]);
}

function readSkills(resume: JsonResume, raw: string, now: number | null): Map<string, number> {
  const strength = new Map<string, number>();
  const raise = (name: string, value: number): void => {
    strength.set(name, Math.max(strength.get(name) ?? 0, value));
  };
  for (const skill of entries(resume.skills)) {
    for (const written of [
      text(skill.name),
      ...(Array.isArray(skill.keywords) ? skill.keywords.slice(0, MOST_ENTRIES) : []).map(text),
    ]) {
      const whole = written.length < 80 ? canonicalSkill(written) : null;
      if (whole !== null) raise(whole, STRENGTH.listed);
      for (const { name } of findSkills(written)) raise(name, STRENGTH.listed);
    }
  }
  const counts = new Map<string, number>();
  for (const { name } of findSkills(raw)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const recent = new Set<string>();
  for (const work of entries(resume.work)) {
    const end = monthOf(work.endDate, true) ?? now;
    if (end !== null && now !== null && now - end > OLD_YEARS * 12) continue;
    for (const { name } of findSkills(workText(work))) recent.add(name);
  }
  const dated = entries(resume.work).some((work) => monthOf(work.endDate, true) !== null);
  for (const [name, count] of counts) {
    const told = count > 1 ? STRENGTH.repeated : STRENGTH.told;
    const onlyOld = dated && !recent.has(name) && !strength.has(name);
    raise(name, onlyOld ? STRENGTH.old : told);
  }
  for (const [name, value] of [...strength]) {
    for (const implied of impliedSkills(name)) raise(implied, value * STRENGTH.implied);
  }
  return strength;
}

function readNearSkills(skills: ReadonlyMap<string, number>): PreparedResume['nearSkills'] {
  const near: PreparedResume['nearSkills'] = new Map();
  for (const [name, value] of skills) {
    for (const other of relatedSkills(name)) {
      const credit = value * NEIGHBOUR_CREDIT;
      if (!skills.has(other) && credit > (near.get(other)?.credit ?? 0))
        near.set(other, { credit, through: name });
    }
  }
  return near;
}

function readRoles(titles: readonly string[], raw: string): Map<string, number> {
  const roles = new Map<string, number>();
  const raise = (family: string, value: number): void => {
    roles.set(family, Math.max(roles.get(family) ?? 0, value));
  };
  titles.forEach((title, index) => {
    for (const family of rolesOfTitle(title)) raise(family, Math.max(0.4, ROLE_DECAY ** index));
  });
  // A resume that is only a text has no titles of its own: those it names at its head, or often, stand for them.
  const counts = new Map<string, number>();
  const words = titleWords(raw.slice(0, LONGEST_TEXT));
  for (const hit of findRoles(words)) {
    if (isVague(hit, words) || (hit.length === 1 && hit.at > HEAD_WORDS)) continue;
    counts.set(hit.family, (counts.get(hit.family) ?? 0) + (hit.at < HEAD_WORDS ? 3 : 1));
  }
  const most = Math.max(1, ...counts.values());
  const share = titles.length > 0 ? 0.4 : 1;
  for (const [family, count] of counts) raise(family, share * Math.sqrt(count / most));
  return roles;
}

function readYears(resume: JsonResume, raw: string, today: string): number | null {
  const now = monthOf(today, true);
  const intervals = entries(resume.work).flatMap((work): [number, number][] => {
    const start = monthOf(work.startDate, false);
    const end = monthOf(work.endDate, true) ?? now;
    return start === null || end === null ? [] : [[start, now === null ? end : Math.min(end, now)]];
  });
  if (intervals.length > 0) return yearsCovered(intervals);
  const told = yearsCovered(workIntervals(raw, today));
  const claimed = yearsClaimed(raw);
  if (claimed === null) return told > 0 ? told : yearsFromScatteredDates(raw, today);
  return Math.max(claimed, Math.min(told, claimed * 2));
}

function readJobs(resume: JsonResume, today: string): PreparedResume['jobs'] {
  const now = monthOf(today, true);
  return entries(resume.work).flatMap((work) => {
    const start = monthOf(work.startDate, false);
    const end = monthOf(work.endDate, true) ?? now;
    if (start === null || end === null) return [];
    return [{ families: rolesOfTitle(text(work.position)), years: yearsCovered([[start, end]]) }];
  });
}

/** The level said beside the first title of a resume that is only a text ("Junior Java developer"). */
function levelOfHead(raw: string): number | null {
  const words = titleWords(raw.slice(0, LONGEST_HEAD));
  const first = findRoles(words)[0];
  if (first === undefined) return null;
  const level = seniorityOfTitle(words.slice(Math.max(0, first.at - 2), first.at + first.length).join(' '));
  return level === null ? null : SENIORITY_LEVELS[level];
}

/** Reads a resume for matching. `today` is an ISO day. Never throws on sparse or odd input. */
export function prepareResume(
  resume: JsonResume,
  today: string,
  embedder: TextEmbedder = DEFAULT_EMBEDDER,
): PreparedResume {
  const given = typeof resume === 'object' && resume !== null ? resume : {};
  const raw = allText(given);
  const work = [...entries(given.work)].sort(
    (one, other) =>
      (monthOf(other.endDate, true) ?? Infinity) - (monthOf(one.endDate, true) ?? Infinity) || 0,
  );
  const titles = [text(given.basics?.label), ...work.map((one) => text(one.position))].filter(
    (title) => title.trim() !== '',
  );
  const skills = readSkills(given, raw, monthOf(today, true));
  const degree = highestDegree(entries(given.education).length > 0 ? allText(given.education) : raw);
  const levels = titles
    .slice(0, 2)
    .map((title) => seniorityOfTitle(title))
    .filter((level) => level !== null);
  const place = given.basics?.location;
  const languages = new Set<string>();
  for (const one of entries(given.languages)) {
    const name = text(one.language);
    if (name !== '') languages.add(canonicalSkill(languageName(name)) ?? name);
  }
  for (const mention of findSkills(raw, { kinds: ['language'] })) languages.add(mention.name);
  const roles = readRoles(titles, raw);
  const concepts = [...skills, ...roles];
  const terms = countTerms(raw);
  let termCount = 0;
  for (const count of terms.values()) termCount += count;
  return {
    skills,
    nearSkills: readNearSkills(skills),
    roles,
    titles,
    titleTerms: countTerms(titles.length > 0 ? titles.slice(0, 3).join('\n') : raw.slice(0, SHORT_HEAD)),
    years: readYears(given, raw, today),
    jobs: readJobs(given, today),
    level:
      levels.length > 0
        ? Math.max(...levels.map((level) => SENIORITY_LEVELS[level]))
        : titles.length === 0
          ? levelOfHead(raw)
          : null,
    education: degree === null ? null : DEGREE_LEVELS[degree],
    languages,
    location: [place?.city, place?.region, place?.countryCode]
      .filter((part) => typeof part === 'string')
      .join(', '),
    text: raw,
    terms,
    termCount,
    vector: embedder.embed(withConcepts(terms, concepts)),
  };
}
