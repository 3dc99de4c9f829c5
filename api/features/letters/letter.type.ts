import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import { UnsupportedClaimsType } from '../resumes/resume-content.type.js';
import { LetterLengthEnum, LetterToneEnum } from './letter-content.type.js';
import type { Letter, LetterLength, LetterTone } from './letter.entity.js';

@ObjectType('Letter', {
  implements: Node,
  simpleResolvers: true,
  description: 'A cover letter for one job. It has one text, and at most one draft waiting beside it.',
})
export class LetterType extends Node {
  @Field(() => String, { description: 'Title and company of the job when the letter was begun.' })
  title!: string;

  @Field(() => String, { description: 'BCP 47 language it is written in.' })
  language!: string;

  @Field(() => Int, { description: 'Number of the version that is its text. Give it back when saving.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When a version was last written or accepted.' })
  updatedAt!: Date;

  /** The row it was made of, for the fields that are resolved when asked for. */
  row!: Letter;
}

export const LetterConnection = connectionType('Letter', () => LetterType);

@InputType('LetterFilter', { description: 'Only letters that fit all that is given.' })
export class LetterFilter {
  @Field(() => ID, { nullable: true, description: 'Letters for this job; an unknown id finds none.' })
  jobId?: string | null;
}

@InputType('WriteCoverLetterInput', { description: 'What kind of letter is wanted.' })
export class WriteCoverLetterInput {
  @Field(() => ID, { description: 'The job to write to.' })
  jobId!: string;

  @Field(() => LetterToneEnum, { nullable: true, description: 'PLAIN when left out.' })
  tone?: LetterTone | null;

  @Field(() => LetterLengthEnum, { nullable: true, description: 'MEDIUM when left out.' })
  length?: LetterLength | null;

  @Field(() => String, {
    nullable: true,
    description:
      'One of en, de, fr, es, nl, sv, cs. The language of the profile when left out, because what the facts say is told ' +
      'in their words.',
  })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'Same key and input: the same Task.' })
  idempotencyKey?: string | null;
}

@InputType('SaveLetterVersionInput', { description: 'The letter as it stands in the editor.' })
export class SaveLetterVersionInput {
  @Field(() => ID, { description: 'The letter that was edited.' })
  letterId!: string;

  @Field(() => Int, { description: 'The version the user edited.' })
  version!: number;

  @Field(() => String, { description: 'At most 200 characters.' })
  subject!: string;

  @Field(() => String, { description: 'At most 200 characters.' })
  greeting!: string;

  @Field(() => [String], {
    description:
      'The paragraphs as running text: at most 30 of 4,000 characters. Sentences that were there before keep their facts; ' +
      'others are the user’s own.',
  })
  paragraphs!: string[];

  @Field(() => String, { description: 'At most 200 characters.' })
  farewell!: string;

  @Field(() => String, { description: 'At most 200 characters.' })
  signature!: string;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  note?: string | null;
}

@InputType('AcceptLetterDraftInput', { description: 'Which draft becomes the text of which letter.' })
export class AcceptLetterDraftInput {
  @Field(() => ID, { description: 'The letter.' })
  letterId!: string;

  @Field(() => Int, { description: 'Number of the draft.' })
  draft!: number;

  @Field(() => Int, {
    description:
      'The version the user compared the draft with: a newer text of theirs is not put away unseen.',
  })
  version!: number;
}

@InputType('RejectLetterDraftInput', { description: 'Which draft of which letter is not wanted.' })
export class RejectLetterDraftInput {
  @Field(() => ID, { description: 'The letter.' })
  letterId!: string;

  @Field(() => Int, { description: 'Number of the draft.' })
  draft!: number;
}

export const SaveLetterResult = createUnionType({
  name: 'SaveLetterResult',
  description:
    'The letter with its new version, or which version there is now. Sentences that nothing supports are saved too, are ' +
    'marked as such and block the export.',
  types: () => [LetterType, StaleVersion] as const,
  resolveType: (value) => ('currentVersion' in value ? StaleVersion : LetterType),
});

export const LetterDraftResult = createUnionType({
  name: 'LetterDraftResult',
  description:
    'The letter as it is now, or why nothing was changed: it was edited since, or facts the draft rested on are gone.',
  types: () => [LetterType, StaleVersion, UnsupportedClaimsType] as const,
  resolveType: (value) =>
    'findings' in value ? UnsupportedClaimsType : 'currentVersion' in value ? StaleVersion : LetterType,
});

export function toLetterType(row: Letter): LetterType {
  const { id, title, language, version, createdAt, updatedAt } = row;
  return Object.assign(new LetterType(), { id, title, language, version, createdAt, updatedAt, row });
}
