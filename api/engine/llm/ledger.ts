import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import {
  accountStatement,
  accountTransaction,
  type Statement,
} from '../../platform/database/account-transaction.js';
import { newId } from '../../platform/database/new-id.js';
import { errorCode } from '../../platform/errors/error-code.js';
import { insertEvent, type EventMachinery } from '../events/record-event.js';
import { keepingAnswer, type KeptAnswer } from './answer-cache.js';
import type { CallOutcome } from './model-call.entity.js';
import type { SpendingScope } from './model-spending.entity.js';
import type { Usage } from './providers/chat.js';

/** How PostgreSQL tells that a budget is used up; the message names the scope. */
const BUDGET_ERROR = 'AT402';
/** How it tells that a bill reached a mark of a budget, of which events are to be written. */
const MARK_ERROR = 'AT409';
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
  /** The batch it is a line of. */
  batchId?: string;
}

export interface CallEnd {
  outcome: Exclude<CallOutcome, 'STARTED' | 'CACHED' | 'HANDED_IN'>;
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
  /** @param pool - With `pipeline: true`: a booking is one round trip to the database, and so is a bill that has nothing to tell. */
  constructor(
    private readonly pool: Pool,
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
    try {
      await accountStatement(this.pool, call.accountId, {
        name: 'begin-model-call',
        text: `with reserved as (
            select reserve_model_budget($1::uuid, $2::bigint, $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::text, $8::bigint) as done
          )
          insert into model_call (id, account_id, task_id, prompt_name, prompt_version, provider, model, attempt, parameters,
            input_checksum, reserved_micro_usd, own_key, created_at, outcome, input_tokens, output_tokens, cached_tokens,
            cost_micro_usd, duration_ms, batch_id)
          select $9::uuid, $1::uuid, $10::uuid, $11, $12, $13, $14, $15::int, $16::jsonb, $17, $2::bigint, $18::boolean,
            $19::timestamptz, case when $20::uuid is null then 'STARTED' else 'HANDED_IN' end, 0, 0, 0, 0, 0, $20::uuid
          from reserved where done is not null`,
        values: [
          ...[call.accountId, call.reservedMicroUsd],
          scopes.map(() => newId()),
          scopes.map(({ scope }) => scope),
          scopes.map(({ period }) => period),
          scopes.map(({ limit }) => limit),
          ...[call.ownKey ? null : dayOf(at), budgets.deployment],
          ...[id, call.taskId, call.promptName, call.promptVersion, call.provider, call.model, call.attempt],
          ...[JSON.stringify(call.parameters), call.inputChecksum, call.ownKey, at],
          call.batchId ?? null,
        ],
      });
      return { id };
    } catch (error) {
      const usedUp = usedUpOf(error);
      if (usedUp === null) throw error;
      return { usedUp };
    }
  }

  /**
   * Settles a call: what it cost is spent, what was held back beyond it is free again. Who charges more than was held back has
   * the excess written down and told of, and a budget that it goes over has no room for another call.
   *
   * @param kept an answer for the cache, in the same transaction
   */
  async end(
    id: string,
    call: Pick<PlannedCall, 'accountId' | 'reservedMicroUsd'>,
    end: CallEnd,
    budgets: Budgets,
    kept: KeptAnswer | null = null,
  ): Promise<void> {
    const { accountId } = call;
    const withAnswer = (bill: Statement) => (kept === null ? bill : keepingAnswer(accountId, kept, bill));
    try {
      await accountStatement(this.pool, accountId, withAnswer(settlingInPassing(id, end, budgets)));
    } catch (error) {
      if (errorCode(error) !== MARK_ERROR) throw error;
      const bill = withAnswer(settling(id, end, budgets));
      await accountTransaction<Reached, void>(this.pool, accountId, bill, async (reached, client) => {
        await this.#tell(client, accountId, reached);
      });
    }
  }

