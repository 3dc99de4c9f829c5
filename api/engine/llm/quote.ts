import type { EntityManager } from '@mikro-orm/postgresql';
import type { Question, TaskModels } from './answer.js';
import { composeRequest } from './compose-request.js';
import { estimateInputTokens } from './count-tokens.js';
import type { Candidate, Candidates } from './model-directory.js';
import { batchPrice } from './providers/batch.js';
import { outputLimit } from './providers/output-limit.js';

/** A run never costs more than its quote by more than this: its own budget ends it. */
export const QUOTE_MARGIN = 1.2;
/** What an answer usually takes of its largest length. */
const USUAL_SHARE = 0.25;
/** A question may be sent back once. */
const MOST_TURNS = 2;

/** Port to a room: what a kind of Task would ask models, without asking them. */
export interface QuotePlan {
  kind: string;
  /** Rules alone may do: a run may cost nothing. */
  mayAskNothing?: true;
  /** Its questions may wait for a batch, see `ModelLayer.handIn`. */
  mayWait?: true;
  /**
   * Puts the Task's questions to `models`, which answers none of them.
   *
   * @throws CodedError NOT_FOUND for a job of nobody or of another, or where the kind needs a job and none is named
   */
  plan(
    em: EntityManager,
    accountId: string,
    input: QuoteInput,
    models: Pick<TaskModels, 'ask'>,
  ): Promise<void>;
}

/** What a quote depends on. */
export interface QuoteInput {
  /** null: for no job. */
  jobId: string | null;
  /** How many versions are to be worded. */
  versions: number;
  /** Of facts, which are looked at; null: all. */
  factIds: readonly string[] | null;
}

/** Millionths of a US dollar. */
export interface Quote {
  calls: number;
  inputTokens: number;
  minMicroUsd: number;
  maxMicroUsd: number;
  /** The most that the questions cost as lines of a batch; null: they do not wait, or the first model takes no batches. */
  batchMicroUsd: number | null;
}

/** Reckons what the questions of a plan cost: at least when all goes well at once, at most when each is sent back once to the dearest model. */
export async function reckonQuote(
  put: (models: Pick<TaskModels, 'ask'>) => Promise<void>,
  candidatesOf: (tier: 'small' | 'large') => Promise<Candidates>,
): Promise<Quote> {
  const quote: Quote = { calls: 0, inputTokens: 0, minMicroUsd: 0, maxMicroUsd: 0, batchMicroUsd: 0 };
  await put({
    ask: async (question) => {
      const { usable } = await candidatesOf(question.prompt.tier);
      addQuestion(quote, question, usable);
      return { kind: 'unavailable', reason: 'NOT_CONFIGURED', message: 'This is a quote.', fallbacks: [] };
    },
  });
  return quote;
}

function addQuestion<Value>(quote: Quote, question: Question<Value>, usable: readonly Candidate[]): void {
  const request = composeRequest(question);
  const { jsonSchema, maxOutputTokens } = question.prompt;
  const texts = [request.system, request.user, JSON.stringify(jsonSchema)];
  const costs = usable.map(({ access, model, price }) => {
    const inputTokens = estimateInputTokens(access.kind, texts);
    const most = outputLimit(model, maxOutputTokens);
    const usual = Math.ceil(maxOutputTokens * USUAL_SHARE);
    const again = inputTokens + most;
    return {
      inputTokens,
      inBatch: batchPrice(
        access.kind,
        price.costMicroUsd({ inputTokens, outputTokens: most, cachedTokens: 0 }),
      ),
      least: price.costMicroUsd({ inputTokens, outputTokens: usual, cachedTokens: 0 }),
      most: price.costMicroUsd({
        inputTokens: inputTokens + (MOST_TURNS - 1) * again,
        outputTokens: MOST_TURNS * most,
        cachedTokens: 0,
      }),
    };
  });
  quote.calls += 1;
  quote.inputTokens += costs[0]?.inputTokens ?? 0;
  quote.minMicroUsd += costs[0]?.least ?? 0;
  const inBatch = costs[0]?.inBatch ?? null;
  quote.batchMicroUsd =
    quote.batchMicroUsd === null || inBatch === null ? null : quote.batchMicroUsd + inBatch;
  quote.maxMicroUsd += Math.max(0, ...costs.map(({ most }) => most));
}
