import type { FilterQuery } from '@mikro-orm/core';
import { Arg, Args, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import {
  ConnectionArgs,
  readPage,
  toConnection,
  type Connection,
} from '../../platform/graphql/connection.js';
import { cursorOf, keysetQuery, type OrderColumn } from '../../platform/graphql/keyset.js';
import { readId, readInput } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { AuditEntry } from './audit-entry.entity.js';
import { DomainEvent } from './domain-event.entity.js';
import { typeOfEvent } from './event-types.js';
import {
  AUDIT_ACTIONS,
  AuditEntryConnection,
  AuditFilter,
  DomainEventConnection,
  DomainEventFilter,
  toAuditEntryType,
  toDomainEventType,
  type AuditEntryType,
  type DomainEventType,
} from './record.type.js';

const NEWEST: readonly OrderColumn[] = [
  { property: 'occurredAt', direction: 'desc', kind: 'time' },
  { property: 'id', direction: 'desc', kind: 'id' },
];

const words = z
  .array(z.string().max(100, 'A name has at most 100 characters.'))
  .max(50, 'Give at most 50.')
  .nullish();
const word = z.string().max(200, 'This has at most 200 characters.').nullish();
const auditFilter = z.object({
  subjectKind: words,
  subjectId: word,
  action: z.array(z.enum(AUDIT_ACTIONS)).max(10, 'Name each action once.').nullish(),
  actor: word,
  requestId: word,
  from: z.date().nullish(),
  to: z.date().nullish(),
});
const eventFilter = z.object({
  type: words,
  subject: word,
  from: z.date().nullish(),
  to: z.date().nullish(),
});

/** What was changed and what happened, for its owner. */
@Resolver()
export class RecordResolver {
  @Authorized()
  @Query(() => AuditEntryConnection, {
    description:
      'Every change of every row of the account, newest first, for a year. BAD_USER_INPUT names the field.',
  })
  async auditLog(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which. Null: all.' })
    filter: AuditFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AuditEntryType>> {
    const { subjectKind, subjectId, action, actor, requestId, from, to } = readInput(
      auditFilter,
      filter ?? {},
    );
    const chosen: FilterQuery<AuditEntry> = {
      ...(subjectKind ? { subjectKind: { $in: subjectKind } } : {}),
      ...(subjectId == null ? {} : { subjectId }),
      ...(action ? { action: { $in: action.map((one) => one.toLowerCase() as AuditEntry['action']) } } : {}),
      ...(actor == null ? {} : { actor }),
      ...(requestId == null ? {} : { requestId }),
      ...within(from, to),
    };
    const page = readPage(args, NEWEST.length);
    const { where, orderBy } = keysetQuery(NEWEST, page);
    const rows = await viewerEm(context).find(
      AuditEntry,
      { $and: [chosen, ...where] },
      { orderBy, limit: page.limit },
    );
    return toConnection(
      rows,
      page,
      (row) => cursorOf(NEWEST, row),
      toAuditEntryType,
      () => viewerEm(context).count(AuditEntry, chosen),
    );
  }

  @Authorized()
  @Query(() => DomainEventConnection, {
    description: 'What happened in the account, newest first, for a year. BAD_USER_INPUT names the field.',
  })
  async domainEvents(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => DomainEventFilter, { nullable: true, description: 'Which. Null: all.' })
    filter: DomainEventFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<DomainEventType>> {
    const { type, subject, from, to } = readInput(eventFilter, filter ?? {});
    const types = type?.map(typeOfEvent).filter((known) => known !== null);
    // What cannot be an id is the id of nothing.
    const subjectId = subject == null ? undefined : (readId(subject) ?? NO_ID);
    const chosen: FilterQuery<DomainEvent> = {
      ...(types ? { type: { $in: types } } : {}),
      ...(subjectId === undefined ? {} : { subjectId }),
      ...within(from, to),
    };
    const page = readPage(args, NEWEST.length);
    const { where, orderBy } = keysetQuery(NEWEST, page);
    const rows = await viewerEm(context).find(
      DomainEvent,
      { $and: [chosen, ...where] },
      { orderBy, limit: page.limit },
    );
    return toConnection(
      rows,
      page,
      (row) => cursorOf(NEWEST, row),
      (row) => toDomainEventType(row, context.deps.config.publicUrl),
      () => viewerEm(context).count(DomainEvent, chosen),
    );
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

function within(from: Date | null | undefined, to: Date | null | undefined): { occurredAt?: object } {
  if (from == null && to == null) return {};
  return { occurredAt: { ...(from == null ? {} : { $gte: from }), ...(to == null ? {} : { $lt: to }) } };
}
