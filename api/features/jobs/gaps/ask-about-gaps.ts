/** The Job Scraper's model part: one call about what the rules could not read, none when they could. */
import type { Answer, Question, TaskModels } from '../../../engine/llm/answer.js';
import { definePrompt } from '../../../engine/llm/define-prompt.js';
import type { ModelSource } from '../../../engine/llm/model-source.type.js';
import type { ExtractionResult, PostingField } from '../../../core/posting/posting.js';
import { checkAnswers, gapsAnswer, type GapsAnswer } from './check-answers.js';
import { fillGaps, type FilledReading } from './fill-gaps.js';
import type { GapField } from './find-gaps.js';
import { shownWords } from './page-words.js';

export const fillGapsPrompt = definePrompt({
  file: 'api/features/jobs/prompts/fill-gaps.md',
  answer: gapsAnswer,
});

/** What the call came to, as the Task's result shows it. */
export interface GapsReport {
  asked: GapField[];
  filled: PostingField[];
  /** What the model said that the page does not bear out. */
  dropped: { field: GapField; reason: string }[];
  provider: { provider: string; model: string } | null;
  fallbacks: Answer<unknown>['fallbacks'];
  /** Why nobody answered, in plain words; null when somebody did. */
  message: string | null;
  /** Nobody answered: reading the page again may give more. */
  improvable: boolean;
}

/** What each field is, for the model. */
const MEANING: Record<GapField, string> = {
  title: "the job's title",
  company: 'the employer',
  locations: 'the place of work',
  remote: 'whether it is remote, hybrid or on site',
  salary: 'what it pays',
  employmentType: 'full-time, part-time, contract, internship and the like',
  datePosted: 'the day it was posted',
  validThrough: 'the last day to apply',
  yearsExperience: 'years of experience asked for',
  education: 'the degree asked for',
  visa: 'whether a visa is sponsored or the right to work is asked for',
  languages: 'the human languages asked for',
};

/** @param words the page's words, see `pageWords` */
export function questionAbout(gaps: readonly GapField[], words: string): Question<GapsAnswer> {
  return {
    prompt: fillGapsPrompt,
    values: { fields: gaps.map((field) => `- ${field}: ${MEANING[field]}`).join('\n') },
    data: { posting: shownWords(words) },
    // The same posting with another tracking code or date; what does not stand in this page is dropped all the same.
    semanticCache: true,
  };
}

/** @param words the page's words, see `pageWords` */
export async function askAboutGaps(
  models: Pick<TaskModels, 'ask'>,
  {
    reading,
    gaps,
    words,
    now,
  }: { reading: ExtractionResult; gaps: readonly GapField[]; words: string; now: Date },
): Promise<{ reading: FilledReading; report: GapsReport }> {
  const answer = await models.ask(questionAbout(gaps, words));
  const report: GapsReport = {
    asked: [...gaps],
    filled: [],
    dropped: [],
    provider: null,
    fallbacks: answer.fallbacks,
    message: null,
    improvable: false,
  };
  if (answer.kind === 'unavailable') {
    return { reading, report: { ...report, message: answer.message, improvable: true } };
  }
  const { id: callId, promptName, promptVersion, provider, model } = answer.artefact;
  const source: ModelSource = { callId, promptName, promptVersion, provider, model };
  const { found, dropped } = checkAnswers(answer.value, gaps, words, { now, reading });
  const filled = fillGaps(reading, found, source);
  return {
    reading: filled.reading,
    report: { ...report, filled: filled.filled, dropped, provider: { provider, model } },
  };
}

/** One line for the user while the Task runs. */
export function describeGaps({ filled, message, asked }: GapsReport): string {
  if (message !== null) return message;
  return filled.length === 0 ? `The page does not say ${asked.join(', ')}` : `Found ${filled.join(', ')}`;
}
