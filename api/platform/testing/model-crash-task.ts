import { z } from 'zod';
import { definePrompt } from '../../engine/llm/define-prompt.js';
import '../../engine/llm/model-layer.js';
import { defineTask } from '../../engine/tasks/define-task.js';

const prompt = definePrompt({
  file: 'api/features/jobs/prompts/fill-gaps.md',
  answer: z.object({ title: z.string() }),
});

/** What the process of `model-crash-worker.ts` is told by its environment. */
const dies = process.env['CRASH_HOLD'] === 'yes';

/** Asks a model; a process that is told so dies when it has the answer and the Task does not know yet. */
export const modelCrashTask = defineTask({
  kind: 'TEST_MODEL_CRASH',
  title: () => 'Ask and die',
  input: z.object({ posting: z.string() }),
  state: z.object({ title: z.string(), cached: z.boolean() }),
  steps: {
    ask: {
      title: 'Ask',
      timeoutMs: 60_000,
      run: async (context) => {
        const models = context.deps.models.forTask(context);
        const { posting } = context.input;
        const answer = await models.ask({ prompt, values: { fields: '- title' }, data: { posting } });
        if (answer.kind !== 'answered') throw new Error(answer.message);
        if (dies) process.kill(process.pid, 'SIGKILL');
        return { title: answer.value.title, cached: answer.artefact.cached };
      },
    },
  },
  result: (state) => ({ ...state }),
  concurrency: 1,
});
