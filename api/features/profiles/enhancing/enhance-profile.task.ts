import { z } from 'zod';
import { enhanceFacts } from '../../../core/enhancing/enhance-facts.js';
import { defineTask } from '../../../engine/tasks/define-task.js';
import { FinalError } from '../../../platform/errors/step-error.js';
import { toCoreFact } from '../fact.entity.js';
import { readFacts } from '../profile-reader.js';
import { retireStale, saveDrafts, saveQuestions, settledQuestions } from './draft-store.js';

/** A profile's facts are looked at for what could be said better: drafts and questions, never facts. */
export const enhanceProfileTask = defineTask({
  kind: 'ENHANCE_PROFILE',
  title: () => 'Look for improvements of your profile',
  input: z.object({ factIds: z.array(z.uuid()).max(500).nullable() }),
  state: z.object({ drafts: z.number(), questions: z.number() }),
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
        const settled = await settledQuestions(em, accountId);
        const { proposals, questions } = enhanceFacts({
          facts,
          only: input.factIds === null ? null : new Set(input.factIds),
          today: new Date().toISOString().slice(0, 10),
          settled,
        });
        const saved = await context.save(async (inner, record) => {
          await retireStale(inner, accountId);
          const drafts = await saveDrafts(
            inner,
            accountId,
            proposals.map((proposal) => ({ ...proposal, origin: 'RULES' })),
          );
          const asked = await saveQuestions(inner, accountId, questions);
          await record({
            type: 'profile.enhanced',
            subjectId: context.task.id,
            data: { drafts, questions: asked },
          });
          return { drafts, questions: asked };
        });
        context.progress(`${saved.drafts} drafts, ${saved.questions} questions`, 1);
        return saved;
      },
    },
  },
  result: (state) => ({ drafts: state.drafts, questions: state.questions }),
});
