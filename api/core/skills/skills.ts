/**
 * The skills taxonomy: which skills there are, what they are called, what they imply and which are close. Curated by
 * hand for this product; the tables are in `data/`.
 */
import { SKILL_TABLES } from './data/tables.js';
import { SkillGraph } from './skill-graph.js';
import { SkillMatcher } from './skill-matcher.js';
import { readSkillTable, type Skill, type SkillKind } from './taxonomy.js';

export type { Skill, SkillKind } from './taxonomy.js';

/** One place in a text where a skill is named. Offsets are UTF-16 units. */
export interface SkillMention {
  /** Canonical name. */
  name: string;
  start: number;
  end: number;
  /** The text between them, verbatim. */
  text: string;
  kind: SkillKind;
}

export interface FindSkillsOptions {
  /** Which kinds to give; traits of character ("soft") are left out unless asked for. */
  kinds?: readonly SkillKind[];
}

const DEFAULT_KINDS: readonly SkillKind[] = ['skill', 'language'];

const skills: readonly Skill[] = SKILL_TABLES.flatMap(readSkillTable);
const matcher = new SkillMatcher(skills);
const graph = new SkillGraph(skills);

/** Every skill of the taxonomy, in the order of the tables. */
export function allSkills(): readonly Skill[] {
  return skills;
}

/**
 * The skills named in `text`, in order of place, none overlapping. A name that is also an everyday word ("Go", "Excel")
 * counts only where its spelling and the words around it speak for the skill. Never throws; time linear in the length.
 */
export function findSkills(text: string, options: FindSkillsOptions = {}): SkillMention[] {
  const kinds = options.kinds ?? DEFAULT_KINDS;
  const mentions: SkillMention[] = [];
  for (const { skill, start, end } of matcher.find(text)) {
    const { name, kind } = skills[skill]!;
    if (kinds.includes(kind)) mentions.push({ name, start, end, text: text.slice(start, end), kind });
  }
  return mentions;
}

/** The canonical name of what a whole string names ("k8s" is "Kubernetes"), or null when it is no known skill. */
export function canonicalSkill(name: string): string | null {
  const index = matcher.lookUp(name);
  return index === null ? null : skills[index]!.name;
}

/** The skill a whole string names with its kind, field and group, or null. */
export function skillOf(name: string): Skill | null {
  const index = matcher.lookUp(name);
  return index === null ? null : skills[index]!;
}

/** What knowing `name` implies, directly or through others ("PostgreSQL" implies "SQL"), nearest first; without itself. */
export function impliedSkills(name: string): string[] {
  const canonical = canonicalSkill(name);
  return canonical === null ? [] : [...graph.implied(canonical)];
}

/** Skills close enough to `name` that one learns the other quickly ("AWS" and "Azure"); without itself. */
export function relatedSkills(name: string): string[] {
  const canonical = canonicalSkill(name);
  return canonical === null ? [] : [...graph.related(canonical)];
}

/** All names of the skill that `name` names, the canonical one first; empty when it is no known skill. */
export function skillAliases(name: string): string[] {
  const skill = skillOf(name);
  return skill === null ? [] : [...new Set(skill.aliases.map((alias) => alias.text))];
}
