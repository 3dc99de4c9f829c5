import type { QueueDefinition } from '../../platform/queue/queue.js';
import type { TaskDefinition } from './define-task.js';

/** Where entries end whose worker died too often. */
export const DEAD_TASKS_QUEUE = 'task-dead';

/** A Task that ends its worker this many times is taken for the cause. */
const CRASHES_BEFORE_GIVING_UP = 8;
const RETRY_DELAY_SECONDS = 1;
const MAX_STEP_RETRY_DELAY_MS = 30_000;

/** What travels in the queue: ids, and the run for which the entry was made. */
export type TaskEntry = { taskId: string; accountId: string; run: string };

export function taskQueueName(kind: string): string {
  return `task-${kind.toLowerCase().replaceAll('_', '-')}`;
}

/** The queues of the registry's tasks, the dead letter queue first. */
export function taskQueues(definitions: readonly TaskDefinition[]): QueueDefinition[] {
  const limits = { retryLimit: CRASHES_BEFORE_GIVING_UP, retryDelay: RETRY_DELAY_SECONDS };
  return [
    { name: DEAD_TASKS_QUEUE, ...limits, expireInSeconds: 60 },
    ...definitions.map((definition) => ({
      name: taskQueueName(definition.kind),
      deadLetter: DEAD_TASKS_QUEUE,
      ...limits,
      expireInSeconds: longestRunSeconds(definition),
    })),
  ];
}

/** The steps' own timeouts end an attempt first; this bound is for a handler that hears no signal. */
function longestRunSeconds(definition: TaskDefinition): number {
  const milliseconds = definition.stepNames
    .map((name) => definition.steps[name])
    .reduce((sum, step) => {
      if (step === undefined) return sum;
      return sum + (step.retries + 1) * step.timeoutMs + step.retries * MAX_STEP_RETRY_DELAY_MS;
    }, 0);
  return Math.ceil(milliseconds / 1000) + 30;
}
