import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { TaskType } from '../../engine/tasks/task.type.js';
import { requireViewer } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { loadRow } from '../../platform/graphql/row-loader.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { JobType } from '../jobs/job.type.js';
import { ProfileType } from '../profiles/profile.type.js';
import { findBaseResume } from './base-resume.js';
import { Resume } from './resume.entity.js';
import { ResumeType, toResumeType } from './resume.type.js';

const MAX_RESUMES_OF_JOB = 50;

/** The ways from the types of earlier rooms to resumes. */
@Resolver(() => ProfileType)
export class ProfileResumeResolver {
  @Authorized()
  @FieldResolver(() => ResumeType, {
    nullable: true,
    description: 'The resume imported last, kept up to the facts; null before the first import.',
  })
  async baseResume(
    @Root() _profile: ProfileType,
    @Ctx() context: RequestContext,
  ): Promise<ResumeType | null> {
    const base = await findBaseResume(viewerEm(context), requireViewer(context).accountId);
    return base === null ? null : toResumeType(base);
  }
}

@Resolver(() => JobType)
export class JobResumesResolver {
  @Authorized()
  @FieldResolver(() => [ResumeType], { description: 'Tailored for this job, newest first.' })
  async resumes(@Root() job: JobType, @Ctx() context: RequestContext): Promise<ResumeType[]> {
    const rows = await viewerEm(context).find(
      Resume,
      { accountId: requireViewer(context).accountId, jobId: job.id },
      { orderBy: { createdAt: 'desc', id: 'desc' }, limit: MAX_RESUMES_OF_JOB },
    );
    return rows.map(toResumeType);
  }
}

@Resolver(() => TaskType)
export class TaskResumeResolver {
  @Authorized()
  @FieldResolver(() => ResumeType, { nullable: true, description: 'The resume the Task makes or works on.' })
  async resume(@Root() task: TaskType, @Ctx() context: RequestContext): Promise<ResumeType | null> {
    const row = await loadRow(context, Resume, task.resumeId);
    return row === null ? null : toResumeType(row);
  }
}