  /** Writes down a question that was answered from the cache. */
  async cached(call: Omit<PlannedCall, 'reservedMicroUsd' | 'batchId'>, durationMs: number): Promise<string> {
    const id = newId();
    await accountStatement(this.pool, call.accountId, {
      name: 'cached-model-call',
      text: `insert into model_call (id, account_id, task_id, prompt_name, prompt_version, provider, model, attempt, parameters,
          input_checksum, own_key, created_at, duration_ms, outcome, input_tokens, output_tokens, cached_tokens, cost_micro_usd,
          reserved_micro_usd)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, 'CACHED', 0, 0, 0, 0, 0)`,
      values: [
        ...[id, call.accountId, call.taskId, call.promptName, call.promptVersion, call.provider, call.model],
        ...[call.attempt, JSON.stringify(call.parameters), call.inputChecksum, call.ownKey, new Date()],
        durationMs,
      ],
    });
    return id;
  }

  /** Settles calls of this account whose process has ended: as if they had cost all that was held back. */
  async settleAbandoned(accountId: string, budgets: Budgets): Promise<number> {
    const found = {
      text: `select id from model_call where outcome = 'STARTED' and created_at < now() - interval '${ABANDONED_AFTER}'`,
      values: [],
    };
    return await accountTransaction<{ id: string }, number>(
      this.pool,
      accountId,
      found,
      async (rows, client) => {
        for (const { id } of rows) {
          const bill = settling(id, ABANDONED, budgets);
          await this.#tell(client, accountId, (await client.query<Reached>(bill)).rows);
        }
        return rows.length;
      },
    );
  }

  /** Tells of the budgets that reached a mark by a bill, and of a bill that was too high. */
  async #tell(client: PoolClient, accountId: string, reached: readonly Reached[]): Promise<void> {
    for (const { subject, ...data } of reached) {
      if (subject === null) {
        // No account's event: what all accounts together spend is for whoever runs the installation.
        this.log.warn(data, 'budget of the installation for models reached');
      } else {
        if (data.scope === 'CALL')
          this.log.warn({ subject, ...data }, 'a model was charged beyond its limit');
        await insertEvent(this.events, client, accountId, {
          type: 'model_budget.reached',
          subjectId: subject,
          data: { ...data },
        });
      }
    }
  }
}

/** Settles in one statement, unless there is something to tell of. */
function settlingInPassing(id: string, end: CallEnd, budgets: Budgets): Statement {
  const { values } = settling(id, end, budgets);
  return {
    name: 'settle-model-call-in-passing',
    text: `select settle_model_call_in_passing($1::uuid, $2, $3, $4::int, $5::int, $6::int, $7::bigint, $8::int, $9::bigint,
      $10::bigint, $11::bigint, $12::bigint)`,
    values,
  };
}

/** Settles in one statement; gives the budgets that reached a mark by it. */
function settling(id: string, end: CallEnd | typeof ABANDONED, budgets: Budgets): Statement {
  const { usage } = end;
  return {
    name: 'settle-model-call',
    text: `select subject, scope, period, percent, spent::float8 as "spentMicroUsd", most::float8 as "limitMicroUsd"
      from settle_model_call($1::uuid, $2, $3, $4::int, $5::int, $6::int, $7::bigint, $8::int, $9::bigint, $10::bigint, $11::bigint, $12::bigint)`,
    values: [
      ...[id, end.outcome, end.reason, usage.inputTokens, usage.outputTokens, usage.cachedTokens],
      ...[end.costMicroUsd, end.durationMs],
      ...[budgets.task, budgets.day, budgets.month, budgets.deployment],
    ],
  };
}

/** A budget of which a mark was reached just now, or a call that cost more than was held back for it. */
interface Reached {
  /** The row of the account's budget, or the call; null: the installation's budget. */
  subject: string | null;
  scope: UsedUp | 'CALL';
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

function usedUpOf(error: unknown): UsedUp | null {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (errorCode(cause) !== BUDGET_ERROR) continue;
    const scope = /\b(TASK|DAY|MONTH|DEPLOYMENT)\b/.exec(cause.message)?.[1];
    if (scope !== undefined) return scope as UsedUp;
  }
  return null;
}
