/** Finds facts that say the same twice. */
import type { Fact } from '../resume/fact.js';
import { canonicalSkill } from '../skills/skills.js';
import { fold } from '../text/normal-form.js';
import { wordStems } from '../writing/posting-needs.js';
import type { FactProposal } from './fact-proposal.js';

/** Two lines are the same when the shorter shares this part of its words with the longer, and two words at least. */
const SAME = 0.85;
const FEWEST_STEMS = 3;
/** More lines under one entry than a resume can have are not compared each with each. */
const MOST_LINES = 120;

const figures = (text: string): Set<string> => new Set(text.match(/\d+(?:[.,]\d+)*/g) ?? []);

/** Whether everything the shorter line says stands in the longer, figures included. */
function isWithin(shorter: string, longer: string): boolean {
  const few = wordStems(shorter);
  const many = wordStems(longer);
  if (few.size < FEWEST_STEMS) return fold(shorter) === fold(longer);
  const shared = [...few].filter((stem) => many.has(stem)).length;
  const told = figures(longer);
  return shared / few.size >= SAME && [...figures(shorter)].every((figure) => told.has(figure));
}

function merge(kept: Fact, removed: Fact): FactProposal {
  return {
    kind: 'MERGE',
    factId: kept.id,
    after: kept.text,
    fields: null,
    basis: [kept.id, removed.id],
    removes: [removed.id],
    reason: `"${removed.text}" says the same; one of them is enough.`,
  };
}

/** Lines under one entry, and skills of any group, that are there twice; the fuller one is kept. */
export function findDuplicates(facts: readonly Fact[]): FactProposal[] {
  const proposals: FactProposal[] = [];
  const gone = new Set<string>();
  const byEntry = Map.groupBy(
    facts.filter(({ kind, parentId }) => kind === 'bullet' && parentId !== null),
    ({ parentId }) => parentId!,
  );
  for (const all of byEntry.values()) {
    const lines = all.slice(0, MOST_LINES).sort((a, b) => b.text.length - a.text.length);
    lines.forEach((longer, at) => {
      if (gone.has(longer.id)) return;
      const shorter = lines
        .slice(at + 1)
        .find(({ id, text }) => !gone.has(id) && isWithin(text, longer.text));
      if (shorter === undefined) return;
      gone.add(shorter.id).add(longer.id);
      proposals.push(merge(longer, shorter));
    });
  }
  const skills = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.kind !== 'keyword' || fact.section !== 'skills') continue;
    const name = canonicalSkill(fact.text) ?? fold(fact.text);
    const known = skills.get(name);
    if (known === undefined) skills.set(name, fact);
    else if (!gone.has(known.id)) {
      gone.add(known.id);
      proposals.push(merge(known, fact));
    }
  }
  return proposals;
}
