import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { StoredFile } from '../../engine/storage/stored-file.entity.js';
import { FileLink, toFileLink } from '../../engine/storage/storage.type.js';
import { TaskType, toTaskType } from '../../engine/tasks/task.type.js';
import { notFound } from '../../platform/errors/coded-error.js';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import { readId } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { loadRow } from '../../platform/graphql/row-loader.js';
import { selectedFields } from '../../platform/graphql/selected-fields.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { viewerReader } from '../../platform/graphql/viewer-reader.js';
import { Limited } from '../../platform/limits/limited.js';
import { archiveJob, updateJob } from './job-editor.js';
import { importJobs, reprocessJob } from './job-importer.js';
import type { ImportOutcome, ImportSurroundings } from './job-importer.js';
import { listJobs } from './job-lists.js';
import { Job } from './job.entity.js';
import {
  DuplicateJob,
  ImportJobResult,
  ImportJobsInput,
  ImportRefused,
  ImportStarted,
  JobConnection,
  JobFilter,
  JobOrderEnum,
  JobType,
  UpdateJobInput,
  UpdateJobResult,
  toJobType,
} from './job.type.js';
import { JobFieldEvidence, toEvidence } from './job-evidence.type.js';
import type { JobOrder } from './job.type.js';

@Resolver(() => JobType)
export class JobsResolver {
  @Authorized()
  @Query(() => JobType, { description: 'NOT_FOUND for what is not yours.' })
  async job(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<JobType> {
    return toJobType(await findJob(context, id));
  }

  @Authorized()
  @Query(() => JobConnection, { description: 'Newest first, unless another order is asked for.' })
  async jobs(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => JobFilter, { nullable: true }) filter: JobFilter | null | undefined,
    @Arg('orderBy', () => JobOrderEnum, { nullable: true }) orderBy: JobOrder | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<JobType>> {
    const selected = selectedFields(info, ['edges', 'node']);
    return listJobs(viewerReader(context), args, filter ?? null, orderBy ?? 'CREATED_AT_DESC', selected);
  }

  @Authorized()
  @Query(() => [JobFieldEvidence], { description: 'What each field of a job rests on. NOT_FOUND.' })
  async jobEvidence(
    @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<JobFieldEvidence[]> {
    return toEvidence(await findJob(context, id));
  }

  @Authorized()
  @Limited('import')
  @Mutation(() => [ImportJobResult], {
    description:
      'One answer per input, in the order urls, texts, files. BAD_USER_INPUT for none or more than 100; CONFLICT when the ' +
      'idempotency key was used for other input.',
  })
  async importJobs(
    @Arg('input', () => ImportJobsInput) input: ImportJobsInput,
    @Ctx() context: RequestContext,
  ): Promise<(typeof ImportJobResult)[]> {
    return (await importJobs(surroundings(context), input)).map(toImportJobResult);
  }

  @Authorized()
  @Mutation(() => UpdateJobResult, {
    description:
      'NOT_FOUND; BAD_USER_INPUT names the field. StaleVersion when a field to change has changed since.',
  })
  async updateJob(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateJobInput) input: UpdateJobInput,
    @Ctx() context: RequestContext,
  ): Promise<JobType | StaleVersion> {
    const job = await updateJob(context.deps.tasks, viewerEm(context), readId(id), input);
    return job instanceof StaleVersion ? job : toJobType(job);
  }

  @Authorized()
  @Mutation(() => JobType, { description: 'Puts a job out of sight. NOT_FOUND.' })
  async archiveJob(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<JobType> {
    return toJobType(await archiveJob(context.deps.tasks, viewerEm(context), readId(id)));
  }

  @Authorized()
  @Limited('import')
  @Mutation(() => TaskType, {
    description:
      'Looks at the page again; what the user typed stays. The task that is under way, if there is one. NOT_FOUND.',
  })
  async reprocessJob(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<TaskType> {
    return toTaskType(await reprocessJob(surroundings(context), readId(id)));
  }

  @Authorized()
  @FieldResolver(() => FileLink, { nullable: true, description: 'The page, text or file as it came in.' })
  async snapshot(@Root() job: JobType, @Ctx() context: RequestContext): Promise<FileLink | null> {
    const file = await loadRow(context, StoredFile, job.snapshotId);
    return file === null ? null : toFileLink(context, file);
  }
}

/** What a task leads to. */
@Resolver(() => TaskType)
export class TaskJobResolver {
  @Authorized()
  @FieldResolver(() => JobType, {
    nullable: true,
    description: 'The job it saved or works for; null until there is one.',
  })
  async job(@Root() task: TaskType, @Ctx() context: RequestContext): Promise<JobType | null> {
    const job = await loadRow(context, Job, task.jobId);
    return job === null ? null : toJobType(job);
  }
}

async function findJob(context: RequestContext, id: string): Promise<Job> {
  const known = readId(id);
  const job = known === null ? null : await viewerEm(context).findOne(Job, { id: known });
  if (job === null) throw notFound('Job');
  return job;
}

function surroundings(context: RequestContext): ImportSurroundings {
  return {
    newEm: () => viewerEm(context),
    machinery: context.deps.tasks,
    waitingWork: context.deps.models.waiting,
    store: context.deps.fileStore,
    allowPrivate: context.deps.config.fetchAllowPrivate,
  };
}

/** Of the classes of the union, because it tells its members apart by class. */
function toImportJobResult(outcome: ImportOutcome): typeof ImportJobResult {
  switch (outcome.kind) {
    case 'started':
      return Object.assign(new ImportStarted(), { task: toTaskType(outcome.task) });
    case 'duplicate':
      return Object.assign(new DuplicateJob(), { job: toJobType(outcome.job), message: outcome.message });
    case 'refused': {
      const { input, code, message } = outcome;
      return Object.assign(new ImportRefused(), { input, code, message });
    }
  }
}
