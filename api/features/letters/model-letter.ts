/**
 * The letter that a model writes: it gives sentences, code decides. What does not hold is sent back once; what still does not is
 * replaced by the rules' sentence about the same facts, or left out.
 */
import type { LetterDocument, LetterDocumentSentence } from '../../core/letter/letter-document.js';
import { postingForPeople } from '../../core/posting/posting-for-people.js';
import { factsForPeople } from '../../core/resume/facts-for-people.js';
import { shorten } from '../../core/text/normal-form.js';
import type { Answer, TaskModels } from '../../engine/llm/model-layer.js';
import type { ModelSource } from '../../engine/llm/model-source.type.js';
import { judgeSentences, type Bench, type JudgedSentence, type WrittenSentence } from './judge-sentences.js';
import { letterMaterial } from './letter-material.js';
import { mendSentencesPrompt, writeLetterPrompt } from './letter-prompts.js';
import type { LetterLength, LetterTone, RemovedSentence } from './letter.entity.js';
import type { LetterSources, LetterWish } from './rule-letter.js';

/** What the model part came to, as the Task's result shows it. */
export interface LetterWriting {
  /** Who wrote the text that is proposed last. */
  writtenBy: 'RULES' | 'MODEL';
  /** In plain words why it is left to the rules; null when a model wrote it. */
  message: string | null;
  /** Writing again may give more, because a model did not answer or its answer did not hold. */
  improvable: boolean;
  /** Who did not answer, and why another was asked. */
  fallbacks: { provider: string; model: string; reason: string }[];
  /** Who answered, and how often. */
  providers: { provider: string; model: string; calls: number }[];
  /** Sentences of the model that stand, and those that were replaced or left out. */
  kept: number;
  removed: number;
}

/** What a model's first or second answer came to; kept between steps. */
export interface WrittenLetter {
  sentences: JudgedSentence[];
  source: ModelSource;
}

const TONES: Record<LetterTone, string> = {
  PLAIN: 'Short, plain sentences.',
  WARM: 'Friendly and natural, with honest interest in the work; no flattery.',
  FORMAL: 'Formal and reserved.',
};
const SENTENCES: Record<LetterLength, { sentences: number; paragraphs: string }> = {
  SHORT: { sentences: 4, paragraphs: 'one paragraph' },
  MEDIUM: { sentences: 8, paragraphs: 'two paragraphs' },
  LONG: { sentences: 14, paragraphs: 'three paragraphs' },
};
/** A letter of a model that says less than this about the person is no letter. */
const FEWEST_SENTENCES = 2;
const MOST_REFUSED = 10;
const SHORT = 300;

export type Turn<Value> =
  | { kind: 'written'; value: Value; fallbacks: LetterWriting['fallbacks']; by: ModelSource }
  | { kind: 'unavailable'; message: string; fallbacks: LetterWriting['fallbacks'] };

/** The report with what one more turn came to. */
export function addTurn(writing: LetterWriting, turn: Turn<unknown>): LetterWriting {
  const fallbacks = [...writing.fallbacks, ...turn.fallbacks].slice(0, 10);
  if (turn.kind === 'unavailable') return { ...writing, fallbacks };
  const { provider, model } = turn.by;
  const known = writing.providers.find((one) => one.provider === provider && one.model === model);
  const others = writing.providers.filter((one) => one !== known);
  return {
    ...writing,
    fallbacks,
    providers: [...others, { provider, model, calls: (known?.calls ?? 0) + 1 }],
  };
}

/** What one turn with the model needs. */
export interface LetterTurn {
  models: Pick<TaskModels, 'ask'>;
  sources: LetterSources;
  wish: LetterWish;
  /** ISO day. */
  today: string;
}

/** The sentences that open and close the letter are the rules'; what the model writes stands between them. */
function frameOf({ paragraphs }: LetterDocument): {
  opening: LetterDocumentSentence[];
  closing: LetterDocumentSentence[];
} {
  const first = paragraphs[0]?.sentences[0];
  const last = paragraphs.at(-1)?.sentences.at(-1);
  return {
    opening: first !== undefined && first.basis !== 'facts' ? [first] : [],
    closing: last !== undefined && last.basis === 'form' ? [last] : [],
  };
}

/**
 * Asks a model for the letter.
 * @param rules the letter the rules wrote, for its frame
 * @param onSentence told how many sentences have begun
 */
export async function askForLetter(
  { models, sources, wish, today }: LetterTurn,
  rules: LetterDocument,
  onSentence: (count: number) => void,
): Promise<Turn<WrittenLetter>> {
  const material = letterMaterial(sources);
  const { opening, closing } = frameOf(rules);
  const { sentences: most, paragraphs } = SENTENCES[wish.length];
  const answer = await models.ask({
    prompt: writeLetterPrompt,
    values: {
      language: nameOf(wish.language),
      tone: TONES[wish.tone],
      sentences: String(most),
      paragraphs,
    },
    data: {
      posting: material.posting,
      facts: material.facts,
      frame: [...opening, { text: '…' }, ...closing].map(({ text }) => text).join('\n'),
    },
    onText: (partial) => onSentence(partial.split('"text"').length - 1),
  });
  if (answer.kind === 'unavailable') return unavailable(answer);
  const all = answer.value.paragraphs
    .slice(0, 6)
    .flatMap(({ sentences }, paragraph) => sentences.map((sentence) => ({ paragraph, sentence })));
  const labelled = all
    .slice(0, most + 4)
    .map(({ paragraph, sentence }, at) => ({ label: `S${at + 1}`, paragraph, sentence }));
  const sentences = judgeSentences(labelled, benchOf(sources, wish, today, material.idOf));
  const by = sourceOf(answer);
  return { kind: 'written', value: { sentences, source: by }, fallbacks: answer.fallbacks, by };
}

