import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { RecentMap } from '../../platform/cache/recent-map.js';
import type { ModelsConfig } from '../../platform/config/models-config.js';
import type { KeyRing } from '../../platform/config/secret-key.js';
import { accountReads, accountStatement, type Read } from '../../platform/database/account-transaction.js';
import { openPipelinedPool, withAccount } from '../../platform/database/orm.js';
import type { EventMachinery } from '../events/record-event.js';
import type {
  Answer,
  EmbedAnswer,
  Fallback,
  ModelAccess,
  ModelCaller,
  ModelQuota,
  Question,
  TaskModels,
  Unavailable,
} from './answer.js';
import { FORGETTING_EXPIRED, readAnswers, type AnswerKey, type KnownAnswer } from './answer-cache.js';
import { WaitingWork } from './batches/waiting-work.js';
import { CallSlots } from './call-slots.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { composeRequest, RULES_VERSION } from './compose-request.js';
import { embedTexts } from './embed-texts.js';
import { Ledger, type Budgets } from './ledger.js';
import { ModelDirectory, type Candidates, type Tier } from './model-directory.js';
import { ModelRun, type RunFor, type RunParts } from './model-run.js';
import { nearKey } from './near-key.js';
import { ProviderConnections } from './providers/provider-fetch.js';
import { QUOTE_MARGIN, reckonQuote, type Quote, type QuoteInput, type QuotePlan } from './quote.js';
import { acceptValue } from './read-answer.js';

export type { Answer, TaskModels } from './answer.js';

declare module '../tasks/step-context.js' {
  interface TaskDeps {
    readonly models: ModelLayer;
  }
}

declare module '../events/event-handlers.js' {
  interface HandlerDeps {
    readonly models: ModelLayer;
  }
}

declare module '../../platform/graphql/request-context.js' {
  interface ServerDeps {
    readonly models: ModelLayer;
  }
}

const CALLS_PER_ACCOUNT = 8;
const CALLS_PER_PROVIDER = 32;
/** Connections to the database: each is held for one or two round trips, not for a call. */
const CONNECTIONS = 4;
const MICRO = 1_000_000;
/** How often an account's ledger and cache are swept, at its next question. */
const SWEEP_MS = 10 * 60 * 1000;
const SWEPT_ACCOUNTS = 1_000;
const QUOTED_TASKS = 1_000;
/** What the inputs of Tasks with a quote have in common. */
const quotable = z.object({
  jobId: z.uuid().nullish(),
  strategies: z.array(z.string()).optional(),
  factIds: z.array(z.string()).nullish(),
});

const NOT_CONFIGURED =
  'No language model is configured, so this was done by rules. Set one up in the settings or by the environment, then run it again.';

export interface ModelLayerOptions {
  config: ModelsConfig;
  /** `host:port` pairs that accounts may name although they are private. */
  allowPrivate: readonly string[];
  orm: MikroORM;
  keys: KeyRing;
  events: EventMachinery;
  log: Logger;
  access: ModelAccess;
  quota: ModelQuota | null;
  quotes: readonly QuotePlan[];
}

/** The models of this process: `context.deps.models.forTask(context)` in a step. */
export class ModelLayer {
  readonly directory: ModelDirectory;
  readonly connections: ProviderConnections;
  readonly #options: ModelLayerOptions;
  readonly #pool: Pool;
  readonly #parts: RunParts & { ledger: Ledger };
  /** Questions that can wait a day, at half price. */
  readonly waiting: WaitingWork;
  readonly #swept = new RecentMap<number>(SWEPT_ACCOUNTS);
  readonly #quoted = new RecentMap<Promise<Quote | null>>(QUOTED_TASKS);

  constructor(options: ModelLayerOptions) {
    this.#options = options;
    this.connections = new ProviderConnections(options.allowPrivate);
    this.directory = new ModelDirectory(options.config, options.keys, this.connections);
    const { orm, log } = options;
    this.#pool = openPipelinedPool(orm, { name: 'atlas-models', max: CONNECTIONS, log });
    const breakers = new Map<string, CircuitBreaker>();
    this.#parts = {
      ledger: new Ledger(this.#pool, options.events, log),
      slots: { accounts: new CallSlots(CALLS_PER_ACCOUNT), providers: new CallSlots(CALLS_PER_PROVIDER) },
      breakerOf: (channel) => {
        const breaker = breakers.get(channel) ?? new CircuitBreaker();
        breakers.set(channel, breaker);
        return breaker;
      },
      timeoutMs: options.config.timeoutMs,
      idleTimeoutMs: options.config.idleTimeoutMs,
    };
    this.waiting = new WaitingWork({
      ...{
        pool: this.#pool,
        directory: this.directory,
        ledger: this.#parts.ledger,
        access: options.access,
        log,
      },
      ...{ firstWaitMs: options.config.batchPollMs, timeoutMs: options.config.timeoutMs },
      budgetsOf: (read, accountId) => this.#budgets(read, accountId),
    });
  }

