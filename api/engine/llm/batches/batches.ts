import type { Logger } from 'pino';
import { nearKey } from '../near-key.js';
import type { Question } from '../answer.js';
import { composeRequest, RULES_VERSION, type ComposedRequest } from '../compose-request.js';
import { estimateInputTokens } from '../count-tokens.js';
import type { Budgets, CallEnd, Ledger } from '../ledger.js';
import type { Candidate } from '../model-directory.js';
import {
  batchPrice,
  cancelBatch,
  createBatch,
  findBatch,
  lookAtBatch,
  type BatchAccess,
  type BatchResult,
} from '../providers/batch.js';
import type { Usage } from '../providers/chat.js';
import { chatBody } from '../providers/chat-body.js';
import { outputLimit } from '../providers/output-limit.js';
import { ProviderError } from '../providers/provider-error.js';
import { readAnswer } from '../read-answer.js';
import { soundUsage } from '../sound-usage.js';
import type { BatchBook, OpenLine } from './batch-book.js';
import type { ModelBatch } from './model-batch.entity.js';

/** Where questions stand that were handed in together. */
export type HandedIn =
  | { kind: 'waiting'; message: string; againInMs: number }
  /** What was answered is in the cache by now; the rest is asked one by one. `note`: what went wrong, for people. */
  | { kind: 'ended'; note: string | null };

/** A question of any answer. */
export type AnyQuestion = Question<unknown>;

/** For whom a batch runs. */
export interface BatchFor {
  accountId: string;
  taskId: string;
  signal: AbortSignal;
  budgets: Budgets;
}

const LONGEST_WAIT_MS = 15 * 60 * 1000;
const GROWTH = 1.5;
const SENDS = 6;
/** Providers promise a day; who has not ended then is called off. */
const PATIENCE_MS = 25 * 60 * 60 * 1000;
/** What was called off is waited for a little, for what was done already is paid. */
const LAST_WAIT_MS = 2 * 60 * 1000;
const MOST_REASON = 300;
const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0 };
const DAY_PROMISE = 'The model answers within a day, at half price.';

/** Hands in questions as batches, and settles each line when its answer is there. */
export class Batches {
  constructor(
    private readonly book: BatchBook,
    private readonly ledger: Pick<Ledger, 'begin' | 'end'>,
    private readonly options: { firstWaitMs: number; timeoutMs: number; log: Logger },
  ) {}

  /**
   * Opens a Task's batch at a model: the price of each question is held back before anything is sent. A question whose price
   * finds no room is left out.
   */
  async open(who: BatchFor, candidate: Candidate, questions: readonly AnyQuestion[]): Promise<void> {
    const { accountId, taskId } = who;
    const { access, model, ownKey } = candidate;
    await this.book.open({ accountId, taskId, provider: access.kind, model, ownKey });
    const batch = await this.book.find(accountId, taskId);
    if (batch?.state !== 'PREPARED' || batch.sentAt !== null) return;
    const held = new Set((await this.book.openLines(batch)).map(({ inputChecksum }) => inputChecksum));
    for (const question of questions) {
      const request = composeRequest(question);
      if (held.has(request.checksum)) continue;
      held.add(request.checksum);
      const begun = await this.ledger.begin(
        plannedLine(who, candidate, batch.id, question, request),
        who.budgets,
      );
      if ('usedUp' in begun) return;
    }
  }

  /** Takes a Task's batch as far as it goes now: sends it, looks at it, settles its lines. */
  async advance(
    who: BatchFor,
    batch: ModelBatch,
    candidates: readonly Candidate[],
    questions: () => Promise<readonly AnyQuestion[]>,
  ): Promise<HandedIn> {
    if (batch.state === 'ENDED') return { kind: 'ended', note: batch.note };
    const candidate = candidates.find(
      ({ access, model, ownKey }) =>
        access.kind === batch.provider && model === batch.model && ownKey === batch.ownKey,
    );
    if (candidate === undefined) return await this.#lose(who, batch, 'its model was taken away');
    const to: BatchAccess = {
      access: candidate.access,
      signal: who.signal,
      timeoutMs: this.options.timeoutMs,
    };
    try {
      return batch.state === 'PREPARED'
        ? await this.#send(who, batch, to, await questions())
        : await this.#collect(who, batch, to, candidate, questions);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return await this.#failed(who, batch, error);
    }
  }

  /**
   * Calls a batch off whose Task was cancelled; nobody reads its answers, what was done is paid.
   *
   * @returns false: it has not come to its end yet, call again later
   */
  async cancel(who: BatchFor, batch: ModelBatch, candidates: readonly Candidate[]): Promise<boolean> {
    if (batch.state === 'ENDED') return true;
    if (batch.cancelledAt === null) {
      await this.book.change(batch, { cancelledAt: new Date() });
      batch.cancelledAt = new Date();
    }
    if (batch.state === 'PREPARED' && batch.sentAt === null) {
      await this.#settleRest(who, batch, 'FAILED', 'the task was cancelled');
      await this.#end(batch, null);
      return true;
    }
    const result = await this.advance(who, batch, candidates, () => Promise.resolve([]));
    return result.kind === 'ended';
  }

