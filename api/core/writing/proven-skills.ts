/** Which of a posting's skills the person's facts name, and where. */
import type { Fact } from '../resume/fact.js';
import { findSkills } from '../skills/skills.js';
import type { PostingNeeds, SkillNeed } from './posting-needs.js';
import { isSameName, isShortFor } from './skill-names.js';

export interface ProvenSkill extends SkillNeed {
  /** What to call it: the posting's name, or the person's where the posting only abbreviates it. */
  name: string;
  /** The facts that name it, bullets and summaries before bare keywords. */
  facts: Fact[];
}

const WEIGHT_OF_KIND: Partial<Record<Fact['kind'], number>> = {
  bullet: 3,
  entrySummary: 2,
  keyword: 1,
  summary: 1,
};

/** Sections whose headings say what was learned; the title of a position or the name of a group of skills says less. */
const TELLING_HEADINGS: ReadonlySet<string | null> = new Set([
  'certificates',
  'education',
  'languages',
  'publications',
]);

/** The text in which a fact may name skills. */
function skillText({ kind, section, text, fields }: Fact): string {
  if (kind === 'basics') return '';
  if (kind !== 'entry' || TELLING_HEADINGS.has(section)) return text;
  // A skill that is listed with its level has no keywords: its heading is the skill.
  return section === 'skills' && fields['level'] !== undefined ? (fields['name'] ?? '') : '';
}

/**
 * A word is a skill beyond doubt when the person lists it, or writes it as a name or a term: "production" in a
 * sentence need not be the trade, "Kafka" and "machine learning" are.
 */
export function looksLikeTerm(written: string): boolean {
  return /\p{L}[ -]\p{L}|.\p{Lu}|\d|[^\p{L} ]/u.test(written);
}

function isBeyondDoubt(written: string, { kind, text }: Fact): boolean {
  const isNameInside = /^\p{Lu}/u.test(written) && !text.startsWith(written);
  return kind === 'keyword' || looksLikeTerm(written) || isNameInside;
}

/** By the posting's weight, then by how well they are shown. Only skills that are named count here, not implied ones. */
export function provenSkills(facts: readonly Fact[], needs: PostingNeeds): ProvenSkill[] {
  const proven = new Map<string, ProvenSkill>();
  const certain = new Set<string>();
  for (const fact of facts) {
    for (const { name, text } of findSkills(skillText(fact))) {
      const need = needs.skills.get(name);
      if (need === undefined) continue;
      const known = proven.get(name) ?? { ...need, facts: [] };
      if (!known.facts.includes(fact)) known.facts.push(fact);
      if (isBeyondDoubt(text, fact) && isSameName(known.name, text)) certain.add(name);
      if (isShortFor(known.name, text)) known.name = text;
      proven.set(name, known);
    }
  }
  const strength = (fact: Fact): number => WEIGHT_OF_KIND[fact.kind] ?? 0;
  const total = ({ facts: naming }: ProvenSkill): number =>
    naming.reduce((sum, fact) => sum + strength(fact), 0);
  for (const skill of proven.values()) skill.facts.sort((a, b) => strength(b) - strength(a));
  const sure = [...proven.values()].filter(({ skill }) => certain.has(skill));
  return sure.sort((a, b) => b.weight - a.weight || total(b) - total(a) || (a.skill < b.skill ? -1 : 1));
}
