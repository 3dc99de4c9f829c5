/** One sentence of a resume being checked, with the facts it may rest on. */
import type { Alignment, Evidence, FactText } from './evidence.js';
import type { Finding, FindingKind } from './finding.js';
import type { KnownNames } from './known-names.js';
import { quantityHolds } from './quantity-holds.js';
import { quantitiesIn, type Quantity } from './quantities.js';
import { foreignLanguages, translatedFact } from './translated-line.js';
import { foldCase, wordsOf, type Word } from './words.js';

/** What one line is held against. */
export interface Grounds {
  evidence: Evidence;
  /** Indexes of the facts it may rest on; null for the whole profile. */
  within: ReadonlySet<number> | null;
  /** Names and skills of those facts. */
  known: KnownNames;
  /** Names the posting asks for, folded. */
  posting: ReadonlySet<string>;
  /** Years of work the profile's dates show. */
  careerYears: number;
  /** A summary, headline or description, which speaks of the whole profile; not a bullet about one thing. */
  general: boolean;
}

export interface Segment {
  path: string;
  text: string;
  words: Word[];
  quantities: Quantity[];
  /** The folded words joined by single spaces, for phrases; padded by a space on both sides. */
  folded: string;
  grounds: Grounds;
  /** Facts that carry a good part of it, best first. */
  aligned: Alignment[];
  /** For a line in another language than the facts: the fact its figures tie it to. */
  translated: FactText | null;
}

/** Facts below this part of the best fact's score are not what the sentence rests on. */
const CLOSE_ENOUGH = 0.3;
const MOST_ALIGNED = 8;

export function segmentOf(path: string, text: string, grounds: Grounds): Segment {
  const words = wordsOf(text);
  const alignments = grounds.evidence.align(words, grounds.within);
  const best = alignments[0]?.score ?? 0;
  const quantities = quantitiesIn(text, words, [
    ...grounds.evidence.languages,
    ...foreignLanguages(words, grounds.evidence),
  ]);
  const aligned = alignments.filter(({ score }) => score >= CLOSE_ENOUGH * best).slice(0, MOST_ALIGNED);
  const translated = translatedFact(words, quantities, grounds.evidence, grounds.within, quantityHolds);
  if (translated !== null && !aligned.some(({ fact }) => fact === translated))
    aligned.unshift({ fact: translated, score: best, matched: 0 });
  return {
    path,
    text,
    words,
    quantities,
    folded: ` ${words.map(({ form }) => form.replace(/[.']/g, ' ')).join(' ')} `,
    grounds,
    aligned,
    translated,
  };
}

/** The facts the segment may rest on, all of them. */
export function factsOf({ grounds: { evidence, within } }: Segment): FactText[] {
  return within === null ? [...evidence.facts] : evidence.facts.filter(({ index }) => within.has(index));
}

/** The first of the phrases that stands in the segment. */
export function phraseIn(folded: string, phrases: readonly string[]): string | null {
  return phrases.find((phrase) => folded.includes(` ${phrase} `)) ?? null;
}

/** The folded words of a fact, padded like a segment's. */
export function foldedFact(fact: FactText): string {
  return ` ${fact.words.map(({ form }) => foldCase(form).replace(/[.']/g, ' ')).join(' ')} `;
}

export function findingIn(
  segment: Segment,
  kind: FindingKind,
  text: string,
  reason: string,
  closest?: FactText,
): Finding {
  const fact = closest ?? segment.aligned[0]?.fact;
  return {
    path: segment.path,
    kind,
    text,
    reason,
    closest: fact === undefined ? null : { path: fact.path, text: fact.text },
  };
}
