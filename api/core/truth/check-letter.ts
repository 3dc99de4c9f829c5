/**
 * The truth gate for letters. What a sentence says about the person must rest on the facts it cites, what it says about
 * the employer on the posting; what the user typed themselves is held against both. Pure, deterministic, never throws.
 */
import type { LetterDocument } from '../letter/letter-document.js';
import type { Posting } from '../posting/posting.js';
import { factsToJsonResume } from '../resume/convert.js';
import type { Finding } from './finding.js';
import {
  checkCited,
  checkPosted,
  checkUncited,
  type CheckedSentence,
  type LetterGround,
} from './letter-grounds.js';
import { foldedText, foldedWords, languageOf, speaksOfWriter } from './letter-persons.js';
import { SECOND_PERSON, WISH } from './lexicon/persons.js';

/** A place of a letter that is not supported. */
export interface LetterFinding extends Omit<Finding, 'closest'> {
  /** null for subject, greeting, farewell and signature. */
  sentenceId: string | null;
  /** The fact that comes closest; null when none is near. */
  closestFactId: string | null;
}

/** Kinds of findings in the lines around the text: a greeting may name people, but it may not boast. */
const HARD = new Set<Finding['kind']>([
  'metric',
  'count',
  'team_size',
  'degree',
  'certificate',
  'award',
  'legal',
  'scope',
  'audience',
  'language',
  'hidden_text',
  'too_long',
]);
/** What set phrases of a language the posting is not written in may be flagged for. */
const WORDING = new Set<Finding['kind']>(['line', 'scope', 'seniority']);

/** A set phrase says nothing by its own words, nor by "Your" where it opens the sentence. */
function isWording({ kind, text }: Finding, language: string): boolean {
  return WORDING.has(kind) || (SECOND_PERSON[languageOf(language)]?.has(foldedText(text)) ?? false);
}

/**
 * The text with the posting's title, company and places taken out: naming what one applies for claims nothing.
 */
function withoutNames(text: string, { title, company, locations = [] }: Partial<Posting>): string {
  const names = [company, title, ...locations, ...locations.flatMap((place) => place.split(/,\s*/))]
    .filter((name): name is string => name != null && name.trim().length > 1)
    .sort((a, b) => b.length - a.length);
  return names.reduce((rest, name) => {
    const written = name
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\s+/g, '\\s+');
    return rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'giu'), ' ');
  }, text);
}

/** Whether a sentence says what the writer hopes for or thanks for. */
function isWishful(text: string): boolean {
  return WISH.test(` ${foldedWords(text).join(' ')}`);
}

/** What the user typed may wish, thank and name the posting; what it claims must be in the facts or the posting. */
function ownFindings(
  sentence: CheckedSentence,
  language: string,
  byFacts: readonly Finding[],
  byPosting: readonly Finding[],
): readonly Finding[] {
  const isWish = isWishful(sentence.text);
  const waived = byFacts.filter(({ kind }) => !isWish || kind !== 'line');
  if (speaksOfWriter(sentence.text, language)) return waived;
  if (waived.length === 0 || byPosting.length === 0) return [];
  return byPosting.filter(({ kind }) => !isWish || kind !== 'line').length === 0 ? [] : byPosting;
}

/** Facts the sentence may rest on are named, even when it is the user's own. */
const UNCITED: Omit<Finding, 'path' | 'text'> = {
  kind: 'uncited',
  reason: 'This sentence names no fact it rests on.',
  closest: null,
};

/**
 * Checks a letter.
 * @returns what is not supported, in the order of the letter; empty when all is
 */
export function checkLetter(document: LetterDocument, ground: LetterGround): LetterFinding[] {
  const { language } = document;
  const sentences = document.paragraphs.flatMap((paragraph) => paragraph.sentences);
  const known = new Set(ground.facts.map(({ id }) => id));
  const cited = sentences
    .filter(({ basis }) => basis === 'facts')
    .map((sentence) => ({ ...sentence, facts: sentence.facts.filter((id) => known.has(id)) }));
  const own = sentences.filter(({ basis }) => basis === 'own');
  const around = aroundText(document, ground.posting);
  const byCitation = checkCited(
    cited.filter(({ facts }) => facts.length > 0),
    ground,
  );
  const posted = checkPosted([...sentences.filter(({ basis }) => basis === 'posting'), ...own], ground);
  // Names of the posting are nothing to boast of where the sentence only wishes.
  const wished = own.map((sentence) =>
    isWishful(sentence.text) ? { ...sentence, text: withoutNames(sentence.text, ground.posting) } : sentence,
  );
  const byProfile = checkUncited([...wished, ...around], ground);
  const { factAt } = factsToJsonResume(ground.facts);
  const findings: LetterFinding[] = [];
  const add = (path: string, sentenceId: string | null, found: readonly Finding[]): void => {
    for (const { closest, ...finding } of found) {
      const closestFactId = closest === null ? null : (factAt.get(closest.path) ?? null);
      findings.push({ ...finding, path, sentenceId, closestFactId });
    }
  };
  for (const line of around.filter(({ id }) => id !== 'farewell' && id !== 'signature')) {
    add(line.id, null, hardFindings(byProfile.get(line.id) ?? [], ground.posting));
  }
  document.paragraphs.forEach((paragraph, at) => {
    paragraph.sentences.forEach((sentence, nth) => {
      const path = `paragraphs[${at}].sentences[${nth}]`;
      const { id, text, basis } = sentence;
      if (basis === 'own') {
        add(path, id, ownFindings(sentence, language, byProfile.get(id) ?? [], posted.get(id) ?? []));
      } else if (basis === 'posting') {
        add(
          path,
          id,
          (posted.get(id) ?? []).filter((finding) => !isWording(finding, language)),
        );
      } else if (basis === 'facts') {
        const resting = cited.find((other) => other.id === id)?.facts ?? [];
        add(path, id, resting.length === 0 ? [{ ...UNCITED, path, text }] : (byCitation.get(id) ?? []));
      }
    });
  });
  for (const line of around.filter(({ id }) => id === 'farewell' || id === 'signature')) {
    add(line.id, null, hardFindings(byProfile.get(line.id) ?? [], ground.posting));
  }
  return findings;
}

function aroundText(
  { subject, greeting, farewell, signature }: LetterDocument,
  posting: Partial<Posting>,
): CheckedSentence[] {
  return Object.entries({ subject, greeting, farewell, signature })
    .filter(([, text]) => text !== '')
    .map(([id, text]) => ({ id, text: withoutNames(text, posting), basis: 'own', facts: [] }));
}

/** Claims in the lines around the text, which may use any words of the title and the company, however these were tidied. */
function hardFindings(findings: readonly Finding[], { title, company }: Partial<Posting>): Finding[] {
  const named = new Set(foldedWords(`${title ?? ''} ${company ?? ''}`));
  return findings.filter(
    ({ kind, text }) =>
      HARD.has(kind) && !foldedWords(text.replace(/^[^:]*:\s*/, '')).every((word) => named.has(word)),
  );
}
