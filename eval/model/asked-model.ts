/** One model, asked through the product's own run (retries, repair turn, circuit breaker), and booked in memory. */
import type { Answer, Question, TaskModels } from '../../api/engine/llm/answer.js';
import { CallSlots } from '../../api/engine/llm/call-slots.js';
import { CircuitBreaker } from '../../api/engine/llm/circuit-breaker.js';
import { composeRequest } from '../../api/engine/llm/compose-request.js';
import type { Candidate } from '../../api/engine/llm/model-directory.js';
import { priceOf } from '../../api/engine/llm/model-prices.js';
import { ModelRun, type RunParts } from '../../api/engine/llm/model-run.js';
import { ProviderConnections } from '../../api/engine/llm/providers/provider-fetch.js';
import { ConfigError, loadConfig } from '../../api/platform/config/config.js';
import { newId } from '../../api/platform/database/new-id.js';

/** What was asked of a model and what it took; money in millionths of a US dollar. */
export interface Spending {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  costMicroUsd: number;
  /** Of the calls added up, which may run side by side. */
  durationMs: number;
}

/** One prompt's figures. */
export interface PromptFigures extends Spending {
  name: string;
  version: string;
  questions: number;
  answered: number;
  /** Answered only after the answer was sent back once. */
  repaired: number;
  /** How many questions stayed without an answer, by reason. */
  unavailable: Record<string, number>;
  /** Statements in the answers, and those among them that nothing the model was given supports. */
  statements: number;
  unsupported: number;
}

const MICRO = 1_000_000;
const CALLS_AT_ONCE = 8;

export const noSpending = (): Spending => ({
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  costMicroUsd: 0,
  durationMs: 0,
});

/** Why a model cannot be evaluated, with what to do. */
export class ModelRefused extends Error {}

/** A configured model with its price. */
export class AskedModel implements Pick<TaskModels, 'ask'> {
  readonly #candidate: Candidate;
  readonly #connections: ProviderConnections;
  readonly #parts: Omit<RunParts, 'ledger'>;
  readonly #budgetMicroUsd: number;
  readonly #figures = new Map<string, PromptFigures>();
  readonly #spent = noSpending();
  readonly #silences = new Map<string, string>();
  #reserved = 0;
  #usedUp = false;

  /**
   * @param name e.g. `openai:gpt-4.1-mini`
   * @param environment keys, addresses and prices as in `.env.example`
   * @param budgetUsd no call is made that could go beyond it
   * @throws ModelRefused when the name, a key or the price is missing
   */
  constructor(name: string, environment: Readonly<Record<string, string | undefined>>, budgetUsd: number) {
    const { models } = configOf(name, environment);
    const [chosen, another] = models.small;
    if (chosen === undefined || another !== undefined) throw new ModelRefused('--model takes one model.');
    const { provider, model } = chosen;
    const configured = models.providers[provider];
    const price = priceOf(provider, model, models.prices);
    if (configured === null || price === null) {
      throw new ModelRefused(
        `Nobody knows the price of ${name}, so it is not asked. Give it in US dollars per million tokens, 0 for a model of your own: MODEL_PRICES=${name}=0/0@32768`,
      );
    }
    this.#connections = new ProviderConnections([]);
    const access = { kind: provider, ...configured, dispatcher: this.#connections.dispatcher(true) };
    this.#candidate = { access, model, price, ownKey: false, channel: provider };
    this.#budgetMicroUsd = budgetUsd * MICRO;
    const breaker = new CircuitBreaker();
    const slots = new CallSlots(CALLS_AT_ONCE);
    const { timeoutMs, idleTimeoutMs } = models;
    this.#parts = {
      slots: { accounts: slots, providers: new CallSlots(CALLS_AT_ONCE) },
      breakerOf: () => breaker,
      timeoutMs,
      idleTimeoutMs,
    };
  }

