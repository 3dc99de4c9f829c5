import { z } from 'zod';
import { defineTask } from '../../engine/tasks/define-task.js';
import { FinalError } from '../../platform/errors/step-error.js';
import { LETTER_LENGTHS, LETTER_TONES } from './letter.entity.js';
import { readLetterSources, saveRuleLetter } from './rule-letter.js';

/** A Job and the person's facts become a cover letter: by rules, then by a model whose every sentence is checked. */
export const writeLetterTask = defineTask({
  kind: 'WRITE_COVER_LETTER',
  title: () => 'Write a cover letter',
  input: z.object({
    jobId: z.uuid(),
    tone: z.enum(LETTER_TONES),
    length: z.enum(LETTER_LENGTHS),
    language: z.string(),
  }),
  state: z.object({ letterId: z.string(), version: z.number(), draft: z.boolean() }),
  steps: {
    rules: {
      title: 'Write it from your facts',
      retries: 2,
      run: async (context) => {
        const { accountId, input } = context;
        const sources = await readLetterSources(context.em, accountId, input.jobId);
        if (!sources.facts.some(({ kind }) => kind === 'entry')) {
          throw new FinalError(
            'NO_FACTS',
            'Import your resume or add a position to your profile first: a letter tells what your facts say.',
          );
        }
        const saved = await context.save((em, record) =>
          saveRuleLetter(em, accountId, sources, input, record),
        );
        await context.setSubject({ letterId: saved.letterId });
        context.progress(saved.draft ? 'A draft beside your text' : 'There is a letter to read', 1);
        return saved;
      },
    },
  },
  result: (state, input) => ({
    jobId: input.jobId,
    letterId: state.letterId,
    version: state.version,
    draft: state.draft,
  }),
});
