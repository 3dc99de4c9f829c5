import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { documentTemplates } from '../../../engine/documents/document-templates.js';
import { FileLink, toFileLink } from '../../../engine/storage/storage.type.js';
import { StoredFile } from '../../../engine/storage/stored-file.entity.js';
import { enqueueTask } from '../../../engine/tasks/enqueue-task.js';
import { type TaskType, toTaskType } from '../../../engine/tasks/task.type.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { requireViewer } from '../../../platform/graphql/access.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { loadRow } from '../../../platform/graphql/row-loader.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Limited } from '../../../platform/limits/limited.js';
import { DocumentTemplateType } from '../../resumes/exports/document-export.type.js';
import { UnsupportedClaimsType } from '../../resumes/resume-content.type.js';
import { findLetter, findVersion } from '../letter-store.js';
import { LetterView, readBackground } from '../letter-view.js';
import { LetterType } from '../letter.type.js';
import { exportLetterTask } from './export-letter.task.js';
import { LetterExport } from './letter-export.entity.js';
import {
  ExportLetterInput,
  LetterExportResult,
  LetterExportType,
  toLetterExportType,
} from './letter-export.type.js';

const MAX_EXPORTS = 100;

@Resolver(() => LetterExportType)
export class LetterExportsResolver {
  @Authorized()
  @FieldResolver(() => FileLink, { description: 'Where to download it; expires.' })
  async file(@Root() made: LetterExportType, @Ctx() context: RequestContext): Promise<FileLink> {
    const file = await loadRow(context, StoredFile, made.fileId);
    const link = file === null ? null : toFileLink(context, file);
    if (link === null) throw notFound('File');
    return link;
  }

  @Authorized()
  @Query(() => [DocumentTemplateType], { description: 'The templates there are for letters.' })
  letterTemplates(): DocumentTemplateType[] {
    return documentTemplates('letters').map(({ name, title, description }) => ({ name, title, description }));
  }

  @Authorized()
  @Limited('export')
  @Mutation(() => LetterExportResult, {
    description:
      'Makes a file of the letter’s text. Refused with the findings when a sentence rests on nothing. The Task’s result ' +
      'names the file as `letterExportId`. NOT_FOUND, BAD_USER_INPUT for an unknown template.',
  })
  async exportLetter(
    @Arg('input', () => ExportLetterInput, { description: 'See `ExportLetterInput`.' })
    input: ExportLetterInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskType | UnsupportedClaimsType> {
    const { format, template, paper, idempotencyKey } = input;
    const names = documentTemplates('letters').map(({ name }) => name);
    if (!names.includes(template)) {
      throw new CodedError('BAD_USER_INPUT', `The templates are ${names.join(', ')}.`, { field: 'template' });
    }
    const letterId = readId(input.letterId);
    if (letterId === null) throw notFound('Letter');
    const em = viewerEm(context);
    const letter = await findLetter(em, requireViewer(context).accountId, letterId);
    const { document } = await findVersion(em, letter);
    const { truth } = new LetterView(document, await readBackground(em, letter));
    if (!truth.ok) {
      return Object.assign(new UnsupportedClaimsType(), {
        message: 'Not exported: the letter says something that neither your facts nor the posting support.',
        findings: truth.findings,
      });
    }
    const task = await enqueueTask(
      context.deps.tasks,
      em,
      exportLetterTask,
      { letterId, letterVersion: letter.version, format, template, paper: paper ?? 'A4' },
      { idempotencyKey: idempotencyKey ?? null, subject: { letterId, jobId: letter.jobId } },
    );
    return toTaskType(task);
  }
}

@Resolver(() => LetterType)
export class LetterFilesResolver {
  @Authorized()
  @FieldResolver(() => [LetterExportType], {
    description: `Files made of it, the newest ${MAX_EXPORTS}, newest first.`,
  })
  async exports(@Root() letter: LetterType, @Ctx() context: RequestContext): Promise<LetterExportType[]> {
    const { accountId } = requireViewer(context);
    const rows = await viewerEm(context).find(
      LetterExport,
      { accountId, letterId: letter.id },
      { orderBy: { createdAt: 'desc', id: 'desc' }, limit: MAX_EXPORTS },
    );
    return rows.map(toLetterExportType);
  }
}
