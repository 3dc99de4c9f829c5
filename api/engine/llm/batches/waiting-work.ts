import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { accountReads, type Read } from '../../../platform/database/account-transaction.js';
import type { ModelAccess, ModelCaller } from '../answer.js';
import { readAnswers } from '../answer-cache.js';
import { composeRequest } from '../compose-request.js';
import type { Budgets, Ledger } from '../ledger.js';
import type { Candidates, ModelDirectory, Tier } from '../model-directory.js';
import type { ModelTiming } from '../model-settings.entity.js';
import { nearKey } from '../near-key.js';
import { takesBatches } from '../providers/batch.js';
import { BatchBook } from './batch-book.js';
import { Batches, type AnyQuestion, type HandedIn } from './batches.js';

/** Questions of Tasks that can wait a day: handed in as batches at half price, where the account and the model allow it. */
export class WaitingWork {
  private readonly book: BatchBook;
  private readonly batches: Batches;

  constructor(
    private readonly options: {
      pool: Pool;
      directory: ModelDirectory;
      ledger: Ledger;
      access: ModelAccess;
      budgetsOf: (read: Read, accountId: string) => Promise<Budgets>;
      firstWaitMs: number;
      timeoutMs: number;
      log: Logger;
    },
  ) {
    this.book = new BatchBook(options.pool);
    this.batches = new Batches(this.book, options.ledger, options);
  }

  /**
   * Hands in the questions of a Task that can wait a day, at half price, where the model that would be asked first takes
   * batches; called again, takes them further. While it says `waiting` the Task pauses; once it has `ended`, asking the same
   * questions finds the answers in the cache, and whatever has none is asked as ever.
   *
   * @param standsFor how many Tasks' budgets it may use, e.g. of the imports whose questions it puts
   * @throws the signal's reason when it is aborted; nothing else that a provider could cause
   */
  async handIn(
    caller: ModelCaller,
    { tier, standsFor }: { tier: Tier; standsFor: number },
    questions: () => Promise<readonly AnyQuestion[]>,
  ): Promise<HandedIn> {
    const { accountId, task, signal } = caller;
    signal.throwIfAborted();
    const known = await this.book.find(accountId, task.id);
    const { candidates, allowed, budgets } = await this.#may(accountId, tier);
    // What is handed in is taken to its end whatever has become of the right to ask more.
    if (known === null && !allowed.allowed) return { kind: 'ended', note: allowed.message };
    const who = {
      ...{ accountId, taskId: task.id, signal },
      budgets: { ...budgets, task: budgets.task * standsFor },
    };
    if (known !== null && (known.state !== 'PREPARED' || known.sentAt !== null)) {
      return await this.batches.advance(who, known, candidates.usable, questions);
    }
    const [first] = candidates.usable;
    if (first === undefined || !takesBatches(first.access.kind)) return { kind: 'ended', note: null };
    const asked = await this.#unanswered(accountId, await questions(), candidates.usable);
    if (known === null && asked.length === 0) return { kind: 'ended', note: null };
    await this.batches.open(who, first, asked);
    const batch = await this.book.find(accountId, task.id);
    if (batch === null) return { kind: 'ended', note: null };
    return await this.batches.advance(who, batch, candidates.usable, () => Promise.resolve(asked));
  }

  /**
   * Calls off what a Task handed in.
   *
   * @returns false: it has not come to its end yet, call again later
   */
  async callOff(accountId: string, taskId: string, signal: AbortSignal): Promise<boolean> {
    const batch = await this.book.find(accountId, taskId);
    if (batch === null) return true;
    const { candidates, budgets } = await this.#may(accountId, 'small');
    const { candidates: large } = await this.#may(accountId, 'large');
    const who = { accountId, taskId, signal, budgets };
    return await this.batches.cancel(who, batch, [...candidates.usable, ...large.usable]);
  }

  /** Whether work of this account that can wait should: it wants so, and the model that would be asked takes batches. */
  async mayWait(accountId: string): Promise<boolean> {
    const { candidates, allowed, timing } = await this.#may(accountId, 'small');
    const [first] = candidates.usable;
    if (timing === 'AT_ONCE' || !allowed.allowed || first === undefined) return false;
    return takesBatches(first.access.kind);
  }

  async #may(accountId: string, tier: Tier) {
    return await accountReads(this.options.pool, accountId, async (read) => {
      const [candidates, allowed, budgets, settings] = await Promise.all([
        this.options.directory.candidates(read, accountId, tier),
        this.options.access.mayUse(read, accountId),
        this.options.budgetsOf(read, accountId),
        read<{ timing: ModelTiming }>({ text: 'select timing from model_settings', values: [] }),
      ]);
      return { candidates, allowed, budgets, timing: settings[0]?.timing ?? 'AT_ONCE' };
    });
  }

  /** Without those whose answer is known. */
  async #unanswered(
    accountId: string,
    questions: readonly AnyQuestion[],
    candidates: Candidates['usable'],
  ): Promise<AnyQuestion[]> {
    const known = await accountReads(this.options.pool, accountId, (read) =>
      Promise.all(
        questions.map(async (question) => {
          const request = composeRequest(question);
          const { name: promptName, version: promptVersion } = question.prompt;
          const key = { promptName, promptVersion, inputChecksum: request.checksum };
          const near = question.semanticCache === true ? nearKey(question, request) : null;
          return (await readAnswers(read, key, near))(candidates) !== null;
        }),
      ),
    );
    return questions.filter((_question, index) => known[index] === false);
  }
}
