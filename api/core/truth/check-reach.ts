/** Claims of standing: reach and adoption, the right to work, credentials, rank, effects without figures. */
import { isContent, type FactText } from './evidence.js';
import type { Finding } from './finding.js';
import { COUNTED } from './lexicon/counted.js';
import { REACH_PHRASES, REACH_WORDS, WHOLES } from './lexicon/audience.js';
import { CREDENTIAL_WORDS, DEGREE_LEVELS } from './lexicon/degrees.js';
import { EFFECT_FORMS, isGenericStem } from './lexicon/generic-words.js';
import { LEGAL_CUES, LEGAL_PHRASES, WEAK_LEGAL_CUES } from './lexicon/legal.js';
import { HIGH_RANKS } from './lexicon/ranks.js';
import { factsOf, findingIn, foldedFact, phraseIn, type Segment } from './segment.js';
import { sameStem, stemOf } from './stems.js';
import type { Word } from './words.js';

const ALL =
  /^(?:all|every|each|entire|whole|alle|allen|aller|samtliche|samtlichen|jede|jeder|tous|toutes|chaque|todos|todas|toda|iedere|elke|alla|hela|samtliga|vsech|vsechny|vsem|celou|cely|cela|cele|celem|celeho|helt|hele|gehele|ganz|ganze|ganzen|gesamte|gesamten|tout|toute|todo|kazdy|kazdem|kazde|varje)$/;

/** "at all sites", "in allen Filialen": everywhere the employer is. */
function everywhere(words: readonly Word[]): string | null {
  for (const [index, { form, surface }] of words.entries()) {
    if (!ALL.test(form)) continue;
    const place = words
      .slice(index + 1, index + 5)
      .find(
        (word) => WHOLES.has(word.form) || ['places', 'organisations'].includes(COUNTED.get(word.form) ?? ''),
      );
    if (place !== undefined) return `${surface} ${place.surface}`;
  }
  return null;
}

function meaningsIn(words: readonly Word[], folded: string): Map<string, string> {
  const meanings = new Map<string, string>();
  for (const { form, surface } of words) {
    const meaning = REACH_WORDS.get(form);
    if (meaning !== undefined) meanings.set(meaning, surface);
  }
  const all = everywhere(words);
  if (all !== null) meanings.set('whole company', all);
  for (const [phrase, meaning] of REACH_PHRASES)
    if (folded.includes(` ${phrase} `)) meanings.set(meaning, phrase);
  return meanings;
}

/** "used by the finance team": true when a fact the line rests on speaks of them. */
function adoptersAreKnown(segment: Segment): boolean {
  const phrase = REACH_PHRASES.find(
    ([text, meaning]) => meaning === 'adoption' && segment.folded.includes(` ${text} `),
  )?.[0];
  if (phrase === undefined) return false;
  const last = phrase.split(' ').at(-1)!;
  const at = segment.words.findIndex(({ form }, index) => form === last && index > 0);
  const adopters = segment.words.slice(at + 1, at + 5).filter(isContent);
  const facts = segment.aligned.map(({ fact }) => fact);
  return (
    adopters.length > 0 &&
    adopters.every((word) => facts.some((fact) => segment.grounds.evidence.carries(fact, word)))
  );
}

/** Reach, adoption and distinction. */
export function checkReach(segment: Segment): Finding[] {
  const claimed = meaningsIn(segment.words, segment.folded);
  if (claimed.size === 0) return [];
  const facts = segment.grounds.general ? factsOf(segment) : segment.aligned.map(({ fact }) => fact);
  const held = new Set(facts.flatMap((fact) => [...meaningsIn(fact.words, foldedFact(fact)).keys()]));
  const sections = new Set(factsOf(segment).map(({ parts }) => parts[0]));
  if (segment.grounds.general && sections.has('awards')) held.add('award');
  if (segment.grounds.general && sections.has('publications')) held.add('publication');
  if (sections.has('languages')) held.add('language skill');
  if (claimed.has('adoption') && adoptersAreKnown(segment)) held.add('adoption');
  return [...claimed]
    .filter(([meaning]) => !held.has(meaning))
    .map(([meaning, text]) =>
      findingIn(
        segment,
        meaning === 'award' ? 'award' : 'audience',
        text,
        `The facts do not support this claim (${meaning}).`,
      ),
    );
}

const longLegalStems = [...LEGAL_CUES]
  .filter((cue) => cue.length >= 9 && !WEAK_LEGAL_CUES.has(cue))
  .map(stemOf);

function isLegalCue({ form, stem }: Word): boolean {
  return LEGAL_CUES.has(form) || (form.length >= 9 && longLegalStems.some((cue) => sameStem(cue, stem)));
}

