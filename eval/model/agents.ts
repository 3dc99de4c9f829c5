/** The four agents with a model, each on one case: what holds, what was refused, and what the answers claim beyond the facts. */
import { enhanceFacts } from '../../api/core/enhancing/enhance-facts.js';
import type { ExtractionResult, Posting, PostingField } from '../../api/core/posting/posting.js';
import { applyChanges } from '../../api/core/resume/apply-changes.js';
import { documentFromFacts, factsFromJsonResume } from '../../api/core/resume/convert.js';
import type { Fact } from '../../api/core/resume/fact.js';
import type { Change, ResumeDocument } from '../../api/core/resume/resume-document.js';
import { guessLanguage } from '../../api/core/text/guess-language.js';
import { fold } from '../../api/core/text/normal-form.js';
import { checkLetter } from '../../api/core/truth/check-letter.js';
import { readNeeds } from '../../api/core/writing/posting-needs.js';
import { tailorResume } from '../../api/core/writing/tailor-resume.js';
import { gateChanges, isSupported, type TruthGround } from '../../api/core/writing/truth-gate.js';
import type { TaskModels } from '../../api/engine/llm/answer.js';
import { askAboutGaps, fillGapsPrompt } from '../../api/features/jobs/gaps/ask-about-gaps.js';
import {
  findGaps,
  GAP_FIELDS,
  StructuredFields,
  type GapField,
} from '../../api/features/jobs/gaps/find-gaps.js';
import { pageWords } from '../../api/features/jobs/gaps/page-words.js';
import { readPosting } from '../../api/features/jobs/posting-reader.js';
import { askForLetter, askToMend, buildLetter } from '../../api/features/letters/model-letter.js';
import { writeByRules, type LetterWish } from '../../api/features/letters/rule-letter.js';
import { improveFacts } from '../../api/features/profiles/enhancing/improve-facts.js';
import { slotOf } from '../../api/features/resumes/changes/propose-changes.js';
import { rewriteResume, type PassageOutcome } from '../../api/features/resumes/optimizing/rewrite-resume.js';
import { newId } from '../../api/platform/database/new-id.js';
import { isEmpty, partRight } from '../posting-fields.js';
import type { AskedModel } from './asked-model.js';
import type { PageCase, PersonCase } from './cases.js';

/** Counts by name, added up over the cases of an agent. */
export type Counts = Record<string, number>;

/** A person with their posting, as the agents get them. */
export interface Applicant {
  facts: Fact[];
  posting: Posting;
  /** ISO day. */
  today: string;
}

export function applicantOf({ resume, posting }: PersonCase, today: string): Applicant {
  return { facts: factsFromJsonResume(resume), posting, today };
}

/** A page of which the rules have read nothing but the description. */
export interface GapsCase extends PageCase {
  reading: ExtractionResult;
  words: string;
  gaps: GapField[];
  /** Whether the product would ask about it. */
  needsModel: boolean;
}

/**
 * The page with what is to be asked about it; null when it has no words for a reader. The rules read the project's own pages
 * nearly to the end, so what they read is taken away: a model is measured, and its dearest case.
 */
export function gapsCaseOf(one: PageCase): GapsCase | null {
  if (one.page.kind !== 'html' && one.page.kind !== 'text') return null;
  const structured = new StructuredFields();
  const read = readPosting(one.page, structured.observe);
  const words = pageWords(one.page, read.description);
  const needsModel = findGaps(read, structured.list, words).length > 0;
  const reading: ExtractionResult = { ...read, confidence: {}, evidence: {} };
  for (const field of GAP_FIELDS) {
    Object.assign(reading, { [field]: Array.isArray(read[field]) ? [] : null });
  }
  const gaps = findGaps(reading, [], words);
  return gaps.length === 0 ? null : { ...one, reading, words, gaps, needsModel };
}

/** Job Scraper: one call about everything a page may say. */
export async function runGaps(model: AskedModel, one: GapsCase): Promise<Counts> {
  const { page, expected, reading, words, gaps } = one;
  const right = (field: PostingField, given: Partial<Posting>): boolean =>
    partRight(field, expected, given) === 1;
  const missing = gaps.filter((field) => !isEmpty(expected[field]) && !right(field, reading));
  const after = await askAboutGaps(model, { reading, gaps, words, now: page.readAt });
  const { filled, dropped } = after.report;
  const figures = model.figuresOf(fillGapsPrompt);
  figures.statements += filled.length + dropped.length;
  figures.unsupported += dropped.length;
  const shown = squeeze(words);
  const { evidence } = after.reading;
  return {
    pages: 1,
    needModel: Number(one.needsModel),
    asked: gaps.length,
    missing: missing.length,
    missingNowRight: missing.filter((field) => right(field, after.reading)).length,
    kept: filled.length,
    keptWrong: filled.filter((field) => field in expected && !right(field, after.reading)).length,
    refused: dropped.length,
    keptUntrue: filled.filter((field) => !shown.includes(squeeze(evidence[field] ?? '-'))).length,
  };
}

