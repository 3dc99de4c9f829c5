import 'reflect-metadata';
import { Node } from '../../platform/graphql/node.js';
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import { APPLICATION_STAGES, type Application, type ApplicationStage } from './application.entity.js';

const ApplicationStageEnum = enumType(
  'ApplicationStage',
  APPLICATION_STAGES,
  'How far an application has come.',
);

@ObjectType('Application', {
  implements: Node,
  simpleResolvers: true,
  description: 'What became of a Job the user goes for; at most one a Job.',
})
export class ApplicationType extends Node {
  @Field(() => ApplicationStageEnum)
  stage!: ApplicationStage;

  @Field(() => String, { nullable: true })
  notes!: string | null;

  @Field(() => Int, { description: 'Give it back when moving: a move against an older version is refused.' })
  version!: number;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  updatedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it first reached APPLIED; null before.' })
  appliedAt!: Date | null;

  jobId!: string;
  resumeId!: string | null;
}

export const ApplicationConnection = connectionType('Application', () => ApplicationType);

@InputType('ApplicationFilter')
export class ApplicationFilter {
  @Field(() => [ApplicationStageEnum], { nullable: true })
  stage?: ApplicationStage[] | null;
}

@InputType('CreateApplicationInput')
export class CreateApplicationInput {
  @Field(() => ID)
  jobId!: string;

  @Field(() => ID, { nullable: true, description: 'The resume it was or will be sent with.' })
  resumeId?: string | null;

  @Field(() => ApplicationStageEnum, { nullable: true, description: 'SAVED when left out.' })
  stage?: ApplicationStage | null;
}

@InputType('MoveApplicationInput')
export class MoveApplicationInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => ApplicationStageEnum)
  stage!: ApplicationStage;
}

export const MoveApplicationResult = createUnionType({
  name: 'MoveApplicationResult',
  types: () => [ApplicationType, StaleVersion] as const,
  resolveType: (value) => ('currentVersion' in value ? StaleVersion : ApplicationType),
});

export function toApplicationType(row: Application): ApplicationType {
  const { id, stage, notes, version, createdAt, updatedAt, appliedAt, jobId, resumeId } = row;
  return Object.assign(new ApplicationType(), {
    id,
    stage,
    notes,
    version,
    createdAt,
    updatedAt,
    appliedAt,
    jobId,
    resumeId,
  });
}
