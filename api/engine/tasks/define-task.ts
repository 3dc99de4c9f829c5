import type { z } from 'zod';
import type { StepContext } from './step-context.js';

/** The kinds of the contract's `TaskKind`; a room that adds a kind of Task adds its name here. */
export const TASK_KINDS = [
  'IMPORT_JOB',
  'FILL_GAPS',
  'IMPORT_RESUME',
  'TAILOR_RESUME',
  'EXPORT_DOCUMENT',
  'WRITE_COVER_LETTER',
  'EXPORT_LETTER',
  'ENHANCE_PROFILE',
  'EXPORT_DATA',
  'IMPORT_DATA',
  'DELETE_ACCOUNT',
] as const;

/** One checkpointed part of a Task. `Input` and `State` are the outputs of the definition's two schemas. */
export interface StepDefinition<Input, State> {
  /** What the user reads while the step runs, e.g. "Fetch the page". */
  title: string;
  /** Milliseconds after which the attempt is aborted and counts as a retryable failure. Default 60,000. */
  timeoutMs?: number;
  /** How many times a failed attempt is tried again, unless it threw `FinalError`. Default 0. */
  retries?: number;
  /** Milliseconds before the first retry; doubled for each further one, with jitter, at most 30,000. Default 500. */
  retryDelayMs?: number;
  /** The step is SKIPPED when this gives false. Pure: it is asked again after a crash. */
  when?: (state: Partial<State>, input: Input) => boolean;
  /**
   * Does the work and gives the part of the state that it found out. What it gives is checkpointed: after a crash the
   * step is not run again. Until it has returned it may run again, so effects belong in `context.save`.
   */
  run: (context: StepContext<Input>, state: Partial<State>) => Promise<Partial<State>>;
}

/** What a room writes in `<name>.task.ts`. */
export interface TaskDescription<
  Kind extends string,
  InputSchema extends z.ZodType,
  StateSchema extends z.ZodObject,
  StepName extends string,
> {
  kind: Kind;
  /** What the user reads in the list of tasks; from the input alone, without personal data beyond what it shows. */
  title: (input: z.output<InputSchema>) => string;
  /** Checked when queued and again when run. Ids and short values: it is stored with the Task. */
  input: InputSchema;
  /** What the steps hand on to later steps; JSON values only, deleted when the Task ends. */
  state: StateSchema;
  /** In the order in which they run. */
  steps: Record<StepName, StepDefinition<z.output<InputSchema>, z.output<StateSchema>>>;
  /** The Task's `result`, shown to its owner: ids and short values. Default: null. */
  result?: (state: Partial<z.output<StateSchema>>, input: z.output<InputSchema>) => Record<string, unknown>;
  /** How many Tasks of this kind one worker process runs side by side. Default 2. */
  concurrency?: number;
}

/** A checked definition with its types erased, as the registry and the runner hold it. */
export interface TaskDefinition<Input = unknown> {
  readonly kind: string;
  readonly stepNames: readonly string[];
  readonly steps: Readonly<Record<string, ErasedStep>>;
  readonly stateKeys: readonly string[];
  readonly concurrency: number;
  /** Input as stored in, throws a ZodError when it does not fit. */
  parseInput(input: unknown): Input;
  title(input: Input): string;
  result(state: Record<string, unknown>, input: Input): Record<string, unknown> | null;
}

/** A step as the runner calls it. */
export interface ErasedStep {
  readonly title: string;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly retryDelayMs: number;
  when(state: Record<string, unknown>, input: unknown): boolean;
  run(context: StepContext<unknown>, state: Record<string, unknown>): Promise<Record<string, unknown>>;
}

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_RETRY_DELAY_MS = 500;
const DEFAULT_CONCURRENCY = 2;
const STEP_NAME = /^[a-z][a-zA-Z0-9]*$/;

/**
 * Defines a kind of Task: its input, its state, and its steps, in one file. Register the result in `api/registry.ts`,
 * queue it with `enqueueTask` inside the transaction that changes state.
 *
 * ```ts
 * export const importJobTask = defineTask({
 *   kind: 'IMPORT_JOB',
 *   title: (input) => `Import ${new URL(input.url).host}`,
 *   input: z.object({ url: z.url() }),
 *   state: z.object({ artefactId: z.string(), needsBrowser: z.boolean(), jobId: z.string() }),
 *   steps: {
 *     fetch: {
 *       title: 'Fetch the page',
 *       timeoutMs: 30_000,
 *       retries: 2,
 *       run: async (context) => {
 *         context.progress('Asking the site', 0.1);
 *         const page = await fetchPage(context.input.url, { signal: context.signal });
 *         if (page.status === 410) throw new FinalError('PAGE_GONE', 'The site says that this posting is gone.');
 *         const artefactId = await context.save(async (em) => storeArtefact(em, page));
 *         return { artefactId, needsBrowser: page.text.length < 200 };
 *       },
 *     },
 *     browser: {
 *       title: 'Open it in a browser',
 *       when: (state) => state.needsBrowser === true,
 *       run: async (context, state) => ({ artefactId: await render(context, state.artefactId) }),
 *     },
 *     save: {
 *       title: 'Save the job',
 *       run: async (context, state) => {
 *         const jobId = await context.save((em) => saveJob(em, context.accountId, state.artefactId));
 *         await context.setSubject({ jobId });
 *         return { jobId };
 *       },
 *     },
 *   },
 *   result: (state) => ({ jobId: state.jobId }),
 * });
 * ```
 *
 * @throws Error when the definition itself is wrong (no step, a bad step name): found at start, not when a Task runs.
 */
export function defineTask<
  const Kind extends string,
  InputSchema extends z.ZodType,
  StateSchema extends z.ZodObject,
  StepName extends string,
>(
  description: TaskDescription<Kind, InputSchema, StateSchema, StepName>,
): TaskDefinition<z.output<InputSchema>> {
  type Input = z.output<InputSchema>;
  type State = Partial<z.output<StateSchema>>;
  const entries = Object.entries<StepDefinition<Input, z.output<StateSchema>>>(description.steps);
  if (entries.length === 0) throw new Error(`Task ${description.kind} has no steps`);
  for (const [name] of entries) {
    if (!STEP_NAME.test(name))
      throw new Error(`Task ${description.kind}: "${name}" is no step name (camelCase)`);
  }
  const steps = entries.map(([name, step]): [string, ErasedStep] => [
    name,
    {
      title: step.title,
      timeoutMs: step.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      retries: step.retries ?? 0,
      retryDelayMs: step.retryDelayMs ?? DEFAULT_RETRY_DELAY_MS,
      when: (state, input) => step.when?.(state as State, input as Input) ?? true,
      run: (context, state) => step.run(context as StepContext<Input>, state as State),
    },
  ]);
  return {
    kind: description.kind,
    stepNames: entries.map(([name]) => name),
    steps: Object.fromEntries(steps),
    stateKeys: Object.keys(description.state.shape),
    concurrency: description.concurrency ?? DEFAULT_CONCURRENCY,
    parseInput: (input) => description.input.parse(input),
    title: (input) => description.title(input),
    result: (state, input) => description.result?.(state as State, input) ?? null,
  };
}
