/** Numbers: each must stand in a fact the sentence rests on, counting the same thing. */
import { sameConcept, type FactText } from './evidence.js';
import type { Finding } from './finding.js';
import { COUNTED, TEAM_WORDS, type Counted } from './lexicon/counted.js';
import { ANY_FUNCTION_WORD } from './lexicon/function-words.js';
import { isGenericStem } from './lexicon/generic-words.js';
import { FRACTION_WORDS, TIME_UNITS } from './lexicon/number-words.js';
import { near, quantityHolds } from './quantity-holds.js';
import type { Quantity } from './quantities.js';
import { factsOf, findingIn, type Segment } from './segment.js';
import type { Word } from './words.js';

/** Words that make a number of years the length of a career. */
const EXPERIENCE =
  /^(?:experien|erfahrung|berufserfahrung|expertise|ervaring|werkervaring|erfarenhet|yrkeserfarenhet|zkusenost|praxe|praxi|profession|career|berufsjahr|anciennete|trayectoria|carriere|karriere|industry|branche)/;

interface Counting {
  category: Counted | null;
  team: boolean;
  nouns: Word[];
}

/** What a quantity counts: for "team of 12" the word before, else the words after it. */
function countingOf(quantity: Quantity, words: readonly Word[]): Counting {
  const joined = /^(?:of|von|de|van|av|z|s|med|mit|met|os|o)$/.test(words[quantity.first - 1]?.form ?? '');
  const beside = joined || quantity.after.length === 0 ? quantity.before.slice(0, 1) : [];
  const nouns = [...quantity.after, ...beside].filter(({ form }) => !TIME_UNITS.has(form));
  const head = quantity.before[0];
  if (head !== undefined && joined) {
    const category = COUNTED.get(head.form);
    if (category !== undefined && TEAM_WORDS.has(head.form)) return { category, team: true, nouns };
  }
  const counted = quantity.after.slice(0, 3).find(({ form }) => COUNTED.has(form));
  const team = quantity.after.slice(0, 3).some(({ form }) => TEAM_WORDS.has(form));
  return { category: counted === undefined ? null : COUNTED.get(counted.form)!, team, nouns };
}

function sharesNoun(a: Counting, b: Counting): boolean {
  return a.nouns.some(
    (one) => !isGenericStem(one.stem) && b.nouns.some((other) => sameConcept(one.stem, other.stem)),
  );
}

function conflicts(claim: Counting, fact: Counting): boolean {
  if (sharesNoun(claim, fact)) return false;
  if (claim.team) return fact.category !== 'people' && fact.nouns.length > 0;
  if (claim.category === null || fact.category === null) return false;
  const people = new Set<Counted>(['people', 'customers']);
  return claim.category !== fact.category && !(people.has(claim.category) && people.has(fact.category));
}

/** "Level 2" and "level 2": the number stands beside the same word, however general. */
function besideSameWord(claim: Quantity, fact: Quantity): boolean {
  return (['before', 'after'] as const).some((side) => {
    const [one, other] = [claim[side][0], fact[side][0]];
    return one !== undefined && other !== undefined && one.stem === other.stem;
  });
}

/** True when the words around the number tie it to the fact by something more than a filler. */
function tied(segment: Segment, quantity: Quantity, fact: FactText): boolean {
  const around = segment.words.filter(
    (word, index) =>
      index >= quantity.first - 6 &&
      index < quantity.next + 6 &&
      (index < quantity.first || index >= quantity.next) &&
      !ANY_FUNCTION_WORD.has(word.form) &&
      !FRACTION_WORDS.has(word.form) &&
      !/^\d/.test(word.form),
  );
  const telling = around.filter(
    ({ stem, form }) => form.length > 2 && !isGenericStem(stem) && !TIME_UNITS.has(form),
  );
  if (telling.length === 0) return true;
  return telling.some((word) => segment.grounds.evidence.carries(fact, word));
}

/** For "one of three" against "with two others": the count includes the person. */
function includesOneself(segment: Segment, quantity: Quantity, held: Quantity, fact: FactText): boolean {
  if (quantity.kind !== 'plain' || held.kind !== 'plain') return false;
  const before = segment.words.slice(Math.max(0, quantity.first - 3), quantity.first).map(({ form }) => form);
  const oneOf = ['one', 'einer', 'eine', 'un', 'uno', 'una', 'een', 'en', 'jeden', 'jedna'].some((word) =>
    before.includes(word),
  );
  const others = [...fact.words.slice(held.next, held.next + 2)].some(({ form }) =>
    /^(?:other|others|weitere|weiteren|anderen|autres|otros|otras|andere|andra|dalsi|dalsimi)$/.test(form),
  );
  return oneOf && others && near(quantity.values[0]!, held.values[0]! + 1);
}

