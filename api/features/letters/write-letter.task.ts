import { z } from 'zod';
import { defineTask } from '../../engine/tasks/define-task.js';
import type { StepContext } from '../../engine/tasks/step-context.js';
import { newId } from '../../platform/database/new-id.js';
import { FinalError } from '../../platform/errors/step-error.js';
import { findLetter, findVersion } from './letter-store.js';
import { LETTER_LENGTHS, LETTER_TONES } from './letter.entity.js';
import {
  addTurn,
  askForLetter,
  askToMend,
  buildLetter,
  type LetterTurn,
  type LetterWriting,
  type WrittenLetter,
} from './model-letter.js';
import { readLetterSources, saveModelLetter, saveRuleLetter, type LetterWish } from './rule-letter.js';

const LEFT_TO_RULES =
  'What the model wrote did not stand the check against your facts, so the letter is the one that rules wrote.';

const nobody: LetterWriting = {
  writtenBy: 'RULES',
  message: null,
  improvable: false,
  fallbacks: [],
  providers: [],
  kept: 0,
  removed: 0,
};

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
  state: z.object({
    letterId: z.string(),
    version: z.number(),
    draft: z.boolean(),
    written: z.custom<WrittenLetter>().nullable(),
    writing: z.custom<LetterWriting>(),
  }),
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
    write: {
      title: 'Let a model write it',
      timeoutMs: 180_000,
      retries: 1,
      run: async (context, state) => {
        const { em, accountId, input } = context;
        const letter = await findLetter(em, accountId, state.letterId!);
        const { document: rules } = await findVersion(em, letter, state.version);
        const turn = await turnOf(context);
        const outcome = await askForLetter(turn, rules, (count) =>
          context.progress(`Sentence ${count}`, Math.min(0.95, count / (input.length === 'LONG' ? 14 : 8))),
        );
        const writing = addTurn(nobody, outcome);
        if (outcome.kind === 'unavailable') {
          context.progress(outcome.message, 1);
          return { written: null, writing: { ...writing, message: outcome.message, improvable: true } };
        }
        const refused = outcome.value.sentences.filter(({ refusal }) => refusal !== null).length;
        context.progress(`${outcome.value.sentences.length} sentences, ${refused} to look at again`, 1);
        return { written: outcome.value, writing };
      },
    },
    mend: {
      title: 'Send back what the facts do not say',
      timeoutMs: 120_000,
      retries: 1,
      when: (state) => state.written?.sentences.some(({ refusal }) => refusal !== null) ?? false,
      run: async (context, state) => {
        const outcome = await askToMend(await turnOf(context), state.written!);
        const writing = addTurn(state.writing!, outcome);
        if (outcome.kind === 'unavailable') {
          context.progress(outcome.message, 1);
          return { writing };
        }
        const left = outcome.value.sentences.filter(({ refusal }) => refusal !== null).length;
        context.progress(left === 0 ? 'Every sentence holds' : `${left} left out or told by rules`, 1);
        return { written: outcome.value, writing };
      },
    },
    save: {
      title: 'Check and keep it as a draft',
      retries: 2,
      when: (state) => state.written != null,
      run: async (context, state) => {
        const { em, accountId, input } = context;
        const letter = await findLetter(em, accountId, state.letterId!);
        const { document: rules } = await findVersion(em, letter, state.version);
        const written = state.written!;
        const built = buildLetter(written, rules, newId);
        const writing = state.writing!;
        const saved =
          built === null
            ? null
            : await context.save((inner, record) => {
                const content = { ...built, writer: written.source };
                return saveModelLetter(inner, accountId, letter.id, input, content, record);
              });
        if (built === null || saved === null) {
          context.progress(LEFT_TO_RULES, 1);
          return { writing: { ...writing, message: LEFT_TO_RULES, improvable: true } };
        }
        context.progress('A draft to compare with the letter', 1);
        return {
          version: saved.version,
          draft: true,
          writing: {
            ...writing,
            writtenBy: 'MODEL',
            kept: built.kept,
            removed: built.removed.length,
          } as const,
        };
      },
    },
  },
  result: (state, input) => ({
    jobId: input.jobId,
    letterId: state.letterId,
    version: state.version,
    draft: state.draft,
    ...state.writing,
  }),
});

/** What a turn with the model needs, as it is now. */
async function turnOf(context: StepContext<LetterWish & { jobId: string }>): Promise<LetterTurn> {
  const { em, accountId, input } = context;
  return {
    models: context.deps.models.forTask(context),
    sources: await readLetterSources(em, accountId, input.jobId),
    wish: input,
    today: new Date().toISOString().slice(0, 10),
  };
}
