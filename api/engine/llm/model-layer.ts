import type { Answer, EmbedAnswer, ModelCaller, Question, TaskModels, Unavailable } from './answer.js';

export type { Answer, TaskModels } from './answer.js';

declare module '../tasks/step-context.js' {
  interface TaskDeps {
    readonly models: ModelLayer;
  }
}

const NOT_CONFIGURED =
  'No language model is configured, so this was done by rules. Set one up in the settings or by the environment, then run it again.';

/** The models of this process: `context.deps.models.forTask(context)` in a step. */
export class ModelLayer {
  /** The models as the Task's account may use them, paid from its budgets. */
  forTask(_caller: ModelCaller): TaskModels {
    return {
      ask: <Value>(_question: Question<Value>): Promise<Answer<Value>> => Promise.resolve(notConfigured()),
      embed: (_texts: readonly string[]): Promise<EmbedAnswer> => Promise.resolve(notConfigured()),
    };
  }
}

function notConfigured(): Unavailable {
  return { kind: 'unavailable', reason: 'NOT_CONFIGURED', message: NOT_CONFIGURED, fallbacks: [] };
}
