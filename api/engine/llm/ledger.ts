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
const ALERTS = [50, 80, 100] as const;
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
    const scopes = scopesOf(call, budgets, new Date());
    try {
      await withAccount(this.orm, call.accountId, 'models').transactional(async (em) => {
        await em.execute('select reserve_model_budget(?::uuid, ?::bigint, ?, ?, ?, ?, ?, ?::bigint)', [
          call.accountId,
          call.reservedMicroUsd,
          arrayOf(scopes.map(() => newId())),
          arrayOf(scopes.map(({ scope }) => scope)),
          arrayOf(scopes.map(({ period }) => period)),
          arrayOf(scopes.map(({ limit }) => String(limit))),
          call.ownKey ? null : dayOf(new Date()),
          budgets.deployment,
        ]);
        await em.insert(ModelCall, {
          ...call,
          id,
          outcome: 'STARTED',
          reason: null,
          inputTokens: 0,
          outputTokens: 0,
          cachedTokens: 0,
          costMicroUsd: 0,
          createdAt: new Date(),
          durationMs: 0,
        });
      });
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
    call: PlannedCall,
    end: CallEnd,
    budgets: Budgets,
    also: (em: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await withAccount(this.orm, call.accountId, 'models').transactional(async (em) => {
      const rows = await em.execute<{ createdAt: string }[]>(
        `update model_call set outcome = ?, reason = ?, input_tokens = ?, output_tokens = ?, cached_tokens = ?,
           cost_micro_usd = ?, reserved_micro_usd = 0, duration_ms = ?
         where id = ?::uuid and outcome = 'STARTED' returning created_at as "createdAt"`,
        [
          end.outcome,
          end.reason,
          end.usage.inputTokens,
          end.usage.outputTokens,
          end.usage.cachedTokens,
          end.costMicroUsd,
          end.durationMs,
          id,
        ],
      );
      // Another process took this one for dead and has settled the call in full.
      const [row] = rows;
      if (row !== undefined) {
        await this.#settle(em, { ...call, createdAt: new Date(row.createdAt) }, end.costMicroUsd, budgets);
      }
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
      const rows = await em.execute<(PlannedCall & { createdAt: string })[]>(
        `update model_call as call set outcome = 'ABANDONED', reason = 'the program ended meanwhile',
           cost_micro_usd = call.reserved_micro_usd, reserved_micro_usd = 0
         from (
           select id, reserved_micro_usd from model_call
           where outcome = 'STARTED' and created_at < now() - interval '${ABANDONED_AFTER}' for update
         ) as before
         where call.id = before.id
         returning call.account_id as "accountId", call.task_id as "taskId", call.own_key as "ownKey",
           before.reserved_micro_usd::float8 as "reservedMicroUsd", call.created_at as "createdAt"`,
      );
      for (const row of rows) {
        await this.#settle(em, { ...row, createdAt: new Date(row.createdAt) }, row.reservedMicroUsd, budgets);
      }
      return rows.length;
    });
  }

  async #settle(
    em: EntityManager,
    call: Pick<PlannedCall, 'accountId' | 'taskId' | 'ownKey' | 'reservedMicroUsd'> & { createdAt: Date },
    costMicroUsd: number,
    budgets: Budgets,
  ): Promise<void> {
    for (const { scope, period, limit } of scopesOf(call, budgets, call.createdAt)) {
      const [row] = await em.execute<Spent[]>(
        `update model_spending set spent_micro_usd = spent_micro_usd + ?, reserved_micro_usd = reserved_micro_usd - ?,
           updated_at = clock_timestamp()
         where scope = ? and period = ?
         returning id, spent_micro_usd::float8 as spent, alerted_percent as alerted`,
        [costMicroUsd, call.reservedMicroUsd, scope, period],
      );
      const percent = row === undefined ? null : toTell(row, limit);
      if (row === undefined || percent === null) continue;
      await em.execute('update model_spending set alerted_percent = ? where id = ?::uuid', [percent, row.id]);
      await recordEvent(this.events, em, {
        type: 'model_budget.reached',
        subjectId: row.id,
        data: { scope, period, percent, spentMicroUsd: row.spent, limitMicroUsd: limit },
      });
    }
    if (call.ownKey) return;
    const period = dayOf(call.createdAt);
    const [row] = await em.execute<Spent[]>(
      `update deployment_spending set spent_micro_usd = spent_micro_usd + ?, reserved_micro_usd = reserved_micro_usd - ?
       where period = ? returning period as id, spent_micro_usd::float8 as spent, alerted_percent as alerted`,
      [costMicroUsd, call.reservedMicroUsd, period],
    );
    const percent = row === undefined ? null : toTell(row, budgets.deployment);
    if (percent === null) return;
    await em.execute('update deployment_spending set alerted_percent = ? where period = ?', [
      percent,
      period,
    ]);
    // No account's event: what all accounts together spend is for whoever runs the installation.
    this.log.warn(
      { percent, period, spentMicroUsd: row?.spent },
      'budget of the installation for models reached',
    );
  }
}

interface Spent {
  id: string;
  spent: number;
  alerted: number;
}

/** The highest share that was reached and not told of yet; null: none. */
function toTell({ spent, alerted }: Spent, limit: number): number | null {
  const percent = limit === 0 ? 0 : (spent / limit) * 100;
  const reached = ALERTS.findLast((share) => percent >= share) ?? 0;
  return reached > alerted ? reached : null;
}

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
