/**
 * The skills taxonomy of this product: which skills there are, what they are called, what they imply and which are
 * close. Curated by hand; the tables are in `data/`. An imported file extends it by `skillTaxonomy().with(...)`.
 */
import { SKILL_TABLES } from './data/tables.js';
import { SkillTaxonomy, type FindSkillsOptions, type SkillMention } from './skill-taxonomy.js';
import { readSkillTable, type Skill } from './taxonomy.js';

export type { FindSkillsOptions, SkillMention } from './skill-taxonomy.js';
export type { Skill } from './taxonomy.js';

let taxonomy = new SkillTaxonomy(SKILL_TABLES.flatMap(readSkillTable));

/**
 * Makes skills that a user brought part of what the whole program knows. Called once at the start, before any text is
 * read: afterwards the taxonomy does not change, so that the same text always gives the same skills.
 */
export function extendSkills(more: readonly Skill[]): void {
  taxonomy = taxonomy.with(more);
}

/** The taxonomy itself, to extend it. */
export function skillTaxonomy(): SkillTaxonomy {
  return taxonomy;
}

/** Every skill of the taxonomy, in the order of the tables. */
export function allSkills(): readonly Skill[] {
  return taxonomy.skills;
}

/**
 * The skills named in `text`, in order of place, none overlapping. A name that is also an everyday word ("Go", "Excel")
 * counts only where its spelling and the words around it speak for the skill. Never throws; time linear in the length.
 */
export function findSkills(text: string, options: FindSkillsOptions = {}): SkillMention[] {
  return taxonomy.find(text, options);
}

/** The canonical name of what a whole string names ("k8s" is "Kubernetes"), or null when it is no known skill. */
export function canonicalSkill(name: string): string | null {
  return taxonomy.lookUp(name)?.name ?? null;
}

/** The skill a whole string names with its kind, field and group, or null. */
export function skillOf(name: string): Skill | null {
  return taxonomy.lookUp(name);
}

/** What knowing `name` implies, directly or through others ("PostgreSQL" implies "SQL"), nearest first; without itself. */
export function impliedSkills(name: string): string[] {
  return [...taxonomy.implied(name)];
}

/** Skills close enough to `name` that one learns the other quickly ("AWS" and "Azure"); without itself. */
export function relatedSkills(name: string): string[] {
  return [...taxonomy.related(name)];
}

/** All names of the skill that `name` names, the canonical one first; empty when it is no known skill. */
export function skillAliases(name: string): string[] {
  return [...new Set((taxonomy.lookUp(name)?.aliases ?? []).map((alias) => alias.text))];
}
