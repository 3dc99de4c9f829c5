import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { requireViewer } from '../../../platform/graphql/access.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { TaskKindEnum, TaskType } from '../../tasks/task.type.js';
import { ModelCall } from '../model-call.entity.js';
import { ModelSpending } from '../model-spending.entity.js';
import {
  ModelCallType,
  PriceQuote,
  ModelUsage,
  toCallType,
  type ModelBudget,
  type ModelUsageSum,
} from './models.type.js';

const MOST_DAYS = 366;
const MOST_VERSIONS = 3;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Far more than any Task makes; what is beyond is in the usage. */
const MOST_CALLS_SHOWN = 200;

/** What the ledger is summed up by, as SQL of ours. */
const KEYS = {
  total: `'total'`,
  byDay: `to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')`,
  byModel: `provider || ':' || model`,
  byPrompt: `prompt_name || ' ' || prompt_version`,
} as const;

@Resolver()
export class ModelUsageResolver {
  @Authorized()
  @Query(() => ModelUsage, {
    description:
      'What language models did and cost you. BAD_USER_INPUT when the time is longer than a year or ends before it begins.',
  })
  async usage(
    @Arg('from', () => DateTime, { description: 'From this moment on.' }) from: Date,
    @Arg('to', () => DateTime, { description: 'Until before this moment.' }) to: Date,
    @Ctx() context: RequestContext,
  ): Promise<ModelUsage> {
    const { accountId } = requireViewer(context);
    if (to < from)
      throw new CodedError('BAD_USER_INPUT', 'The end lies before the beginning.', { field: 'to' });
    if (to.getTime() - from.getTime() > MOST_DAYS * DAY_MS) {
      throw new CodedError('BAD_USER_INPUT', `Ask for at most ${MOST_DAYS} days.`, { field: 'from' });
    }
    const em = viewerEm(context);
    const sumBy = async (key: string, order: string): Promise<ModelUsageSum[]> =>
      await em.execute<ModelUsageSum[]>(
        `select ${key} as key,
           (count(*) filter (where outcome <> 'CACHED'))::int as calls,
           (count(*) filter (where outcome = 'CACHED'))::int as "cachedCalls",
           coalesce(sum(input_tokens), 0)::float8 as "inputTokens",
           coalesce(sum(output_tokens), 0)::float8 as "outputTokens",
           coalesce(sum(cost_micro_usd), 0)::float8 as "costMicroUsd"
         from model_call where account_id = ?::uuid and created_at >= ? and created_at < ?
         group by 1 order by ${order}`,
        [accountId, from, to],
      );
    const [beyond] = await em.execute<{ excess: number }[]>(
      `select coalesce(sum(excess_micro_usd), 0)::float8 as excess
       from model_call where account_id = ?::uuid and created_at >= ? and created_at < ?`,
      [accountId, from, to],
    );
    const [total] = await sumBy(KEYS.total, '1');
    const none = { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
    return {
      total: total ?? { key: 'total', ...none },
      byDay: await sumBy(KEYS.byDay, '1'),
      byModel: await sumBy(KEYS.byModel, '"costMicroUsd" desc, 1'),
      byPrompt: await sumBy(KEYS.byPrompt, '"costMicroUsd" desc, 1'),
      excessMicroUsd: beyond?.excess ?? 0,
      budgets: await budgetsOf(context, accountId),
    };
  }
}

@Resolver()
export class PriceQuoteResolver {
  @Authorized()
  @Query(() => PriceQuote, {
    nullable: true,
    description:
      'What a task would cost at most and at least if it were run now; a run ends by itself at 1.2 times the most. null: this kind of ' +
      'task has no quote. NOT_FOUND for a job that is not yours, or where none is named and the kind of task is for one.',
  })
  async priceQuote(
    @Arg('kind', () => TaskKindEnum, { description: 'The kind of task.' }) kind: string,
    @Arg('jobId', () => ID, {
      nullable: true,
      description:
        'The job it is for. Null: for none, as with ENHANCE_PROFILE and an IMPORT_JOB of a new posting.',
    })
    jobId: string | null | undefined,
    @Arg('versions', () => Int, {
      defaultValue: 1,
      description: 'How many versions are to be worded, 1 to 3; for TAILOR_RESUME.',
    })
    versions: number,
    @Ctx() context: RequestContext,
  ): Promise<PriceQuote | null> {
    const { accountId } = requireViewer(context);
    const known = jobId == null ? null : readId(jobId);
    if (known === null && jobId != null) throw notFound('Job');
    if (versions < 1 || versions > MOST_VERSIONS) {
      throw new CodedError('BAD_USER_INPUT', `Ask for 1 to ${MOST_VERSIONS} versions.`, {
        field: 'versions',
      });
    }
    return await context.deps.models.quote(accountId, kind, { jobId: known, versions, factIds: null });
  }
}

async function budgetsOf(context: RequestContext, accountId: string): Promise<ModelBudget[]> {
  const em = viewerEm(context);
  const limits = await context.deps.models.budgetsOf(accountId);
  const day = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  const periods = [
    { scope: 'DAY' as const, period: day, limitMicroUsd: limits.day },
    { scope: 'MONTH' as const, period: day.slice(0, 'yyyy-mm'.length), limitMicroUsd: limits.month },
  ];
  const rows = await em.find(ModelSpending, { $or: periods.map(({ scope, period }) => ({ scope, period })) });
  return periods.map((budget) => {
    const row = rows.find(({ scope }) => scope === budget.scope);
    return { ...budget, usedMicroUsd: row === undefined ? 0 : row.spentMicroUsd + row.reservedMicroUsd };
  });
}

/** What models did for a Task. */
@Resolver(() => TaskType)
export class TaskModelCallsResolver {
  @Authorized()
  @FieldResolver(() => [ModelCallType], {
    description:
      'The calls to language models it made, oldest first, at most 200: who answered, and why another was asked. Empty: all was done by rules.',
  })
  async modelCalls(@Root() task: TaskType, @Ctx() context: RequestContext): Promise<ModelCallType[]> {
    const rows = await viewerEm(context).find(
      ModelCall,
      { taskId: task.id },
      { orderBy: { id: 'asc' }, limit: MOST_CALLS_SHOWN },
    );
    return rows.map(toCallType);
  }
}
