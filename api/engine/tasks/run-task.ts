import { isGraphInterrupt } from '@langchain/langgraph';
import type { Logger } from 'pino';
import { isDatabaseUnavailable } from '../../platform/database/database-unavailable.js';
import { attemptStep } from './attempt-step.js';
import { checkpointerFor } from './checkpoints.js';
import type { TaskDefinition } from './define-task.js';
import { StaleAttemptError, type Fence } from './stale-attempt.js';
import { stepContextOf, type StepSurroundings } from './step-context-of.js';
import { takeOver, type BegunTask } from './take-over.js';
import { buildGraph, positionOf, runGraph, type StepRunner } from './task-graph.js';
import { notificationId } from './task-machinery.js';
import type { TaskEntry } from './task-queues.js';
import type { TaskRunner } from './task-runner.js';
import { TaskView } from './task-view.js';
import type { TaskQuestion } from './task.entity.js';
import { shownError, writeOutcome, type Outcome } from './write-outcome.js';

/**
 * Runs one attempt at one Task: takes it over from whoever had it before, goes on where its checkpoints end, and writes the
 * outcome. Returns when there is nothing left to do for this queue entry, also when it is obsolete.
 *
 * @param signal - Aborted when the entry is lost or the process stops.
 * @param register - Told how to stop this attempt when the Task is cancelled; gives back how to take that away.
 * @throws Only what should make the queue try the entry again: the database is away, or the process stops.
 */
export async function runTask(
  runner: TaskRunner,
  definition: TaskDefinition,
  entry: TaskEntry,
  signal: AbortSignal,
  register: (fence: Fence, stop: () => void) => () => void,
): Promise<void> {
  const begun = await takeOver(runner, definition, entry);
  if (begun === null) return;
  const { fence } = begun;
  const log = runner.log.child({ taskId: fence.taskId, kind: begun.kind, attempt: fence.attempt });
  const superseded = new AbortController();
  const stop = (): void => superseded.abort(new StaleAttemptError());
  const unregister = register(fence, stop);
  const view = new TaskView({ ...runner, log, fence, steps: begun.steps, onStale: stop });
  const started = performance.now();
  try {
    const outcome = await settle(
      runner,
      definition,
      begun,
      view,
      AbortSignal.any([signal, superseded.signal]),
      log,
    );
    await view.close();
    await writeOutcome(runner, fence, view, outcome, definition);
    log.info({ status: outcome.status, ms: Math.round(performance.now() - started) }, 'task attempt ended');
  } catch (error) {
    await view.close();
    if (error instanceof StaleAttemptError || superseded.signal.aborted) {
      log.info('task attempt superseded');
      return;
    }
    log.warn({ err: error }, 'task attempt interrupted');
    throw error;
  } finally {
    unregister();
    runner.notifier.tell(notificationId({ accountId: fence.accountId, id: fence.taskId }));
  }
}

/** Runs the graph; what its steps throw becomes an outcome, unless the entry itself should be tried again. */
async function settle(
  runner: TaskRunner,
  definition: TaskDefinition,
  begun: BegunTask,
  view: TaskView,
  signal: AbortSignal,
  log: Logger,
): Promise<Outcome> {
  let question: TaskQuestion | null = null;
  let resumeAt: Date | null = null;
  try {
    const input = definition.parseInput(begun.input);
    const surroundings: StepSurroundings = {
      orm: runner.orm,
      pool: runner.pool,
      fence: begun.fence,
      kind: begun.kind,
      input,
      answers: begun.answers,
      view,
      log,
      deps: runner.deps,
      events: runner.machinery,
      onQuestion: (asked) => (question = asked),
      onPause: (until) => (resumeAt = until),
    };
    const run: StepRunner = async (name, state) =>
      await runStep(definition, surroundings, name, state, signal);
    const [only, ...others] = definition.stepNames;
    const state =
      only !== undefined && others.length === 0
        ? await runOnlyStep(definition, only, input, run)
        : await runByGraph(runner, definition, begun.fence, view, input, run, signal);
    if (question !== null) return { status: 'WAITING', question };
    if (resumeAt !== null) return { status: 'WAITING', question: null, resumeAt };
    for (const step of view.steps)
      if (step.status === 'PENDING') view.change(step.name, { status: 'SKIPPED' });
    return { status: 'SUCCEEDED', result: definition.result(state, input) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof StaleAttemptError || isDatabaseUnavailable(error)) throw error;
    const running = view.steps.find((step) => step.status === 'RUNNING');
    if (running !== undefined) {
      view.change(running.name, { status: 'FAILED', finishedAt: new Date().toISOString() });
    }
    log.warn({ err: error, step: running?.name }, 'task failed');
    return { status: 'FAILED', error: shownError(error) };
  }
}