  /** Whether the installation has a model for everybody; an account may have one of its own besides. */
  get configured(): boolean {
    return this.directory.configured;
  }

  /** The models as the Task's account may use them, paid from its budgets. */
  forTask(caller: ModelCaller): TaskModels {
    return {
      ask: (question) => this.#ask(caller, question),
      embed: (texts) => this.#embed(caller, texts),
    };
  }

  /** What an account, one of its Tasks and the installation may spend. */
  async budgetsOf(accountId: string): Promise<Budgets> {
    return await accountReads(this.#pool, accountId, (read) => this.#budgets(read, accountId));
  }

  /** The models of a tier as an account may use them, in the order in which they are tried. */
  async candidates(accountId: string, tier: Tier): Promise<Candidates> {
    return await accountReads(this.#pool, accountId, (read) =>
      this.directory.candidates(read, accountId, tier),
    );
  }

  async #budgets(read: Read, accountId: string): Promise<Budgets> {
    const { config, quota } = this.#options;
    const plan = (await quota?.quotaOf(read, accountId)) ?? null;
    return {
      task: Math.round(config.taskBudgetUsd * MICRO),
      day: plan?.dailyMicroUsd ?? Math.round(config.accountDailyBudgetUsd * MICRO),
      month: plan?.monthlyMicroUsd ?? Math.round(config.accountMonthlyBudgetUsd * MICRO),
      deployment: Math.round(config.dailyBudgetUsd * MICRO),
    };
  }

  /**
   * What a Task would cost an account.
   *
   * @returns null when nobody can say it of this kind; zeros when nothing would be asked or no model is configured
   * @throws CodedError NOT_FOUND for a job of nobody or of another
   */
  async quote(accountId: string, kind: string, input: QuoteInput): Promise<Quote | null> {
    const plan = this.#options.quotes.find((one) => one.kind === kind);
    if (plan === undefined) return null;
    const em = withAccount(this.#options.orm, accountId, 'models');
    const candidates = new Map<string, Promise<Candidates>>();
    const quote = await reckonQuote(
      (models) => plan.plan(em, accountId, input, models),
      (tier) => {
        const found = candidates.get(tier) ?? this.candidates(accountId, tier);
        candidates.set(tier, found);
        return found;
      },
    );
    return {
      ...quote,
      ...(plan.mayAskNothing === true ? { minMicroUsd: 0 } : {}),
      ...(plan.mayWait === true ? {} : { batchMicroUsd: null }),
    };
  }

  /** The budget of a Task: its quote and a margin, where its kind has one. */
  async #taskBudget({ accountId, task, input }: ModelCaller, most: number): Promise<number> {
    const parsed = quotable.safeParse(input);
    if (!parsed.success) return most;
    const { jobId = null, strategies, factIds = null } = parsed.data;
    const known = this.#quoted.get(task.id);
    const versions = strategies?.length ?? 1;
    const quoted = known ?? this.quote(accountId, task.kind, { jobId, versions, factIds });
    this.#quoted.set(task.id, quoted);
    const quote = await quoted;
    return quote === null ? most : Math.min(most, Math.ceil(quote.maxMicroUsd * QUOTE_MARGIN));
  }

