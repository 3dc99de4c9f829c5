import 'reflect-metadata';
import { ModelSourceType, type ModelSource } from '../../../engine/llm/model-source.type.js';
import { Node } from '../../../platform/graphql/node.js';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ChangeOperation } from '../../../core/resume/resume-document.js';
import { FactType } from '../../profiles/fact.type.js';
import type { ResumeView } from '../resume-view.js';
import { enumType } from '../../../platform/graphql/enum-type.js';
import { ResumeSectionType } from '../resume-content.type.js';
import type { ChangeStatus, ProposedChange, TailoringStrategy } from './proposed-change.entity.js';
import { TAILORING_STRATEGIES } from './tailored-versions.js';

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

export const TailoringStrategyEnum = enumType(
  'TailoringStrategy',
  TAILORING_STRATEGIES,
  "How far the wording goes from the person's own. CONSERVATIVE: the posting's names for things, little else. " +
    'BALANCED: what matters to the posting comes first. BOLD: written anew. None says more than the facts do.',
);

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

  @Field(() => TailoringStrategyEnum, {
    nullable: true,
    description:
      'The version of the resume it belongs to. null: made by rules, and part of every version that words the line in no ' +
      'other way.',
  })
  strategy!: TailoringStrategy | null;

  @Field(() => ModelSourceType, {
    nullable: true,
    description: 'The model that worded it, and by which prompt; null when it was made by rules.',
  })
  model!: ModelSource | null;

  @Field(() => [ID], {
    description: 'Other changes for the same line. Accepting one of them takes the others back.',
  })
  alternatives!: string[];
}

@ObjectType('TailoredVersion', {
  simpleResolvers: true,
  description:
    'One of the versions of a tailored resume to choose from: what the rules changed, with the wording of one strategy ' +
    'where there is one. Nothing of it is in the resume before it is accepted.',
})
export class TailoredVersionType {
  @Field(() => TailoringStrategyEnum, { nullable: true, description: 'null: the version by rules alone.' })
  strategy!: TailoringStrategy | null;

  @Field(() => [ProposedChangeType], {
    description: 'One for each line or place, in the order to go through them.',
  })
  changes!: ProposedChangeType[];

  @Field(() => Int, { description: 'How many of the changes a model worded.' })
  wordedByModel!: number;

  @Field(() => [ResumeSectionType], {
    description: 'The resume with all changes of this version, in printed order.',
  })
  sections!: ResumeSectionType[];

  @Field(() => [String], {
    description: "What the job asks for and this version names, in the posting's words, the heaviest first.",
  })
  namesSkills!: string[];
}

@InputType('AcceptTailoredVersionInput', { description: 'Which version a tailored resume is to become.' })
export class AcceptTailoredVersionInput {
  @Field(() => ID, { description: 'The tailored resume.' })
  resumeId!: string;

  @Field(() => TailoringStrategyEnum, { nullable: true, description: 'null: the version by rules alone.' })
  strategy?: TailoringStrategy | null;
}

@InputType('ChangesInput')
export class ChangesInput {
  @Field(() => ID)
  resumeId!: string;

  @Field(() => [ID], { description: 'At most 500.' })
  changeIds!: string[];
}

/** @param all the changes of the same resume */
export function toChangeType(
  change: ProposedChange,
  view: ResumeView,
  all: readonly ProposedChange[],
): ProposedChangeType {
  const { id, operation, status, sectionKey, entryId, lineId, before, after, position, reason } = change;
  const { strategy, modelSource, slot } = change;
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
    strategy,
    model: modelSource,
    alternatives: all.filter((other) => other.slot === slot && other.id !== id).map((other) => other.id),
  };
}
