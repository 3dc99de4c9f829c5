import { type FilterQuery } from '@mikro-orm/core';
import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import { BeforeConsent, requireViewer } from '../../platform/graphql/access.js';
import {
  ConnectionArgs,
  readPage,
  toConnection,
  type Connection,
  type CursorValues,
} from '../../platform/graphql/connection.js';
import { readId } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { answerTask, cancelTask, retryTask } from './change-task.js';
import type { TaskMachinery } from './task-machinery.js';
import type { TaskUpdates } from './task-updates.js';
import { Task } from './task.entity.js';
import { TaskConnection, TaskFilter, toTaskType, TaskType } from './task.type.js';

declare module '../../platform/graphql/request-context.js' {
  interface ServerDeps {
    readonly tasks: TaskMachinery;
    readonly taskUpdates: TaskUpdates;
  }
}

const MAX_ANSWER_LENGTH = 2_000;

/** A cursor of the list: the moment of creation, then the id. */
const CURSOR_COLUMNS = 2;

@Resolver(() => TaskType)
export class TasksResolver {
  @Authorized()
  @BeforeConsent()
  @Query(() => TaskType, { description: 'NOT_FOUND.' })
  async task(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<TaskType> {
    const known = readId(id);
    const task = known === null ? null : await viewerEm(context).findOne(Task, { id: known });
    if (task === null) throw notFound('Task');
    return toTaskType(task);
  }

  @Authorized()
  @BeforeConsent()
  @Query(() => TaskConnection, { description: 'Newest first.' })
  async tasks(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => TaskFilter, { nullable: true }) filter: TaskFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<TaskType>> {
    const page = readPage(args, CURSOR_COLUMNS);
    const asked: FilterQuery<Task> = {
      ...(filter?.status ? { status: { $in: filter.status } } : {}),
      ...(filter?.kind ? { kind: { $in: filter.kind } } : {}),
    };
    const direction = page.backward ? 'asc' : 'desc';
    const rows = await viewerEm(context).find(
      Task,
      { $and: [asked, beyond(page.after, '$lt'), beyond(page.before, '$gt')] },
      { orderBy: { createdAt: direction, id: direction }, limit: page.limit },
    );
    return toConnection(
      rows,
      page,
      (task) => [task.createdAt.getTime(), task.id],
      toTaskType,
      async () => await viewerEm(context).count(Task, asked),
    );
  }

  @Authorized()
  @BeforeConsent()
  @Mutation(() => TaskType, {
    description:
      'Stops a task that has not ended; what it saved before stays. One that has ended stays as it is. NOT_FOUND.',
  })
  async cancelTask(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<TaskType> {
    return toTaskType(await cancelTask(context.deps.tasks, viewerEm(context), id));
  }

  @Authorized()
  @Mutation(() => TaskType, {
    description:
      'Queues a task that failed or was cancelled once more. NOT_FOUND, CONFLICT when it did neither.',
  })
  async retryTask(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<TaskType> {
    return toTaskType(await retryTask(context.deps.tasks, viewerEm(context), id));
  }

  @Authorized()
  @Mutation(() => TaskType, {
    description:
      'Answers the question of a WAITING task, which then goes on. NOT_FOUND, CONFLICT when it does not wait, ' +
      'BAD_USER_INPUT when the answer is none of the choices.',
  })
  async answerTask(
    @Arg('id', () => ID) id: string,
    @Arg('answer', () => String) answer: string,
    @Ctx() context: RequestContext,
  ): Promise<TaskType> {
    if (answer.length > MAX_ANSWER_LENGTH) {
      throw new CodedError('BAD_USER_INPUT', `An answer has at most ${MAX_ANSWER_LENGTH} characters.`, {
        field: 'answer',
      });
    }
    return toTaskType(await answerTask(context.deps.tasks, viewerEm(context), id, answer));
  }

  @Authorized()
  @BeforeConsent()
  @Subscription(() => TaskType, {
    description: 'The present state of a task, then each change. NOT_FOUND.',
    subscribe: ({ context, args }: { context: RequestContext; args: { id?: unknown } }) =>
      watch(context, String(args.id)),
  })
  taskUpdated(@Arg('id', () => ID) _id: string, @Root() task: Task): TaskType {
    return toTaskType(task);
  }

  @Authorized()
  @BeforeConsent()
  @Subscription(() => TaskType, {
    description: 'All unfinished and recently ended tasks, oldest first, then each change of any task.',
    subscribe: ({ context }: { context: RequestContext }) => watch(context, null),
  })
  myTasks(@Root() task: Task): TaskType {
    return toTaskType(task);
  }
}

/** Ends the watch when the client goes away: a generator that waits hears nothing of `return`. */
function watch(context: RequestContext, taskId: string | null): AsyncIterableIterator<Task> {
  const gone = new AbortController();
  const source = context.deps.taskUpdates.watch(requireViewer(context).accountId, taskId, gone.signal);
  const iterator: AsyncIterableIterator<Task> = {
    next: () => source.next(),
    return: async () => {
      gone.abort();
      return await source.return();
    },
    throw: async (error) => {
      gone.abort();
      return await source.throw(error);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/** The rows on the far side of a cursor, in the order newest first. */
function beyond(cursor: CursorValues | null, operator: '$lt' | '$gt'): FilterQuery<Task> {
  if (cursor === null) return {};
  const createdAt = new Date(Number(cursor[0]));
  const id = String(cursor[1]);
  if (Number.isNaN(createdAt.getTime()) || readId(id) === null) {
    throw new CodedError('BAD_USER_INPUT', 'This cursor was not given out for this list.');
  }
  return { $or: [{ createdAt: { [operator]: createdAt } }, { createdAt, id: { [operator]: id } }] };
}
