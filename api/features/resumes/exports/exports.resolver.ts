import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { documentTemplates } from '../../../engine/documents/document-templates.js';
import { FileLink, toFileLink } from '../../../engine/storage/storage.type.js';
import { StoredFile } from '../../../engine/storage/stored-file.entity.js';
import { enqueueTask } from '../../../engine/tasks/enqueue-task.js';
import { TaskType, toTaskType } from '../../../engine/tasks/task.type.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { requireViewer } from '../../../platform/graphql/access.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { loadRow } from '../../../platform/graphql/row-loader.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Limited } from '../../../platform/limits/limited.js';
import { UnsupportedClaimsType } from '../resume-content.type.js';
import { findResume } from '../resume-store.js';
import { ResumeType } from '../resume.type.js';
import { ResumeView } from '../resume-view.js';
import { DocumentExport } from './document-export.entity.js';
import {
  DocumentTemplateType,
  ExportDocumentInput,
  ExportResult,
  ExportType,
  toExportType,
} from './document-export.type.js';
import { exportDocumentTask } from './export-document.task.js';

@Resolver(() => ExportType)
export class ExportsResolver {
  @Authorized()
  @FieldResolver(() => FileLink, { description: 'Where to download it; expires.' })
  async file(@Root() made: ExportType, @Ctx() context: RequestContext): Promise<FileLink> {
    const file = await loadRow(context, StoredFile, made.fileId);
    const link = file === null ? null : toFileLink(context, file);
    if (link === null) throw notFound('File');
    return link;
  }

  @Authorized()
  @Query(() => [DocumentTemplateType], { description: 'The templates there are for resumes.' })
  documentTemplates(): DocumentTemplateType[] {
    return documentTemplates().map(({ name, title, description }) => ({ name, title, description }));
  }

  @Authorized()
  @Query(() => [ExportType], {
    name: 'exports',
    description: 'Files made of a resume, newest first. NOT_FOUND.',
  })
  async exportsOf(
    @Arg('resumeId', () => ID) resumeId: string,
    @Ctx() context: RequestContext,
  ): Promise<ExportType[]> {
    const resume = await viewersResume(context, resumeId);
    return await readExports(context, resume.id);
  }

  @Authorized()
  @Limited('export')
  @Mutation(() => ExportResult, {
    description:
      'Makes a file of the newest version. Refused with the findings when a line rests on no fact. NOT_FOUND, ' +
      'BAD_USER_INPUT for an unknown template.',
  })
  async exportDocument(
    @Arg('input', () => ExportDocumentInput) input: ExportDocumentInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskType | UnsupportedClaimsType> {
    const { format, template, paper, idempotencyKey } = input;
    if (!documentTemplates().some(({ name }) => name === template)) {
      const names = documentTemplates().map(({ name }) => name);
      throw new CodedError('BAD_USER_INPUT', `The templates are ${names.join(', ')}.`, { field: 'template' });
    }
    const resume = await viewersResume(context, input.resumeId);
    const em = viewerEm(context);
    const { truth } = await ResumeView.read(em, resume);
    if (!truth.ok) {
      return Object.assign(new UnsupportedClaimsType(), {
        message: 'Not exported: the resume says something that no fact supports.',
        findings: truth.findings,
      });
    }
    const task = await enqueueTask(
      context.deps.tasks,
      em,
      exportDocumentTask,
      { resumeId: resume.id, resumeVersion: resume.version, format, template, paper: paper ?? 'A4' },
      { idempotencyKey: idempotencyKey ?? null, subject: { resumeId: resume.id, jobId: resume.jobId } },
    );
    return toTaskType(task);
  }
}

@Resolver(() => ResumeType)
export class ResumeExportsResolver {
  @Authorized()
  @FieldResolver(() => [ExportType], { description: 'Newest first.' })
  async exports(@Root() resume: ResumeType, @Ctx() context: RequestContext): Promise<ExportType[]> {
    return await readExports(context, resume.id);
  }
}

@Resolver(() => TaskType)
export class TaskExportResolver {
  @Authorized()
  @FieldResolver(() => ExportType, { nullable: true, description: 'The file the Task made.' })
  async export(@Root() task: TaskType, @Ctx() context: RequestContext): Promise<ExportType | null> {
    const row = await loadRow(context, DocumentExport, task.exportId);
    return row === null ? null : toExportType(row);
  }
}

async function readExports(context: RequestContext, resumeId: string): Promise<ExportType[]> {
  const { accountId } = requireViewer(context);
  const rows = await viewerEm(context).find(
    DocumentExport,
    { accountId, resumeId },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 100 },
  );
  return rows.map(toExportType);
}

async function viewersResume(
  context: RequestContext,
  id: string,
): Promise<Awaited<ReturnType<typeof findResume>>> {
  const resumeId = readId(id);
  if (resumeId === null) throw notFound('Resume');
  return await findResume(viewerEm(context), requireViewer(context).accountId, resumeId);
}
