/** The person's facts, prepared for comparison: words, numbers, and which fact a line comes closest to. */
import { ANY_FUNCTION_WORD, languagesOf } from './lexicon/function-words.js';
import type { LanguageCode } from './lexicon/number-words.js';
import { SYNONYM_GROUPS } from './lexicon/synonyms.js';
import { leavesOf, pathText, type PathPart } from './leaves.js';
import { quantitiesIn, type Quantity } from './quantities.js';
import { sameStem, stemOf } from './stems.js';
import { cleanText, LONGEST_LINE, wordsOf, type Word } from './words.js';

export interface FactText {
  index: number;
  path: string;
  parts: PathPart[];
  text: string;
  words: Word[];
  quantities: Quantity[];
  /** Ids of the vocabulary's stems in it. */
  stems: ReadonlySet<number>;
}

/** Above this many different stems a profile is no resume any more, and comparisons go by beginnings only. */
const MOST_STEMS_TO_SCAN = 6000;

/** Fields of running text, which tell the language of a profile better than its names do. */
const PROSE: ReadonlySet<PathPart> = new Set(['highlights', 'summary', 'description']);

/** How much of a line one fact carries. */
export interface Alignment {
  fact: FactText;
  /** Sum of the weights of the line's words found in it. */
  score: number;
  /** How many of the line's content words are found in it. */
  matched: number;
}

const groupsOfStem = new Map<string, Set<number>>();
for (const [word, groups] of SYNONYM_GROUPS) {
  const stem = stemOf(word);
  const known = groupsOfStem.get(stem) ?? new Set<number>();
  for (const group of groups) known.add(group);
  groupsOfStem.set(stem, known);
}

/** True when two stems are forms of one word or stand in one group of synonyms. */
export function sameConcept(a: string, b: string): boolean {
  if (sameStem(a, b)) return true;
  const groups = groupsOfStem.get(a);
  const others = groupsOfStem.get(b);
  if (groups === undefined || others === undefined) return false;
  for (const group of groups) if (others.has(group)) return true;
  return false;
}

/** Words that carry meaning of their own: no function words, no bare numbers. */
export function isContent(word: Word): boolean {
  return !ANY_FUNCTION_WORD.has(word.form) && !/^[\d.,]+$/.test(word.form);
}

export class Evidence {
  readonly facts: readonly FactText[];
  readonly languages: readonly LanguageCode[];
  /** What the facts themselves are written in, most used first. */
  readonly ownLanguages: readonly LanguageCode[];
  private readonly stems: string[] = [];
  private readonly stemIds = new Map<string, number>();
  private readonly sameBeginning = new Map<string, number[]>();
  private readonly factsOfStem: number[][] = [];
  private readonly matches = new Map<string, readonly number[]>();
  /** What each fact says in a comparable form, whole and sentence by sentence. */
  private readonly verbatim = new Map<string, number[]>();

  constructor(profile: unknown, languages: readonly LanguageCode[] = []) {
    const texts = leavesOf(profile).map(({ parts, text }) => ({
      parts,
      text: cleanText(text.slice(0, LONGEST_LINE)),
    }));
    const words = texts.map(({ text }) => wordsOf(text));
    const forms = words.flat().map(({ form }) => form);
    const prose = texts.flatMap(({ parts }, index) =>
      parts.some((part) => PROSE.has(part)) ? words[index]!.map(({ form }) => form) : [],
    );
    this.ownLanguages = languagesOf(prose.length > 0 ? prose : forms, 0.8);
    this.languages = [...new Set([...languagesOf(forms), ...languages])];
    this.facts = texts.map(({ parts, text }, index) => ({
      index,
      path: pathText(parts),
      parts,
      text,
      words: words[index]!,
      quantities: quantitiesIn(text, words[index]!, this.languages),
      stems: this.learn(index, words[index]!),
    }));
    for (const { index, text } of this.facts) {
      for (const part of new Set([text, ...sentencesOf(text)].map(comparable))) {
        this.verbatim.set(part, [...(this.verbatim.get(part) ?? []), index]);
      }
    }
  }