/** Sends back what was refused, once; gives all sentences with what became of them. */
export async function askToMend(
  { models, sources, wish, today }: LetterTurn,
  written: WrittenLetter,
): Promise<Turn<WrittenLetter>> {
  const material = letterMaterial(sources);
  const refused = written.sentences.filter(({ refusal }) => refusal !== null).slice(0, MOST_REFUSED);
  const answer = await models.ask({
    prompt: mendSentencesPrompt,
    values: { language: nameOf(wish.language), tone: TONES[wish.tone] },
    data: {
      posting: material.posting,
      facts: material.facts,
      refused: refused
        .map(({ label, text, refusal }) => `${label}: ${shorten(text, SHORT)}\nwrong: ${refusal ?? ''}`)
        .join('\n'),
    },
  });
  if (answer.kind === 'unavailable') return unavailable(answer);
  const kept = written.sentences.filter(({ refusal }) => refusal === null);
  const again = new Map(refused.map((sentence) => [sentence.label, sentence]));
  const offered = answer.value.sentences.slice(0, MOST_REFUSED).flatMap((given) => {
    const place = again.get(given.sentence.trim());
    again.delete(given.sentence.trim());
    const sentence: WrittenSentence = given;
    return place === undefined ? [] : [{ label: place.label, paragraph: place.paragraph, sentence }];
  });
  const said = new Set(kept.map(({ text }) => text.toLowerCase()));
  const mended = judgeSentences(offered, benchOf(sources, wish, today, material.idOf), said);
  const byLabel = new Map(mended.filter(({ refusal }) => refusal === null).map((one) => [one.label, one]));
  const sentences = written.sentences.map((sentence) => byLabel.get(sentence.label) ?? sentence);
  const value = { sentences, source: written.source };
  return { kind: 'written', value, fallbacks: answer.fallbacks, by: sourceOf(answer) };
}

function benchOf(
  { facts, posting }: LetterSources,
  { language }: LetterWish,
  today: string,
  idOf: ReadonlyMap<string, string>,
): Bench {
  return {
    ground: { facts: factsForPeople(facts), posting: postingForPeople(posting), today },
    idOf,
    language,
  };
}

/**
 * The document of what stands, between the rules' opening and closing. A sentence that was refused twice gives way to the rules'
 * sentence about the same facts when that is not told yet.
 * @returns null when too little of the model's letter stands
 */
export function buildLetter(
  { sentences }: WrittenLetter,
  rules: LetterDocument,
  newId: () => string,
): { document: LetterDocument; kept: number; removed: RemovedSentence[] } | null {
  const standing = sentences.filter(({ refusal }) => refusal === null);
  if (standing.filter(({ basis }) => basis === 'facts').length < FEWEST_SENTENCES) return null;
  const told = new Set(standing.flatMap(({ facts }) => facts));
  const spare = rules.paragraphs
    .flatMap((paragraph) => paragraph.sentences)
    .filter(({ basis, facts }) => basis === 'facts' && !facts.every((id) => told.has(id)));
  const removed: RemovedSentence[] = [];
  const paragraphs: LetterDocumentSentence[][] = [];
  for (const { text, basis, facts, refusal, paragraph } of sentences) {
    const place = (paragraphs[paragraph] ??= []);
    if (refusal === null) {
      place.push({ id: newId(), text, basis, facts });
      continue;
    }
    const at = spare.findIndex((one) => one.facts.some((id) => facts.includes(id) && !told.has(id)));
    const [instead] = at < 0 ? [] : spare.splice(at, 1);
    if (instead !== undefined) {
      place.push({ ...instead, id: newId() });
      for (const id of instead.facts) told.add(id);
    }
    removed.push({ text: shorten(text, SHORT), reason: refusal, replacedBy: instead?.text ?? null });
  }
  const { opening, closing } = frameOf(rules);
  const middle = paragraphs.filter((place) => place.length > 0);
  const fresh = (list: readonly LetterDocumentSentence[]): LetterDocumentSentence[] =>
    list.map((sentence) => ({ ...sentence, id: newId() }));
  const [first = [], ...others] = middle;
  const whole = [[...fresh(opening), ...first], ...others, fresh(closing)].filter(
    (place) => place.length > 0,
  );
  const document = { ...rules, paragraphs: whole.map((place) => ({ id: newId(), sentences: place })) };
  return { document, kept: standing.length, removed };
}

function sourceOf({ artefact }: Extract<Answer<unknown>, { kind: 'answered' }>): ModelSource {
  const { id: callId, promptName, promptVersion, provider, model } = artefact;
  return { callId, promptName, promptVersion, provider, model };
}

function unavailable({ message, fallbacks }: Extract<Answer<unknown>, { kind: 'unavailable' }>): Turn<never> {
  return { kind: 'unavailable', message, fallbacks };
}

function nameOf(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language;
}