function experienceHolds(segment: Segment, quantity: Quantity): boolean {
  if (quantity.kind !== 'duration' || quantity.unit !== TIME_UNITS.get('years')) return false;
  if (!segment.words.some(({ form }) => EXPERIENCE.test(form)) && !segment.grounds.general) return false;
  const years = quantity.values[0]!;
  return quantity.bound === 'over'
    ? years < segment.grounds.careerYears
    : years <= segment.grounds.careerYears + 0.09;
}

function kindOf(quantity: Quantity, counting: Counting): Finding['kind'] {
  if (quantity.kind === 'year') return 'date';
  if (counting.team) return 'team_size';
  return quantity.kind === 'plain' || quantity.kind === 'duration' || quantity.kind === 'vague'
    ? 'count'
    : 'metric';
}

/** The most facts in which a figure is looked for when the facts nearest to the line do not have it. */
const MOST_ELSEWHERE = 40;

/** Facts that speak of what the quantity counts; of a year, all. */
function elsewhere(segment: Segment, quantity: Quantity): FactText[] {
  const { evidence, within } = segment.grounds;
  const facts =
    quantity.kind === 'year'
      ? factsOf(segment)
      : evidence
          .align([...quantity.after, ...quantity.before], within)
          .slice(0, MOST_ELSEWHERE)
          .map(({ fact }) => fact);
  return facts.filter(
    (fact) => fact.quantities.length > 0 && !segment.aligned.some((aligned) => aligned.fact === fact),
  );
}

/** Before the size of a change, not before its result. */
const BY = /^(?:by|um|de|en|met|med|o)$/;

/** "from 9 days to 4" also says: 5 days less, 56% less, less than half. */
function followsFromChange(claim: Quantity, words: readonly Word[], { quantities, text }: FactText): boolean {
  for (const [index, later] of quantities.entries()) {
    const earlier = quantities[index - 1];
    if (earlier === undefined || earlier.kind !== later.kind || earlier.kind === 'year') continue;
    if (
      !/^\s?(?:\p{L}+\s)?(?:to|down to|up to|auf|à|a|naar|till|na)\s[$€£]?$/iu.test(
        text.slice(earlier.end, later.start),
      )
    )
      continue;
    const [from, to] = [earlier.values[0]!, later.values[0]!];
    const difference = Math.abs(from - to);
    const share = (100 * difference) / from;
    const value = claim.values[0]!;
    if (
      claim.kind === 'percent' &&
      (claim.bound === 'over' || claim.bound === 'atLeast'
        ? value <= share && value > 0.8 * share
        : Math.abs(value - share) <= 0.5)
    )
      return true;
    if (
      claim.kind === 'factor' &&
      (value < 1 ? to <= value * from : to >= value * from && to < (value + 1) * from)
    )
      return true;
    if (
      claim.kind === earlier.kind &&
      (claim.unit === earlier.unit || earlier.unit === null) &&
      BY.test(words[claim.first - 1]?.form ?? '') &&
      near(value, difference)
    )
      return true;
  }
  return false;
}

export function checkQuantities(segment: Segment): Finding[] {
  const findings: Finding[] = [];
  const used = new Map<string, Counting>();
  const aligned = segment.aligned.map(({ fact }) => fact);
  for (const quantity of segment.quantities) {
    if (quantity.kind === 'plain' && quantity.values.every((value) => value <= 1)) continue;
    if (experienceHolds(segment, quantity)) continue;
    const counting = countingOf(quantity, segment.words);
    const holds = (fact: FactText, isAligned: boolean): boolean =>
      (isAligned && followsFromChange(quantity, segment.words, fact)) ||
      fact.quantities.some((held) => {
        if (includesOneself(segment, quantity, held, fact)) return true;
        if (!quantityHolds(quantity, held)) return false;
        if (quantity.kind === 'year') return true;
        const other = countingOf(held, fact.words);
        if (conflicts(counting, other)) return false;
        if (!isAligned && !sharesNoun(counting, other)) return false;
        if (fact !== segment.translated && !besideSameWord(quantity, held) && !tied(segment, quantity, fact))
          return false;
        const key = `${fact.index}:${held.start}`;
        const earlier = used.get(key);
        if (earlier !== undefined && !sharesNoun(counting, other)) return false;
        used.set(key, counting);
        return true;
      });
    if (
      aligned.some((fact) => holds(fact, true)) ||
      elsewhere(segment, quantity).some((fact) => holds(fact, false))
    )
      continue;
    const words = segment.words.slice(quantity.first, quantity.next + 1);
    const text = segment.text.slice(
      quantity.start,
      Math.max(quantity.end, quantity.kind === 'year' ? 0 : (words.at(-1)?.end ?? 0)),
    );
    findings.push(
      findingIn(
        segment,
        kindOf(quantity, counting),
        text,
        `No fact this line rests on gives the figure "${quantity.text}" for this.`,
      ),
    );
  }
  return findings;
}