/** Resume Optimizer: one version, as it would be tailored. */
export async function runTailoring(model: AskedModel, applicant: Applicant): Promise<Counts> {
  const { facts, posting, today } = applicant;
  const language = languageOf(facts);
  const base = documentFromFacts(facts, { newId, language });
  const { changes } = tailorResume({ base, facts, posting, today, newId });
  const outcomes: PassageOutcome[] = [];
  let sentBack = 0;
  const watched = watch(model, applicant, (data) => (sentBack += count(data['refused'], /^wrong: /gm)));
  await rewriteResume(
    watched,
    { base, facts, posting, changes, strategies: ['BALANCED'], today, newId },
    (outcome) => {
      outcomes.push(outcome);
      return Promise.resolve();
    },
  );
  const rewrites = outcomes.flatMap((outcome) => outcome.rewrites);
  const bySlot = new Map(rewrites.map(({ slot, change }) => [slot, change]));
  const worded: Change[] = changes.map((change) => bySlot.get(slotOf(change)) ?? change);
  const others = rewrites.filter(({ slot }) => !changes.some((change) => slotOf(change) === slot));
  worded.push(...others.map(({ change }) => change));
  const ground: TruthGround = { facts, posting, today };
  const ids = new Set(rewrites.map(({ change }) => change.id));
  const { blocked } = gateChanges(base, worded, ground);
  const needs = [...readNeeds(posting).skills.values()].map(({ name }) => name);
  const covered = (document: ResumeDocument): number => {
    const text = ` ${fold(wordsOfDocument(document))} `;
    return needs.filter((name) => text.includes(` ${fold(name)} `)).length;
  };
  return {
    resumes: 1,
    passages: outcomes.length,
    passagesByRules: outcomes.filter(({ unavailable }) => unavailable !== null).length,
    kept: rewrites.length,
    sentBack,
    refused: outcomes.reduce((sum, { dropped }) => sum + dropped.length, 0),
    needs: needs.length,
    needsInBase: covered(base),
    needsByRules: covered(applyChanges(base, changes)),
    needsByModel: covered(applyChanges(base, worded)),
    keptUntrue: blocked.filter(({ change }) => ids.has(change.id)).length,
  };
}

/** The letter writer: a letter of middle length in the posting's language. */
export async function runLetter(model: AskedModel, applicant: Applicant): Promise<Counts> {
  const { facts, posting, today } = applicant;
  const language = guessLanguage(posting.description ?? '') ?? 'en';
  const wish: LetterWish = { tone: 'PLAIN', length: 'MEDIUM', language };
  const sources = { jobId: newId(), facts, posting };
  const rules = writeByRules(sources, wish);
  const turn = { models: watch(model, applicant), sources, wish, today };
  const first = await askForLetter(turn, rules, () => undefined);
  if (first.kind === 'unavailable') return { letters: 1, lettersByRules: 1 };
  const sentBack = first.value.sentences.filter(({ refusal }) => refusal !== null).length;
  const second = sentBack === 0 ? null : await askToMend(turn, first.value);
  const written = second?.kind === 'written' ? second.value : first.value;
  const built = buildLetter(written, rules, newId);
  if (built === null) {
    return { letters: 1, lettersByRules: 1, sentBack, refused: written.sentences.length };
  }
  return {
    letters: 1,
    sentBack,
    kept: built.kept,
    refused: built.removed.length,
    keptUntrue: checkLetter(built.document, { facts, posting, today }).length,
  };
}

/** Profile Enhancer: drafts and questions about a person's lines. */
export async function runEnhancer(model: AskedModel, applicant: Applicant): Promise<Counts> {
  const { facts, today } = applicant;
  const { questions: asked } = enhanceFacts({ facts, only: null, today });
  const models = watch(model, { ...applicant, posting: null });
  const { proposals, questions, improving } = await improveFacts(
    models,
    { facts, only: null, asked, today },
    () => undefined,
  );
  const ground: TruthGround = { facts, posting: null, today };
  return {
    profiles: 1,
    profilesByRules: Number(improving.message !== null),
    kept: proposals.length,
    questions: questions.length,
    refused: improving.dropped.length,
    keptUntrue: proposals.filter(({ after, basis }) => after !== null && !isSupported(after, basis, ground))
      .length,
  };
}

/**
 * The model, with every statement about the person in its answers held against all their facts: what the model would have
 * said if nobody had looked.
 *
 * @param onData told what a question carries
 */
function watch(
  model: AskedModel,
  { facts, posting, today }: Omit<Applicant, 'posting'> & { posting: Posting | null },
  onData: (data: Record<string, string>) => void = () => undefined,
): Pick<TaskModels, 'ask'> {
  const ids = facts.map(({ id }) => id);
  return {
    ask: async (question) => {
      onData(question.data);
      const answer = await model.ask(question);
      if (answer.kind === 'answered') {
        const figures = model.figuresOf(question.prompt);
        const said = statementsOf(answer.value);
        figures.statements += said.length;
        figures.unsupported += said.filter(
          (text) => !isSupported(text, ids, { facts, posting, today }),
        ).length;
      }
      return answer;
    },
  };
}

/** The texts in an answer that say something of the person: neither what is said of the employer, nor questions. */
function statementsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(statementsOf);
  if (typeof value !== 'object' || value === null) return [];
  const { text, about, topic } = value as { text?: unknown; about?: unknown; topic?: unknown };
  if (typeof text === 'string') return about === 'employer' || topic !== undefined ? [] : [text];
  return Object.values(value).flatMap(statementsOf);
}

const squeeze = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
const count = (text: string | undefined, pattern: RegExp): number => text?.match(pattern)?.length ?? 0;

function languageOf(facts: readonly Fact[]): string {
  return guessLanguage(facts.map(({ text }) => text).join('\n')) ?? 'en';
}

function wordsOfDocument({ sections }: ResumeDocument): string {
  return sections
    .flatMap(({ entries }) =>
      entries.flatMap(({ fields, lines }) => [...Object.values(fields), ...lines.map(({ text }) => text)]),
    )
    .join('\n');
}
