import { definePrompt } from '../../../engine/llm/define-prompt.js';
import { rewritesAnswer } from './read-rewrites.js';

export const rewriteLinesPrompt = definePrompt({
  file: 'api/features/resumes/prompts/rewrite-lines.md',
  answer: rewritesAnswer,
});

/** The one turn in which what does not hold is sent back, with the reason. */
export const mendLinesPrompt = definePrompt({
  file: 'api/features/resumes/prompts/mend-lines.md',
  answer: rewritesAnswer,
});
