/**
 * The Resume Optimizer's model part: every passage is asked about at once, for every strategy. What does not hold is sent back
 * once with the reason, and then left to the rules.
 */
import type { Posting } from '../../../core/posting/posting.js';
import type { Fact } from '../../../core/resume/fact.js';
import type { Change, ResumeDocument } from '../../../core/resume/resume-document.js';
import { guessLanguage } from '../../../core/text/guess-language.js';
import { collapse, shorten } from '../../../core/text/normal-form.js';
import { readNeeds } from '../../../core/writing/posting-needs.js';
import type { Answer, TaskModels } from '../../../engine/llm/model-layer.js';
import type { ModelSource } from '../../../engine/llm/model-source.type.js';
import type { Rewrite } from '../changes/propose-changes.js';
import type { TailoringStrategy } from '../changes/proposed-change.entity.js';
import { choosePassages, describePosting, type Passage, type PassageLine } from './passages.js';
import {
  groundOf,
  judgeRewrites,
  type Bench,
  type KeptRewrite,
  type RefusedRewrite,
  type RewritesAnswer,
} from './read-rewrites.js';
import { reasonFor } from './reason-for.js';
import { mendLinesPrompt, rewriteLinesPrompt } from './rewrite-prompts.js';

export interface OptimizingInput {
  base: ResumeDocument;
  facts: readonly Fact[];
  posting: Partial<Posting>;
  /** What the rules propose. */
  changes: readonly Change[];
  strategies: readonly TailoringStrategy[];
  /** ISO day. */
  today: string;
  newId: () => string;
}

/** What became of one passage in one version. */
export interface PassageOutcome {
  strategy: TailoringStrategy;
  passage: Passage;
  /** What holds, each with the call that worded it. */
  rewrites: Rewrite[];
  /** What was dropped for the rules' wording, and why. */
  dropped: { text: string; reason: string }[];
  /** Why there is no answer; null when there is one. */
  unavailable: { reason: string; message: string } | null;
  fallbacks: Answer<unknown>['fallbacks'];
  /** Of the calls that were answered. */
  sources: ModelSource[];
}

type Answered = Extract<Answer<RewritesAnswer>, { kind: 'answered' }>;

const SHORT = 160;

/** What the prompts say for each strategy. */
const HOW_FAR: Record<TailoringStrategy, string> = {
  CONSERVATIVE:
    "Stay close to the line: keep its order and most of its words; use the job's name for a thing where it means the same.",
  BALANCED: 'Put what matters to the job first, in its words where they mean the same; drop filler.',
  BOLD: 'Write the line anew for this job, short and strong, led by what matters to it most.',
};

/**
 * Asks about all passages in parallel and gives each outcome to `take` as soon as it is there.
 *
 * @param take may be called while earlier calls of it are still at work
 */
export async function rewriteResume(
  models: Pick<TaskModels, 'ask'>,
  input: OptimizingInput,
  take: (outcome: PassageOutcome, total: number) => Promise<void>,
): Promise<void> {
  const passages = choosePassages({ ...input, versions: input.strategies.length });
  const posting = describePosting(input.posting);
  const needs = readNeeds(input.posting);
  const language = languageOf(input.base);
  const ground = groundOf({ facts: input.facts, posting: input.posting, today: input.today });
  const total = passages.length * input.strategies.length;
  await Promise.all(
    input.strategies.flatMap((strategy) =>
      passages.map(async (passage) => {
        const bench: Bench = {
          base: input.base,
          ground,
          strategy,
          language,
          newId: input.newId,
          reasonFor: (before, after) => reasonFor(before, after, needs),
        };
        await take(await rewritePassage(models, { passage, posting, bench }), total);
      }),
    ),
  );
}

interface PassageWork {
  passage: Passage;
  posting: string;
  bench: Bench;
}

async function rewritePassage(
  models: Pick<TaskModels, 'ask'>,
  { passage, posting, bench }: PassageWork,
): Promise<PassageOutcome> {
  const { strategy, language } = bench;
  const outcome: PassageOutcome = {
    strategy,
    passage,
    rewrites: [],
    dropped: [],
    unavailable: null,
    fallbacks: [],
    sources: [],
  };
  const values = { strategy: HOW_FAR[strategy], language: nameOf(language) };
  const material = { posting, facts: listFacts(passage) };
  const first = await models.ask({
    prompt: rewriteLinesPrompt,
    values,
    data: { ...material, lines: listLines(passage.lines, passage) },
  });
  outcome.fallbacks.push(...first.fallbacks);
  if (first.kind === 'unavailable') {
    return { ...outcome, unavailable: { reason: first.reason, message: first.message } };
  }
  const judged = judgeRewrites(passage, first.value, bench);
  keep(outcome, judged.kept, first);
  if (judged.refused.length === 0) return outcome;
  const again = new Set(judged.refused.map(({ line }) => line));
  const second = await models.ask({
    prompt: mendLinesPrompt,
    values,
    data: { ...material, lines: listLines([...again], passage), refused: listRefused(judged.refused) },
  });
  outcome.fallbacks.push(...second.fallbacks);
  const left = new Map(judged.refused.map((one) => [one.line, one]));
  if (second.kind === 'answered') {
    const said = judged.kept.map(({ change }) => change.after ?? '');
    const mended = judgeRewrites(passage, second.value, bench, { asked: again, said });
    keep(outcome, mended.kept, second);
    for (const one of mended.refused) left.set(one.line, one);
    for (const { line } of mended.kept) left.delete(line);
  }
  outcome.dropped = [...left.values()].map(({ text, reason }) => ({
    text: shorten(text, SHORT),
    reason: shorten(reason, SHORT),
  }));
  return outcome;
}

function keep(outcome: PassageOutcome, kept: readonly KeptRewrite[], answer: Answered): void {
  const { id: callId, promptName, promptVersion, provider, model } = answer.artefact;
  const source: ModelSource = { callId, promptName, promptVersion, provider, model };
  outcome.sources.push(source);
  outcome.rewrites.push(...kept.map(({ line, change }) => ({ change, slot: line.slot, source })));
}

function listFacts({ facts }: Passage): string {
  return facts.map(({ label, text }) => `${label}: ${collapse(text)}`).join('\n');
}

/** The lines by their labels; one that says what its only fact says is not said twice. */
function listLines(lines: readonly PassageLine[], { facts }: Passage): string {
  const labelOf = new Map(facts.map(({ label, id }) => [id, label]));
  const textOf = new Map(facts.map(({ id, text }) => [id, text]));
  return lines
    .map(({ label, text, own }) => {
      const labels = own.flatMap((id) => labelOf.get(id) ?? []).join(', ');
      const [only] = own;
      const same = own.length === 1 && only !== undefined && textOf.get(only) === text;
      return same ? `${label} = ${labels}` : `${label} (rests on ${labels}): ${collapse(text)}`;
    })
    .join('\n');
}

function listRefused(refused: readonly RefusedRewrite[]): string {
  return refused.map(({ line, text, reason }) => `${line.label}: ${text}\nwrong: ${reason}`).join('\n');
}

/** ISO 639-1 code of what most of the resume is written in; what it is labelled with where that cannot be told. */
function languageOf(base: ResumeDocument): string {
  const text = base.sections
    .flatMap(({ entries }) => entries.flatMap(({ lines }) => lines.map((line) => line.text)))
    .join('\n');
  return guessLanguage(text) ?? base.language.slice(0, 2).toLowerCase();
}

function nameOf(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language;
}
