import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { newId } from '../../platform/database/new-id.js';
import { withAccount } from '../../platform/database/orm.js';
import { errorCode } from '../../platform/errors/error-code.js';
import { recordEvent, type EventMachinery } from '../events/record-event.js';
import { ModelCall, type CallOutcome } from './model-call.entity.js';
import type { SpendingScope } from './model-spending.entity.js';
import type { Usage } from './providers/chat.js';

/** How PostgreSQL tells that a budget is used up; the message names the scope. */
const BUDGET_ERROR = 'AT402';
/** No call is under way for so long: its process has ended. */
const ABANDONED_AFTER = '15 minutes';

/** Millionths of a US dollar. The day and the month are limits of the installation's keys and of own keys alike. */
export interface Budgets {
  task: number;
  day: number;
  month: number;
  deployment: number;
}

/** What is known of a call before it is made. */
export interface PlannedCall {
  accountId: string;
  taskId: string | null;
  promptName: string;
  promptVersion: string;
  provider: string;
  model: string;
  attempt: number;
  parameters: Record<string, unknown>;
  inputChecksum: string;
  ownKey: boolean;
  /** What it may cost at most. */
  reservedMicroUsd: number;
}

export interface CallEnd {
  outcome: Exclude<CallOutcome, 'STARTED' | 'CACHED' | 'ABANDONED'>;
  reason: string | null;
  usage: Usage;
  costMicroUsd: number;
  durationMs: number;
}

/** Which budget has no room for a call. */
export type UsedUp = SpendingScope | 'DEPLOYMENT';

interface Scope {
  scope: SpendingScope;
  period: string;
  limit: number;
}

/** Books what models cost: held back before a call, settled after it, told of at 50, 80 and 100 percent. */
export class Ledger {
  constructor(
    private readonly orm: MikroORM,
    private readonly events: EventMachinery,
    private readonly log: Logger,
  ) {}

  /**
   * Writes down a call that is about to be made and holds back its price.
   *
   * @returns the call's id, or which budget has no room for it
   */
  async begin(call: PlannedCall, budgets: Budgets): Promise<{ id: string } | { usedUp: UsedUp }> {
    const id = newId();
    const at = new Date();
    const scopes = scopesOf(call, budgets, at);
    const planned = [
      ...[id, call.accountId, call.taskId, call.promptName, call.promptVersion, call.provider, call.model],
      ...[call.attempt, JSON.stringify(call.parameters), call.inputChecksum, call.reservedMicroUsd],
      ...[call.ownKey, at],
    ];
    try {
      // One statement: on its own way to the database it is all or nothing.
      await withAccount(this.orm, call.accountId, 'models').execute(
        `with reserved as (
           select reserve_model_budget(?::uuid, ?::bigint, ?, ?, ?, ?, ?, ?::bigint) as done
         )
         insert into model_call (id, account_id, task_id, prompt_name, prompt_version, provider, model, attempt, parameters,
           input_checksum, reserved_micro_usd, own_key, created_at, outcome, input_tokens, output_tokens, cached_tokens,
           cost_micro_usd, duration_ms)
         select ?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?, ?::int, ?::jsonb, ?, ?::bigint, ?::boolean, ?::timestamptz,
           'STARTED', 0, 0, 0, 0, 0
         from reserved where done is not null`,
        [
          call.accountId,
          call.reservedMicroUsd,
          arrayOf(scopes.map(() => newId())),
          arrayOf(scopes.map(({ scope }) => scope)),
          arrayOf(scopes.map(({ period }) => period)),
          arrayOf(scopes.map(({ limit }) => String(limit))),
          call.ownKey ? null : dayOf(at),
          budgets.deployment,
          ...planned,
        ],
      );
      return { id };
    } catch (error) {
      const usedUp = usedUpOf(error);
      if (usedUp === null) throw error;
      return { usedUp };
    }
  }

