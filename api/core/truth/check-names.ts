/** Names a sentence uses: skills, tools, companies, places, languages. Each must stand in the facts under some name. */
import { canonicalSkill, findSkills } from '../skills/skills.js';
import { isContent } from './evidence.js';
import type { Finding, FindingKind } from './finding.js';
import { CREDENTIAL_WORDS } from './lexicon/degrees.js';
import { isGenericStem, isSoftStem } from './lexicon/generic-words.js';
import { FUNCTION_WORDS } from './lexicon/function-words.js';
import { COUNTRY_CODES, HERE_CUES, PLACES } from './lexicon/places.js';
import { CURRENCIES, NUMBER_WORDS } from './lexicon/number-words.js';
import { LANGUAGE_CODES, languagesNamed } from './lexicon/languages.js';
import { factsOf, findingIn, type Segment } from './segment.js';
import type { Word } from './words.js';

/** Written with a capital in running text without naming anyone or anything. */
const CAPITALISED = new Set(
  'i ii iii iv january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr ok st nd rd th q1 q2 q3 q4'.split(
    ' ',
  ),
);

/** Companies are named after these words more often than not (folded). */
const COMPANY_CUES = new Set('at bei chez hos u joined for'.split(' '));
const COMPANY_FORMS =
  /^(?:gmbh|ag|inc|ltd|llc|plc|corp|se|sa|sarl|sas|bv|nv|ab|oy|as|sro|spa|kg|co|corporation|company|university|universitat|universite|universidad|universiteit|universitet|univerzita|institute|bank|group|hospital|klinik|klinikum)$/;

interface Span {
  first: number;
  last: number;
  kind: FindingKind;
}

function isTitleCase(words: readonly Word[]): boolean {
  // Names of tools have their capitals everywhere: a list of them is no headline.
  const content = words.filter(
    (word) =>
      !word.opening && isContent(word) && word.form.length > 3 && canonicalSkill(word.surface) === null,
  );
  // Nobody says "I" in a headline.
  if (words.some(({ surface }) => surface === 'I')) return false;
  return content.length >= 4 && content.filter(({ capital }) => capital).length > 0.7 * content.length;
}

