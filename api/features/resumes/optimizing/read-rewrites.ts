/**
 * Holds what a model answered against what it was given. Nothing it says is believed: a rewrite names facts of its own line,
 * keeps the numbers, is one plain sentence in the resume's language, and passes the truth check; or it comes back with the
 * reason.
 */
import { z } from 'zod';
import { postingForPeople } from '../../../core/posting/posting-for-people.js';
import { factsForPeople } from '../../../core/resume/facts-for-people.js';
import type { Change, ResumeDocument } from '../../../core/resume/resume-document.js';
import { guessLanguage } from '../../../core/text/guess-language.js';
import { speaksToMachine } from '../../../core/text/machine-talk.js';
import { collapse, clean, fold } from '../../../core/text/normal-form.js';
import { wordStems } from '../../../core/writing/posting-needs.js';
import { gateChanges, type TruthGround } from '../../../core/writing/truth-gate.js';
import type { TailoringStrategy } from '../changes/proposed-change.entity.js';
import type { Passage, PassageLine } from './passages.js';

/** What a model is asked to answer, by both prompts. */
export const rewritesAnswer = z.object({
  lines: z.array(
    z.object({
      /** Label of the line. */
      line: z.string(),
      text: z.string(),
      /** Labels of the facts it says. */
      facts: z.array(z.string()),
    }),
  ),
});

export type RewritesAnswer = z.output<typeof rewritesAnswer>;

/** A rewrite that holds. */
export interface KeptRewrite {
  line: PassageLine;
  change: Change;
}

/** A rewrite that does not, and why, in words for the user and for the model. */
export interface RefusedRewrite {
  line: PassageLine;
  text: string;
  reason: string;
}

export interface Judged {
  kept: KeptRewrite[];
  refused: RefusedRewrite[];
}

/** What is left to ask about, and what rewrites say that hold already. */
export interface SecondTurn {
  asked?: ReadonlySet<PassageLine>;
  said?: readonly string[];
}

export interface Bench {
  base: ResumeDocument;
  ground: TruthGround;
  strategy: TailoringStrategy;
  /** ISO 639-1 code of the language the resume is in. */
  language: string;
  newId: () => string;
  /** Why the line is better now, for the user. */
  reasonFor: (before: string, after: string) => string;
}

/**
 * What rewrites are held against. A fact that is addressed to a program is the person's own text and stays in the resume; but
 * no rewrite rests on it, or takes a name out of it.
 */
export function groundOf(ground: TruthGround): TruthGround {
  const { facts, posting } = ground;
  return {
    ...ground,
    facts: factsForPeople(facts),
    posting: posting === null ? null : postingForPeople(posting),
  };
}

/** How much of a line's words a strategy leaves, 0 to 1. */
const KEEPS: Record<TailoringStrategy, number> = { CONSERVATIVE: 0.6, BALANCED: 0.3, BOLD: 0 };
const LONGEST = 320;
const LONGEST_SUMMARY = 700;
const MOST_ANSWERS = 60;

/** Parts an answer into what holds and what does not. Lines that were not asked about, or that stay as they are, are neither. */
export function judgeRewrites(
  passage: Passage,
  answer: RewritesAnswer,
  bench: Bench,
  { asked = new Set(passage.lines), said: before = [] }: SecondTurn = {},
): Judged {
  const refused: RefusedRewrite[] = [];
  const candidates: KeptRewrite[] = [];
  const idOf = new Map(passage.facts.map(({ label, id }) => [label, id]));
  const said = new Set([...textsOf(bench.base), ...before].map(fold));
  const seen = new Set<PassageLine>();
  for (const { line: label, text: written, facts: cited } of answer.lines.slice(0, MOST_ANSWERS)) {
    const line = passage.lines.find((one) => one.label === label.trim());
    if (line === undefined || !asked.has(line) || seen.has(line)) continue;
    seen.add(line);
    const text = clean(written).replace(/^[-•*–]\s+/, '');
    if (text === '' || collapse(text) === collapse(line.text)) continue;
    const labels = [...new Set(cited.map((one) => one.trim()))];
    const reason =
      citationProblem(line, labels, idOf) ?? formProblem(line, written, text, said, bench) ?? null;
    if (reason !== null) {
      refused.push({ line, text: text.slice(0, LONGEST_SUMMARY), reason });
      continue;
    }
    said.add(fold(text));
    candidates.push({
      line,
      change: toChange(
        line,
        text,
        labels.map((one) => idOf.get(one)!),
        bench,
      ),
    });
  }
  const { kept, blocked } = gateChanges(
    bench.base,
    candidates.map(({ change }) => change),
    bench.ground,
  );
  const ids = new Set(kept.map(({ id }) => id));
  for (const { change, finding } of blocked) {
    const line = candidates.find((one) => one.change.id === change.id)!.line;
    refused.push({ line, text: change.after ?? '', reason: `"${finding.text}": ${finding.reason}` });
  }
  return { kept: candidates.filter(({ change }) => ids.has(change.id)), refused };
}

