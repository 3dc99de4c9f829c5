import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { cancelTask } from '../../../engine/tasks/change-task.js';
import { ENDED, Task } from '../../../engine/tasks/task.entity.js';
import { containing } from '../../../platform/database/like-pattern.js';
import { newId } from '../../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { Admin, requireViewer } from '../../../platform/graphql/access.js';
import {
  ConnectionArgs,
  readPage,
  toConnection,
  type Connection,
} from '../../../platform/graphql/connection.js';
import { cursorOf, keysetQuery, type OrderColumn } from '../../../platform/graphql/keyset.js';
import { readId, readInput } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { DeploymentSpending } from '../../../engine/llm/model-spending.entity.js';
import { LoginIdentity } from '../account.entity.js';
import { mailOwner, tellOwner } from '../tell-owner.js';
import { AdminAction } from './admin-action.entity.js';
import {
  AccountDecisionInput,
  AdminAccount,
  AdminAccountConnection,
  AdminAccountFilter,
  AdminActionConnection,
  AdminStats,
  type AccountState,
  type AdminActionType,
} from './admin.type.js';

const MICRO = 1_000_000;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const ADMIN_ACTOR = 'admin';

const NEWEST_ACCOUNTS: readonly OrderColumn[] = [
  { property: 'registeredAt', direction: 'desc', kind: 'time' },
  { property: 'accountId', direction: 'desc', kind: 'id' },
];
const NEWEST_ACTIONS: readonly OrderColumn[] = [
  { property: 'happenedAt', direction: 'desc', kind: 'time' },
  { property: 'id', direction: 'desc', kind: 'id' },
];

const STATES: Record<AccountState, object> = {
  ACTIVE: { suspendedAt: null, confirmedAt: { $ne: null } },
  UNVERIFIED: { suspendedAt: null, confirmedAt: null },
  SUSPENDED: { suspendedAt: { $ne: null } },
};

const filterInput = z.object({
  email: z.string().max(254, 'An address has at most 254 characters.').nullish(),
  state: z.enum(['ACTIVE', 'UNVERIFIED', 'SUSPENDED']).nullish(),
});
const decision = z.object({
  id: z.string(),
  reason: z.string().trim().min(3, 'Please say why.').max(500, 'A reason has at most 500 characters.'),
});

/**
 * What administrators can do. They reach the table of logins alone: row-level security shows their requests no row of another
 * account, and no operation leads around it. Every call is recorded, also of those that only look.
 */
@Resolver()
export class AdminResolver {
  @Admin()
  @Query(() => AdminAccountConnection, {
    description:
      'The accounts of this installation, newest first. Recorded. FORBIDDEN with reason ADMIN_ONLY.',
  })
  async adminAccounts(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => AdminAccountFilter, { nullable: true, description: 'Which. Null: all.' })
    filter: AdminAccountFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AdminAccount>> {
    const { email, state } = readInput(filterInput, filter ?? {});
    const page = readPage(args, NEWEST_ACCOUNTS.length);
    const { where, orderBy } = keysetQuery(NEWEST_ACCOUNTS, page);
    const chosen = {
      ...(email === null || email === undefined ? {} : { email: { $like: containing(email.toLowerCase()) } }),
      ...(state === null || state === undefined ? {} : STATES[state]),
    };
    const em = withoutAccount(context.deps.orm);
    await record(context, em, { action: 'list-accounts', subjectId: null, reason: '' });
    const rows = await em.find(LoginIdentity, { $and: [chosen, ...where] }, { orderBy, limit: page.limit });
    return toConnection(
      rows,
      page,
      (row) => cursorOf(NEWEST_ACCOUNTS, row),
      toAdminAccount,
      () => withoutAccount(context.deps.orm).count(LoginIdentity, chosen),
    );
  }

  @Admin()
  @Query(() => AdminStats, {
    description: 'How many accounts there are. Recorded. FORBIDDEN with reason ADMIN_ONLY.',
  })
  async adminStats(@Ctx() context: RequestContext): Promise<AdminStats> {
    const em = withoutAccount(context.deps.orm);
    await record(context, em, { action: 'read-stats', subjectId: null, reason: '' });
    const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
    const spending = await em.findOne(DeploymentSpending, { period: today });
    return {
      active: await em.count(LoginIdentity, STATES.ACTIVE),
      unverified: await em.count(LoginIdentity, STATES.UNVERIFIED),
      suspended: await em.count(LoginIdentity, STATES.SUSPENDED),
      admins: await em.count(LoginIdentity, { isAdmin: true }),
      registeredThisWeek: await em.count(LoginIdentity, {
        registeredAt: { $gt: new Date(Date.now() - WEEK_MS) },
      }),
      modelsSpentMicroUsd: spending?.spentMicroUsd ?? 0,
      modelsLimitMicroUsd: Math.round(context.deps.config.models.dailyBudgetUsd * MICRO),
    };
  }

