/** Responsibility: a line may not lead, own or manage what its fact only helped with or did. */
import { isContent, type FactText } from './evidence.js';
import type { Finding } from './finding.js';
import { COUNTED } from './lexicon/counted.js';
import { isGenericStem } from './lexicon/generic-words.js';
import {
  ANSWERABLE,
  AT_THE_HEAD,
  LED_PHRASES,
  SCOPE_RANKS,
  TOOK_PART_PHRASES,
  TOOK_PART_VERBS,
} from './lexicon/scope.js';
import { factsOf, findingIn, foldedFact, phraseIn, type Segment } from './segment.js';
import { sameStem } from './stems.js';
import { isForeign } from './translated-line.js';
import type { Word } from './words.js';

/** A former director is a director ("exdirector", "ex-manager"). */
const rankOf = ({ form }: Word): 0 | 2 | 3 | undefined =>
  SCOPE_RANKS.get(form) ?? (form.startsWith('ex') ? SCOPE_RANKS.get(form.slice(2)) : undefined);

const GIVEN =
  /^(?:tour|class|workshop|session|lesson|training|course|discussion|walk|visitor|hike|seminar|webinar)(?:s|es)?$/;

/** In German one "führt" a conversation or a list by having it. */
const HELD =
  /(?:verhandlung|gesprach|interview|protokoll|telefonat|liste|statistik|kasse|diskussion|beratung|akte|buch|dialog)(?:en|s|e|er|n)?$/;

/** Managing people is leading; managing an account is doing. */
function leads(word: Word, index: number, words: readonly Word[]): boolean {
  const rank = rankOf(word);
  if (rank === 3) {
    if (
      /^(?:ge)?fuhrt[en]?$/.test(word.form) &&
      words.slice(Math.max(0, index - 4), index + 5).some(({ form }) => HELD.test(form))
    )
      return false;
    // Leading a tour or a class is giving it.
    return !(
      /^lead|^led$/.test(word.form) && words.slice(index + 1, index + 7).some(({ form }) => GIVEN.test(form))
    );
  }
  return rank === 2 && words.slice(index + 1, index + 6).some(({ form }) => COUNTED.get(form) === 'people');
}

/** Facts the words around a place of the segment rest on. */
function localFacts(segment: Segment, index: number): FactText[] {
  const around = segment.words
    .slice(Math.max(0, index - 3), index + 9)
    .filter((_, at) => at !== Math.min(3, index));
  const alignments = segment.grounds.evidence.align(around, segment.grounds.within);
  const best = alignments[0]?.score ?? 0;
  return alignments
    .filter(({ score }) => score >= 0.5 * best)
    .slice(0, 6)
    .map(({ fact }) => fact);
}

const ANSWERABLE_PHRASES = new Set([
  'responsible for',
  'zustandig fur',
  'a cargo de',
  'sous ma responsabilite',
  'med ansvar for',
  'mel na starosti',
  'mela na starosti',
]);

/** A rank the profile gives as a title: "Production Supervisor who …" claims nothing new. */
function isOwnTitle(segment: Segment, { form, stem }: Word): boolean {
  if (AT_THE_HEAD.has(form) && !/^lead(?:ing)?$/.test(form)) return false;
  return factsOf(segment).some(
    ({ parts, words }) =>
      ['position', 'label'].includes(String(parts.at(-1))) &&
      words.some((word) => word.form === form || sameStem(word.stem, stem)),
  );
}

/** Facts that speak of what a verb of a summary is about: the telling words after it, up to the end of the clause. */
function objectFacts(segment: Segment, index: number): FactText[] {
  const { clause } = segment.words[index]!;
  const object = segment.words
    .slice(index + 1, index + 8)
    .filter((word) => word.clause === clause && isContent(word) && !isGenericStem(word.stem));
  const alignments = segment.grounds.evidence.align(object, segment.grounds.within);
  const best = alignments[0]?.score ?? 0;
  return alignments.filter(({ score }) => score >= 0.5 * best).map(({ fact }) => fact);
}

/** True when the fact leads too, by the same word or by another that the segment has not already used up. */
function factLeads(segment: Segment, claim: Word, fact: FactText): boolean {
  const atTheHead = AT_THE_HEAD.has(claim.form);
  const phrase = phraseIn(foldedFact(fact), LED_PHRASES);
  if (phrase !== null && !(atTheHead && ANSWERABLE_PHRASES.has(phrase))) return true;
  return fact.words.some((word, index) => {
    if (sameStem(word.stem, claim.stem)) return true;
    // "Responsible for X" is no ground for "led X".
    if (atTheHead && ANSWERABLE.has(word.form)) return false;
    if (!leads(word, index, fact.words)) return false;
    return !segment.words.some((other) => other !== claim && sameStem(other.stem, word.stem));
  });
}

/** How many words a line must share with a fact to be about the same deed: a line of a few words has few to share. */
function leastShared({ words, grounds }: Segment): number {
  // A line in another language shares hardly any.
  if (isForeign(words, grounds.evidence.ownLanguages)) return 1;
  return !grounds.general && words.filter(isContent).length <= 3 ? 1 : 2;
}

