/** Which of a posting's skills the person's facts name, and where. */
import type { Fact } from '../resume/fact.js';
import { findSkills } from '../skills/skills.js';
import type { PostingNeeds, SkillNeed } from './posting-needs.js';

export interface ProvenSkill extends SkillNeed {
  /** The facts that name it, bullets and summaries before bare keywords. */
  facts: Fact[];
  /** What the person calls it, as in the first of these facts. */
  ownName: string;
}

const WEIGHT_OF_KIND: Partial<Record<Fact['kind'], number>> = {
  bullet: 3,
  entrySummary: 2,
  keyword: 1,
  summary: 1,
};

/** The text in which a fact may name skills: certificates and languages are known by their heading. */
function skillText(fact: Fact): string {
  return fact.kind === 'basics' ? '' : fact.text;
}

/** By the posting's weight, then by how well they are shown. Only skills that are named count here, not implied ones. */
export function provenSkills(facts: readonly Fact[], needs: PostingNeeds): ProvenSkill[] {
  const proven = new Map<string, ProvenSkill>();
  for (const fact of facts) {
    for (const { name, text } of findSkills(skillText(fact))) {
      const need = needs.skills.get(name);
      if (need === undefined) continue;
      const known = proven.get(name);
      if (known === undefined) proven.set(name, { ...need, facts: [fact], ownName: text });
      else if (!known.facts.includes(fact)) known.facts.push(fact);
    }
  }
  const strength = (fact: Fact): number => WEIGHT_OF_KIND[fact.kind] ?? 0;
  const total = ({ facts: naming }: ProvenSkill): number =>
    naming.reduce((sum, fact) => sum + strength(fact), 0);
  for (const skill of proven.values()) skill.facts.sort((a, b) => strength(b) - strength(a));
  return [...proven.values()].sort(
    (a, b) => b.weight - a.weight || total(b) - total(a) || (a.skill < b.skill ? -1 : 1),
  );
}
