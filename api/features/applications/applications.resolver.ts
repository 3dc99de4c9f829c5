import type { FilterQuery } from '@mikro-orm/core';
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { recordEvent } from '../../engine/events/record-event.js';
import { notFound } from '../../platform/errors/coded-error.js';
import { requireViewer } from '../../platform/graphql/access.js';
import {
  ConnectionArgs,
  readPage,
  toConnection,
  type Connection,
} from '../../platform/graphql/connection.js';
import { cursorOf, keysetQuery, type OrderColumn } from '../../platform/graphql/keyset.js';
import { readId } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { loadRow } from '../../platform/graphql/row-loader.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { viewerReader } from '../../platform/graphql/viewer-reader.js';
import { Job } from '../jobs/job.entity.js';
import { JobType, toJobType } from '../jobs/job.type.js';
import { Resume } from '../resumes/resume.entity.js';
import { ResumeType, toResumeType } from '../resumes/resume.type.js';
import { createApplication, moveApplication } from './application-tracker.js';
import { Application } from './application.entity.js';
import {
  ApplicationConnection,
  ApplicationFilter,
  ApplicationType,
  CreateApplicationInput,
  MoveApplicationInput,
  MoveApplicationResult,
  toApplicationType,
} from './application.type.js';

const NEWEST_FIRST: readonly OrderColumn[] = [
  { property: 'createdAt', direction: 'desc', kind: 'time' },
  { property: 'id', direction: 'desc', kind: 'id' },
];

@Resolver(() => ApplicationType)
export class ApplicationsResolver {
  @Authorized()
  @Query(() => ApplicationType, { description: 'NOT_FOUND.' })
  async application(
    @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ApplicationType> {
    const { accountId } = requireViewer(context);
    const known = readId(id);
    const row =
      known === null ? null : await viewerEm(context).findOne(Application, { accountId, id: known });
    if (row === null) throw notFound('Application');
    return toApplicationType(row);
  }

  @Authorized()
  @Query(() => ApplicationConnection, { description: 'Newest first.' })
  async applications(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => ApplicationFilter, { nullable: true }) filter: ApplicationFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ApplicationType>> {
    const { accountId } = requireViewer(context);
    const page = readPage(args, NEWEST_FIRST.length);
    const asked: FilterQuery<Application> = {
      accountId,
      ...(filter?.stage == null ? {} : { stage: { $in: filter.stage } }),
    };
    const { where, orderBy } = keysetQuery(NEWEST_FIRST, page);
    const rows = await viewerReader(context).find(
      Application,
      { $and: [asked, ...(where as FilterQuery<Application>[])] },
      { orderBy, limit: page.limit },
    );
    return toConnection(
      rows,
      page,
      (row) => cursorOf(NEWEST_FIRST, row),
      toApplicationType,
      async () => await viewerReader(context).count(Application, asked),
    );
  }

  @Authorized()
  @FieldResolver(() => JobType)
  async job(@Root() application: ApplicationType, @Ctx() context: RequestContext): Promise<JobType> {
    const job = await loadRow(context, Job, application.jobId);
    if (job === null) throw notFound('Job');
    return toJobType(job);
  }

  @Authorized()
  @FieldResolver(() => ResumeType, { nullable: true, description: 'The resume it was or will be sent with.' })
  async resume(
    @Root() application: ApplicationType,
    @Ctx() context: RequestContext,
  ): Promise<ResumeType | null> {
    const resume = await loadRow(context, Resume, application.resumeId);
    return resume === null ? null : toResumeType(resume);
  }

  @Authorized()
  @Mutation(() => ApplicationType, {
    description:
      'Starts following an application to a job; asked again for the same job, gives the one there is. NOT_FOUND.',
  })
  async createApplication(
    @Arg('input', () => CreateApplicationInput) input: CreateApplicationInput,
    @Ctx() context: RequestContext,
  ): Promise<ApplicationType> {
    const { accountId } = requireViewer(context);
    const jobId = readId(input.jobId);
    if (jobId === null) throw notFound('Job');
    const resumeId = input.resumeId == null ? null : readId(input.resumeId);
    if (input.resumeId != null && resumeId === null) throw notFound('Resume');
    const row = await viewerEm(context).transactional(async (em) => {
      const stage = input.stage ?? 'SAVED';
      const { application, created } = await createApplication(em, accountId, { jobId, resumeId, stage });
      if (created) {
        await recordEvent(context.deps.tasks, em, {
          type: 'application.created',
          subjectId: application.id,
          data: { jobId, stage },
        });
      }
      return application;
    });
    return toApplicationType(row);
  }

  @Authorized()
  @Mutation(() => MoveApplicationResult, { description: 'Moves an application to another stage. NOT_FOUND.' })
  async moveApplication(
    @Arg('input', () => MoveApplicationInput) input: MoveApplicationInput,
    @Ctx() context: RequestContext,
  ): Promise<ApplicationType | StaleVersion> {
    const { accountId } = requireViewer(context);
    const id = readId(input.id);
    if (id === null) throw notFound('Application');
    const { version, stage } = input;
    const moved = await viewerEm(context).transactional(async (em) => {
      const outcome = await moveApplication(em, accountId, { id, version, stage });
      if (!('currentVersion' in outcome) && outcome.version !== version) {
        const data = { stage };
        await recordEvent(context.deps.tasks, em, { type: 'application.moved', subjectId: id, data });
      }
      return outcome;
    });
    return 'currentVersion' in moved ? StaleVersion.of(moved.currentVersion) : toApplicationType(moved);
  }
}

@Resolver(() => JobType)
export class JobApplicationResolver {
  @Authorized()
  @FieldResolver(() => ApplicationType, { nullable: true, description: 'null before one was started.' })
  async application(@Root() job: JobType, @Ctx() context: RequestContext): Promise<ApplicationType | null> {
    const row = await loadRow(context, Application, job.id, 'jobId');
    return row === null ? null : toApplicationType(row);
  }
}
