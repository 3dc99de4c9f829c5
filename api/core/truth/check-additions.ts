/** What a line adds to a fact it otherwise repeats: the tool, the customer or the place that makes an old deed fit a posting. */
import { isContent, type FactText } from './evidence.js';
import type { Finding } from './finding.js';
import { isGenericStem, isSoftStem } from './lexicon/generic-words.js';
import { CURRENCIES, TIME_UNITS } from './lexicon/number-words.js';
import { SCOPE_RANKS } from './lexicon/scope.js';
import { findingIn, type Segment } from './segment.js';
import { sameStem } from './stems.js';
import type { Word } from './words.js';

/** A fact of fewer words than these is repeated by chance. */
const LEAST_WORDS = 3;
/** A fact of this many words may lose one and still count as repeated: a reworded line changes its verb. */
const ENOUGH_TO_LOSE_ONE = 4;

/** How often or how well something was done says nothing that could be checked. */
const MANNER =
  /^(?:daily|weekly|monthly|yearly|annual|annually|regular|regularly|each|taglich|wochentlich|monatlich|jahrlich|regelmassig|stets|laufend|quotidien|quotidiennement|hebdomadaire|mensuel|annuel|chaque|regulierement|diario|diaria|diariamente|semanal|mensual|anual|dagelijks|wekelijks|maandelijks|jaarlijks|regelmatig|dagligen|varje|veckovis|manatligen|arligen|lopande|regelbundet|denne|tydne|mesicne|rocne|pravidelne|pouziti|pomoci|dank|grace|gracias|dankzij|tack|diky|rund|circa|cirka|zhruba|ungefar|ongeveer|environ|approximately|roughly|almost|nearly|cada|along|behind|beside|beyond|beneficie|beneficier|profite|\p{L}{3,}ing)$/u;

/** What was not there is no thing that was. */
const WITHOUT = /^(?:without|no|ohne|keine?|sans|sin|zonder|utan|bez)$/;

/** Words of a fact that its wording cannot do without. */
const tellingOf = (words: readonly Word[]): Word[] =>
  words.filter((word) => isContent(word) && word.form.length > 2 && !/\d/.test(word.form));

/** Words of the line that claim something no fact it may rest on has a word for. */
function novelWords({ words, quantities, grounds }: Segment): Word[] {
  return words.filter(
    (word, index) =>
      isContent(word) &&
      word.form.length > 3 &&
      !isGenericStem(word.stem) &&
      !isSoftStem(word.stem) &&
      !SCOPE_RANKS.has(word.form) &&
      !TIME_UNITS.has(word.form) &&
      !CURRENCIES.has(word.form) &&
      !word.form.includes("'") &&
      !WITHOUT.test(words[index - 1]?.form ?? '') &&
      !WITHOUT.test(words[index - 2]?.form ?? '') &&
      !MANNER.test(word.form) &&
      !quantities.some(({ first, next }) => index >= first && index < next) &&
      !grounds.known.has(word, words[index - 1], words[index + 1]) &&
      grounds.evidence.align([word], grounds.within).length === 0,
  );
}

/** How many of a fact's telling words the line leaves out; null when it does not repeat the fact. */
function leftOut(segment: Segment, fact: FactText): number | null {
  const own = tellingOf(fact.words);
  if (own.length < LEAST_WORDS) return null;
  const missing = own.filter(({ stem }) => !segment.words.some((word) => sameStem(word.stem, stem))).length;
  return missing <= (own.length >= ENOUGH_TO_LOSE_ONE ? 1 : 0) ? missing : null;
}

/**
 * A bullet that repeats a fact's words may say less, not more: a word on top of them that stands in no fact is a claim
 * of its own. Each word left out excuses one that came in its place.
 */
export function checkAdditions(segment: Segment): Finding[] {
  if (segment.grounds.general || segment.translated !== null) return [];
  for (const { fact } of segment.aligned.slice(0, 3)) {
    const missing = leftOut(segment, fact);
    if (missing === null) continue;
    // What opens the line before anything of the fact is how it is told: "carried out the …", "prise en charge de …".
    const own = tellingOf(fact.words);
    const start = segment.words.findIndex((word) => own.some(({ stem }) => sameStem(stem, word.stem)));
    const novel = novelWords(segment).filter((word) => segment.words.indexOf(word) > start);
    const added = novel.at(-1);
    if (added === undefined || novel.length <= missing) continue;
    return [
      findingIn(
        segment,
        'name',
        added.surface,
        'This was added to what the fact says; no fact has it.',
        fact,
      ),
    ];
  }
  return [];
}
