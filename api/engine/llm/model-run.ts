import { setTimeout as wait } from 'node:timers/promises';
import type { Artefact, Fallback, Question, Unavailable } from './answer.js';
import type { CallSlots } from './call-slots.js';
import type { CircuitBreaker } from './circuit-breaker.js';
import { RULES_VERSION, type ComposedRequest } from './compose-request.js';
import { estimateInputTokens } from './count-tokens.js';
import type { Budgets, Ledger, PlannedCall, UsedUp } from './ledger.js';
import type { Candidate } from './model-directory.js';
import type { ChatReply, ChatTurn, Usage } from './providers/chat.js';
import { askProvider } from './providers/lang-chain.js';
import { outputLimit } from './providers/output-limit.js';
import { ProviderError } from './providers/provider-error.js';
import { readAnswer } from './read-answer.js';
import { soundUsage } from './sound-usage.js';

const ATTEMPTS = 3;
const FIRST_WAIT_MS = 300;
/** Who asks for more patience than this is passed over until then. */
const MOST_PATIENCE_MS = 15_000;
/** A key that is not accepted now will not be in a moment. */
const KEEP_AWAY_FROM_BAD_KEY_MS = 60_000;
const MOST_REASON = 300;
const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0 };

/** What a run uses of the process. */
export interface RunParts {
  /** Where calls are booked; the evaluation of models books them in memory. */
  ledger: Pick<Ledger, 'begin' | 'end'>;
  slots: { accounts: CallSlots; providers: CallSlots };
  breakerOf(channel: string): CircuitBreaker;
  timeoutMs: number;
  idleTimeoutMs: number;
}

/** For whom it runs, and what it may cost. */
export interface RunFor {
  accountId: string;
  taskId: string | null;
  signal: AbortSignal;
  budgets: Budgets;
}

/** A fit answer whose call is not settled yet. */
export interface Found<Value> {
  value: Value;
  artefact: Artefact;
  settle: (kept: Parameters<Ledger['end']>[4]) => Promise<void>;
}

export type RunResult<Value> = { kind: 'found'; found: Found<Value>; fallbacks: Fallback[] } | Unavailable;

type Sent =
  | { kind: 'replied'; id: string; call: PlannedCall; reply: ChatReply; usage: Usage; durationMs: number }
  | { kind: 'failed'; reason: string }
  | { kind: 'usedUp'; scope: UsedUp };

const USED_UP: Record<UsedUp, string> = {
  TASK: 'what this task may spend on models is used up',
  DAY: "today's budget for models is used up",
  MONTH: "this month's budget for models is used up",
  DEPLOYMENT: "today's budget for models of this installation is used up",
};

/** One question on its way through the models: in their order, with retries and one repair turn. */
export class ModelRun<Value> {
  readonly #fallbacks: Fallback[] = [];
  #attempt = 0;
  #repaired = false;
  #unfit = false;
  #usedUp: UsedUp | null = null;

  constructor(
    private readonly parts: RunParts,
    private readonly who: RunFor,
    private readonly question: Question<Value>,
    private readonly request: ComposedRequest,
  ) {}

  /** @throws the signal's reason when it is aborted */
  async through(candidates: readonly Candidate[]): Promise<RunResult<Value>> {
    for (const candidate of candidates) {
      const outcome = await this.#ask(candidate);
      if (typeof outcome !== 'string') return { kind: 'found', found: outcome, fallbacks: this.#fallbacks };
      const reason = outcome.slice(0, MOST_REASON);
      this.#fallbacks.push({ provider: candidate.access.kind, model: candidate.model, reason });
    }
    return this.#unavailable();
  }

  #unavailable(): Unavailable {
    const why = this.#fallbacks
      .map(({ provider, model, reason }) => `${provider} ${model}: ${reason}`)
      .join('; ');
    const common = { kind: 'unavailable' as const, fallbacks: this.#fallbacks };
    if (this.#usedUp !== null) {
      const message = `This was done by rules: ${USED_UP[this.#usedUp]}. Run it again when there is room, or raise the budget.`;
      return { ...common, reason: 'BUDGET', message };
    }
    if (this.#unfit) {
      return {
        ...common,
        reason: 'BAD_ANSWER',
        message: `This was done by rules: no model gave a fit answer (${why}).`,
      };
    }
    const message = `This was done by rules: no model could be reached (${why}). Run it again later.`;
    return { ...common, reason: 'PROVIDERS_DOWN', message };
  }

  /** A fit answer, or why this model gave none. */
  async #ask(candidate: Candidate): Promise<Found<Value> | string> {
    const turns: ChatTurn[] = [{ role: 'user', text: this.request.user }];
    for (;;) {
      const sent = await this.#send(candidate, turns);
      if (sent.kind === 'failed') return sent.reason;
      if (sent.kind === 'usedUp') {
        this.#usedUp ??= sent.scope;
        return USED_UP[sent.scope];
      }
      const { id, call, reply, usage, durationMs } = sent;
      const costMicroUsd = candidate.price.costMicroUsd(usage);
      const read = readAnswer(reply, this.question);
      const end = { usage, costMicroUsd, durationMs };
      if ('value' in read) {
        const { provider, model, promptName, promptVersion, parameters, inputChecksum } = call;
        const { inputTokens, outputTokens } = usage;
        return {
          value: read.value,
          artefact: {
            ...{ id, promptName, promptVersion, provider, model, parameters, inputChecksum },
            ...{ inputTokens, outputTokens, costMicroUsd, durationMs, cached: false },
          },
          settle: (kept) =>
            this.parts.ledger.end(
              id,
              call,
              { ...end, outcome: 'ANSWERED', reason: null },
              this.who.budgets,
              kept,
            ),
        };
      }
      const problems = read.problems.join(' ');
      const reason = problems.slice(0, MOST_REASON);
      await this.parts.ledger.end(id, call, { ...end, outcome: 'UNFIT', reason }, this.who.budgets);
      this.#unfit = true;
      if (this.#repaired) return `its answer did not fit: ${problems}`;
      this.#repaired = true;
      turns.push(
        { role: 'assistant', text: reply.text.trim() === '' ? '(nothing)' : reply.text },
        {
          role: 'user',
          text: `That answer does not hold:\n- ${read.problems.join('\n- ')}\nGive the whole answer again, mended.`,
        },
      );
    }
  }

  /** Asks, and again where that may help. */
  async #send(candidate: Candidate, turns: readonly ChatTurn[]): Promise<Sent> {
    const breaker = this.parts.breakerOf(candidate.channel);
    for (let attempt = 1; ; attempt += 1) {
      if (!breaker.enter()) return { kind: 'failed', reason: 'it kept failing a moment ago' };
      let sent: Sent | ProviderError;
      try {
        sent = await this.#sendOnce(candidate, turns);
      } catch (error) {
        breaker.left();
        throw error;
      }
      if (!(sent instanceof ProviderError)) {
        if (sent.kind === 'replied') breaker.succeeded();
        else breaker.left();
        return sent;
      }
      const { retryAfterMs } = sent;
      const impatient = retryAfterMs !== null && retryAfterMs > MOST_PATIENCE_MS;
      const badKey = sent.fault === 'UNAUTHORIZED' ? KEEP_AWAY_FROM_BAD_KEY_MS : null;
      // A request that is refused or too long says nothing about the provider.
      if (sent.fault === 'REFUSED' || sent.fault === 'TOO_LARGE') breaker.left();
      else breaker.failed(impatient ? retryAfterMs : badKey);
      if (!sent.worthRetrying || impatient || attempt === ATTEMPTS)
        return { kind: 'failed', reason: sent.message };
      // Waits differ, so that callers who failed together do not come back together.
      const backoff = FIRST_WAIT_MS * 2 ** (attempt - 1) * (1 + Math.random());
      await wait(Math.max(retryAfterMs ?? 0, backoff), undefined, { signal: this.who.signal }).catch(() => {
        throw this.who.signal.reason;
      });
    }
  }

