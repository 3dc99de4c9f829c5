import type { FilterQuery } from '@mikro-orm/core';
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { recordEvent } from '../../../engine/events/record-event.js';
import { enqueueTask } from '../../../engine/tasks/enqueue-task.js';
import { TaskType, toTaskType } from '../../../engine/tasks/task.type.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { requireViewer } from '../../../platform/graphql/access.js';
import {
  ConnectionArgs,
  readPage,
  toConnection,
  type Connection,
} from '../../../platform/graphql/connection.js';
import { cursorOf, keysetQuery, type OrderColumn } from '../../../platform/graphql/keyset.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { loadRow } from '../../../platform/graphql/row-loader.js';
import { StaleVersion } from '../../../platform/graphql/stale-version.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Limited } from '../../../platform/limits/limited.js';
import { Fact } from '../fact.entity.js';
import { FactType, toFactType } from '../fact.type.js';
import { FACTS_CHANGED } from '../profiles.resolver.js';
import { acceptDraft, rejectDraft } from './draft-review.js';
import { enhanceProfileTask } from './enhance-profile.task.js';
import { FactDraft } from './fact-draft.entity.js';
import {
  AcceptDraftResult,
  EnhanceProfileInput,
  FactDraftConnection,
  FactDraftFilter,
  FactDraftType,
  toDraftType,
} from './fact-draft.type.js';

const NEWEST_FIRST: readonly OrderColumn[] = [
  { property: 'createdAt', direction: 'desc', kind: 'time' },
  { property: 'id', direction: 'desc', kind: 'id' },
];
const MAX_FACTS = 500;

