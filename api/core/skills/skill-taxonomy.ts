/** A set of skills with everything one asks of it: finding them in text, naming them, what implies or is near what. */
import { SkillGraph } from './skill-graph.js';
import { SkillMatcher } from './skill-matcher.js';
import type { Skill, SkillKind } from './taxonomy.js';

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

export class SkillTaxonomy {
  private readonly matcher: SkillMatcher;
  private readonly graph: SkillGraph;

  /** Where two skills share a name, the earlier one has it. */
  constructor(readonly skills: readonly Skill[]) {
    this.matcher = new SkillMatcher(skills);
    this.graph = new SkillGraph(skills);
  }

  /** This taxonomy with more skills after its own (an imported ESCO or O*NET file). */
  with(more: readonly Skill[]): SkillTaxonomy {
    return new SkillTaxonomy([...this.skills, ...more]);
  }

  find(text: string, options: FindSkillsOptions = {}): SkillMention[] {
    const kinds = options.kinds ?? DEFAULT_KINDS;
    const mentions: SkillMention[] = [];
    for (const { skill, start, end } of this.matcher.find(text)) {
      const { name, kind } = this.skills[skill]!;
      if (kinds.includes(kind)) mentions.push({ name, start, end, text: text.slice(start, end), kind });
    }
    return mentions;
  }

  /** The skill a whole string names, or null. */
  lookUp(name: string): Skill | null {
    const index = this.matcher.lookUp(name);
    return index === null ? null : this.skills[index]!;
  }

  /** What knowing `name` implies, nearest first; without itself. */
  implied(name: string): readonly string[] {
    const skill = this.lookUp(name);
    return skill === null ? [] : [...this.graph.implied(skill.name)];
  }

  related(name: string): readonly string[] {
    const skill = this.lookUp(name);
    return skill === null ? [] : [...this.graph.related(skill.name)];
  }
}
