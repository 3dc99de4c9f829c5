import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { FileLink, toFileLink } from '../../../engine/storage/storage.type.js';
import { StoredFile } from '../../../engine/storage/stored-file.entity.js';
import { enqueueTask } from '../../../engine/tasks/enqueue-task.js';
import { TaskType, toTaskType } from '../../../engine/tasks/task.type.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { Personal, Reproved, Verified, requireViewer } from '../../../platform/graphql/access.js';
import { readId, readInput } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Limited } from '../../../platform/limits/limited.js';
import { recordAccountEvent } from '../account-events.js';
import { Account } from '../account.entity.js';
import { deleteAccountTask } from './delete-account.task.js';
import { exportDataTask } from './export-data.task.js';
import { importDataTask } from './import-data.task.js';
import { KEPT_DAYS } from './retention.js';

const DAY_MS = 24 * 60 * 60 * 1000;

@ObjectType({
  simpleResolvers: true,
  description: 'A ZIP with everything of the account, made by exportMyData.',
})
export class DataExport {
  @Field(() => ID, { description: 'UUID version 7; `fileId` of the Task’s result.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it is removed.' })
  removedAt!: Date;

  @Field(() => FileLink, { description: 'Where to download it; the link expires.' })
  file!: FileLink;
}

@InputType({ description: 'Confirmation that the account is to be deleted.' })
export class DeleteMyAccountInput {
  @Field(() => String, { description: 'The e-mail address of the account, typed once more.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'The same key again gives the same Task. Null: none.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An export to be imported.' })
export class ImportMyDataInput {
  @Field(() => ID, { description: 'Of createUpload: the ZIP that exportMyData made.' })
  uploadId!: string;

  @Field(() => String, { nullable: true, description: 'The same key again gives the same Task. Null: none.' })
  idempotencyKey?: string | null;
}

const deletion = z.object({ email: z.string().max(254), idempotencyKey: z.string().max(200).nullish() });

/** What people may ask of whoever keeps their data: all of it, and its end. */
@Resolver()
export class RightsResolver {
  @Reproved()
  @Limited('export')
  @Mutation(() => TaskType, {
    description:
      'Packs everything of the account into a ZIP: JSON, files, and an explanation. The Task’s result names it as `fileId`, see ' +
      'dataExports. FORBIDDEN with reason PROOF_NEEDED: call proveIdentity first; RATE_LIMITED.',
  })
  async exportMyData(
    @Arg('idempotencyKey', () => String, {
      nullable: true,
      description: 'The same key again gives the same Task. Null: none.',
    })
    idempotencyKey: string | null,
    @Ctx() context: RequestContext,
  ): Promise<TaskType> {
    return toTaskType(
      await enqueueTask(context.deps.tasks, viewerEm(context), exportDataTask, {}, { idempotencyKey }),
    );
  }

  @Personal()
  @Query(() => [DataExport], {
    description: `Exports of all data that are still there, newest first; each for ${KEPT_DAYS.dataExports} days.`,
  })
  async dataExports(@Ctx() context: RequestContext): Promise<DataExport[]> {
    const files = await viewerEm(context).find(
      StoredFile,
      { purpose: 'DATA_EXPORT', status: 'STORED' },
      { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 50 },
    );
    return files.flatMap((row) => {
      const file = toFileLink(context, row);
      const removedAt = new Date(row.createdAt.getTime() + KEPT_DAYS.dataExports * DAY_MS);
      return file === null ? [] : [{ id: row.id, createdAt: row.createdAt, removedAt, file }];
    });
  }

  @Verified()
  @Limited('import')
  @Mutation(() => TaskType, {
    description:
      'Takes over what another AtlasOps exported, into an account that holds nothing yet. Ids change; accounts, logins, tasks ' +
      'and records of the other one are not taken over. NOT_FOUND; the Task fails with NOT_EMPTY or BAD_EXPORT.',
  })
  async importMyData(
    @Arg('input', () => ImportMyDataInput, { description: 'Which file.' }) input: ImportMyDataInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskType> {
    const uploadId = readId(input.uploadId);
    const em = viewerEm(context);
    const known =
      uploadId !== null && (await em.count(StoredFile, { id: uploadId, purpose: 'UPLOAD' })) === 1;
    if (uploadId === null || !known) throw notFound('File');
    const { idempotencyKey = null } = input;
    return toTaskType(
      await enqueueTask(context.deps.tasks, em, importDataTask, { uploadId }, { idempotencyKey }),
    );
  }

  @Reproved()
  @Mutation(() => TaskType, {
    description:
      'Erases the account with everything in it, within minutes and for good: logins, rows, files, queue entries, mails, the ' +
      'record, and this Task. BAD_USER_INPUT when the address is not the account’s; FORBIDDEN with reason PROOF_NEEDED: call ' +
      'proveIdentity first.',
  })
  async deleteMyAccount(
    @Arg('input', () => DeleteMyAccountInput, { description: 'The address, typed once more.' })
    input: DeleteMyAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskType> {
    const { email, idempotencyKey } = readInput(deletion, input);
    const em = viewerEm(context);
    const account = await em.findOneOrFail(Account, { id: requireViewer(context).accountId });
    if (account.email.trim().toLowerCase() !== email.trim().toLowerCase()) {
      throw new CodedError('BAD_USER_INPUT', 'This is not the address of the account.', { field: 'email' });
    }
    const { tasks } = context.deps;
    const task = await em.transactional(async (tx) => {
      await recordAccountEvent(tasks, tx, 'account.deletion-requested');
      return enqueueTask(tasks, tx, deleteAccountTask, {}, { idempotencyKey: idempotencyKey ?? null });
    });
    return toTaskType(task);
  }
}
