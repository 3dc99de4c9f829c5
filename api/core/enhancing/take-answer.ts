/** Puts what the user answered into the fact it was asked about, in their own words. */
import { findPeriods } from '../parsing/dates.js';
import type { Fact } from '../resume/fact.js';
import { headingText } from '../resume/read-entry.js';
import { plainOpening } from '../writing/plain-opening.js';
import type { FactProposal, QuestionTopic } from './fact-proposal.js';

const ENGLISH = /\b(?:the|of|and|for|to|with|by|in|on|a|an|from)\b/i;

/** An answer that cannot be used, with what to write instead. */
export interface UnusableAnswer {
  advice: string;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "I wrote the importer" as resumes say it: "Wrote the importer". */
function asLine(answer: string): string {
  return capitalise(plainOpening(capitalise(answer)) ?? answer);
}

function completed(line: string, topic: QuestionTopic, answer: string): string {
  const stem = line.replace(/[.;\s]+$/, '');
  const said = answer.replace(/[.;\s]+$/, '');
  const words = said.split(/\s+/).length;
  if (topic === 'TOOLS' && ENGLISH.test(line) && words <= 12)
    return `${stem}, using ${said.replace(/^(?:with|using)\s+/i, '')}.`;
  // A sentence of its own stays one; a few words go where they explain.
  if (topic === 'SCOPE' || words > 10) return `${stem}. ${asLine(said)}.`;
  return `${stem} (${said}).`;
}

/**
 * The draft that an answer makes: the fact as it is with the answer in it. Nothing is added to what the user wrote.
 * @throws never; an answer that cannot be read as asked comes back with advice
 */
export function takeAnswer(fact: Fact, topic: QuestionTopic, answer: string): FactProposal | UnusableAnswer {
  const said = answer.replace(/\s+/gu, ' ').trim();
  if (said === '') return { advice: 'Write an answer, or dismiss the question.' };
  const draft = { kind: 'COMPLETE', factId: fact.id, basis: [fact.id], removes: [] } as const;
  const reason = 'With what you answered.';
  if (topic !== 'DATES') {
    return {
      ...draft,
      basis: [fact.id],
      removes: [],
      after: completed(fact.text, topic, said),
      fields: null,
      reason,
    };
  }
  const [period] = findPeriods(said);
  if (period?.start == null || fact.section === null) {
    return { advice: 'Write the dates like "2019-03 to 2021-06", "March 2019 to today" or "2019 to 2021".' };
  }
  const others = Object.entries(fact.fields).filter(([name]) => name !== 'startDate' && name !== 'endDate');
  const fields = {
    ...Object.fromEntries(others),
    startDate: period.start,
    ...(period.end === null ? {} : { endDate: period.end }),
  };
  const after = `${headingText(fact.section, fields)}, ${period.start} – ${period.end ?? 'now'}`;
  return { ...draft, basis: [fact.id], removes: [], after, fields, reason };
}
