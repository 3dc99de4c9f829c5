import { z } from 'zod';

/** Kinds of providers of language models; `compatible` is whatever speaks OpenAI's protocol. */
export const MODEL_PROVIDERS = ['openai', 'anthropic', 'compatible'] as const;
export type ModelProviderKind = (typeof MODEL_PROVIDERS)[number];

/** A model of a provider, as `openai:gpt-4.1-mini`. */
export interface ModelName {
  provider: ModelProviderKind;
  model: string;
}

/** What a model costs in US dollars per million tokens, and how much it can read in tokens (null: not said). */
export interface ConfiguredPrice extends ModelName {
  inputUsd: number;
  outputUsd: number;
  contextTokens: number | null;
}

const MODEL_NAME = /^(openai|anthropic|compatible):(\S+)$/;
const MODEL_PRICE = /^(openai|anthropic|compatible):(\S+)=(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)(?:@(\d+))?$/;

const commaSeparated = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });

const modelList = commaSeparated
  .pipe(
    z.array(
      z.string().transform((text, context): ModelName => {
        const [, provider, model] = MODEL_NAME.exec(text) ?? [];
        if (provider !== undefined && model !== undefined) {
          return { provider: provider as ModelProviderKind, model };
        }
        context.addIssue('each entry must be openai:MODEL, anthropic:MODEL or compatible:MODEL');
        return z.NEVER;
      }),
    ),
  )
  .default([]);

function modelPrice(text: string, context: z.RefinementCtx): ConfiguredPrice {
  const [, provider, model, input, output, size] = MODEL_PRICE.exec(text) ?? [];
  if (provider === undefined || model === undefined) {
    context.addIssue('each entry must be PROVIDER:MODEL=INPUT/OUTPUT or PROVIDER:MODEL=INPUT/OUTPUT@TOKENS');
    return z.NEVER;
  }
  return {
    provider: provider as ModelProviderKind,
    model,
    inputUsd: Number(input),
    outputUsd: Number(output),
    contextTokens: size === undefined ? null : Number(size),
  };
}

const usd = z.coerce.number().min(0).max(1_000_000);

/** Language models of the whole installation. Nothing here: everything is done by rules. */
export interface ModelsConfig {
  /** null: not configured. A key may be missing where a server asks for none. */
  providers: Record<ModelProviderKind, { key: string | null; baseUrl: string } | null>;
  /** In the order in which they are tried. */
  small: ModelName[];
  large: ModelName[];
  embedding: ModelName[];
  prices: ConfiguredPrice[];
  /** US dollars: all accounts together a day, one account a day and a month, one Task. */
  dailyBudgetUsd: number;
  accountDailyBudgetUsd: number;
  accountMonthlyBudgetUsd: number;
  taskBudgetUsd: number;
  /** For one answer as a whole, and between two parts of it. */
  timeoutMs: number;
  idleTimeoutMs: number;
  /** Until a batch is first looked at; each further wait is longer, up to a quarter of an hour. */
  batchPollMs: number;
}

/** The variables of language models. */
export const modelVariables = {
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: webUrl.default('https://api.openai.com/v1'),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: webUrl.default('https://api.anthropic.com'),
  COMPATIBLE_API_KEY: z.string().min(1).optional(),
  COMPATIBLE_BASE_URL: webUrl.optional(),
  MODEL_SMALL: modelList,
  MODEL_LARGE: modelList,
  MODEL_EMBEDDING: modelList,
  MODEL_PRICES: commaSeparated
    .pipe(z.array(z.string().transform((text, context) => modelPrice(text, context))))
    .default([]),
  MODEL_DAILY_BUDGET_USD: usd.default(20),
  MODEL_ACCOUNT_DAILY_BUDGET_USD: usd.default(1),
  MODEL_ACCOUNT_MONTHLY_BUDGET_USD: usd.default(10),
  MODEL_TASK_BUDGET_USD: usd.default(0.1),
  MODEL_TIMEOUT_SECONDS: z.coerce.number().min(0.05).max(600).default(90),
  MODEL_IDLE_TIMEOUT_SECONDS: z.coerce.number().min(0.05).max(600).default(25),
  MODEL_BATCH_POLL_SECONDS: z.coerce.number().min(0.05).max(900).default(60),
};

type Values = z.output<z.ZodObject<typeof modelVariables>>;

/** The settings of models; what does not go together is added to `faults`. */
export function modelsConfig(values: Values, faults: string[]): ModelsConfig {
  const baseUrl = (url: string) => url.replace(/\/+$/, '');
  const { COMPATIBLE_BASE_URL: compatible } = values;
  const server = (key: string | undefined, url: string) =>
    key === undefined ? null : { key, baseUrl: baseUrl(url) };
  const providers: ModelsConfig['providers'] = {
    openai: server(values.OPENAI_API_KEY, values.OPENAI_BASE_URL),
    anthropic: server(values.ANTHROPIC_API_KEY, values.ANTHROPIC_BASE_URL),
    compatible:
      compatible === undefined
        ? null
        : { key: values.COMPATIBLE_API_KEY ?? null, baseUrl: baseUrl(compatible) },
  };
  const tiers = {
    MODEL_SMALL: values.MODEL_SMALL,
    MODEL_LARGE: values.MODEL_LARGE,
    MODEL_EMBEDDING: values.MODEL_EMBEDDING,
  };
  for (const [name, models] of Object.entries(tiers)) {
    for (const { provider, model } of models) {
      if (providers[provider] !== null) continue;
      const missing = provider === 'compatible' ? 'COMPATIBLE_BASE_URL' : `${provider.toUpperCase()}_API_KEY`;
      faults.push(`${name}: ${provider}:${model} needs ${missing}`);
    }
  }
  return {
    providers,
    small: values.MODEL_SMALL,
    large: values.MODEL_LARGE,
    embedding: values.MODEL_EMBEDDING,
    prices: values.MODEL_PRICES,
    dailyBudgetUsd: values.MODEL_DAILY_BUDGET_USD,
    accountDailyBudgetUsd: values.MODEL_ACCOUNT_DAILY_BUDGET_USD,
    accountMonthlyBudgetUsd: values.MODEL_ACCOUNT_MONTHLY_BUDGET_USD,
    taskBudgetUsd: values.MODEL_TASK_BUDGET_USD,
    timeoutMs: Math.round(values.MODEL_TIMEOUT_SECONDS * 1000),
    idleTimeoutMs: Math.round(values.MODEL_IDLE_TIMEOUT_SECONDS * 1000),
    batchPollMs: Math.round(values.MODEL_BATCH_POLL_SECONDS * 1000),
  };
}
