/**
 * A line written in another language than the facts: its words find no fact, so it is tied to one by its figures. All of
 * them must stand in one fact, of the same kind, counting the same kind of thing and pointing the same way; the line may
 * not say much more than that fact does, nor do what the fact only helped with.
 */
import { isContent, type Evidence, type FactText } from './evidence.js';
import { COUNTED } from './lexicon/counted.js';
import { FUNCTION_WORDS } from './lexicon/function-words.js';
import type { LanguageCode } from './lexicon/number-words.js';
import { SCOPE_RANKS, TOOK_PART_VERBS } from './lexicon/scope.js';
import type { Quantity } from './quantities.js';
import type { Word } from './words.js';

const IRREGULAR_PAST = new Set(
  'led built cut drew taught wrote ran made held kept grew sold won set took gave drove brought bought rose sent met oversaw fed'.split(
    ' ',
  ),
);

const DOWN =
  /^(?:reduc|cut|decreas|lower|shorten|trim|slash|drop|fell|senk|reduzier|verringer|kurz|verkurz|minder|redui|diminu|baiss|raccourci|reduj|redujo|disminu|recort|acort|vermind|verlaag|verlag|verkort|terug|minsk|sank|kort|sniz|zkra|omez)/;
const UP =
  /^(?:increas|rais|grew|grow|boost|improv|steiger|erhoh|gesteig|verbesser|augment|accroi|amelior|aument|increment|mejor|verhoo|verhog|verbeter|stijg|steeg|oka|okade|okat|hoj|forbattr|zvys|zlepsi)/;

/** What a translation may say beyond the words of its fact: other languages need more words for the same. */
const MOST_MORE_WORDS = 3;

const direction = (words: readonly Word[]): 'up' | 'down' | null =>
  words.some(({ form }) => DOWN.test(form)) ? 'down' : words.some(({ form }) => UP.test(form)) ? 'up' : null;

const categoryOf = (quantity: Quantity): string =>
  [...quantity.after.slice(0, 3), ...quantity.before.slice(0, 1)]
    .map(({ form }) => COUNTED.get(form) ?? '')
    .find((category) => category !== '') ?? '';

/** True when the words are of no language the facts are written in. */
function isForeign(words: readonly Word[], own: readonly LanguageCode[]): boolean {
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
  return !own.includes('en') && (IRREGULAR_PAST.has(first) || /[a-z]{3}ed$/.test(first));
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