  async #send(
    who: BatchFor,
    batch: ModelBatch,
    to: BatchAccess,
    questions: readonly AnyQuestion[],
  ): Promise<HandedIn> {
    const lines = await this.book.openLines(batch);
    if (lines.length === 0) return await this.#end(batch, null);
    const sentBefore = batch.sentAt !== null;
    if (!(await this.book.claim(batch))) return this.#wait(batch, 'It is being handed in.');
    const known = sentBefore
      ? await findBatch(to, { id: batch.id, since: batch.createdAt, size: lines.length })
      : null;
    if (known === null && batch.cancelledAt !== null) {
      await this.#settleRest(who, batch, 'FAILED', 'the task was cancelled');
      return await this.#end(batch, null);
    }
    const bodies = bodiesOf(to, batch, lines, questions);
    if (known === null && bodies.length === 0) {
      await this.#settleRest(who, batch, 'FAILED', 'nobody asks for it any more');
      return await this.#end(batch, null);
    }
    const providerBatchId = known ?? (await createBatch(to, { id: batch.id, lines: bodies }));
    await this.book.change(batch, {
      ...{ state: 'HANDED_IN', providerBatchId, handedInAt: new Date(), looks: 0 },
    });
    return { kind: 'waiting', message: DAY_PROMISE, againInMs: this.options.firstWaitMs };
  }

  async #collect(
    who: BatchFor,
    batch: ModelBatch,
    to: BatchAccess,
    candidate: Candidate,
    questions: () => Promise<readonly AnyQuestion[]>,
  ): Promise<HandedIn> {
    const id = batch.providerBatchId ?? '';
    const { handedInAt, cancelledAt } = batch;
    const now = Date.now();
    const late = handedInAt !== null && now - handedInAt.getTime() > PATIENCE_MS;
    const found = await lookAtBatch(to, id);
    if (found.state === 'RUNNING') {
      const over = cancelledAt !== null && now - cancelledAt.getTime() > LAST_WAIT_MS;
      if (over) return await this.#lose(who, batch, 'it did not come to its end');
      if (late || cancelledAt !== null) {
        await cancelBatch(to, id);
        if (cancelledAt === null) await this.book.change(batch, { cancelledAt: new Date() });
      }
      return await this.#later(batch, DAY_PROMISE);
    }
    await this.#settle(who, batch, candidate, found.results, await questions());
    // Who worked through all of it and gives nothing for a line may have answered it, and is paid what was held back.
    await this.#settleRest(who, batch, found.whole ? 'ABANDONED' : 'FAILED', 'it has no answer in the batch');
    return await this.#end(batch, batch.note);
  }

  /** Each answer goes the way of every other: form, check, bill, cache. */
  async #settle(
    who: BatchFor,
    batch: ModelBatch,
    candidate: Candidate,
    results: readonly BatchResult[],
    questions: readonly AnyQuestion[],
  ): Promise<void> {
    const asked = new Map(questions.map((question) => [composeRequest(question).checksum, question]));
    const lines = new Map((await this.book.openLines(batch)).map((line) => [line.id, line]));
    for (const result of results) {
      const line = lines.get(result.id);
      // An id that is none of ours, or comes twice, says nothing.
      if (line === undefined) continue;
      lines.delete(result.id);
      const durationMs = Math.min(2 ** 31 - 1, Date.now() - line.createdAt.getTime());
      if ('failed' in result) {
        const end = { outcome: 'FAILED' as const, reason: result.failed, usage: NO_USAGE, costMicroUsd: 0 };
        await this.#bill(who, line, { ...end, durationMs });
        continue;
      }
      const usage = result.reply.usage === null ? null : soundUsage(result.reply.usage);
      const whole = usage === null ? null : candidate.price.costMicroUsd(usage);
      // Who does not say what it used is paid what was held back.
      const costMicroUsd =
        whole === null ? line.reservedMicroUsd : (batchPrice(candidate.access.kind, whole) ?? whole);
      const paid = { usage: usage ?? NO_USAGE, costMicroUsd, durationMs };
      const question = asked.get(line.inputChecksum);
      if (question === undefined) {
        await this.#bill(who, line, { ...paid, outcome: 'UNFIT', reason: 'nobody asks for it any more' });
        continue;
      }
      const read = readAnswer(result.reply, question);
      if (!('value' in read)) {
        const reason = read.problems.join(' ').slice(0, MOST_REASON);
        await this.#bill(who, line, { ...paid, outcome: 'UNFIT', reason });
        continue;
      }
      const { prompt } = question;
      const request = composeRequest(question);
      await this.ledger.end(
        line.id,
        { accountId: who.accountId, reservedMicroUsd: line.reservedMicroUsd },
        { ...paid, outcome: 'ANSWERED', reason: null },
        who.budgets,
        {
          key: {
            promptName: prompt.name,
            promptVersion: prompt.version,
            inputChecksum: request.checksum,
          },
          provider: batch.provider,
          model: batch.model,
          value: read.value,
          nearKey: question.semanticCache === true ? nearKey(question, request) : null,
        },
      );
    }
  }

  async #bill(who: BatchFor, line: OpenLine, end: CallEnd): Promise<void> {
    const { accountId, budgets } = who;
    await this.ledger.end(line.id, { accountId, reservedMicroUsd: line.reservedMicroUsd }, end, budgets);
  }

  async #settleRest(
    who: BatchFor,
    batch: ModelBatch,
    outcome: 'FAILED' | 'ABANDONED',
    reason: string,
  ): Promise<void> {
    for (const line of await this.book.openLines(batch)) {
      const costMicroUsd = outcome === 'FAILED' ? 0 : line.reservedMicroUsd;
      const durationMs = Math.min(2 ** 31 - 1, Date.now() - line.createdAt.getTime());
      await this.#bill(who, line, { outcome, reason, usage: NO_USAGE, costMicroUsd, durationMs });
    }
  }

  /** After a fault of the provider: again later, or no more. */
  async #failed(who: BatchFor, batch: ModelBatch, error: ProviderError): Promise<HandedIn> {
    const { log } = this.options;
    log.info({ fault: error.fault, state: batch.state, looks: batch.looks }, 'batch not reached');
    const sending = batch.state === 'PREPARED';
    if (sending && !mayHaveArrived(error)) {
      await this.#settleRest(who, batch, 'FAILED', error.message);
      return await this.#end(batch, `${error.message}, so the questions were asked one by one`);
    }
    const hopeless = error.fault === 'TOO_LARGE' || error.fault === 'REFUSED';
    if (!sending && hopeless) return await this.#lose(who, batch, error.message);
    if (sending && batch.looks + 1 >= SENDS) return await this.#lose(who, batch, error.message);
    // It may be sent again at once, but is then looked for first.
    if (sending) await this.book.change(batch, { sentAt: new Date(0) });
    return await this.#later(batch, `The provider could not be reached: ${error.message}. Trying again.`);
  }

  /** What cannot be known any more is counted as paid in full. */
  async #lose(who: BatchFor, batch: ModelBatch, reason: string): Promise<HandedIn> {
    await this.#settleRest(who, batch, 'ABANDONED', reason);
    return await this.#end(batch, `the batch was lost: ${reason}`);
  }

  async #end(batch: ModelBatch, note: string | null): Promise<HandedIn> {
    await this.book.change(batch, { state: 'ENDED', note });
    return { kind: 'ended', note };
  }

  async #later(batch: ModelBatch, message: string): Promise<HandedIn> {
    await this.book.change(batch, { looks: batch.looks + 1 });
    return this.#wait(batch, message);
  }

  #wait({ looks }: ModelBatch, message: string): HandedIn {
    const againInMs = Math.min(LONGEST_WAIT_MS, this.options.firstWaitMs * GROWTH ** looks);
    return { kind: 'waiting', message, againInMs };
  }
}

