/** Reads a posting once into what scoring needs, so that thousands can be scored against one profile quickly. */
import { canonicalSkill, findSkills, impliedSkills, type SkillMention } from '../skills/skills.js';
import { DEGREE_LEVELS, lowestDegree } from './education.js';
import { rolesOfTitle } from './job-roles.js';
import { kindOfRequirement, readPostingLines } from './read-requirements.js';
import { SENIORITY_LEVELS, seniorityOfTitle, yearsAsked } from './seniority.js';
import { skillImportance } from './skill-importance.js';
import { languageName } from './spoken-languages.js';
import { countTerms, withConcepts } from './text-terms.js';
import { HashingEmbedder, weighTerms, type TextEmbedder } from './text-similarity.js';
import type { MatchablePosting, RequirementInput } from './matchable.js';

/** Skills of which any one will do, as in "Java or Kotlin". */
export interface SkillWish {
  /** Canonical names; a name the taxonomy does not know stays as it is written. */
  anyOf: string[];
  /** What each of them builds on first ("PostgreSQL" on "SQL"), null for none. */
  bases: (string | null)[];
  /** In units of one must-have skill. */
  weight: number;
  kind: 'must' | 'nice' | 'mention';
}

export interface PreparedRequirement {
  text: string;
  kind: 'must' | 'nice';
  wishes: SkillWish[];
}

export interface PreparedPosting {
  posting: MatchablePosting;
  title: string;
  roles: string[];
  titleTerms: Map<string, number>;
  requirements: PreparedRequirement[];
  /** Every wish once, those of requirements included. */
  wishes: SkillWish[];
  years: number | null;
  level: number | null;
  education: number | null;
  /** Names of human languages asked for. */
  languages: string[];
  /** Telling words with what each counts. */
  terms: Map<string, number>;
  /** What all words together count. */
  termsWeight: number;
  vector: Float32Array;
}

