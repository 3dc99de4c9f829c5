/** The rules of the Profile Enhancer: what to say better, what to say once, what to ask. */
import type { Fact } from '../resume/fact.js';
import { askAboutFacts } from './ask-about-facts.js';
import { refuseProposal } from './check-proposal.js';
import type { FactProposal, FactQuestion } from './fact-proposal.js';
import { findDuplicates } from './find-duplicates.js';
import { rewordLine } from './reword-line.js';

/** More drafts than this at a time nobody looks through. */
const MOST_DRAFTS = 30;

export interface EnhanceInput {
  facts: readonly Fact[];
  /** Facts to look at; null: all. Others are still what drafts are checked against. */
  only: ReadonlySet<string> | null;
  /** ISO day. */
  today: string;
  /** Questions asked before, as `factId topic`. */
  settled?: ReadonlySet<string>;
}

export interface Enhancement {
  proposals: FactProposal[];
  questions: FactQuestion[];
}

/** Drafts that pass the truth check, and at most six questions. Pure and deterministic; never throws. */
export function enhanceFacts({ facts, only, today, settled }: EnhanceInput): Enhancement {
  const isWanted = (id: string): boolean => only === null || only.has(id);
  const duplicates = findDuplicates(facts).filter(
    ({ factId, removes }) => isWanted(factId) || removes.some(isWanted),
  );
  const busy = new Set(duplicates.flatMap(({ factId, removes }) => [factId, ...removes]));
  const rewordings = facts.flatMap((fact): FactProposal[] => {
    if (fact.kind !== 'bullet' || busy.has(fact.id) || !isWanted(fact.id)) return [];
    const better = rewordLine(fact.text);
    if (better === null) return [];
    const proposal: FactProposal = {
      kind: 'REWORD',
      factId: fact.id,
      after: better.text,
      fields: null,
      basis: [fact.id],
      removes: [],
      reason: better.reason,
    };
    return refuseProposal(proposal, facts, today) === null ? [proposal] : [];
  });
  const asked = askAboutFacts(
    facts.filter(({ id, parentId }) => isWanted(id) || (parentId === null && only === null) || isHeading(id)),
    settled,
  ).filter(({ factId }) => isWanted(factId));
  return { proposals: [...duplicates, ...rewordings].slice(0, MOST_DRAFTS), questions: asked };

  /** Lines are asked about only where their entry is known. */
  function isHeading(id: string): boolean {
    return facts.some((fact) => fact.id === id && fact.kind === 'entry');
  }
}