function toChange(line: PassageLine, after: string, facts: string[], bench: Bench): Change {
  return {
    id: bench.newId(),
    operation: line.lineId === null ? 'ADD' : 'REPLACE',
    sectionKey: line.sectionKey,
    entryId: line.entryId,
    lineId: line.lineId,
    before: line.before,
    after,
    position: line.position,
    facts,
    reason: bench.reasonFor(line.text, after),
  };
}

function citationProblem(
  line: PassageLine,
  labels: readonly string[],
  idOf: ReadonlyMap<string, string>,
): string | null {
  if (labels.length === 0) return 'It names no fact it rests on.';
  const unknown = labels.find((label) => !line.allowed.has(label));
  if (unknown !== undefined) return `"${unknown.slice(0, 40)}" is no fact that this line may rest on.`;
  const own = new Set(line.own);
  if (!labels.some((label) => own.has(idOf.get(label) ?? '')))
    return 'It does not rest on the fact of its own line.';
  return null;
}

const MARKUP = /<\/?[a-z!][^>]*>|\]\(|\{\{|\$\{|<\||&(?:#\d+|[a-z]{2,8});/i;
/** What people who write Markdown have in their own lines. */
const EMPHASIS = /\*\*|__|`|^#{1,6}\s/;
const ADDRESS = /https?:|www\.|\b[\w.+-]+@[\w-]+\.\w|\b(?:javascript|data|file):/i;

function formProblem(
  line: PassageLine,
  written: string,
  text: string,
  said: ReadonlySet<string>,
  { strategy, language }: Bench,
): string | null {
  if (written.trim().includes('\n')) return 'It is more than one line.';
  if (MARKUP.test(text) || (EMPHASIS.test(text) && !EMPHASIS.test(line.text))) return 'It has markup in it.';
  if (ADDRESS.test(text) && !ADDRESS.test(line.text)) return 'It has an address in it.';
  if (/^\p{Lu}/u.test(line.text) && /^\p{Ll}/u.test(text)) return 'It begins in the middle of a sentence.';
  if (speaksToMachine(text)) return 'It is no sentence about the person.';
  const longest =
    line.sectionKey === 'summary'
      ? LONGEST_SUMMARY
      : Math.min(LONGEST, Math.max(160, Math.round(line.text.length * 1.5)));
  if (text.length > longest) return `It is longer than ${longest} characters.`;
  if (said.has(fold(text))) return 'Another line says the same.';
  const lost = numbersOf(line.text).find((number) => !numbersOf(text).includes(number));
  if (lost !== undefined) return `It leaves out "${lost}".`;
  const words = wordStems(line.text);
  const common = [...wordStems(text)].filter((stem) => words.has(stem)).length;
  if (words.size > 2 && common / words.size < KEEPS[strategy])
    return 'It leaves out most of what the line says.';
  return languageProblem(line.text, text, language);
}

/** A rewrite in another language than its line. Short lines are of no certain language and pass. */
function languageProblem(before: string, after: string, language: string): string | null {
  const now = guessLanguage(after);
  if (now === null || now === language || after.length < 60) return null;
  return guessLanguage(before) === language ? `It is not in the language of the resume (${language}).` : null;
}

/** The numbers of a text as digits: "1.2 million" has "1.2", "40%" has "40". */
function numbersOf(text: string): string[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([number]) => number.replace(/[.,](?=\d{3}\b)/g, ''));
}

function textsOf(document: ResumeDocument): string[] {
  return document.sections.flatMap(({ entries }) =>
    entries.flatMap(({ lines }) => lines.map(({ text }) => text)),
  );
}
