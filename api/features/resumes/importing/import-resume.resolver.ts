import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { findStoredFile } from '../../../engine/storage/store-file.js';
import { enqueueTask } from '../../../engine/tasks/enqueue-task.js';
import { TaskType, toTaskType } from '../../../engine/tasks/task.type.js';
import { notFound } from '../../../platform/errors/coded-error.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Limited } from '../../../platform/limits/limited.js';
import { ImportResumeInput } from '../resume.type.js';
import { importResumeTask } from './import-resume.task.js';

@Resolver()
export class ImportResumeResolver {
  @Authorized()
  @Limited('import')
  @Mutation(() => TaskType, {
    description:
      'Reads an uploaded resume (PDF, DOCX, JSON Resume and others) into facts and a base resume. What the profile ' +
      'has already stays as it is. NOT_FOUND; the Task fails with SCANNED, EMPTY, ENCRYPTED, BROKEN or TOO_LARGE.',
  })
  async importResume(
    @Arg('input', () => ImportResumeInput) input: ImportResumeInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskType> {
    const uploadId = readId(input.uploadId);
    if (uploadId === null) throw notFound('File');
    const em = viewerEm(context);
    const file = await findStoredFile(em, uploadId);
    const task = await enqueueTask(
      context.deps.tasks,
      em,
      importResumeTask,
      { uploadId: file.id, fileName: file.fileName },
      { idempotencyKey: input.idempotencyKey ?? null },
    );
    return toTaskType(task);
  }
}
