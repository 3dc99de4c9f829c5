import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql';
import { TaskType } from '../../../engine/tasks/task.type.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import type { ExportFormat, Paper } from '../../resumes/exports/document-export.entity.js';
import { DocumentFormatEnum, PaperSizeEnum } from '../../resumes/exports/document-export.type.js';
import { UnsupportedClaimsType } from '../../resumes/resume-content.type.js';
import type { LetterExport } from './letter-export.entity.js';

@ObjectType('LetterExport', {
  implements: Node,
  simpleResolvers: true,
  description: 'A file made of one version of a letter.',
})
export class LetterExportType extends Node {
  @Field(() => DocumentFormatEnum, { description: 'The kind of file.' })
  format!: ExportFormat;

  @Field(() => String, { description: 'Name of the template.' })
  template!: string;

  @Field(() => PaperSizeEnum, { description: 'The paper it is laid out for.' })
  paper!: Paper;

  @Field(() => Int, { description: 'The version of the letter it was made of.' })
  letterVersion!: number;

  @Field(() => Int, { nullable: true, description: 'null for formats without pages.' })
  pages!: number | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  fileId!: string;
}

@InputType('ExportLetterInput', { description: 'Which letter as what kind of file.' })
export class ExportLetterInput {
  @Field(() => ID, { description: 'The letter; its text is exported, not a draft.' })
  letterId!: string;

  @Field(() => DocumentFormatEnum, { description: 'The kind of file.' })
  format!: ExportFormat;

  @Field(() => String, { description: 'A name of `letterTemplates`.' })
  template!: string;

  @Field(() => PaperSizeEnum, { nullable: true, description: 'A4 when left out.' })
  paper?: Paper | null;

  @Field(() => String, { nullable: true, description: 'Same key and input: the same Task.' })
  idempotencyKey?: string | null;
}

export const LetterExportResult = createUnionType({
  name: 'LetterExportResult',
  description: 'The Task that makes the file, or the sentences that block it.',
  types: () => [TaskType, UnsupportedClaimsType] as const,
  resolveType: (value) => ('findings' in value ? UnsupportedClaimsType : TaskType),
});

export function toLetterExportType(row: LetterExport): LetterExportType {
  const { id, format, template, paper, letterVersion, pages, createdAt, fileId } = row;
  return Object.assign(new LetterExportType(), {
    id,
    format,
    template,
    paper,
    letterVersion,
    pages,
    createdAt,
    fileId,
  });
}