  async close(): Promise<void> {
    await Promise.all([this.connections.close(), this.#pool.end()]);
  }

  async #ask<Value>(caller: ModelCaller, question: Question<Value>): Promise<Answer<Value>> {
    const { accountId, signal } = caller;
    signal.throwIfAborted();
    const started = performance.now();
    const request = composeRequest(question);
    const key = {
      promptName: question.prompt.name,
      promptVersion: question.prompt.version,
      inputChecksum: request.checksum,
    };
    const near = question.semanticCache === true ? nearKey(question, request) : null;
    const prepared = await this.#prepare(caller, question.prompt.tier, (read) =>
      readAnswers(read, key, near),
    );
    if ('kind' in prepared) return prepared;
    const { candidates, budgets, found } = prepared;
    const known = found(candidates.usable);
    if (known !== null) {
      // The agent's check may look at more than the input: what it no longer lets pass is asked anew.
      const accepted = acceptValue(known.value, question);
      if ('value' in accepted) {
        return await this.#fromCache(caller, question, { known, value: accepted.value, key, started });
      }
    }
    const who: RunFor = { accountId, taskId: caller.task.id, signal, budgets };
    const result = await new ModelRun(this.#parts, who, question, request).through(candidates.usable);
    const fallbacks = [...fallbacksOf(candidates), ...result.fallbacks];
    if (result.kind === 'unavailable') return { ...result, fallbacks };
    const { value, artefact, settle } = result.found;
    // The answer is kept with its bill: a crash before the step's checkpoint asks again and finds it here.
    const { provider, model } = artefact;
    await settle({ key, provider, model, value, nearKey: near });
    return { kind: 'answered', value, artefact, fallbacks };
  }

  async #embed(caller: ModelCaller, texts: readonly string[]): Promise<EmbedAnswer> {
    caller.signal.throwIfAborted();
    const prepared = await this.#prepare(caller, 'embedding', () => Promise.resolve(null));
    if ('kind' in prepared) return prepared;
    const { accountId, signal } = caller;
    const who: RunFor = { accountId, taskId: caller.task.id, signal, budgets: prepared.budgets };
    const answer = await embedTexts(this.#parts, who, texts, prepared.candidates.usable);
    return { ...answer, fallbacks: [...fallbacksOf(prepared.candidates), ...answer.fallbacks] };
  }

  /** What is looked up before a model is asked, in one round trip. */
  async #prepare<Found>(
    caller: ModelCaller,
    tier: Tier,
    find: (read: Read) => Promise<Found>,
  ): Promise<{ candidates: Candidates; budgets: Budgets; found: Found } | Unavailable> {
    const { accountId } = caller;
    const [candidates, allowed, budgets, found] = await accountReads(this.#pool, accountId, (read) =>
      Promise.all([
        this.directory.candidates(read, accountId, tier),
        this.#options.access.mayUse(read, accountId),
        this.#budgets(read, accountId),
        find(read),
      ]),
    );
    if (candidates.usable.length === 0) return notConfigured(candidates);
    if (!allowed.allowed) {
      return { kind: 'unavailable', reason: 'NOT_ALLOWED', message: allowed.message, fallbacks: [] };
    }
    await this.#sweep(accountId, budgets);
    const task = await this.#taskBudget(caller, budgets.task);
    return { candidates, budgets: { ...budgets, task }, found };
  }

  async #fromCache<Value>(
    { accountId, task }: ModelCaller,
    question: Question<Value>,
    hit: {
      known: KnownAnswer;
      value: Value;
      key: AnswerKey;
      started: number;
    },
  ): Promise<Answer<Value>> {
    const { provider, model } = hit.known;
    const parameters = { maxOutputTokens: question.prompt.maxOutputTokens, rules: RULES_VERSION };
    const durationMs = Math.round(performance.now() - hit.started);
    const id = await this.#parts.ledger.cached(
      { accountId, taskId: task.id, ...hit.key, provider, model, attempt: 1, parameters, ownKey: false },
      durationMs,
    );
    const nothing = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
    const artefact = { id, ...hit.key, provider, model, parameters, ...nothing, durationMs, cached: true };
    return { kind: 'answered', value: hit.value, artefact, fallbacks: [] };
  }

  async #sweep(accountId: string, budgets: Budgets): Promise<void> {
    const now = Date.now();
    if (now - (this.#swept.get(accountId) ?? 0) < SWEEP_MS) return;
    this.#swept.set(accountId, now);
    await this.#parts.ledger.settleAbandoned(accountId, budgets);
    await accountStatement(this.#pool, accountId, FORGETTING_EXPIRED);
  }
}

function fallbacksOf({ unusable }: Candidates): Fallback[] {
  return unusable.map(({ provider, model, reason }) => ({ provider, model, reason }));
}

function notConfigured(candidates: Candidates): Unavailable {
  const { unusable } = candidates;
  const why = unusable.map(({ provider, model, reason }) => `${provider} ${model}: ${reason}`).join('; ');
  const message =
    why === ''
      ? NOT_CONFIGURED
      : `No configured language model can be used (${why}), so this was done by rules.`;
  return { kind: 'unavailable', reason: 'NOT_CONFIGURED', message, fallbacks: fallbacksOf(candidates) };
}