/** What the only step of a Task finds out is its outcome: between the two there is nothing to checkpoint. */
async function runOnlyStep(
  definition: TaskDefinition,
  name: string,
  input: unknown,
  run: StepRunner,
): Promise<Record<string, unknown>> {
  if (definition.steps[name]?.when({}, input) === false) return {};
  try {
    return await run(name, {});
  } catch (error) {
    // It asked something; begun again with the answer, it needs no state.
    if (isGraphInterrupt(error)) return {};
    throw error;
  }
}

/** Goes on where the checkpoints end. */
async function runByGraph(
  runner: TaskRunner,
  definition: TaskDefinition,
  fence: Fence,
  view: TaskView,
  input: unknown,
  run: StepRunner,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const graph = buildGraph(definition, input, checkpointerFor(runner.pool, fence), run);
  // The first attempt has no checkpoint to look for.
  const position = fence.attempt === 1 ? null : await positionOf(graph, fence.taskId);
  if (position?.begun) showFinishedSteps(definition, view, position.next, position.state, input);
  return await runGraph(graph, {
    taskId: fence.taskId,
    begun: position?.begun ?? false,
    steps: definition.stepNames.length,
    signal,
  });
}

async function runStep(
  definition: TaskDefinition,
  surroundings: StepSurroundings,
  name: string,
  state: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const { view, log } = surroundings;
  const step = definition.steps[name];
  if (step === undefined) throw new Error(`There is no step ${name}`);
  skipBefore(definition, view, name);
  view.change(name, {
    status: 'RUNNING',
    message: null,
    startedAt: new Date().toISOString(),
    finishedAt: null,
  });
  try {
    const patch = await attemptStep(step, signal, {
      run: async (stepSignal) => await step.run(stepContextOf(surroundings, name, stepSignal), state),
      onRetry: (error, delayMs, retry) => {
        log.info({ err: error, step: name, delayMs, retry }, 'step failed, trying again');
        view.report(
          name,
          `${shownError(error).message} Trying again (${retry} of ${step.retries}).`,
          undefined,
        );
      },
    });
    view.change(name, { status: 'SUCCEEDED', finishedAt: new Date().toISOString() });
    return patch;
  } catch (error) {
    if (isGraphInterrupt(error)) view.change(name, { status: 'PENDING' });
    throw error;
  }
}

/** Steps before this one that were never begun were passed over by their `when`. */
function skipBefore(definition: TaskDefinition, view: TaskView, name: string): void {
  const before = definition.stepNames.slice(0, definition.stepNames.indexOf(name));
  for (const step of view.steps) {
    if (before.includes(step.name) && step.status === 'PENDING')
      view.change(step.name, { status: 'SKIPPED' });
  }
}

/** After a crash the last words about finished steps may be missing: the checkpoint knows them. */
function showFinishedSteps(
  definition: TaskDefinition,
  view: TaskView,
  next: string | null,
  state: Record<string, unknown>,
  input: unknown,
): void {
  const end = next === null ? definition.stepNames.length : definition.stepNames.indexOf(next);
  for (const step of view.steps.slice(0, end)) {
    if (step.status === 'SUCCEEDED' || step.status === 'SKIPPED') continue;
    const ran = step.startedAt !== null || (definition.steps[step.name]?.when(state, input) ?? true);
    view.change(step.name, {
      status: ran ? 'SUCCEEDED' : 'SKIPPED',
      finishedAt: ran ? new Date().toISOString() : null,
    });
  }
}