@Resolver(() => FactDraftType)
export class DraftsResolver {
  @Authorized()
  @Query(() => FactDraftConnection, {
    description: 'What is proposed for the facts of the profile, newest first.',
  })
  async drafts(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => FactDraftFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: FactDraftFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<FactDraftType>> {
    const { accountId } = requireViewer(context);
    const page = readPage(args, NEWEST_FIRST.length);
    const factId = filter?.factId == null ? null : readId(filter.factId);
    const asked: FilterQuery<FactDraft> = {
      accountId,
      ...(filter?.status == null ? {} : { status: { $in: filter.status } }),
      // An id of no possible row finds nothing, like any unknown one.
      ...(filter?.factId == null ? {} : factId === null ? { id: { $in: [] } } : { factId }),
    };
    const { where, orderBy } = keysetQuery(NEWEST_FIRST, page);
    const rows = await viewerEm(context).find(
      FactDraft,
      { $and: [asked, ...(where as FilterQuery<FactDraft>[])] },
      { orderBy, limit: page.limit },
    );
    return toConnection(
      rows,
      page,
      (row) => cursorOf(NEWEST_FIRST, row),
      toDraftType,
      async () => await viewerEm(context).count(FactDraft, asked),
    );
  }

  @Authorized()
  @FieldResolver(() => FactType, {
    nullable: true,
    description: 'The fact as it says now; null when it was taken back.',
  })
  async fact(@Root() draft: FactDraftType, @Ctx() context: RequestContext): Promise<FactType | null> {
    const fact = await loadRow(context, Fact, draft.row.factId);
    return fact === null || fact.removedAt !== null ? null : toFactType(fact);
  }

  @Authorized()
  @FieldResolver(() => [FactType], { description: 'The facts its words rest on, as they say now.' })
  async basis(@Root() draft: FactDraftType, @Ctx() context: RequestContext): Promise<FactType[]> {
    return await factsOf(
      context,
      draft.row.basis.map(({ id }) => id),
    );
  }

  @Authorized()
  @FieldResolver(() => [FactType], {
    description: 'Facts that are taken back when it is accepted; empty unless it merges.',
  })
  async removes(@Root() draft: FactDraftType, @Ctx() context: RequestContext): Promise<FactType[]> {
    return await factsOf(context, draft.row.removes);
  }

  @Authorized()
  @Limited('modelUse')
  @Mutation(() => TaskType, {
    description:
      'Looks for what the profile could say better, by rules and then by a model where one may be used: drafts (see ' +
      '`drafts`) and at most six open questions (see `profileQuestions`). Changes no fact. NOT_FOUND for an unknown fact, ' +
      'BAD_USER_INPUT, CONFLICT for a key used otherwise; the Task fails with NO_FACTS for an empty profile.',
  })
  async enhanceProfile(
    @Arg('input', () => EnhanceProfileInput, { description: 'See `EnhanceProfileInput`.' })
    input: EnhanceProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskType> {
    const { accountId } = requireViewer(context);
    const em = viewerEm(context);
    const factIds = input.factIds == null ? null : readFactIds(input.factIds);
    if (factIds !== null) {
      const found = await em.count(Fact, { accountId, id: { $in: factIds }, removedAt: null });
      if (found < factIds.length) throw notFound('Fact');
    }
    const task = await enqueueTask(
      context.deps.tasks,
      em,
      enhanceProfileTask,
      { factIds },
      { idempotencyKey: input.idempotencyKey ?? null },
    );
    return toTaskType(task);
  }

  @Authorized()
  @Mutation(() => AcceptDraftResult, {
    description:
      'Makes the fact say what the draft says, or what is given as `text`; what it said before stays in its history. ' +
      'Accepting twice changes nothing more. A draft whose facts were changed since becomes STALE. NOT_FOUND, BAD_USER_INPUT.',
  })
  async acceptDraft(
    @Arg('id', () => ID, { description: 'Of the draft.' }) id: string,
    @Arg('text', () => String, {
      nullable: true,
      description:
        'The user’s own words in place of the draft’s; at most 2,000 characters. Not for headings.',
    })
    text: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<FactType | StaleVersion> {
    const { accountId } = requireViewer(context);
    const draftId = draftIdOf(id);
    const outcome = await viewerEm(context).transactional(async (em) => {
      const accepted = await acceptDraft(em, accountId, draftId, text ?? null);
      if (!('currentVersion' in accepted)) {
        const { tasks } = context.deps;
        const data = { factId: accepted.id };
        await recordEvent(tasks, em, { type: 'draft.accepted', subjectId: draftId, data });
        await recordEvent(tasks, em, { type: FACTS_CHANGED, subjectId: accepted.id });
      }
      return accepted;
    });
    return 'currentVersion' in outcome ? StaleVersion.of(outcome.currentVersion) : toFactType(outcome);
  }

  @Authorized()
  @Mutation(() => FactDraftType, {
    description: 'Puts a draft away; it is not proposed again. NOT_FOUND, CONFLICT when it was accepted.',
  })
  async rejectDraft(
    @Arg('id', () => ID, { description: 'Of the draft.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<FactDraftType> {
    const { accountId } = requireViewer(context);
    const draftId = draftIdOf(id);
    const rejected = await viewerEm(context).transactional(async (em) => {
      await recordEvent(context.deps.tasks, em, { type: 'draft.rejected', subjectId: draftId });
      return rejectDraft(em, accountId, draftId);
    });
    return toDraftType(rejected);
  }
}

/** The viewer's facts that stand, in the order of the ids. */
async function factsOf(context: RequestContext, ids: readonly string[]): Promise<FactType[]> {
  const rows = await Promise.all(ids.map((id) => loadRow(context, Fact, id)));
  return rows.flatMap((fact) => (fact === null || fact.removedAt !== null ? [] : [toFactType(fact)]));
}

function readFactIds(ids: readonly string[]): string[] {
  if (ids.length > MAX_FACTS) {
    throw new CodedError('BAD_USER_INPUT', `At most ${MAX_FACTS} facts at once.`, { field: 'factIds' });
  }
  const read = ids.map((id) => {
    const factId = readId(id);
    if (factId === null) throw notFound('Fact');
    return factId;
  });
  return [...new Set(read)].sort();
}

function draftIdOf(id: string): string {
  const read = readId(id);
  if (read === null) throw notFound('FactDraft');
  return read;
}
