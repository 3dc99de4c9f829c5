import 'reflect-metadata';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MODEL_PROVIDERS, type ModelProviderKind } from '../../../platform/config/models-config.js';
import { enumType } from '../../../platform/graphql/enum-type.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { CALL_OUTCOMES, type CallOutcome, type ModelCall } from '../model-call.entity.js';
import type { ModelProvider } from '../model-provider.entity.js';

const ModelProviderKindEnum = enumType(
  'ModelProviderKind',
  MODEL_PROVIDERS,
  'Who runs a language model. compatible: any server that speaks the OpenAI protocol, e.g. Ollama, vLLM or LM Studio.',
);
const ModelTierEnum = enumType(
  'ModelTier',
  ['small', 'large', 'embedding'],
  'What agents ask for: small for most work, large for hard work, embedding for comparing texts by meaning.',
);
const ModelCallOutcomeEnum = enumType(
  'ModelCallOutcome',
  CALL_OUTCOMES,
  'STARTED: under way. ANSWERED: used. UNFIT: broke the form or the checks. FAILED: no answer. CACHED: known already, nothing ' +
    'sent. ABANDONED: the program ended meanwhile; counted as paid in full. HANDED_IN: one of a batch, to be answered within a day.',
);
const BudgetScopeEnum = enumType('ModelBudgetScope', ['DAY', 'MONTH'], 'The period of a budget, in UTC.');

@ObjectType('ModelProvider', {
  simpleResolvers: true,
  description:
    'A provider of language models that you set up. It is used before those of the installation. Its key is never shown.',
})
export class ModelProviderType {
  @Field(() => ID, { description: 'Id of the provider.' })
  id!: string;

  @Field(() => ModelProviderKindEnum, { description: 'Who runs it.' })
  kind!: ModelProviderKind;

  @Field(() => String, { description: 'Where it is asked.' })
  baseUrl!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The last four characters of the key; null: it has none.',
  })
  keyHint!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Model for the small tier; null: the large one, if any.',
  })
  smallModel!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Model for the large tier; null: the small one, if any.',
  })
  largeModel!: string | null;

  @Field(() => String, { nullable: true, description: 'Model for embeddings; null: none.' })
  embeddingModel!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What a million tokens read cost, in US dollars; null: the list price.',
  })
  inputUsdPerMillion!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What a million tokens written cost, in US dollars; null: the list price.',
  })
  outputUsdPerMillion!: number | null;

  @Field(() => Int, { nullable: true, description: 'Tokens the models can read; null: as listed.' })
  contextTokens!: number | null;

  @Field(() => DateTime, { description: 'When it was set up.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

export function toProviderType(row: ModelProvider): ModelProviderType {
  const { id, kind, baseUrl, keyHint, smallModel, largeModel, embeddingModel } = row;
  const { inputUsdPerMillion, outputUsdPerMillion, contextTokens, createdAt, updatedAt } = row;
  return {
    ...{ id, kind, baseUrl, keyHint, smallModel, largeModel, embeddingModel },
    ...{ inputUsdPerMillion, outputUsdPerMillion, contextTokens, createdAt, updatedAt },
  };
}

@InputType({ description: 'A provider of language models to set up; replaces the one of the same kind.' })
export class SaveModelProviderInput {
  @Field(() => ModelProviderKindEnum, { description: 'Who runs it; one of each kind.' })
  kind!: ModelProviderKind;

  @Field(() => String, {
    nullable: true,
    description:
      "Where it is asked, an https address in public; needed for compatible. null: the provider's own.",
  })
  baseUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key. Kept encrypted. null: the one that was saved before at the same address, or none.',
  })
  key?: string | null;

  @Field(() => String, { nullable: true, description: 'Model for the small tier; null: none.' })
  smallModel?: string | null;

  @Field(() => String, { nullable: true, description: 'Model for the large tier; null: none.' })
  largeModel?: string | null;

  @Field(() => String, { nullable: true, description: 'Model for embeddings; null: none.' })
  embeddingModel?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'US dollars per million tokens read, 0 for a model of your own; null: the list price.',
  })
  inputUsdPerMillion?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'US dollars per million tokens written; null: the list price.',
  })
  outputUsdPerMillion?: number | null;

  @Field(() => Int, { nullable: true, description: 'Tokens the models can read; null: as listed.' })
  contextTokens?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'How a short test call to a provider went.' })
export class ModelProviderCheck {
  @Field(() => Boolean, { description: 'Whether it answered.' })
  ok!: boolean;

  @Field(() => String, { description: 'For people: what happened and what to do.' })
  message!: string;

  @Field(() => Int, { description: 'Milliseconds until the answer or the failure.' })
  durationMs!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A model in the order in which it would be tried for you.',
})
export class ModelInUse {
  @Field(() => ModelTierEnum, { description: 'For which kind of work.' })
  tier!: 'small' | 'large' | 'embedding';

  @Field(() => ModelProviderKindEnum, { description: 'Who runs it.' })
  provider!: ModelProviderKind;

  @Field(() => String, { description: "The provider's name of it." })
  model!: string;

  @Field(() => Boolean, { description: 'Whether it is asked with a key of yours.' })
  own!: boolean;

  @Field(() => Int, { nullable: true, description: 'Tokens it can read; null: it cannot be used.' })
  contextTokens!: number | null;

  @Field(() => String, { nullable: true, description: 'For people: why it cannot be used; null: it can.' })
  problem!: string | null;
}

