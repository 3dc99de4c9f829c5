import 'reflect-metadata';
import { Node } from '../../../platform/graphql/node.js';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ChangeOperation } from '../../../core/resume/resume-document.js';
import { FactType } from '../../profiles/fact.type.js';
import type { ResumeView } from '../resume-view.js';
import type { ChangeStatus, ProposedChange } from './proposed-change.entity.js';

const ChangeOperationEnum = {
  ADD: 'ADD',
  REPLACE: 'REPLACE',
  REMOVE: 'REMOVE',
  MOVE: 'MOVE',
} as const satisfies Record<ChangeOperation, ChangeOperation>;
registerEnumType(ChangeOperationEnum, {
  name: 'ChangeOperation',
  description: 'What is proposed for a line.',
});

const ChangeStatusEnum = {
  PROPOSED: 'PROPOSED',
  ACCEPTED: 'ACCEPTED',
  REJECTED: 'REJECTED',
  STALE: 'STALE',
} as const satisfies Record<ChangeStatus, ChangeStatus>;
registerEnumType(ChangeStatusEnum, {
  name: 'ChangeStatus',
  description: 'What the user decided. STALE: the line was edited since, so the change no longer fits.',
});

@ObjectType('ProposedChange', {
  implements: Node,
  simpleResolvers: true,
  description: 'A draft for one line of a resume, against the base. It changes nothing until it is accepted.',
})
export class ProposedChangeType extends Node {
  @Field(() => ChangeOperationEnum)
  operation!: ChangeOperation;

  @Field(() => ChangeStatusEnum)
  status!: ChangeStatus;

  @Field(() => String, { description: 'Key of the section: "summary", "work" and so on.' })
  section!: string;

  @Field(() => ID, { nullable: true })
  entryId!: string | null;

  @Field(() => ID, { nullable: true, description: 'null when it is about a whole entry.' })
  lineId!: string | null;

  @Field(() => String, { nullable: true, description: 'What the base says; null for ADD.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What is proposed; null for REMOVE and MOVE.' })
  after!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Index among its siblings in the base, for ADD and MOVE.',
  })
  position!: number | null;

  @Field(() => [FactType], { description: 'What the proposed words rest on.' })
  facts!: FactType[];

  @Field(() => String, { description: 'Why, in plain words.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Heading of the entry it is about.' })
  entryTitle!: string | null;
}

@InputType('ChangesInput')
export class ChangesInput {
  @Field(() => ID)
  resumeId!: string;

  @Field(() => [ID], { description: 'At most 500.' })
  changeIds!: string[];
}

export function toChangeType(change: ProposedChange, view: ResumeView): ProposedChangeType {
  const { id, operation, status, sectionKey, entryId, lineId, before, after, position, reason } = change;
  return {
    id,
    operation,
    status,
    section: sectionKey,
    entryId,
    lineId,
    before,
    after,
    position,
    facts: view.facts(change.facts),
    reason,
    entryTitle: view.entryTitle(entryId),
  };
}
