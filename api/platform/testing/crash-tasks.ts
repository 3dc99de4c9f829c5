import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { z } from 'zod';
import { DomainEvent } from '../../engine/events/domain-event.entity.js';
import { defineTask } from '../../engine/tasks/define-task.js';
import type { StepContext } from '../../engine/tasks/step-context.js';
import { newId } from '../database/new-id.js';

export const CRASH_STEPS = ['first', 'second', 'third'] as const;
export type CrashStep = (typeof CRASH_STEPS)[number];

/** Where a worker that is to die stops: before a step's effect, after it, or when all steps are done. */
export const HOLD_POINTS = [...CRASH_STEPS.flatMap((step) => [`${step}.before`, `${step}.after`]), 'result'];

const input = z.object({
  /** One of HOLD_POINTS; empty: nowhere. */
  holdAt: z.string(),
});

/** What the process of `crash-worker.ts` is told by its environment. */
const log = process.env['CRASH_LOG'];
const holds = process.env['CRASH_HOLD'] === 'yes';

/** One line for the test: which process did what, also when the database refuses it. */
function note(taskId: string, what: string): void {
  if (log !== undefined) appendFileSync(log, `${process.pid} ${taskId} ${what}\n`);
}

/** Shows in the Task that it is held, and goes on only when the process is told so by SIGUSR2. */
async function holdIf(context: StepContext<z.output<typeof input>>, point: string): Promise<void> {
  if (!holds || context.input.holdAt !== point) return;
  context.progress(`held at ${point}`);
  await once(process, 'SIGUSR2');
}

async function crashStep(context: StepContext<z.output<typeof input>>, step: CrashStep): Promise<void> {
  note(context.task.id, `begins ${step}`);
  await holdIf(context, `${step}.before`);
  try {
    await context.save(async (em) => {
      await em.insert(DomainEvent, {
        id: newId(),
        accountId: context.accountId,
        type: `effect.${step}`,
        subjectId: context.task.id,
        data: {},
        occurredAt: new Date(),
      });
    });
  } catch (error) {
    note(context.task.id, `refused ${step} ${error instanceof Error ? error.name : ''}`);
    throw error;
  }
  await holdIf(context, `${step}.after`);
}

/** A Task of three steps with one effect each, to be killed anywhere. */
export const crashTask = defineTask({
  kind: 'TEST_CRASH',
  title: (given) => `Crash at ${given.holdAt}`,
  input,
  state: z.object({ first: z.number(), second: z.number(), third: z.number() }),
  steps: {
    first: {
      title: 'The first',
      timeoutMs: 120_000,
      run: async (context) => {
        await crashStep(context, 'first');
        return { first: 1 };
      },
    },
    second: {
      title: 'The second',
      timeoutMs: 120_000,
      run: async (context, state) => {
        await crashStep(context, 'second');
        return { second: (state.first ?? 0) + 1 };
      },
    },
    third: {
      title: 'The third',
      timeoutMs: 120_000,
      run: async (context, state) => {
        await crashStep(context, 'third');
        return { third: (state.second ?? 0) + 1 };
      },
    },
  },
  result: (state, given) => {
    // Between the last checkpoint and the outcome there is nothing to wait in: the process ends itself.
    if (holds && given.holdAt === 'result') process.kill(process.pid, 'SIGKILL');
    return { ...state };
  },
  concurrency: 16,
});
