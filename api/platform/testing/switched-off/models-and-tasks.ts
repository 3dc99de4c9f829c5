import { fromDatabase, type SwitchedOff } from './cut.js';

const COMPOSE_REQUEST = 'api/engine/llm/compose-request.ts';
const MODEL_LAYER_SPEC = 'api/engine/llm/model-layer.spec.ts';
const READ_ANSWER = 'api/engine/llm/read-answer.ts';
const TASKS_SPEC = 'api/engine/tasks/tasks.spec.ts';
const ENQUEUE_TASK = 'api/engine/tasks/enqueue-task.ts';

export const modelsAndTasksDefences: readonly SwitchedOff[] = [
  {
    defence: 'What nobody sees does not reach a model',
    cuts: [[COMPOSE_REQUEST, ".replaceAll(INVISIBLE, '')", '']],
    red: [MODEL_LAYER_SPEC, 'brings untrusted text between marks'],
  },
  {
    defence: 'Text of strangers cannot close its marks',
    cuts: [[COMPOSE_REQUEST, "cleaned.replaceAll(MARK, '')", 'cleaned']],
    red: [MODEL_LAYER_SPEC, 'brings untrusted text between marks'],
  },
  {
    defence: 'An answer has the form of its schema',
    cuts: [[READ_ANSWER, 'if (!read.success) return', 'if (!read.success && read === null) return']],
    red: [MODEL_LAYER_SPEC, 'is mended once when the answer breaks the form'],
    says: 'null value in column "value" of relation "model_answer"',
  },
  {
    defence: 'An answer is text',
    cuts: [[READ_ANSWER, 'if (hasNoText(read.data))', 'if (false)']],
    red: [MODEL_LAYER_SPEC, 'is mended once when the answer holds what is no text'],
  },
  {
    defence: 'An answer passes the checks of its agent',
    cuts: [[READ_ANSWER, 'check?.(read.data) ?? []', '[] as string[]']],
    red: [MODEL_LAYER_SPEC, 'is mended once when the agent finds a problem'],
  },
  {
    defence: 'Nothing is spent beyond a budget',
    cuts: [['api/engine/llm/ledger.ts', 'scopes.map(({ limit }) => limit),', 'scopes.map(() => 1e15),']],
    red: [MODEL_LAYER_SPEC, 'is never spent beyond a budget by calls side by side'],
  },
  {
    defence: 'A model whose price nobody knows is not asked',
    cuts: [
      [
        'api/engine/llm/model-directory.ts',
        'const price = priceOf(provider, model, this.config.prices);',
        "const price = priceOf(provider, model, this.config.prices) ?? priceOf('openai', 'gpt-4.1-mini', this.config.prices);",
      ],
    ],
    red: [MODEL_LAYER_SPEC, 'goes to no model that nobody knows the price of'],
  },
  {
    defence: 'Who may use no model asks none',
    cuts: [['api/engine/llm/model-layer.ts', 'if (!allowed.allowed) {', 'if (false) {']],
    red: [MODEL_LAYER_SPEC, 'goes nowhere for an account that may use no model'],
  },
  {
    defence: 'An answer from the cache is of the same account',
    cuts: [fromDatabase('alter table model_answer disable row level security')],
    red: [MODEL_LAYER_SPEC, 'is not paid twice: the same account finds the answer, another does not'],
  },
  {
    defence: 'Inventions are found',
    cuts: [
      [
        'api/core/truth/check-resume.ts',
        'const findings = [...tooLarge, ...check.findings];',
        'const findings: Finding[] = [];',
      ],
    ],
    red: ['api/features/model-lies.security.ts', 'is found in every career'],
  },
  {
    defence: 'A key for a provider goes to no other address',
    cuts: [
      [
        'api/engine/llm/graphql/model-providers.resolver.ts',
        'before !== null && before.baseUrl === settings.baseUrl ? before : null',
        'before',
      ],
    ],
    red: ['api/engine/llm/graphql/models.spec.ts', 'sends a key to no other address'],
  },
  {
    defence: 'An attempt that lost its Task writes nothing',
    cuts: [
      [
        'api/engine/tasks/step-context-of.ts',
        'if (task === null) throw new StaleAttemptError();',
        "if (task === null) return 'written' as Awaited<ReturnType<typeof write>>;",
      ],
    ],
    red: [TASKS_SPEC, 'ends a step that takes too long, and refuses what it writes afterwards'],
  },
  {
    defence: 'One idempotency key is one Task',
    cuts: [[ENQUEUE_TASK, 'idempotencyKey: options.idempotencyKey ?? null,', 'idempotencyKey: null,']],
    red: [TASKS_SPEC, 'queues once for one idempotency key'],
  },
  {
    defence: 'A key with another input is a conflict',
    cuts: [[ENQUEUE_TASK, 'isDeepStrictEqual(task.input, asStored(input))', 'true']],
    red: [TASKS_SPEC, 'queues once for one idempotency key'],
  },
  {
    defence: 'Tasks of others are Tasks of nobody',
    cuts: [fromDatabase('alter table task disable row level security')],
    red: [TASKS_SPEC, 'treats the task of another account like one that does not exist'],
  },
];