/** The right to work, clearances, driving and professional licences. */
export function checkLegal(segment: Segment): Finding[] {
  const cues = segment.words.filter(isLegalCue);
  const phrase = phraseIn(segment.folded, LEGAL_PHRASES);
  const strong = cues.some(({ form }) => !WEAK_LEGAL_CUES.has(form)) || phrase !== null || cues.length >= 2;
  if (!strong) return [];
  const content = segment.words.filter((word) => isContent(word) && !isGenericStem(word.stem));
  const supported = factsOf(segment).some((fact) => {
    const carried = content.filter((word) => fact.words.some(({ stem }) => sameStem(stem, word.stem)));
    return (
      carried.length >= 0.6 * content.length &&
      (cues.length === 0 || cues.some((cue) => carried.includes(cue)))
    );
  });
  if (supported) return [];
  return [
    findingIn(
      segment,
      'legal',
      segment.text,
      'The facts say nothing like this about your right to work, clearance or licence.',
    ),
  ];
}

/** Degrees and certificates named in running text. */
export function checkCredentials(segment: Segment): Finding[] {
  const cues = segment.words.filter(({ form }) => CREDENTIAL_WORDS.has(form));
  if (cues.length === 0) return [];
  const facts = factsOf(segment);
  const study = facts.filter(({ parts }) => parts[0] === 'education');
  const certificates = facts.filter(({ parts }) => parts[0] === 'certificates');
  const others = segment.words.filter(
    (word) => isContent(word) && !CREDENTIAL_WORDS.has(word.form) && !isGenericStem(word.stem),
  );
  for (const cue of cues) {
    const level = DEGREE_LEVELS.get(cue.form);
    if (
      study.length > 0 &&
      (/^(?:graduate|graduated|degree|diploma|alumn|abschluss|studium|diplome|titulo|examen)/.test(
        cue.form,
      ) ||
        (level !== undefined &&
          study.some(({ words }) => words.some(({ form }) => DEGREE_LEVELS.get(form) === level))))
    )
      continue;
    const same = facts.filter(({ words }) =>
      words.some(({ form, stem }) => sameStem(stem, cue.stem) || form === cue.form),
    );
    if (certificates.length > 0) same.push(...certificates);
    const tied = (fact: FactText): boolean =>
      others.length === 0 || others.some((word) => segment.grounds.evidence.carries(fact, word));
    if (same.some(tied)) continue;
    return [
      findingIn(
        segment,
        level === undefined ? 'certificate' : 'degree',
        segment.text,
        'The facts show no such qualification.',
      ),
    ];
  }
  return [];
}

/** Ranks of titles that are never everyday words. */
const RANKS_IN_TEXT = new Set([
  'senior',
  'principal',
  'chief',
  'vp',
  'ceo',
  'cto',
  'cfo',
  'coo',
  'cio',
  'founder',
  'professor',
  'chartered',
  'registered',
  'licensed',
  'surgeon',
  'president',
  'director',
]);

export function checkRanks(segment: Segment): Finding[] {
  for (const word of segment.words) {
    const rank = HIGH_RANKS.get(word.form);
    if (rank === undefined || !RANKS_IN_TEXT.has(rank)) continue;
    const facts = segment.grounds.general
      ? factsOf(segment)
      : [
          ...segment.aligned.map(({ fact }) => fact),
          ...factsOf(segment).filter(({ parts }) => parts.at(-1) === 'position' || parts.at(-1) === 'label'),
        ];
    if (facts.some(({ words }) => words.some(({ form }) => HIGH_RANKS.get(form) === rank))) continue;
    return [findingIn(segment, 'seniority', word.surface, `No fact gives you the rank "${word.surface}".`)];
  }
  return [];
}

/** An effect claimed without a figure: "…, reducing churn", where no fact speaks of churn. */
export function checkEffects(segment: Segment): Finding[] {
  const { words, grounds } = segment;
  for (const [index, word] of words.entries()) {
    if (index === 0 || !EFFECT_FORMS.has(word.form)) continue;
    const figure = segment.quantities.some(({ first }) => first > index && first <= index + 4);
    const object: Word[] = [];
    // A figure right after the verb is checked as such; its object may stand before it ("sales rose 12%").
    for (let at = figure ? words.length : index + 1; at < words.length && object.length < 3; at += 1) {
      const next = words[at]!;
      if (at > index + 1 && /[,;.]/.test(segment.text.slice(words[at - 1]!.end, next.start))) break;
      if (isContent(next) && !isGenericStem(next.stem)) object.push(next);
    }
    if (object.length === 0) continue;
    const facts = grounds.general ? factsOf(segment) : segment.aligned.map(({ fact }) => fact);
    if (facts.some((fact) => object.some((noun) => grounds.evidence.carries(fact, noun)))) continue;
    const end = object.at(-1)!.end;
    return [
      findingIn(
        segment,
        'metric',
        segment.text.slice(word.start, end),
        'No fact this line rests on speaks of this effect.',
      ),
    ];
  }
  return [];
}
