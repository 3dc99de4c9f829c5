import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { DateTime, Json } from '../../platform/graphql/scalars.js';
import type { AuditEntry } from './audit-entry.entity.js';
import type { DomainEvent } from './domain-event.entity.js';
import { cloudEventType, eventName } from './event-types.js';

export const AUDIT_ACTIONS = ['CREATE', 'UPDATE', 'DELETE'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
const AuditActionEnum = enumType(
  'AuditAction',
  AUDIT_ACTIONS,
  'CREATE: the row was made. UPDATE: columns of it were changed. DELETE: it was removed.',
);

@ObjectType('AuditChange', { simpleResolvers: true, description: 'What a change did to one column.' })
export class AuditChangeType {
  @Field(() => String, { description: 'The column, as the database calls it.' })
  field!: string;

  @Field(() => Json, {
    nullable: true,
    description:
      'The value before. Null: it was empty, or the row was made. More than 200 characters are given as `{length, sha256}`, ' +
      'secrets as "(secret)".',
  })
  before!: unknown;

  @Field(() => Json, {
    nullable: true,
    description: 'The value afterwards, likewise. Null: it is empty, or the row was removed.',
  })
  after!: unknown;
}

@ObjectType('AuditEntry', {
  simpleResolvers: true,
  description: 'One change of one row of the account. Nobody can change or remove it before its time.',
})
export class AuditEntryType {
  @Field(() => ID, { description: 'UUID.' })
  id!: string;

  @Field(() => String, {
    description:
      'Who: `user`, `token:<id of the API token>`, `admin`, the kind of the Task that acted, or a part of the program.',
  })
  actor!: string;

  @Field(() => AuditActionEnum, { description: 'What was done to the row.' })
  action!: AuditAction;

  @Field(() => String, { description: 'What kind of row, e.g. Fact.' })
  subjectKind!: string;

  @Field(() => String, { description: 'The id of the row, or what takes its place.' })
  subjectId!: string;

  @Field(() => [AuditChangeType], { description: 'The columns that changed, by name.' })
  changes!: AuditChangeType[];

  @Field(() => String, {
    nullable: true,
    description: 'The id of the request, or `task:<id>`. Null: neither.',
  })
  requestId!: string | null;

  @Field(() => DateTime, { description: 'When.' })
  occurredAt!: Date;
}

export const AuditEntryConnection = connectionType('AuditEntry', () => AuditEntryType);

@InputType({ description: 'Which entries; all that is given must fit.' })
export class AuditFilter {
  @Field(() => [String], { nullable: true, description: 'Kinds of rows, e.g. Fact; at most 50. Null: all.' })
  subjectKind?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The id of one row. Null: of any.' })
  subjectId?: string | null;

  @Field(() => [AuditActionEnum], { nullable: true, description: 'What was done. Null: anything.' })
  action?: AuditAction[] | null;

  @Field(() => String, { nullable: true, description: 'Who, exactly as entries say it. Null: anybody.' })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'In which request or task. Null: in any.' })
  requestId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Not before. Null: from the beginning.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before. Null: until now.' })
  to?: Date | null;
}

@ObjectType('DomainEvent', {
  simpleResolvers: true,
  description: 'Something that happened in the account, in the shape of CloudEvents 1.0.',
})
export class DomainEventType {
  @Field(() => ID, { description: 'UUID version 7; unique within `source`.' })
  id!: string;

  @Field(() => String, { description: 'Its name in short, e.g. JobImported.' })
  name!: string;

  @Field(() => String, { description: 'The version of CloudEvents: 1.0.' })
  specversion!: string;

  @Field(() => String, { description: 'The account in this installation, as a URL; it opens nothing.' })
  source!: string;

  @Field(() => String, { description: 'E.g. com.atlasops.job.imported.' })
  type!: string;

  @Field(() => ID, { description: 'The id of what it happened to.' })
  subject!: string;

  @Field(() => DateTime, { description: 'When.' })
  time!: Date;

  @Field(() => String, { description: 'application/json.' })
  datacontenttype!: string;

  @Field(() => Json, { description: 'Ids and short values that belong to the type; may be empty.' })
  data!: Record<string, unknown>;
}

export const DomainEventConnection = connectionType('DomainEvent', () => DomainEventType);

@InputType({ description: 'Which events; all that is given must fit.' })
export class DomainEventFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Names or types, e.g. JobImported or com.atlasops.job.imported; at most 50. Null: all.',
  })
  type?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The id of what it happened to. Null: anything.' })
  subject?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Not before. Null: from the beginning.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before. Null: until now.' })
  to?: Date | null;
}

export function toAuditEntryType(entry: AuditEntry): AuditEntryType {
  const { id, actor, subjectKind, subjectId, requestId, occurredAt } = entry;
  const changes = Object.entries(entry.changes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, { before, after }]) => ({ field, before: before ?? null, after: after ?? null }));
  const action = entry.action.toUpperCase() as AuditAction;
  return { id, actor, action, subjectKind, subjectId, changes, requestId, occurredAt };
}

/** @param publicUrl - Where this installation is reached. */
export function toDomainEventType(event: DomainEvent, publicUrl: string): DomainEventType {
  return {
    id: event.id,
    name: eventName(event.type),
    specversion: '1.0',
    source: `${publicUrl}/accounts/${event.accountId}`,
    type: cloudEventType(event.type),
    subject: event.subjectId,
    time: event.occurredAt,
    datacontenttype: 'application/json',
    data: event.data,
  };
}
