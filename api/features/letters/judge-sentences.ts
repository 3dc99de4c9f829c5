/**
 * Holds what a model wrote against what it was given. Nothing it says is believed: a sentence cites facts it was shown, has a
 * plain form, and passes the truth check; or it goes back with the reason.
 */
import { plainFormProblem, sentenceProblem } from '../../core/text/plain-form.js';
import { clean } from '../../core/text/normal-form.js';
import type { LetterGround } from '../../core/truth/letter-grounds.js';
import { refuseWritten } from '../../core/truth/refuse-written.js';
import { mendSentencesPrompt, writeLetterPrompt } from './letter-prompts.js';

/** A sentence as a model gives it. */
export interface WrittenSentence {
  text: string;
  about: 'me' | 'employer';
  facts: readonly string[];
}

/** A sentence in its place, with what became of it. */
export interface JudgedSentence {
  /** "S1", unique within the letter. */
  label: string;
  paragraph: number;
  text: string;
  basis: 'facts' | 'posting';
  /** Ids of facts. */
  facts: string[];
  /** Why it may not stand; null when it may. */
  refusal: string | null;
}

const LONGEST = 420;

export interface Bench {
  ground: LetterGround;
  idOf: ReadonlyMap<string, string>;
  /** ISO 639-1. */
  language: string;
}

const RUN = 6;
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const INSTRUCTIONS = [writeLetterPrompt, mendSentencesPrompt]
  .map(({ body }) => ` ${wordsOf(body).join(' ')} `)
  .join('\n');

/** Whether a text repeats six words in a row of what the model was told: a letter has no use for its own instructions. */
function repeatsInstructions(text: string): boolean {
  const words = wordsOf(text);
  return words.some(
    (_, at) => at + RUN <= words.length && INSTRUCTIONS.includes(` ${words.slice(at, at + RUN).join(' ')} `),
  );
}

/** Judges sentences; those that say what another says already are refused too. */
export function judgeSentences(
  written: readonly { label: string; paragraph: number; sentence: WrittenSentence }[],
  { ground, idOf, language }: Bench,
  said: ReadonlySet<string> = new Set(),
): JudgedSentence[] {
  const seen = new Set(said);
  const judged = written.map(({ label, paragraph, sentence }): JudgedSentence => {
    const text = clean(sentence.text).slice(0, 2 * LONGEST);
    const labels = [...new Set(sentence.facts.map((one) => one.trim()))].slice(0, 20);
    const isTwice = seen.has(text.toLowerCase());
    seen.add(text.toLowerCase());
    const unknown = labels.find((one) => !idOf.has(one));
    return {
      label,
      paragraph,
      text,
      basis: sentence.about === 'me' ? 'facts' : 'posting',
      facts: sentence.about === 'me' ? labels.flatMap((one) => idOf.get(one) ?? []) : [],
      refusal:
        plainFormProblem(sentence.text, LONGEST) ??
        sentenceProblem(text) ??
        (repeatsInstructions(text) ? 'It repeats what it was told to do.' : null) ??
        (isTwice ? 'It is there already.' : null) ??
        (unknown === undefined || sentence.about === 'employer'
          ? null
          : `"${unknown.slice(0, 40)}" is no fact it was given.`),
    };
  });
  const open = judged.filter(({ refusal }) => refusal === null);
  const findings = refuseWritten(
    open.map(({ label: id, text, basis, facts }) => ({ id, text, basis, facts })),
    language,
    ground,
  );
  return judged.map((sentence) => {
    const finding = sentence.refusal === null ? findings.get(sentence.label) : undefined;
    if (finding === undefined) return sentence;
    const words = finding.text === sentence.text ? '' : `“${finding.text}”: `;
    return { ...sentence, refusal: `${words}${finding.reason}` };
  });
}
