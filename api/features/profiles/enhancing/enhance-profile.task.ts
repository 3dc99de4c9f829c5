import { z } from 'zod';
import { enhanceFacts } from '../../../core/enhancing/enhance-facts.js';
import type { FactQuestion } from '../../../core/enhancing/fact-proposal.js';
import { defineTask } from '../../../engine/tasks/define-task.js';
import { FinalError } from '../../../platform/errors/step-error.js';
import { toCoreFact } from '../fact.entity.js';
import { readFacts } from '../profile-reader.js';
import { retireStale, rewordQuestions, saveDrafts, saveQuestions, settledQuestions } from './draft-store.js';
import { improveFacts, type Improvement, type Improving } from './improve-facts.js';

/** A profile's facts are looked at for what could be said better: drafts and questions, never facts. */
export const enhanceProfileTask = defineTask({
  kind: 'ENHANCE_PROFILE',
  title: () => 'Look for improvements of your profile',
  input: z.object({ factIds: z.array(z.uuid()).max(500).nullable() }),
  state: z.object({
    asked: z.custom<FactQuestion[]>(),
    drafts: z.number(),
    questions: z.number(),
    improvement: z.custom<Improvement>().nullable(),
    improving: z.custom<Improving>(),
    draftsByModel: z.number(),
  }),
  steps: {
    rules: {
      title: 'Look for weak, missing and double statements',
      retries: 2,
      run: async (context) => {
        const { em, accountId, input } = context;
        const facts = (await readFacts(em, accountId)).map(toCoreFact);
        if (facts.length === 0) {
          throw new FinalError('NO_FACTS', 'Import your resume or add a position first.');
        }
        const { proposals, questions: asked } = enhanceFacts({
          facts,
          only: input.factIds === null ? null : new Set(input.factIds),
          today: today(),
          settled: await settledQuestions(em, accountId),
        });
        const saved = await context.save(async (inner, record) => {
          await retireStale(inner, accountId);
          const drafts = await saveDrafts(
            inner,
            accountId,
            proposals.map((proposal) => ({ ...proposal, origin: 'RULES' })),
          );
          const questions = await saveQuestions(inner, accountId, asked);
          await record({
            type: 'profile.enhanced',
            subjectId: context.task.id,
            data: { drafts, questions },
          });
          return { drafts, questions };
        });
        context.progress(`${saved.drafts} drafts, ${saved.questions} questions`, 1);
        return { ...saved, asked };
      },
    },
    word: {
      title: 'Let a model look for better words',
      timeoutMs: 180_000,
      retries: 1,
      run: async (context, state) => {
        const { em, accountId, input } = context;
        const improvement = await improveFacts(
          context.deps.models.forTask(context),
          {
            facts: (await readFacts(em, accountId)).map(toCoreFact),
            only: input.factIds === null ? null : new Set(input.factIds),
            asked: state.asked!,
            today: today(),
          },
          (found) => context.progress(`${found} ideas`, Math.min(0.95, found / 20)),
        );
        const { proposals, questions, improving } = improvement;
        context.progress(
          improving.message ??
            `${proposals.length} wordings and ${questions.length} questions hold, ${improving.dropped.length} dropped`,
          1,
        );
        return { improvement: improving.message === null ? improvement : null, improving };
      },
    },
    save: {
      title: 'Keep what says no more than your facts',
      retries: 2,
      when: (state) => state.improvement != null,
      run: async (context, state) => {
        const { accountId } = context;
        const { proposals, questions, source } = state.improvement!;
        const saved = await context.save(async (inner) => {
          await retireStale(inner, accountId);
          const drafts = await saveDrafts(
            inner,
            accountId,
            proposals.map((proposal) => ({ ...proposal, origin: 'MODEL', writer: source })),
          );
          await rewordQuestions(inner, accountId, questions);
          return { drafts, asked: await saveQuestions(inner, accountId, questions) };
        });
        context.progress(`${saved.drafts} more drafts`, 1);
        return {
          drafts: state.drafts! + saved.drafts,
          questions: state.questions! + saved.asked,
          draftsByModel: saved.drafts,
        };
      },
    },
  },
  result: (state) => ({
    drafts: state.drafts,
    questions: state.questions,
    draftsByModel: state.draftsByModel ?? 0,
    ...state.improving,
  }),
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
