/** What implies what, and what is close to what, among the skills of a taxonomy. */
import type { Skill } from './taxonomy.js';

export class SkillGraph {
  private readonly impliedBy = new Map<string, ReadonlySet<string>>();
  private readonly relatedTo = new Map<string, ReadonlySet<string>>();

  constructor(skills: readonly Skill[]) {
    const direct = new Map(skills.map((skill) => [skill.name, skill.implies]));
    for (const skill of skills) this.impliedBy.set(skill.name, closure(skill.name, direct));

    const related = new Map<string, Set<string>>();
    const relate = (one: string, other: string): void => {
      if (one === other) return;
      (related.get(one) ?? related.set(one, new Set()).get(one)!).add(other);
    };
    const groups = new Map<string, string[]>();
    for (const skill of skills) {
      for (const neighbour of skill.neighbours) {
        relate(skill.name, neighbour);
        relate(neighbour, skill.name);
      }
      if (!skill.groupIsClose) continue;
      const key = `${skill.field}/${skill.group}`;
      (groups.get(key) ?? groups.set(key, []).get(key)!).push(skill.name);
    }
    for (const members of groups.values()) {
      for (const one of members) for (const other of members) relate(one, other);
    }
    for (const [name, others] of related) this.relatedTo.set(name, others);
  }

  /** Names implied by `name`, nearest first. */
  implied(name: string): ReadonlySet<string> {
    return this.impliedBy.get(name) ?? new Set();
  }

  related(name: string): ReadonlySet<string> {
    return this.relatedTo.get(name) ?? new Set();
  }
}

/** Breadth first, so that nearer names come first; a cycle in the data ends by itself. */
function closure(name: string, direct: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [...(direct.get(name) ?? [])];
  for (const next of queue) {
    if (next === name || seen.has(next)) continue;
    seen.add(next);
    queue.push(...(direct.get(next) ?? []));
  }
  return seen;
}