/** "Arbeitete an … mit", "werkte mee aan …": the particle of a verb says that its author only took part. */
function worksAlong(words: readonly Word[]): boolean {
  const [first] = words;
  if (first === undefined) return false;
  if (/^(?:arbeitete|arbeite|machte|baute|plante|gestaltete|wirke|entwickelte)$/.test(first.form))
    return words.at(-1)!.form === 'mit';
  return (
    /^(?:werkte|werk|dacht|deed|bouwde|var|fanns|holl)$/.test(first.form) &&
    words.slice(1, 3).some(({ form }) => form === 'mee' || form === 'med')
  );
}

/** How many of the segment's words stand in each part of a fact that names several deeds; parts end at "and" and commas. */
function tookPartOnly(segment: Segment, fact: FactText): boolean {
  // "a" joins in Czech; elsewhere it is an article or a preposition.
  const czech = segment.grounds.evidence.ownLanguages[0] === 'cs';
  let part = 0;
  const parts: { words: Word[]; tookPart: boolean }[] = [{ words: [], tookPart: worksAlong(fact.words) }];
  for (const [index, word] of fact.words.entries()) {
    const gap = index === 0 ? '' : fact.text.slice(fact.words[index - 1]!.end, word.start);
    const joins =
      /^(?:and|und|et|y|en|och|sowie|then)$/.test(word.form) ||
      (word.form === 'a' && word.surface === 'a' && czech);
    if (index > 0 && (/[,;]/.test(gap) || joins)) {
      part += 1;
      parts.push({ words: [], tookPart: false });
    }
    parts[part]!.words.push(word);
    if (TOOK_PART_VERBS.has(word.form) && parts[part]!.words.length <= 3) parts[part]!.tookPart = true;
  }
  // What follows without a verb of its own belongs to the same deed: "helped with sales, marketing and events".
  const own = (words: readonly Word[]): boolean =>
    words
      .slice(0, 3)
      .some(({ form }) => /(?:ed|te|tes|ten|ade|al|ala|il|ila)$/.test(form) && form.length > 4);
  for (let index = 1; index < parts.length; index += 1) {
    if (parts[index - 1]!.tookPart && !own(parts[index]!.words)) parts[index]!.tookPart = true;
  }
  const matched = (words: readonly Word[]): number =>
    words.filter(
      (word) =>
        word.form.length > 2 &&
        !SCOPE_RANKS.has(word.form) &&
        segment.words.some(({ stem }) => sameStem(stem, word.stem)),
    ).length;
  const helped = parts.filter(({ tookPart }) => tookPart).reduce((sum, { words }) => sum + matched(words), 0);
  const done = parts.filter(({ tookPart }) => !tookPart).reduce((sum, { words }) => sum + matched(words), 0);
  return helped >= leastShared(segment) && helped > done;
}

/** What a word of responsibility may rest on. */
function groundsOfClaim(segment: Segment, index: number): FactText[] {
  if (!segment.grounds.general) return localFacts(segment, index);
  if (AT_THE_HEAD.has(segment.words[index]!.form)) {
    const about = objectFacts(segment, index);
    return about.length > 0 ? about : factsOf(segment);
  }
  return (segment.aligned[0]?.matched ?? 0) < 3 ? factsOf(segment) : localFacts(segment, index);
}

export function checkScope(segment: Segment): Finding[] {
  const { words } = segment;
  const findings: Finding[] = [];
  for (const [index, word] of words.entries()) {
    if (!leads(word, index, words)) continue;
    if (segment.grounds.general && isOwnTitle(segment, word)) continue;
    // A summary may lead in general where the person leads somewhere; about one deed it must lead that.
    const facts = groundsOfClaim(segment, index);
    if (facts.some((fact) => factLeads(segment, word, fact))) continue;
    const text = segment.text.slice(word.start, words[Math.min(words.length - 1, index + 3)]!.end);
    findings.push(
      findingIn(segment, 'scope', text, `"${word.surface}" claims more responsibility than the facts give.`),
    );
    return findings;
  }
  const phrase = phraseIn(segment.folded, LED_PHRASES);
  if (phrase !== null) {
    const facts = segment.aligned.map(({ fact }) => fact);
    const supported = facts.some(
      (fact) =>
        phraseIn(foldedFact(fact), LED_PHRASES) !== null ||
        fact.words.some((word, index) => leads(word, index, fact.words)),
    );
    if (!supported)
      return [findingIn(segment, 'scope', phrase, 'The facts do not put you in charge of this.')];
  }
  const best = segment.aligned[0];
  if (best === undefined || best.matched < leastShared(segment)) return findings;
  // A summary that lists what someone has worked on tells no deed; a sentence made of one fact's words does.
  if (segment.grounds.general) {
    const lists = /,|\s(?:and|und|et|y|en|och|a)\s/.test(segment.text);
    if (best.matched < (lists ? 3 : 2) || best.matched < 0.6 * words.filter(isContent).length)
      return findings;
  }
  const modest =
    words.some((word) => rankOf(word) === 0) || phraseIn(segment.folded, TOOK_PART_PHRASES) !== null;
  if (!modest && tookPartOnly(segment, best.fact)) {
    const others = segment.aligned
      .slice(1)
      .filter(({ score, matched }) => score >= 0.6 * best.score && matched >= 2);
    if (others.every(({ fact }) => tookPartOnly(segment, fact))) {
      findings.push(
        findingIn(
          segment,
          'scope',
          segment.text,
          'The fact says that you helped with this, not that you did it.',
          best.fact,
        ),
      );
    }
  }
  return findings;
}
