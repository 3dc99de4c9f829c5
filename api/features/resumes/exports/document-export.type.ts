import 'reflect-metadata';
import { Node } from '../../../platform/graphql/node.js';
import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';
import { TaskType } from '../../../engine/tasks/task.type.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { UnsupportedClaimsType } from '../resume-content.type.js';
import type { DocumentExport, ExportFormat, Paper } from './document-export.entity.js';

export const DocumentFormatEnum = { PDF: 'PDF', DOCX: 'DOCX', TXT: 'TXT' } as const satisfies Record<
  ExportFormat,
  ExportFormat
>;
registerEnumType(DocumentFormatEnum, { name: 'DocumentFormat', description: 'The kind of file.' });

export const PaperSizeEnum = { A4: 'A4', LETTER: 'LETTER' } as const satisfies Record<Paper, Paper>;
registerEnumType(PaperSizeEnum, { name: 'PaperSize' });

@ObjectType('Export', {
  implements: Node,
  simpleResolvers: true,
  description: 'A file made of one version of a resume.',
})
export class ExportType extends Node {
  @Field(() => DocumentFormatEnum)
  format!: ExportFormat;

  @Field(() => String, { description: 'Name of the template.' })
  template!: string;

  @Field(() => PaperSizeEnum)
  paper!: Paper;

  @Field(() => Int)
  resumeVersion!: number;

  @Field(() => Int, { nullable: true, description: 'null for formats without pages.' })
  pages!: number | null;

  @Field(() => DateTime)
  createdAt!: Date;

  fileId!: string;
}

@ObjectType('DocumentTemplate', { simpleResolvers: true, description: 'How a document can look.' })
export class DocumentTemplateType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  description!: string;
}

@InputType('ExportDocumentInput')
export class ExportDocumentInput {
  @Field(() => ID)
  resumeId!: string;

  @Field(() => DocumentFormatEnum)
  format!: ExportFormat;

  @Field(() => String, { description: 'A name of `documentTemplates`.' })
  template!: string;

  @Field(() => PaperSizeEnum, { nullable: true, description: 'A4 when left out.' })
  paper?: Paper | null;

  @Field(() => String, { nullable: true, description: 'Same key and input: the same Task.' })
  idempotencyKey?: string | null;
}

export const ExportResult = createUnionType({
  name: 'ExportResult',
  description: 'The Task that makes the file, or the claims that block it.',
  types: () => [TaskType, UnsupportedClaimsType] as const,
  resolveType: (value) => ('findings' in value ? UnsupportedClaimsType : TaskType),
});

export function toExportType(row: DocumentExport): ExportType {
  const { id, format, template, paper, resumeVersion, pages, createdAt, fileId } = row;
  return Object.assign(new ExportType(), {
    id,
    format,
    template,
    paper,
    resumeVersion,
    pages,
    createdAt,
    fileId,
  });
}
