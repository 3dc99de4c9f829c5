import '../../platform/telemetry/no-foreign-tracing.js';
import {
  Annotation,
  END,
  START,
  StateGraph,
  type BaseCheckpointSaver,
  type CompiledStateGraph,
} from '@langchain/langgraph';
import type { TaskDefinition } from './define-task.js';

/** Steps hand their findings on under these names; the graph's own marker must not be one of them. */
const BEGUN = 'taskBegun';
const NODE_PREFIX = 'step.';

type State = Record<string, unknown>;

/** Runs a step, or gives again what it gave before. */
export type StepRunner = (name: string, state: State) => Promise<State>;

/** The graph of one attempt at a Task; see `runGraph`. */
export type TaskGraph = CompiledStateGraph<State, State, string>;

/**
 * The definition's steps as a graph: each leads to the first later step whose `when` agrees. One channel per key of the
 * state, so that a checkpoint stores what a step found out and not everything again.
 */
export function buildGraph(
  definition: TaskDefinition,
  input: unknown,
  checkpointer: BaseCheckpointSaver,
  runStep: StepRunner,
): TaskGraph {
  const channels = Object.fromEntries(
    [BEGUN, ...definition.stateKeys].map((key) => [key, Annotation<unknown>()]),
  );
  const nodes = Object.fromEntries(
    definition.stepNames.map((name) => [
      nodeOf(name),
      async (state: State): Promise<State> => checkedPatch(definition, name, await runStep(name, state)),
    ]),
  );
  const graph = new StateGraph(Annotation.Root(channels)).addNode(nodes);
  const targets = [...definition.stepNames.map(nodeOf), END];
  const routeFrom =
    (index: number) =>
    (state: State): string => {
      const next = definition.stepNames
        .slice(index)
        .find((name) => definition.steps[name]?.when(state, input) ?? true);
      return next === undefined ? END : nodeOf(next);
    };
  graph.addConditionalEdges(START, routeFrom(0), targets);
  definition.stepNames.forEach((name, index) => {
    graph.addConditionalEdges(nodeOf(name), routeFrom(index + 1), targets.slice(index + 1));
  });
  return graph.compile({ checkpointer });
}

/** Where a thread stands. */
export interface GraphPosition {
  /** The thread has a checkpoint from which it goes on. */
  begun: boolean;
  /** The step that runs next; null when all are done. */
  next: string | null;
  state: State;
}

/** Reads where the thread of a Task stands; `begun: false` when it has no checkpoint. */
export async function positionOf(graph: TaskGraph, taskId: string): Promise<GraphPosition> {
  const snapshot = await graph.getState({ configurable: { thread_id: taskId } });
  const values = (snapshot.values ?? {}) as State;
  const next = snapshot.next[0];
  return {
    begun: values[BEGUN] === true,
    next: next?.startsWith(NODE_PREFIX) ? next.slice(NODE_PREFIX.length) : null,
    state: values,
  };
}

/**
 * Runs a Task's graph from where its thread stands to its end or to a question; each step is checkpointed before the next
 * begins.
 *
 * @returns The state.
 */
export async function runGraph(
  graph: TaskGraph,
  options: { taskId: string; begun: boolean; steps: number; signal: AbortSignal },
): Promise<State> {
  return await graph.invoke(options.begun ? null : { [BEGUN]: true }, {
    configurable: { thread_id: options.taskId },
    durability: 'sync',
    recursionLimit: options.steps + 2,
    signal: options.signal,
  });
}

function nodeOf(step: string): string {
  return NODE_PREFIX + step;
}

function checkedPatch(definition: TaskDefinition, step: string, patch: State): State {
  const unknown = Object.keys(patch).filter((key) => !definition.stateKeys.includes(key));
  if (unknown.length > 0) {
    throw new Error(
      `Step ${definition.kind}.${step} gave ${unknown.join(', ')}, which its state does not have`,
    );
  }
  // A node must write something, or the graph ends there.
  return { ...patch, [BEGUN]: true };
}
