import 'reflect-metadata';
import { Node } from '../../platform/graphql/node.js';
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection.js';
import { DateTime, Json } from '../../platform/graphql/scalars.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import type { TailoringStrategy } from './changes/proposed-change.entity.js';
import { TailoringStrategyEnum } from './changes/proposed-change.type.js';
import { ResumeKindEnum, UnsupportedClaimsType } from './resume-content.type.js';
import type { Resume, ResumeKind } from './resume.entity.js';

@ObjectType('Resume', {
  implements: Node,
  simpleResolvers: true,
  description: 'A resume in which every line names the facts it rests on.',
})
export class ResumeType extends Node {
  @Field(() => ResumeKindEnum)
  kind!: ResumeKind;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'BCP 47 language of the text.' })
  language!: string;

  @Field(() => Int, { description: 'The newest version. Give it back when saving.' })
  version!: number;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  updatedAt!: Date;

  /** The row it was made of, for the fields that are resolved when asked for. */
  row!: Resume;
}

export const ResumeConnection = connectionType('Resume', () => ResumeType);

@InputType('ResumeFilter')
export class ResumeFilter {
  @Field(() => [ResumeKindEnum], { nullable: true })
  kind?: ResumeKind[] | null;

  @Field(() => ID, { nullable: true })
  jobId?: string | null;
}

@InputType('ImportResumeInput')
export class ImportResumeInput {
  @Field(() => ID, { description: 'Of `createUpload`, after the file was put there.' })
  uploadId!: string;

  @Field(() => String, { nullable: true, description: 'Same key and input: the same Task.' })
  idempotencyKey?: string | null;
}

@InputType('TailorResumeInput', { description: 'What to tailor the base resume to, and how.' })
export class TailorResumeInput {
  @Field(() => ID, { description: 'A saved job.' })
  jobId!: string;

  @Field(() => [TailoringStrategyEnum], {
    nullable: true,
    description:
      'The versions to word with a model. null: BALANCED. Empty: by rules alone, no model is asked.',
  })
  strategies?: TailoringStrategy[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Same key and input: the same Task, also when the job was renamed meanwhile. Same key, other input: CONFLICT.',
  })
  idempotencyKey?: string | null;
}

@InputType('SaveResumeVersionInput')
export class SaveResumeVersionInput {
  @Field(() => ID)
  resumeId!: string;

  @Field(() => Int, { description: 'The version the user edited.' })
  version!: number;

  @Field(() => Json, { description: 'The whole document, in the shape of `ResumeVersion.document`.' })
  document!: unknown;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  note?: string | null;
}

export const SaveResumeResult = createUnionType({
  name: 'SaveResumeResult',
  description:
    'The resume with its new version, or which version there is now. Lines that no fact supports are saved too, are ' +
    'marked as such and block the export.',
  types: () => [ResumeType, StaleVersion] as const,
  resolveType: (value) => ('currentVersion' in value ? StaleVersion : ResumeType),
});

export const ChangesResult = createUnionType({
  name: 'ChangesResult',
  description: 'The resume as it is now, or why nothing was changed.',
  types: () => [ResumeType, StaleVersion, UnsupportedClaimsType] as const,
  resolveType: (value) =>
    'findings' in value ? UnsupportedClaimsType : 'currentVersion' in value ? StaleVersion : ResumeType,
});

export function toResumeType(row: Resume): ResumeType {
  const { id, kind, title, language, version, createdAt, updatedAt } = row;
  return Object.assign(new ResumeType(), { id, kind, title, language, version, createdAt, updatedAt, row });
}