const WEIGHTS = { title: 2, must: 1, nice: 0.35, duty: 0.5, listed: 0.4 };
/** Text beyond this says nothing new about a posting and would only cost time. */
const LONGEST_TEXT = 30_000;
/** A title is a line; of a longer one only the start can be its name. */
const LONGEST_TITLE = 500;
/** Requirements, listed skills and languages that are looked at; a posting has some dozens. */
const MOST_LISTED = 1_000;
const OR_BETWEEN = /(?:^|[\s,])(?:or|oder|ou|eller|nebo)(?:[\s,]|$)|^\s*\/\s*$/iu;
const LIST_BETWEEN = /^[\s,/()]*$/u;
const EXAMPLES_BEFORE =
  /(?:such as|e\.g\.?,?|for example|like|one of|any of|either|z\.\s?b\.?|wie|tels? que|par exemple|comme|como|bijv\.?|zoals|t\.ex\.?|såsom|např\.?|[(])\s*$/iu;

export const DEFAULT_EMBEDDER: TextEmbedder = new HashingEmbedder();

function newWish(names: readonly string[], kind: SkillWish['kind'], weight: number): SkillWish {
  const anyOf = [...new Set(names.map((name) => canonicalSkill(name) ?? name))];
  return {
    anyOf,
    bases: anyOf.map((name) => impliedSkills(name)[0] ?? null),
    kind,
    weight: weight * Math.max(...anyOf.map(skillImportance)),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function yearsOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function listOf<T>(value: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]).slice(0, MOST_LISTED) : [];
}

/** The names of a list that may hold anything. */
function namesOf(value: readonly string[] | null | undefined): string[] {
  return listOf(value)
    .filter((name) => typeof name === 'string')
    .map((name) => name.slice(0, LONGEST_TITLE));
}

/** Groups the skills of one line into wishes: alternatives together, the rest each on its own. */
export function wishesOfLine(line: string, mentions: readonly SkillMention[]): string[][] {
  const groups: string[][] = [];
  let run: SkillMention[] = [];
  let alternative = false;
  const close = (): void => {
    const names = [...new Set(run.map((one) => one.name))];
    if (alternative && names.length > 1) groups.push(names);
    else groups.push(...names.map((name) => [name]));
    run = [];
    alternative = false;
  };
  let orSeen = false;
  for (const mention of mentions) {
    const previous = run[run.length - 1];
    const between = previous === undefined ? '' : line.slice(previous.end, mention.start);
    const or = previous !== undefined && between.length <= 12 && OR_BETWEEN.test(between);
    // "Java, Kotlin or Go, Docker": the comma after the last alternative starts something else.
    const goesOn = or || (between.length <= 4 && LIST_BETWEEN.test(between) && !orSeen);
    if (previous !== undefined && !goesOn) {
      close();
      orSeen = false;
    }
    if (
      run.length === 0 &&
      EXAMPLES_BEFORE.test(line.slice(Math.max(0, mention.start - 14), mention.start))
    ) {
      alternative = true;
    }
    orSeen ||= or;
    alternative ||= or;
    run.push(mention);
  }
  close();
  return groups;
}

interface ReadLine {
  text: string;
  kind: 'must' | 'nice' | 'duty';
  skills: readonly string[] | null;
}

function givenLines(requirements: readonly RequirementInput[]): ReadLine[] {
  let left = LONGEST_TEXT;
  return requirements.flatMap((one): ReadLine[] => {
    const given = typeof one === 'object' && one !== null ? one : { text: one };
    const text = textOf(given.text).slice(0, left);
    left -= text.length;
    if (text === '') return [];
    const kind = given.kind === 'nice' || given.kind === 'must' ? given.kind : kindOfRequirement(text);
    return [{ text, kind, skills: Array.isArray(given.skills) ? namesOf(given.skills) : null }];
  });
}

function wishesOf(line: ReadLine): SkillWish[] {
  const groups = wishesOfLine(line.text, findSkills(line.text));
  const seen = new Set(groups.flat());
  for (const name of line.skills ?? []) if (!seen.has(name)) groups.push([name]);
  return groups
    .filter((names) => names.length > 0)
    .map((names) => newWish(names, line.kind === 'duty' ? 'mention' : line.kind, WEIGHTS[line.kind]));
}

/** Each wish once, at its heaviest; a skill alone outweighs the same skill among alternatives. */
function distinctWishes(all: readonly SkillWish[]): SkillWish[] {
  const byKey = new Map<string, SkillWish>();
  for (const wish of all) {
    const key = [...wish.anyOf].sort().join('\n');
    const known = byKey.get(key);
    if (known === undefined || known.weight < wish.weight) byKey.set(key, wish);
  }
  const alone = new Set(
    [...byKey.values()].filter((wish) => wish.anyOf.length === 1).map((wish) => wish.anyOf[0]!),
  );
  return [...byKey.values()].filter(
    (wish) => wish.anyOf.length === 1 || !wish.anyOf.some((name) => alone.has(name)),
  );
}

/** Reads a posting for matching. Never throws; what is missing or of the wrong type counts as not said. */
export function preparePosting(
  posting: MatchablePosting,
  embedder: TextEmbedder = DEFAULT_EMBEDDER,
): PreparedPosting {
  const title = textOf(posting.title).slice(0, LONGEST_TITLE);
  const description = textOf(posting.description).slice(0, LONGEST_TEXT);
  const lines = readPostingLines(description);
  const given = givenLines(listOf(posting.requirements));
  const asked: ReadLine[] =
    given.length > 0
      ? given
      : lines.flatMap((line) =>
          line.kind === 'must' || line.kind === 'nice' ? [{ ...line, kind: line.kind, skills: null }] : [],
        );
  const requirements = asked
    .map((line) => ({
      text: line.text,
      kind: line.kind === 'nice' ? ('nice' as const) : ('must' as const),
      wishes: wishesOf(line),
    }))
    .filter((one) => one.text.trim() !== '');
  const duties = lines.filter((line) => line.kind === 'duty' || (given.length > 0 && line.kind !== 'other'));
  const wishes = distinctWishes([
    ...findSkills(title).map(({ name }) => newWish([name], 'must', WEIGHTS.title)),
    ...requirements.flatMap((one) => one.wishes),
    ...duties.flatMap((line) => wishesOf({ text: line.text, kind: 'duty', skills: null })),
    ...namesOf(posting.skills).map((name) => newWish([name], 'mention', WEIGHTS.listed)),
  ]);
  const askedText = asked.map((line) => line.text).join('\n');
  const seniority = posting.seniority ?? seniorityOfTitle(title);
  const telling = lines.filter((line) => line.kind !== 'other').map((line) => line.text);
  const counts = countTerms([title, title, askedText, ...telling].join('\n'));
  const terms = weighTerms(counts);
  const roles = rolesOfTitle(title);
  const concepts = [
    ...roles.map((family) => [family, 1] as const),
    ...wishes.flatMap((wish) => wish.anyOf.map((name) => [name, wish.weight / wish.anyOf.length] as const)),
  ];
  const degree = posting.education ?? lowestDegree(askedText);
  return {
    posting,
    title,
    roles,
    titleTerms: countTerms(title),
    requirements,
    wishes,
    years: yearsOf(posting.yearsExperience) ?? yearsAsked(askedText === '' ? description : askedText),
    level: seniority === null || seniority === undefined ? null : (SENIORITY_LEVELS[seniority] ?? null),
    education: degree === null || degree === undefined ? null : (DEGREE_LEVELS[degree] ?? null),
    languages: namesOf(posting.languages).map(languageName),
    terms,
    termsWeight: [...terms.values()].reduce((sum, weight) => sum + weight, 0),
    vector: embedder.embed(withConcepts(counts, concepts)),
  };
}
