/** Whether a draft says no more than the facts it rests on, and no less in figures. */
import { factsToJsonResume } from '../resume/convert.js';
import type { Fact } from '../resume/fact.js';
import { checkResume } from '../truth/check-resume.js';
import type { FindingKind } from '../truth/finding.js';
import { supportedSentences, type TruthGround } from '../writing/truth-gate.js';
import { quantityHolds } from '../truth/quantity-holds.js';
import { isContent, sameConcept } from '../truth/evidence.js';
import { COUNTED } from '../truth/lexicon/counted.js';
import { quantitiesIn, type Quantity } from '../truth/quantities.js';
import { cleanText, hidesText, wordsOf } from '../truth/words.js';
import type { FactProposal } from './fact-proposal.js';

/** A proposal may not be much longer than what it rests on: what is new would have to come from somewhere. */
const LONGEST_GROWTH = 1.6;
const ROOM_TO_GROW = 40;
/** Rewording may bring this part of new words. */
const MOST_NEW = 0.34;
/** Rewording may leave out the rest: fillers and a duty before its verb. */
const LEAST_KEPT = 0.5;

function figuresOf(text: string): Quantity[] {
  const clean = cleanText(text);
  return quantitiesIn(clean, wordsOf(clean), ['en', 'de', 'fr', 'es', 'nl', 'sv', 'cs']);
}

/** Whether most of what the fact says is still said. */
function keepsMost(text: string, fact: Fact): boolean {
  const words = wordsOf(cleanText(text));
  const content = wordsOf(cleanText(fact.text)).filter(isContent);
  const kept = content.filter(({ stem }) => words.some((other) => sameConcept(other.stem, stem)));
  return kept.length >= LEAST_KEPT * content.length;
}

/** People, customers, places and organisations that the facts do not speak of, and words that are mostly new. */
function additionIn(text: string, grounds: readonly Fact[]): string | null {
  const told = grounds.flatMap((one) => wordsOf(cleanText(one.text)));
  const counted = new Set(told.map(({ form }) => COUNTED.get(form)));
  const words = wordsOf(cleanText(text));
  const named = words.find(({ form }) => COUNTED.has(form) && !counted.has(COUNTED.get(form)));
  if (named !== undefined) return `The fact does not speak of "${named.surface}".`;
  const content = words.filter(isContent);
  const fresh = content.filter(({ stem }) => !told.some((other) => sameConcept(other.stem, stem)));
  return fresh.length > Math.max(2, MOST_NEW * content.length) ? 'Most of its words are new.' : null;
}

/**
 * Checks new words for a fact against the facts they rest on: no figure, name, skill or scope that these lack, and no figure
 * of the fact itself lost.
 * @param facts all facts of the person
 * @returns why it may not be proposed, in plain words; null when it may
 */
export function refuseProposal(
  { factId, after, basis }: Pick<FactProposal, 'factId' | 'after' | 'basis'>,
  facts: readonly Fact[],
  today: string,
): string | null {
  const fact = facts.find(({ id }) => id === factId);
  if (fact === undefined) return 'There is no such fact.';
  if (fact.kind === 'entry' || fact.kind === 'basics') return 'Headings and contacts are not reworded.';
  const grounds = facts.filter(({ id }) => basis.includes(id));
  if (grounds.length < basis.length || !basis.includes(factId))
    return 'It rests on a fact that does not exist.';
  if (grounds.some(({ id, parentId }) => id !== factId && parentId !== fact.parentId)) {
    return 'It rests on facts of another position.';
  }
  const text = after.trim();
  if (text === '' || text === fact.text) return 'It changes nothing.';
  if (hidesText(after) || /[\u200b-\u200d\u2060\ufeff]/u.test(after)) return 'It holds hidden characters.';
  if (/https?:|www\.|\S@\S+\.\S/iu.test(text) && !grounds.some((one) => one.text.includes(text))) {
    return 'It holds an address.';
  }
  const length = grounds.reduce((sum, one) => sum + one.text.length, 0);
  if (text.length > length * LONGEST_GROWTH + ROOM_TO_GROW) return 'It is much longer than what it rests on.';
  const ground: TruthGround = { facts, posting: null, today };
  const sentence = { text, basis: 'facts' as const, facts: [...basis] };
  if ((supportedSentences([[sentence]], ground)[0] ?? []).length === 0) {
    return 'It says something that the fact does not.';
  }
  if (!keepsMost(text, fact)) return 'It leaves out most of the fact.';
  const addition = additionIn(text, grounds);
  if (addition !== null) return addition;
  const kept = figuresOf(text);
  const lost = figuresOf(fact.text).filter(
    (figure) => figure.kind !== 'vague' && !kept.some((other) => quantityHolds(other, figure)),
  );
  return lost.length === 0 ? null : 'It leaves out a figure.';
}

/** Kinds of findings that put something into a question which the facts do not have. */
const SUGGESTS: ReadonlySet<FindingKind> = new Set([
  'employer',
  'degree',
  'certificate',
  'metric',
  'count',
  'team_size',
  'skill',
  'name',
  'location',
  'award',
  'contact',
  'hidden_text',
]);

/**
 * Checks a question about a fact: one question, that suggests nothing the facts do not say.
 * @returns why it may not be asked, in plain words; null when it may
 */
export function refuseQuestion(
  text: string,
  fact: Pick<Fact, 'id'>,
  facts: readonly Fact[],
  today: string,
): string | null {
  if (!facts.some(({ id }) => id === fact.id)) return 'There is no such fact.';
  if (!/^[^?]{8,}\?$/u.test(text) || /[.!。！]\s/u.test(text)) return 'It is not one question.';
  const { resume: profile } = factsToJsonResume(facts);
  const { findings } = checkResume({ profile, resume: { basics: { summary: text } }, posting: null, today });
  return findings.some(({ kind }) => SUGGESTS.has(kind))
    ? 'It suggests something the facts do not say.'
    : null;
}
