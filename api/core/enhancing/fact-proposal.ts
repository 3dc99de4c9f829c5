/** What the Profile Enhancer gives: drafts for facts, and questions about them. Nothing here is a fact. */

/**
 * REWORD: the same said better. MERGE: two facts that say the same become one. COMPLETE: the fact with what the user
 * answered to a question.
 */
export const PROPOSAL_KINDS = ['REWORD', 'MERGE', 'COMPLETE'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export interface FactProposal {
  kind: ProposalKind;
  /** The fact whose words or fields change. */
  factId: string;
  /** Its words afterwards. */
  after: string;
  /** The fields of an entry afterwards; null for lines. */
  fields: Record<string, string> | null;
  /** Ids of the facts the new words rest on; the fact itself is one of them. */
  basis: string[];
  /** Ids of facts that are taken back with it. */
  removes: string[];
  /** Why, in plain words for the user. */
  reason: string;
}

export const QUESTION_TOPICS = ['NUMBERS', 'SCOPE', 'TOOLS', 'DATES'] as const;
export type QuestionTopic = (typeof QUESTION_TOPICS)[number];

export interface FactQuestion {
  factId: string;
  topic: QuestionTopic;
  text: string;
  /** Why it is asked, in plain words. */
  reason: string;
}

/** More questions than this at a time are homework. */
export const MOST_QUESTIONS = 6;