  /**
   * Settles a call: what it cost is spent, what was held back beyond it is free again.
   *
   * @param also what else belongs into the same transaction, e.g. the answer for the cache
   */
  async end(
    id: string,
    call: Pick<PlannedCall, 'accountId' | 'reservedMicroUsd'>,
    end: CallEnd,
    budgets: Budgets,
    also: (em: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await withAccount(this.orm, call.accountId, 'models').transactional(async (em) => {
      await this.#settle(em, id, end, budgets);
      await also(em);
    });
  }

  /** Writes down a question that was answered from the cache. */
  async cached(call: Omit<PlannedCall, 'reservedMicroUsd'>, durationMs: number): Promise<string> {
    const id = newId();
    await withAccount(this.orm, call.accountId, 'models').insert(ModelCall, {
      ...call,
      id,
      outcome: 'CACHED',
      reason: null,
      inputTokens: 0,
      outputTokens: 0,
      cachedTokens: 0,
      costMicroUsd: 0,
      reservedMicroUsd: 0,
      createdAt: new Date(),
      durationMs,
    });
    return id;
  }

  /** Settles calls of this account whose process has ended: as if they had cost all that was held back. */
  async settleAbandoned(accountId: string, budgets: Budgets): Promise<number> {
    return await withAccount(this.orm, accountId, 'models').transactional(async (em) => {
      const rows = await em.execute<{ id: string }[]>(
        `select id from model_call where outcome = 'STARTED' and created_at < now() - interval '${ABANDONED_AFTER}'`,
      );
      for (const { id } of rows) await this.#settle(em, id, ABANDONED, budgets);
      return rows.length;
    });
  }

  /** Settles in one statement, and tells of the budgets that reached a mark by it. */
  async #settle(
    em: EntityManager,
    id: string,
    end: CallEnd | typeof ABANDONED,
    budgets: Budgets,
  ): Promise<void> {
    const { usage } = end;
    const reached = await em.execute<Reached[]>(
      `select subject, scope, period, percent, spent::float8 as "spentMicroUsd", most::float8 as "limitMicroUsd"
       from settle_model_call(?::uuid, ?, ?, ?::int, ?::int, ?::int, ?::bigint, ?::int, ?::bigint, ?::bigint, ?::bigint, ?::bigint)`,
      [
        ...[id, end.outcome, end.reason, usage.inputTokens, usage.outputTokens, usage.cachedTokens],
        ...[end.costMicroUsd, end.durationMs],
        ...[budgets.task, budgets.day, budgets.month, budgets.deployment],
      ],
    );
    for (const { subject, ...data } of reached) {
      if (subject !== null) {
        await recordEvent(this.events, em, {
          type: 'model_budget.reached',
          subjectId: subject,
          data: { ...data },
        });
        continue;
      }
      // No account's event: what all accounts together spend is for whoever runs the installation.
      this.log.warn(data, 'budget of the installation for models reached');
    }
  }
}

/** A budget of which a mark was reached just now. */
interface Reached {
  /** The row of the account's budget; null: the installation's. */
  subject: string | null;
  scope: UsedUp;
  period: string;
  percent: number;
  spentMicroUsd: number;
  limitMicroUsd: number;
}

/** The end of a call whose process ended: it is taken to have cost all that was held back. */
const ABANDONED = {
  outcome: 'ABANDONED',
  reason: 'the program ended meanwhile',
  usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0 },
  costMicroUsd: null,
  durationMs: 0,
} as const;

/** The budgets of a call, always in this order. */
function scopesOf({ taskId }: Pick<PlannedCall, 'taskId'>, budgets: Budgets, at: Date): Scope[] {
  const day = dayOf(at);
  return [
    ...(taskId === null ? [] : [{ scope: 'TASK' as const, period: taskId, limit: budgets.task }]),
    { scope: 'DAY', period: day, limit: budgets.day },
    { scope: 'MONTH', period: day.slice(0, 'yyyy-mm'.length), limit: budgets.month },
  ];
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** Words and numbers of ours as a PostgreSQL array. */
function arrayOf(items: readonly string[]): string {
  return `{${items.join(',')}}`;
}

function usedUpOf(error: unknown): UsedUp | null {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (errorCode(cause) !== BUDGET_ERROR) continue;
    const scope = /\b(TASK|DAY|MONTH|DEPLOYMENT)\b/.exec(cause.message)?.[1];
    if (scope !== undefined) return scope as UsedUp;
  }
  return null;
}