  async #sendOnce(candidate: Candidate, turns: readonly ChatTurn[]): Promise<Sent | ProviderError> {
    const { signal, accountId, taskId, budgets } = this.who;
    const { access, model, price } = candidate;
    const { prompt } = this.question;
    const texts = [this.request.system, JSON.stringify(prompt.jsonSchema), ...turns.map(({ text }) => text)];
    const inputTokens = estimateInputTokens(access.kind, texts);
    const outputTokens = outputLimit(model, prompt.maxOutputTokens);
    if (inputTokens + outputTokens > price.contextTokens) {
      return new ProviderError('TOO_LARGE', `the text is too long for it (${price.contextTokens} tokens)`);
    }
    const leaveAccount = await this.parts.slots.accounts.take(accountId, signal);
    const leaveProvider = await this.parts.slots.providers
      .take(candidate.channel, signal)
      .catch((error: unknown) => {
        leaveAccount();
        throw error;
      });
    try {
      this.#attempt += 1;
      const call: PlannedCall = {
        accountId,
        taskId,
        promptName: prompt.name,
        promptVersion: prompt.version,
        provider: access.kind,
        model,
        attempt: this.#attempt,
        parameters: { maxOutputTokens: prompt.maxOutputTokens, rules: RULES_VERSION },
        inputChecksum: this.request.checksum,
        ownKey: candidate.ownKey,
        reservedMicroUsd: price.costMicroUsd({ inputTokens, outputTokens, cachedTokens: 0 }),
      };
      const begun = await this.parts.ledger.begin(call, budgets);
      if ('usedUp' in begun) return { kind: 'usedUp', scope: begun.usedUp };
      const started = performance.now();
      const took = (): number => Math.round(performance.now() - started);
      try {
        const reply = await askProvider(access, {
          ...{ model, system: this.request.system, turns, signal },
          ...{ promptName: prompt.name, schema: prompt.jsonSchema, maxOutputTokens: prompt.maxOutputTokens },
          ...{ timeoutMs: this.parts.timeoutMs, idleTimeoutMs: this.parts.idleTimeoutMs },
          onText: this.question.onText,
        });
        // Who does not say what was used is taken at our own estimate.
        const usage = soundUsage(
          reply.usage ?? {
            inputTokens,
            outputTokens: estimateInputTokens(access.kind, [reply.text]),
            cachedTokens: 0,
          },
        );
        return { kind: 'replied', id: begun.id, call, reply, usage, durationMs: took() };
      } catch (error) {
        const known = error instanceof ProviderError ? error : null;
        // What was read is paid, although nothing came of it; a refusal costs nothing.
        const paid = known === null || known.fault === 'STALLED' || known.fault === 'TOO_LARGE';
        const usage = paid ? { ...NO_USAGE, inputTokens } : NO_USAGE;
        const reason = known?.message ?? 'it was cancelled';
        const costMicroUsd = price.costMicroUsd(usage);
        await this.parts.ledger.end(
          begun.id,
          call,
          { outcome: 'FAILED', reason, usage, costMicroUsd, durationMs: took() },
          budgets,
        );
        if (known === null) throw error;
        return known;
      }
    } finally {
      leaveProvider();
      leaveAccount();
    }
  }
}