  /** The budget had no room for a call. */
  get usedUp(): boolean {
    return this.#usedUp;
  }

  /** Why questions had no answer, in plain words: one example of each reason. */
  get silences(): string[] {
    return [...this.#silences.values()];
  }

  /** What was spent so far. */
  get spent(): Readonly<Spending> {
    return { ...this.#spent };
  }

  /** The figures of each prompt asked so far, by name. */
  get prompts(): PromptFigures[] {
    return [...this.#figures.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async ask<Value>(question: Question<Value>): Promise<Answer<Value>> {
    const figures = this.figuresOf(question.prompt);
    figures.questions += 1;
    const budget = this.#budgetMicroUsd;
    const budgets = { task: budget, day: budget, month: budget, deployment: budget };
    const who = { accountId: 'evaluation', taskId: null, signal: new AbortController().signal, budgets };
    const { ledger, sentBack } = this.#book(figures);
    const run = new ModelRun({ ...this.#parts, ledger }, who, question, composeRequest(question));
    const result = await run.through([this.#candidate]);
    if (result.kind === 'unavailable') {
      figures.unavailable[result.reason] = (figures.unavailable[result.reason] ?? 0) + 1;
      const why = result.fallbacks.map(({ reason }) => reason).join('; ');
      if (!this.#silences.has(result.reason)) this.#silences.set(result.reason, `${result.reason}: ${why}`);
      return result;
    }
    const { value, artefact, settle } = result.found;
    await settle(undefined);
    figures.answered += 1;
    if (sentBack()) figures.repaired += 1;
    return { kind: 'answered', value, artefact, fallbacks: result.fallbacks };
  }

  /** A prompt's figures, to which what its answers say is added. */
  figuresOf({ name, version }: { name: string; version: string }): PromptFigures {
    const key = `${name} ${version}`;
    const known = this.#figures.get(key);
    if (known !== undefined) return known;
    const figures = {
      ...{ name, version, questions: 0, answered: 0, repaired: 0, unavailable: {} },
      ...{ statements: 0, unsupported: 0, ...noSpending() },
    };
    this.#figures.set(key, figures);
    return figures;
  }

  async close(): Promise<void> {
    await this.#connections.close();
  }

  /** The books of one question: a call is begun only when its whole price fits into what is left. */
  #book(figures: PromptFigures): { ledger: RunParts['ledger']; sentBack: () => boolean } {
    let unfit = 0;
    const held = new Map<string, number>();
    const ledger: RunParts['ledger'] = {
      begin: ({ reservedMicroUsd }) => {
        if (this.#spent.costMicroUsd + this.#reserved + reservedMicroUsd > this.#budgetMicroUsd) {
          this.#usedUp = true;
          return Promise.resolve({ usedUp: 'TASK' });
        }
        const id = newId();
        held.set(id, reservedMicroUsd);
        this.#reserved += reservedMicroUsd;
        return Promise.resolve({ id });
      },
      end: (id, _call, { outcome, usage, costMicroUsd, durationMs }) => {
        this.#reserved -= held.get(id) ?? 0;
        if (outcome === 'UNFIT') unfit += 1;
        const { inputTokens, outputTokens } = usage;
        for (const sum of [figures, this.#spent]) {
          sum.calls += 1;
          sum.inputTokens += inputTokens;
          sum.outputTokens += outputTokens;
          sum.costMicroUsd += costMicroUsd;
          sum.durationMs += durationMs;
        }
        return Promise.resolve();
      },
    };
    return { ledger, sentBack: () => unfit > 0 };
  }
}

/** The configuration with this model for everything. */
function configOf(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): ReturnType<typeof loadConfig> {
  try {
    return loadConfig({ ...environment, MODEL_SMALL: name, MODEL_LARGE: '', MODEL_EMBEDDING: '' });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ModelRefused(error.message.replaceAll('MODEL_SMALL', '--model'), { cause: error });
  }
}
