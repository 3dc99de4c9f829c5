import type { Finding } from './finding.js';
import {
  checkCited,
  checkPostedStrictly,
  type CheckedSentence,
  type LetterGround,
} from './letter-grounds.js';
import { speaksOfEmployer, speaksOfWriter } from './letter-persons.js';

/**
 * Whether a sentence that a model wrote may stand in a letter. Stricter than `checkLetter`: the sentence must say of whom
 * it speaks, one about the employer may say nothing about the writer, and its every word is held against the posting.
 * @returns why not, in plain words; null when it may
 */
export function refuseWritten(
  sentences: readonly (CheckedSentence & { basis: 'facts' | 'posting' })[],
  language: string,
  ground: LetterGround,
): Map<string, Finding> {
  const refused = new Map<string, Finding>();
  const refuse = (sentence: CheckedSentence, reason: string): void => {
    refused.set(sentence.id, { path: sentence.id, kind: 'line', text: sentence.text, reason, closest: null });
  };
  const known = new Set(ground.facts.map(({ id }) => id));
  const company = ground.posting.company ?? null;
  const cited: CheckedSentence[] = [];
  const posted: CheckedSentence[] = [];
  for (const sentence of sentences) {
    if (sentence.basis === 'facts') {
      if (!speaksOfWriter(sentence.text, language)) refuse(sentence, 'It does not speak of the person.');
      else if (sentence.facts.length === 0) refuse(sentence, 'It speaks of the person and names no fact.');
      else if (sentence.facts.some((id) => !known.has(id)))
        refuse(sentence, 'It cites a fact that does not exist.');
      else cited.push(sentence);
    } else if (speaksOfWriter(sentence.text, language)) {
      refuse(sentence, 'It speaks of the person without naming a fact.');
    } else if (!speaksOfEmployer(sentence.text, language, company)) {
      refuse(sentence, 'It says neither something about the person nor about the employer.');
    } else posted.push(sentence);
  }
  for (const [id, findings] of [...checkCited(cited, ground), ...checkPostedStrictly(posted, ground)]) {
    if (findings[0] !== undefined && !refused.has(id)) refused.set(id, findings[0]);
  }
  return refused;
}
