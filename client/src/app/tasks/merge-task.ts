import { type Task, isFinished } from './task';

/**
 * Puts an update into the list of tasks by id, newest first. Updates can overtake each other (an answer to a
 * mutation and a message on the socket travel on two lines), so one that is older than what is known is dropped:
 * an earlier attempt, or a state before the end the same attempt has already come to.
 */
export function mergeTask(tasks: readonly Task[], update: Task): readonly Task[] {
  const known = tasks.find(({ id }) => id === update.id);
  if (!known) return [...tasks, update].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  if (isOlder(update, known)) return tasks;
  return tasks.map((task) => (task.id === update.id ? update : task));
}

function isOlder(update: Task, known: Task): boolean {
  if (update.attempt !== known.attempt) return update.attempt < known.attempt;
  if (isFinished(known)) return !isFinished(update) && !isRetried(update, known);
  return !isFinished(update) && update.status === known.status && stepsDone(update) < stepsDone(known);
}

/** A finished task that is queued again by the user keeps its attempt number until a worker takes it. */
function isRetried(update: Task, known: Task): boolean {
  return update.status === 'QUEUED' && known.status !== 'SUCCEEDED' && update.finishedAt === null;
}

function stepsDone(task: Task): number {
  return task.steps.filter(({ status }) => status === 'SUCCEEDED' || status === 'SKIPPED').length;
}
