/**
 * A cover letter from facts and a posting, by rules alone. Each sentence names what it rests on: facts of the person,
 * the posting, or nothing (a greeting states nothing). Sentences the truth check does not find supported are left out.
 */
import type { Posting } from '../posting/posting.js';
import type { Fact } from '../resume/fact.js';
import { positionsOf, yearsAtWork } from './career.js';
import { byPlace, chooseEvidence, type Evidence } from './letter-evidence.js';
import { letterPhrases, type LetterPhrases, type LetterTone } from './phrases/letter-phrases.js';
import { listOf } from './phrases/summary-phrases.js';
import { readNeeds } from './posting-needs.js';
import { provenSkills, type ProvenSkill } from './proven-skills.js';
import { spokenTitle, withOneStop } from './spoken-title.js';
import { isSupported, supportedSentences } from './truth-gate.js';

export type { LetterTone } from './phrases/letter-phrases.js';
export type LetterLength = 'SHORT' | 'STANDARD' | 'LONG';

export interface LetterSentence {
  text: string;
  /** `facts`: says something about the person; `posting`: repeats the posting; `form`: says nothing that could be wrong. */
  basis: 'facts' | 'posting' | 'form';
  /** Ids of the facts it rests on; empty unless `basis` is `facts`. */
  facts: string[];
}

export interface Letter {
  language: string;
  subject: string;
  greeting: string;
  paragraphs: LetterSentence[][];
  farewell: string;
  signature: string;
}

export interface LetterInput {
  facts: readonly Fact[];
  posting: Partial<Posting>;
  /** ISO day. */
  today: string;
  tone?: LetterTone;
  length?: LetterLength;
  /** Whom to address, as they write themselves; null when nobody is known. */
  recipient?: string | null;
  /** BCP 47; `en` when left out. */
  language?: string;
}

const EVIDENCE: Record<LetterLength, number> = { SHORT: 1, STANDARD: 3, LONG: 5 };
const MOST_SKILLS = 3;
const MOST_MORE_SKILLS = 4;
const FEWEST_YEARS = 3;

const stated = (text: string, facts: string[]): LetterSentence => ({
  text: withOneStop(text),
  basis: 'facts',
  facts: [...new Set(facts)],
});
const posted = (text: string): LetterSentence => ({ text: withOneStop(text), basis: 'posting', facts: [] });
const formal = (text: string): LetterSentence => ({ text, basis: 'form', facts: [] });

/** One of several wordings, always the same for the same text. */
export function variantFor<T>(variants: readonly T[], text: string): T {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)!) % 1_000_003;
  return variants[sum % variants.length]!;
}

/** The person's name as a letter is signed with. */
export function signatureOf(facts: readonly Fact[]): string {
  return facts.find(({ kind, fields }) => kind === 'basics' && fields['key'] === 'name')?.text ?? '';
}

function opening(input: LetterInput, phrases: LetterPhrases, tone: LetterTone): LetterSentence[] {
  const title = input.posting.title ?? '';
  const company = input.posting.company ?? '';
  const sentences = [
    posted(
      title === ''
        ? phrases.applyingAtAll(company)
        : variantFor(phrases.applying[tone], `${title}${company}`)(title, company),
    ),
  ];
  const positions = positionsOf(input.facts);
  const latest = positions.find(({ title: position }) => position !== '');
  if (latest === undefined) return sentences;
  const { factId, title: position, employer, start, end } = latest;
  const years = yearsAtWork(positions, input.today);
  const now =
    end === null
      ? phrases.current(position, employer, start.slice(0, 4))
      : phrases.former(position, employer);
  const career = now.replace(/\.$/, `${phrases.years(years)}.`);
  const all = positions.map(({ factId: id }) => id);
  const isLong = years >= FEWEST_YEARS && positions.length > 1;
  sentences.push(isLong && isSupported(career, all, input) ? stated(career, all) : stated(now, [factId]));
  return sentences;
}

function evidenceSentences(evidence: readonly Evidence[], phrases: LetterPhrases): LetterSentence[] {
  return byPlace(evidence).flatMap((group) => {
    const [{ entry, place }] = group;
    const where = { name: place, isProject: entry.section === 'projects' };
    return phrases
      .evidence(
        group.map(({ line }) => line),
        where,
      )
      .map(({ text, lines }) => stated(text, [...lines.map((at) => group[at]!.fact.id), entry.id]));
  });
}

function skillsSentence(skills: readonly ProvenSkill[], phrases: LetterPhrases): LetterSentence[] {
  if (skills.length === 0) return [];
  const text = phrases.alsoSkills(
    listOf(
      skills.map(({ name }) => name),
      phrases.and,
    ),
  );
  return [
    stated(
      text,
      skills.flatMap(({ facts }) => facts.slice(0, 2).map(({ id }) => id)),
    ),
  ];
}

function educationSentence(facts: readonly Fact[], phrases: LetterPhrases): LetterSentence[] {
  const entry = facts.find(({ kind, section }) => kind === 'entry' && section === 'education');
  const degree = [entry?.fields['studyType'] ?? '', entry?.fields['area'] ?? '']
    .filter((part) => part !== '')
    .join(', ');
  if (entry === undefined || degree === '') return [];
  return [stated(phrases.degree(degree, entry.fields['institution'] ?? ''), [entry.id])];
}

/** Deterministic; never throws on sparse facts, the letter is then short. */
export function composeLetter(asked: LetterInput): Letter {
  const title = spokenTitle(asked.posting.title ?? '');
  const input = { ...asked, posting: { ...asked.posting, title } };
  const { facts, posting, tone = 'PLAIN', length = 'STANDARD', recipient = null, language = 'en' } = input;
  const phrases = letterPhrases(language);
  const needs = readNeeds(posting);
  const evidence = chooseEvidence(facts, needs, EVIDENCE[length]);
  const proven = provenSkills(facts, needs).filter(({ weight }) => weight > 1);
  const shown = new Set(evidence.flatMap(({ shows }) => shows.map(({ skill }) => skill)));
  const told = proven.filter(({ skill }) => shown.has(skill)).slice(0, MOST_SKILLS);
  const more = proven.filter(({ skill }) => !shown.has(skill)).slice(0, MOST_MORE_SKILLS);
  const key = `${title}${posting.company ?? ''}`;

  const middle: LetterSentence[] = [];
  if (told.length > 0 && evidence.length > 0) {
    middle.push(
      posted(
        variantFor(
          phrases.asks,
          key,
        )(
          listOf(
            told.map(({ name }) => name),
            phrases.and,
          ),
        ),
      ),
    );
  }
  middle.push(...evidenceSentences(evidence, phrases));
  const rest = length === 'SHORT' ? [] : skillsSentence(more, phrases);
  if (length === 'LONG') rest.push(...educationSentence(facts, phrases));

  const drafted = [
    opening(input, phrases, tone),
    middle,
    rest,
    [formal(variantFor(phrases.closing[tone], key))],
  ];
  return {
    language,
    subject: phrases.subject(title, posting.company ?? ''),
    greeting: phrases.greeting(tone, recipient),
    paragraphs: supportedSentences(drafted, { facts, posting, today: input.today }).filter(
      (sentences) => sentences.length > 0,
    ),
    farewell: phrases.farewell[tone],
    signature: signatureOf(facts),
  };
}

/** The letter as plain text, paragraphs apart. */
export function letterText({ greeting, paragraphs, farewell, signature }: Letter): string {
  const body = paragraphs.map((sentences) => sentences.map(({ text }) => text).join(' '));
  return `${[greeting, ...body, `${farewell}\n${signature}`].join('\n\n').trim()}\n`;
}