@ObjectType('ModelCall', {
  simpleResolvers: true,
  description: 'One request to a language model, or one that was saved.',
})
export class ModelCallType {
  @Field(() => ID, { description: 'Id of the call.' })
  id!: string;

  @Field(() => String, { description: 'Name of the prompt, as in docs/prompts.md.' })
  promptName!: string;

  @Field(() => String, { description: 'Version of the prompt.' })
  promptVersion!: string;

  @Field(() => String, { description: 'Who was asked.' })
  provider!: string;

  @Field(() => String, { description: "The provider's name of the model." })
  model!: string;

  @Field(() => Int, {
    description: '1 for the first request of a question; more for retries, fallbacks and mending.',
  })
  attempt!: number;

  @Field(() => ModelCallOutcomeEnum, { description: 'What came of it.' })
  outcome!: CallOutcome;

  @Field(() => String, { nullable: true, description: 'For people: why no answer was used; null: one was.' })
  reason!: string | null;

  @Field(() => String, { description: 'SHA-256, hexadecimal, of everything that was sent.' })
  inputChecksum!: string;

  @Field(() => Int, { description: 'Tokens read.' })
  inputTokens!: number;

  @Field(() => Int, { description: 'Tokens written.' })
  outputTokens!: number;

  @Field(() => Float, { description: 'Cost in millionths of a US dollar.' })
  costMicroUsd!: number;

  @Field(() => Float, {
    description:
      'What of the cost goes beyond the most that was allowed, in millionths of a US dollar: the provider says that it used more than ' +
      'it was let. 0: nothing. A budget that it goes over has no room for another call.',
  })
  excessMicroUsd!: number;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Int, { description: 'Milliseconds it took.' })
  durationMs!: number;
}

export function toCallType(row: ModelCall): ModelCallType {
  const { id, promptName, promptVersion, provider, model, attempt, outcome, reason } = row;
  const { inputChecksum, inputTokens, outputTokens, costMicroUsd, excessMicroUsd, createdAt, durationMs } =
    row;
  return {
    ...{ id, promptName, promptVersion, provider, model, attempt, outcome, reason },
    ...{ inputChecksum, inputTokens, outputTokens, costMicroUsd, excessMicroUsd, createdAt, durationMs },
  };
}

@ObjectType({ simpleResolvers: true, description: 'Use of language models, summed up.' })
export class ModelUsageSum {
  @Field(() => String, {
    description: 'What is summed up: a day as yyyy-mm-dd, a provider and model, or a prompt.',
  })
  key!: string;

  @Field(() => Int, { description: 'Requests that were sent.' })
  calls!: number;

  @Field(() => Int, { description: 'Questions answered without a request, from the cache.' })
  cachedCalls!: number;

  @Field(() => Float, { description: 'Tokens read.' })
  inputTokens!: number;

  @Field(() => Float, { description: 'Tokens written.' })
  outputTokens!: number;

  @Field(() => Float, { description: 'Cost in millionths of a US dollar.' })
  costMicroUsd!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What you may spend on language models in the present period.',
})
export class ModelBudget {
  @Field(() => BudgetScopeEnum, { description: 'The day or the month, in UTC.' })
  scope!: 'DAY' | 'MONTH';

  @Field(() => String, { description: 'The period, as yyyy-mm-dd or yyyy-mm.' })
  period!: string;

  @Field(() => Float, {
    description: 'Spent or held back for calls under way, in millionths of a US dollar.',
  })
  usedMicroUsd!: number;

  @Field(() => Float, { description: 'The most that may be spent, in millionths of a US dollar.' })
  limitMicroUsd!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What language models did and cost in a time.' })
export class ModelUsage {
  @Field(() => ModelUsageSum, { description: 'All of it.' })
  total!: ModelUsageSum;

  @Field(() => [ModelUsageSum], {
    description: 'By day in UTC, oldest first; days without use are left out.',
  })
  byDay!: ModelUsageSum[];

  @Field(() => [ModelUsageSum], { description: 'By provider and model, the most expensive first.' })
  byModel!: ModelUsageSum[];

  @Field(() => [ModelUsageSum], { description: 'By prompt and version, the most expensive first.' })
  byPrompt!: ModelUsageSum[];

  @Field(() => Float, {
    description:
      'What providers charged beyond the most that was allowed, in millionths of a US dollar; 0 where they keep to it.',
  })
  excessMicroUsd!: number;

  @Field(() => [ModelBudget], { description: 'The budgets of the present day and month.' })
  budgets!: ModelBudget[];
}

@ObjectType({ simpleResolvers: true, description: 'What a task would cost, before it is run.' })
export class PriceQuote {
  @Field(() => Int, {
    description: 'Questions it would put to models, without those sent back. 0: none, it costs nothing.',
  })
  calls!: number;

  @Field(() => Float, { description: 'Tokens the first model would read.' })
  inputTokens!: number;

  @Field(() => Float, {
    description:
      'What it costs when all goes well, in millionths of a US dollar; answers known already cost nothing. 0 also where rules may do it alone.',
  })
  minMicroUsd!: number;

  @Field(() => Float, {
    description:
      'The most it may cost, in millionths of a US dollar: every question sent back once to the dearest model.',
  })
  maxMicroUsd!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The most it costs, in millionths of a US dollar, when it waits for a batch of its provider (see ModelTiming); what a batch ' +
      'leaves open is asked again at the price above. null: this kind of work does not wait, or the first model takes no batches.',
  })
  batchMicroUsd!: number | null;
}
