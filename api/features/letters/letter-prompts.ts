import { z } from 'zod';
import { definePrompt } from '../../engine/llm/define-prompt.js';

const sentence = {
  text: z.string(),
  about: z.enum(['me', 'employer']),
  /** Labels of the facts it says. */
  facts: z.array(z.string()),
};

const letterAnswer = z.object({
  paragraphs: z.array(z.object({ sentences: z.array(z.object(sentence)) })),
});

const mendedAnswer = z.object({
  /** `sentence`: the label under which it was refused. */
  sentences: z.array(z.object({ sentence: z.string(), ...sentence })),
});

export type LetterAnswer = z.output<typeof letterAnswer>;
export type MendedAnswer = z.output<typeof mendedAnswer>;

export const writeLetterPrompt = definePrompt({
  file: 'api/features/letters/prompts/write-letter.md',
  answer: letterAnswer,
});

/** The one turn in which what does not hold is sent back, with the reason. */
export const mendSentencesPrompt = definePrompt({
  file: 'api/features/letters/prompts/mend-sentences.md',
  answer: mendedAnswer,
});
