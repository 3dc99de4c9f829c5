/**
 * A line written in another language than the facts: its words find no fact, so it is tied to one by its figures. All of
 * them must stand in one fact, of the same kind, counting the same kind of thing and pointing the same way; the line may
 * not say much more than that fact does, nor do what the fact only helped with.
 */
import { isContent, type Evidence, type FactText } from './evidence.js';
import { COUNTED } from './lexicon/counted.js';
import { FUNCTION_WORDS } from './lexicon/function-words.js';
import { NUMBER_WORDS, type LanguageCode } from './lexicon/number-words.js';
import { outcomesOf } from './lexicon/outcomes.js';
import { SCOPE_RANKS, TOOK_PART_VERBS } from './lexicon/scope.js';
import type { Quantity } from './quantities.js';
import type { Word } from './words.js';

/** What opens an English bullet and no bullet of another language of the house. */
const ENGLISH_VERBS = new Set(
  'led built cut drew taught wrote ran made held kept grew sold won set took gave drove brought bought rose sent met oversaw fed teach manage lead prepare write serve sell build make handle support plan design maintain create develop deliver train assist help run drive repair clean cook care treat advise coach mentor organise organize coordinate supervise look looking process check'.split(
    ' ',
  ),
);

const DOWN =
  /^(?:reduc|cut|decreas|lower|shorten|trim|slash|drop|fell|(?:ge)?senk|gesunken|gekurzt|reduzier|verringer|kurz|verkurz|minder|redui|diminu|baiss|raccourci|reduj|redujo|disminu|recort|acort|vermind|verlaag|verlag|verkort|terug|minsk|sank|kort|sniz|zkra|omez)/;
const UP =
  /^(?:increas|rais|grew|grow|boost|improv|steiger|erhoh|gesteig|verbesser|augment|accroi|amelior|aument|increment|mejor|verhoo|verhog|verbeter|stijg|steeg|oka|okade|okat|hoj|forbattr|zvys|zlepsi)/;

/** What a translation may say beyond the words of its fact: other languages need more words for the same. */
const MOST_MORE_WORDS = 3;

const direction = (words: readonly Word[]): 'up' | 'down' | null =>
  words.some(({ form }) => DOWN.test(form)) ? 'down' : words.some(({ form }) => UP.test(form)) ? 'up' : null;

/** The category of what a word counts; a compound counts what its end does ("Stammkunden"). */
function countedCategory(form: string): string {
  const known = COUNTED.get(form);
  if (known !== undefined) return known;
  for (let start = 3; start <= form.length - 5; start += 1) {
    const category = COUNTED.get(form.slice(start));
    if (category !== undefined) return category;
  }
  return '';
}

const categoryOf = (quantity: Quantity): string =>
  [...quantity.after.slice(0, 3), ...quantity.before.slice(0, 1)]
    .map(({ form }) => countedCategory(form))
    .find((category) => category !== '') ?? '';

/** True when the words are of no language the facts are written in. */
export function isForeign(words: readonly Word[], own: readonly LanguageCode[]): boolean {
  const codes = Object.keys(FUNCTION_WORDS) as LanguageCode[];
  const counts = (code: LanguageCode): number =>
    words.filter(
      ({ form }) =>
        FUNCTION_WORDS[code].has(form) &&
        (own.includes(code)
          ? codes.every((other) => own.includes(other) || !FUNCTION_WORDS[other].has(form))
          : own.every((one) => !FUNCTION_WORDS[one].has(form))),
    ).length;
  if (own.some((code) => counts(code) > 0)) return false;
  if (codes.some((code) => !own.includes(code) && counts(code) > 0)) return true;
  const first = words[0]?.form ?? '';
  if (!own.includes('en') && (ENGLISH_VERBS.has(first) || /[a-z]{3}ed$/.test(first))) return true;
  if (words.some(({ form }) => numberLanguages(form, own).length > 0)) return true;
  const letters = new Set(own.flatMap((code) => [...OWN_LETTERS[code]]));
  return words.some(({ surface }) =>
    [...surface.toLowerCase()].some((letter) => ALL_LETTERS.has(letter) && !letters.has(letter)),
  );
}

/** Letters beyond the plain alphabet that a language writes its own words with. */
const OWN_LETTERS: Record<LanguageCode, string> = {
  en: '',
  de: 'äöüß',
  fr: 'àâçéèêëîïôùûüœ',
  es: 'áéíñóúü',
  nl: 'éëïö',
  sv: 'åäöé',
  cs: 'áčďéěíňóřšťúůýž',
};
const ALL_LETTERS = new Set(Object.values(OWN_LETTERS).join(''));

/** Other languages in which a word is a number, when it is one in none of the facts' own. */
function numberLanguages(form: string, own: readonly LanguageCode[]): LanguageCode[] {
  if (form.length < 4 || own.some((code) => form in NUMBER_WORDS[code].small)) return [];
  return (Object.keys(NUMBER_WORDS) as LanguageCode[]).filter((code) => form in NUMBER_WORDS[code].small);
}

/** The languages besides the facts' own whose number words a line may use. */
export function foreignLanguages(words: readonly Word[], { ownLanguages }: Evidence): LanguageCode[] {
  if (
    words.some(({ form }) => ownLanguages.some((code) => FUNCTION_WORDS[code].has(form))) &&
    !isForeign(words, ownLanguages)
  )
    return [];
  return [...new Set(words.flatMap(({ form }) => numberLanguages(form, ownLanguages)))];
}

/** What a fact about money says in words that are known in every language of the house. */
const MONEY = new Set(['cost', 'revenue', 'profit', 'debt']);

/** Concepts of outcomes in both must meet: a figure about errors is none about mortality. */
function sameOutcome(words: readonly Word[], fact: FactText): boolean {
  const claimed = words.map(({ form }) => outcomesOf(form)).filter((concepts) => concepts.length > 0);
  const held = new Set(fact.words.flatMap(({ form }) => outcomesOf(form)));
  if (held.size === 0) return claimed.every((concepts) => !concepts.some((concept) => MONEY.has(concept)));
  return claimed.every((concepts) => concepts.some((concept) => held.has(concept)));
}

/** @param holds whether a fact's quantity says what the line's does */
export function translatedFact(
  words: readonly Word[],
  quantities: readonly Quantity[],
  evidence: Evidence,
  within: ReadonlySet<number> | null,
  holds: (claim: Quantity, fact: Quantity) => boolean,
): FactText | null {
  if (quantities.length === 0 || !isForeign(words, evidence.ownLanguages)) return null;
  const content = words.filter(isContent).length;
  const way = direction(words);
  const modest = words.some(({ form }) => SCOPE_RANKS.get(form) === 0);
  return (
    evidence.facts.find(
      (fact) =>
        (within === null || within.has(fact.index)) &&
        fact.quantities.length > 0 &&
        content <= fact.words.filter(isContent).length + MOST_MORE_WORDS &&
        direction(fact.words) === way &&
        sameOutcome(words, fact) &&
        (modest || !fact.words.slice(0, 3).some(({ form }) => TOOK_PART_VERBS.has(form))) &&
        quantities.every((claim) =>
          fact.quantities.some(
            (held) =>
              held.kind === claim.kind && holds(claim, held) && categoryOf(held) === categoryOf(claim),
          ),
        ),
    ) ?? null
  );
}