/** After these the provider may have taken what it was sent. */
function mayHaveArrived({ fault }: ProviderError): boolean {
  return fault === 'UNREACHABLE' || fault === 'STALLED' || fault === 'OVERLOADED' || fault === 'RATE_LIMITED';
}

function plannedLine(
  { accountId, taskId }: BatchFor,
  { access, model, price, ownKey }: Candidate,
  batchId: string,
  { prompt }: AnyQuestion,
  request: ComposedRequest,
): Parameters<Ledger['begin']>[0] {
  const texts = [request.system, JSON.stringify(prompt.jsonSchema), request.user];
  const inputTokens = estimateInputTokens(access.kind, texts);
  const outputTokens = outputLimit(model, prompt.maxOutputTokens);
  const whole = price.costMicroUsd({ inputTokens, outputTokens, cachedTokens: 0 });
  return {
    ...{ accountId, taskId, batchId, model, ownKey, provider: access.kind, attempt: 1 },
    ...{ promptName: prompt.name, promptVersion: prompt.version, inputChecksum: request.checksum },
    parameters: { maxOutputTokens: prompt.maxOutputTokens, rules: RULES_VERSION, batch: true },
    reservedMicroUsd: batchPrice(access.kind, whole) ?? whole,
  };
}

function bodiesOf(
  { access }: BatchAccess,
  { model }: ModelBatch,
  lines: readonly OpenLine[],
  questions: readonly AnyQuestion[],
) {
  const asked = new Map(
    questions.map((question) => {
      const request = composeRequest(question);
      return [request.checksum, { question, request }];
    }),
  );
  return lines.flatMap(({ id, inputChecksum }) => {
    const one = asked.get(inputChecksum);
    if (one === undefined) return [];
    const { prompt } = one.question;
    const body = chatBody(access.kind, {
      ...{ model, system: one.request.system, turns: [{ role: 'user', text: one.request.user }] },
      ...{ promptName: prompt.name, schema: prompt.jsonSchema, maxOutputTokens: prompt.maxOutputTokens },
    });
    return [{ id, body }];
  });
}