  /** True when one of the facts says exactly this, letter case and end punctuation aside. */
  says(text: string, within: ReadonlySet<number> | null = null): boolean {
    const holders = this.verbatim.get(comparable(text));
    return holders !== undefined && (within === null || holders.some((fact) => within.has(fact)));
  }

  /** Ids of the profile's stems that are the same word as, or a synonym of, a stem. */
  matchesOf(stem: string): readonly number[] {
    const known = this.matches.get(stem);
    if (known !== undefined) return known;
    // Compounds can only be found by looking at every stem; a vocabulary too large for a resume goes without them.
    const near =
      this.stems.length <= MOST_STEMS_TO_SCAN
        ? this.stems.keys()
        : new Set([
            ...(this.sameBeginning.get(stem.slice(0, 4)) ?? []),
            ...[this.stemIds.get(stem)].filter((id) => id !== undefined),
          ]);
    const found: number[] = [];
    for (const id of near) if (sameConcept(stem, this.stems[id]!)) found.push(id);
    this.matches.set(stem, found);
    return found;
  }

  /** True when a fact has a word that is the same as, or a synonym of, this one. */
  carries(fact: FactText, word: Word): boolean {
    return this.matchesOf(word.stem).some((id) => fact.stems.has(id));
  }

  /** The facts that carry some of these words, best first. Rare words weigh more. */
  align(words: readonly Word[], within: ReadonlySet<number> | null): Alignment[] {
    const scores = new Map<number, { score: number; matched: number }>();
    const seen = new Set<string>();
    for (const word of words) {
      if (!isContent(word) || seen.has(word.stem)) continue;
      seen.add(word.stem);
      const holders = new Set<number>();
      for (const id of this.matchesOf(word.stem)) for (const fact of this.factsOfStem[id]!) holders.add(fact);
      // A word of a third of a long profile tells none of its facts apart.
      if (holders.size === 0 || (holders.size > 100 && holders.size > 0.3 * this.facts.length)) continue;
      const weight = Math.log(1 + this.facts.length / holders.size);
      for (const fact of holders) {
        if (within !== null && !within.has(fact)) continue;
        const entry = scores.get(fact) ?? { score: 0, matched: 0 };
        entry.score += weight;
        entry.matched += 1;
        scores.set(fact, entry);
      }
    }
    return [...scores]
      .map(([index, { score, matched }]) => ({ fact: this.facts[index]!, score, matched }))
      .sort((a, b) => b.score - a.score || a.fact.index - b.fact.index);
  }

  private learn(fact: number, words: readonly Word[]): ReadonlySet<number> {
    const ids = new Set<number>();
    for (const word of words) {
      let id = this.stemIds.get(word.stem);
      if (id === undefined) {
        id = this.stems.length;
        this.stems.push(word.stem);
        this.stemIds.set(word.stem, id);
        this.factsOfStem.push([]);
        const beginning = word.stem.slice(0, 4);
        this.sameBeginning.set(beginning, [...(this.sameBeginning.get(beginning) ?? []), id]);
      }
      if (ids.has(id)) continue;
      ids.add(id);
      this.factsOfStem[id]!.push(fact);
    }
    return ids;
  }
}

/** Sentences of a cleaned text; a `;` also ends one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;])\s+(?=[\p{Lu}\p{N}"“(*]|\p{Ll})/u)
    .reduce<string[]>((sentences, part) => {
      // "approx. 40", "z. B. die": an abbreviation's dot ends no sentence.
      const last = sentences.at(-1);
      if (
        last !== undefined &&
        /(?:^|\s)(?:\p{L}|approx|ca|no|nr|inc|ltd|dr|mr|ms|st|sr|jr|bzw|usw|etc|mio|mrd|tsd|vs|tj|tzv|resp|evtl|inkl|incl|mil|tis)\.$/iu.test(
          last,
        )
      ) {
        sentences[sentences.length - 1] = `${last} ${part}`;
      } else sentences.push(part);
      return sentences;
    }, [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.;,:!?\s]+$/, '')
    .replace(/^[-•*\s]+/, '');
}