  @Admin()
  @Query(() => AdminActionConnection, {
    description:
      'What administrators did, newest first; nobody can change it. Recorded. FORBIDDEN with reason ADMIN_ONLY.',
  })
  async adminActions(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AdminActionType>> {
    const page = readPage(args, NEWEST_ACTIONS.length);
    const { where, orderBy } = keysetQuery(NEWEST_ACTIONS, page);
    const em = withoutAccount(context.deps.orm);
    await record(context, em, { action: 'read-actions', subjectId: null, reason: '' });
    const rows = await em.find(AdminAction, { $and: where }, { orderBy, limit: page.limit });
    return toConnection(
      rows,
      page,
      (row) => cursorOf(NEWEST_ACTIONS, row),
      (row) => row,
      () => withoutAccount(context.deps.orm).count(AdminAction, {}),
    );
  }

  @Admin()
  @Mutation(() => AdminAccount, {
    description:
      'Suspends an account: its sessions end, nobody can log in, tokens stop, Tasks are cancelled, its owner is mailed the reason. ' +
      'Nothing is deleted. ' +
      'NOT_FOUND; CONFLICT for oneself and for administrators; FORBIDDEN with reason ADMIN_ONLY. Recorded.',
  })
  async suspendAccount(
    @Arg('input', () => AccountDecisionInput, { description: 'Whom, and why.' }) input: AccountDecisionInput,
    @Ctx() context: RequestContext,
  ): Promise<AdminAccount> {
    return this.#decide(context, input, 'suspend', async (tx, identity, reason) => {
      if (identity.isAdmin) {
        throw new CodedError(
          'CONFLICT',
          'Administrators cannot be suspended here. Take them out of ADMIN_EMAILS first.',
        );
      }
      identity.suspendedAt ??= new Date();
      await tx.flush();
      await context.deps.sessions.endOthers(tx, null, 'SUSPENDED');
      // What was asked for before goes on under nobody's eyes otherwise; the owner can start it again once restored.
      for (const { id } of await tx.find(Task, { status: { $nin: ENDED } }, { fields: ['id'] })) {
        await cancelTask(context.deps.tasks, tx, id);
      }
      await tellOwner(context.deps, tx, 'account-suspended', { reason });
    });
  }

  @Admin()
  @Mutation(() => AdminAccount, {
    description:
      'Lifts a suspension; its owner is mailed. NOT_FOUND; FORBIDDEN with reason ADMIN_ONLY. Recorded.',
  })
  async restoreAccount(
    @Arg('input', () => AccountDecisionInput, { description: 'Whom, and why.' }) input: AccountDecisionInput,
    @Ctx() context: RequestContext,
  ): Promise<AdminAccount> {
    return this.#decide(context, input, 'restore', async (tx, identity) => {
      if (identity.suspendedAt === null) return;
      identity.suspendedAt = null;
      await tx.flush();
      await tellOwner(context.deps, tx, 'account-restored');
    });
  }

  @Admin()
  @Mutation(() => AdminAccount, {
    description:
      'Signs an account out on every device, one’s own too; its owner is mailed the reason and can log in again. API tokens stay: ' +
      'suspendAccount stops those. NOT_FOUND; FORBIDDEN with reason ADMIN_ONLY. Recorded.',
  })
  async endAccountSessions(
    @Arg('input', () => AccountDecisionInput, { description: 'Whose, and why.' }) input: AccountDecisionInput,
    @Ctx() context: RequestContext,
  ): Promise<AdminAccount> {
    return this.#decide(context, input, 'end-sessions', async (tx, _identity, reason) => {
      await context.deps.sessions.endOthers(tx, null, 'ADMIN');
      await mailOwner(context.deps, tx, 'sessions-ended', { reason });
    });
  }

  /** One transaction with its record, bound to the account it concerns. */
  async #decide(
    context: RequestContext,
    input: AccountDecisionInput,
    action: 'suspend' | 'restore' | 'end-sessions',
    change: (tx: EntityManager, identity: LoginIdentity, reason: string) => Promise<void>,
  ): Promise<AdminAccount> {
    const { id, reason } = readInput(decision, input);
    const accountId = readId(id);
    if (accountId === null) throw notFound('Account');
    return withAccount(context.deps.orm, accountId, ADMIN_ACTOR).transactional(async (tx) => {
      const identity = await tx.findOne(LoginIdentity, { accountId });
      if (identity === null) throw notFound('Account');
      await record(context, tx, { action, subjectId: accountId, reason });
      await change(tx, identity, reason);
      return toAdminAccount(identity);
    });
  }
}

async function record(
  context: RequestContext,
  em: EntityManager,
  what: { action: string; subjectId: string | null; reason: string },
): Promise<void> {
  const { accountId: adminId } = requireViewer(context);
  const { requestId } = context;
  await em.insert(AdminAction, { id: newId(), adminId, ...what, requestId, happenedAt: new Date() });
}

function toAdminAccount(identity: LoginIdentity): AdminAccount {
  const { accountId: id, email, isAdmin, registeredAt, confirmedAt, suspendedAt } = identity;
  const state = suspendedAt !== null ? 'SUSPENDED' : confirmedAt === null ? 'UNVERIFIED' : 'ACTIVE';
  return { id, email, state, isAdmin, registeredAt, confirmedAt, suspendedAt };
}