/** Places of one to three words, at word indexes. */
function placesIn(words: readonly Word[]): { first: number; last: number; name: string }[] {
  const found: { first: number; last: number; name: string }[] = [];
  for (let first = 0; first < words.length; first += 1) {
    if (!words[first]!.capital) continue;
    for (let length = Math.min(3, words.length - first); length >= 1; length -= 1) {
      const name = words
        .slice(first, first + length)
        .map(({ form }) => form.replace(/[.']/g, ' ').trim())
        .join(' ');
      if (!PLACES.has(name)) continue;
      found.push({ first, last: first + length - 1, name });
      first += length - 1;
      break;
    }
  }
  return found;
}

function placeIsKnown(segment: Segment, place: { first: number; last: number; name: string }): boolean {
  const { known, evidence } = segment.grounds;
  if (segment.words.slice(place.first, place.last + 1).every((word) => known.has(word))) return true;
  const code = COUNTRY_CODES.get(place.name);
  if (code === undefined) return false;
  return (
    evidence.facts.some(({ text }) => COUNTRY_CODES.get(text.toLowerCase()) === code) ||
    known.hasForm(code.toLowerCase())
  );
}

/** A line without articles tells its German by what it counts with and by its letters. */
function isGermanLine({ words }: Segment): boolean {
  return words.some(
    ({ form, surface }) =>
      /[äüß]/i.test(surface) ||
      FUNCTION_WORDS.de.has(form) ||
      (form.length > 3 && form in NUMBER_WORDS.de.small),
  );
}

/** Whether a capital in the middle of a sentence tells a name: in German every noun has one. */
function capitalsTell(segment: Segment): boolean {
  const german = segment.words.filter(({ form }) => FUNCTION_WORDS.de.has(form)).length;
  const other = segment.words.filter(
    ({ form }) => FUNCTION_WORDS.en.has(form) && !FUNCTION_WORDS.de.has(form),
  ).length;
  if (segment.translated !== null && german >= other && isGermanLine(segment)) return false;
  const language = segment.grounds.evidence.languages[0];
  return (language === 'de' ? other > german : german <= other + 1) && !isTitleCase(segment.words);
}

/** "at Acme Corporation": a company also where every word has a capital. */
function beginsCompany(words: readonly Word[], index: number): boolean {
  const word = words[index]!;
  const before = words[index - 1]?.form ?? '';
  if (!word.capital || word.opening || !COMPANY_CUES.has(before) || before === 'for') return false;
  return words.slice(index + 1, index + 4).some(({ form, capital }) => capital && COMPANY_FORMS.test(form));
}

function isUnsupportedName(segment: Segment, index: number, capitals: boolean, shouting: boolean): boolean {
  const word = segment.words[index]!;
  const { known } = segment.grounds;
  if (CAPITALISED.has(word.form) || /^[\d.,%+]+$/.test(word.form) || word.surface.length < 2) return false;
  const followsName =
    word.opening &&
    word.capital &&
    (segment.words[index + 1]?.capital ?? false) &&
    !(segment.words[index + 1]?.opening ?? true);
  const named =
    (word.nameShaped && !(shouting && /^\P{Ll}+$/u.test(word.surface))) ||
    (capitals && word.capital && !word.opening) ||
    beginsCompany(segment.words, index) ||
    (followsName && segment.grounds.posting.has(word.form));
  if (!named) return false;
  if (!known.has(word, segment.words[index - 1], segment.words[index + 1])) return true;
  // "at Google" is about an employer: a certificate or a tool of that name does not make it one.
  const before = segment.words[index - 1]?.form ?? '';
  if (!segment.grounds.general || !COMPANY_CUES.has(before) || before === 'for') return false;
  const holders = segment.grounds.evidence.facts.filter(({ words }) =>
    words.some(({ form }) => form === word.form),
  );
  return (
    holders.length > 0 && holders.every(({ parts }) => parts[0] === 'skills' || parts[0] === 'certificates')
  );
}

function kindOf(segment: Segment, first: number, last: number): FindingKind {
  const words = segment.words.slice(first, last + 1);
  if (
    words.some(({ form }) => CREDENTIAL_WORDS.has(form)) ||
    segment.words.some(({ form }) => CREDENTIAL_WORDS.has(form))
  )
    return 'certificate';
  if (words.some(({ form }) => segment.grounds.posting.has(form))) return 'skill';
  const before = segment.words[first - 1]?.form ?? '';
  if (HERE_CUES.has(segment.words[first - 2]?.form ?? '') || HERE_CUES.has(before)) return 'location';
  if (COMPANY_CUES.has(before) || words.some(({ form }) => COMPANY_FORMS.test(form))) return 'employer';
  return findSkills(segment.text.slice(words[0]!.start, words.at(-1)!.end)).length > 0 ? 'skill' : 'name';
}

/**
 * Skills of the taxonomy the sentence names and no fact does (everyday lower-case words count only if the posting asks
 * for them), and the word indexes of those that some fact shows under another name.
 */
function skillsIn(segment: Segment): { spans: Span[]; shown: ReadonlySet<number> } {
  const { known, posting, evidence, within } = segment.grounds;
  const spans: Span[] = [];
  const shown = new Set<number>();
  for (const mention of findSkills(segment.text)) {
    const first = segment.words.findIndex(({ end }) => end > mention.start);
    let last = first;
    while (last + 1 < segment.words.length && segment.words[last + 1]!.start < mention.end) last += 1;
    if (known.hasSkill(mention.name)) {
      for (let index = first; index <= last; index += 1) shown.add(index);
      continue;
    }
    const words = segment.words.slice(first, last + 1);
    if (first < 0 || words.every((word, index) => known.has(word, words[index - 1], words[index + 1])))
      continue;
    if (mention.kind === 'language') {
      spans.push({ first, last, kind: 'language' });
      continue;
    }
    const carried = words
      .filter(isContent)
      .every((word) => evidence.matchesOf(word.stem).length > 0 && evidence.align([word], within).length > 0);
    if (carried) continue;
    // A summary that says "skilled in X" claims X whatever its letters; a bullet may use a skill's word as a plain word.
    const plain =
      segment.grounds.general && words.every((word) => evidence.align([word], within).length === 0);
    const asked =
      posting.has(words.map(({ form }) => form).join(' ')) || posting.has(mention.text.toLowerCase());
    const written =
      words.some((word) => word.nameShaped || (word.capital && !word.opening)) && capitalsTell(segment);
    if (asked || written || plain || words.some(({ nameShaped }) => nameShaped))
      spans.push({ first, last, kind: 'skill' });
  }
  return { spans, shown };
}

/** Languages the sentence names and no fact does, under any of their names. */
function unsupportedLanguages(segment: Segment): Span[] {
  const named = segment.words
    .map(({ form }, index) => ({ code: LANGUAGE_CODES.get(form), index }))
    .filter(({ code }) => code !== undefined);
  if (named.length === 0) return [];
  const known = languagesNamed(factsOf(segment).flatMap(({ words }) => words.map(({ form }) => form)));
  return named
    .filter(({ code, index }) => !known.has(code!) && !segment.grounds.known.has(segment.words[index]!))
    .map(({ index }) => ({ first: index, last: index, kind: 'language' as const }));
}

/** Names and list items of the posting repeated word for word, of which a telling word stands in no fact. */
function unsupportedTerms(segment: Segment, shown: ReadonlySet<number>): Span[] {
  const { posting, evidence, within, known } = segment.grounds;
  if (posting.size === 0) return [];
  const content = segment.words.map((word, index) => ({ word, index })).filter(({ word }) => isContent(word));
  const capitals = capitalsTell(segment);
  const spans: Span[] = [];
  for (let start = 0; start < content.length; start += 1) {
    for (let length = Math.min(3, content.length - start); length >= 1; length -= 1) {
      const part = content.slice(start, start + length);
      if (!posting.has(part.map(({ word }) => word.form).join(' '))) continue;
      const novel = part.filter(
        ({ word, index }) =>
          !shown.has(index) &&
          !isGenericStem(word.stem) &&
          !isSoftStem(word.stem) &&
          !known.writes(word) &&
          evidence.align([word], within).length === 0,
      );
      // One everyday word in common with a posting says nothing; a name or a whole term does.
      const named = part.some(
        ({ word }) =>
          !known.writes(word) &&
          (word.nameShaped ||
            (word.capital && !word.opening && (capitals || novel.some((other) => other.word === word)))),
      );
      if (named || (length >= 2 && novel.length > 0)) {
        spans.push({ first: part[0]!.index, last: part.at(-1)!.index, kind: 'skill' });
        start += length - 1;
        break;
      }
    }
  }
  return spans;
}

const REASONS: Partial<Record<FindingKind, string>> = {
  skill: 'The facts do not show this skill.',
  employer: 'The facts name no such employer or institution.',
  location: 'The facts do not place you there.',
  language: 'The facts do not mention this language.',
  certificate: 'The facts show no such certificate or title.',
  name: 'This name stands in none of the facts.',
};

export function checkNames(segment: Segment): Finding[] {
  const { words } = segment;
  const { spans, shown } = skillsIn(segment);
  spans.push(...unsupportedTerms(segment, shown));
  spans.push(
    ...unsupportedLanguages(segment).filter(
      ({ first }) => !spans.some((span) => span.first <= first && first <= span.last),
    ),
  );
  for (const place of placesIn(words)) {
    if (!placeIsKnown(segment, place)) spans.push({ ...place, kind: 'location' });
  }
  const capitals = capitalsTell(segment);
  const letters = segment.text.replace(/[^\p{L}]/gu, '');
  const shouting = letters.length > 12 && letters.replace(/\P{Lu}/gu, '').length > 0.7 * letters.length;
  for (let index = 0; index < words.length; index += 1) {
    if (spans.some(({ first, last }) => index >= first && index <= last)) continue;
    if (shown.has(index) || !isUnsupportedName(segment, index, capitals, shouting)) continue;
    const numeric = segment.quantities.some(({ first, next }) => index >= first && index < next);
    if (numeric && CURRENCIES.has(words[index]!.form)) continue;
    if (numeric && (!words[index]!.nameShaped || /^\d/.test(words[index]!.form))) continue;
    let last = index;
    while (
      last + 1 < words.length &&
      !shown.has(last + 1) &&
      isUnsupportedName(segment, last + 1, capitals, shouting)
    )
      last += 1;
    if (
      segment.words
        .slice(index, last + 1)
        .every(
          (word) =>
            COUNTRY_CODES.has(word.form) &&
            placeIsKnown(segment, { first: index, last: index, name: word.form }),
        )
    )
      continue;
    spans.push({ first: index, last, kind: kindOf(segment, index, last) });
    index = last;
  }
  return spans
    .sort((a, b) => a.first - b.first)
    .map(({ first, last, kind }) =>
      findingIn(
        segment,
        kind,
        segment.text.slice(words[first]!.start, words[last]!.end),
        REASONS[kind] ?? REASONS.name!,
      ),
    );
}
