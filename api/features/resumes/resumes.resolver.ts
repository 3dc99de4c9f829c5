import type { FilterQuery } from '@mikro-orm/core';
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { recordEvent } from '../../engine/events/record-event.js';
import { enqueueTask } from '../../engine/tasks/enqueue-task.js';
import { TaskType, toTaskType } from '../../engine/tasks/task.type.js';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
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
import { Limited } from '../../platform/limits/limited.js';
import { Job } from '../jobs/job.entity.js';
import { JobType, toJobType } from '../jobs/job.type.js';
import {
  ResumeBasicsType,
  ResumeSectionType,
  ResumeVersionType,
  TruthReportType,
} from './resume-content.type.js';
import { readResumeDocument, saveVersion } from './resume-editor.js';
import { findResume } from './resume-store.js';
import {
  ResumeConnection,
  ResumeFilter,
  ResumeType,
  SaveResumeResult,
  SaveResumeVersionInput,
  TailorResumeInput,
  toResumeType,
} from './resume.type.js';
import { Resume, ResumeVersion } from './resume.entity.js';
import { ResumeView } from './resume-view.js';
import { TAILORING_STRATEGIES } from './changes/tailored-versions.js';
import { tailoredTitle, tailorResumeTask } from './tailor-resume.task.js';

const NEWEST_FIRST: readonly OrderColumn[] = [
  { property: 'createdAt', direction: 'desc', kind: 'time' },
  { property: 'id', direction: 'desc', kind: 'id' },
];
const MAX_NOTE = 500;
const MAX_VERSIONS = 200;

@Resolver(() => ResumeType)
export class ResumesResolver {
  @Authorized()
  @Query(() => ResumeType, { description: 'NOT_FOUND.' })
  async resume(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<ResumeType> {
    return toResumeType(await viewersResume(context, id));
  }

  @Authorized()
  @Query(() => ResumeConnection, { description: 'Newest first.' })
  async resumes(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => ResumeFilter, { nullable: true }) filter: ResumeFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ResumeType>> {
    const { accountId } = requireViewer(context);
    const page = readPage(args, NEWEST_FIRST.length);
    const jobId = filter?.jobId == null ? null : readId(filter.jobId);
    const asked: FilterQuery<Resume> = {
      accountId,
      ...(filter?.kind == null ? {} : { kind: { $in: filter.kind } }),
      // An id of no possible row finds nothing, like any unknown one.
      ...(filter?.jobId == null ? {} : jobId === null ? { id: { $in: [] } } : { jobId }),
    };
    const { where, orderBy } = keysetQuery(NEWEST_FIRST, page);
    const rows = await viewerEm(context).find(
      Resume,
      { $and: [asked, ...(where as FilterQuery<Resume>[])] },
      { orderBy, limit: page.limit },
    );
    return toConnection(
      rows,
      page,
      (row) => cursorOf(NEWEST_FIRST, row),
      toResumeType,
      async () => await viewerEm(context).count(Resume, asked),
    );
  }

  @Authorized()
  @Query(() => [ResumeVersionType], {
    name: 'resumeVersions',
    description: `The newest ${MAX_VERSIONS} versions of a resume, newest first. NOT_FOUND.`,
  })
  async versionsOf(
    @Arg('resumeId', () => ID) resumeId: string,
    @Ctx() context: RequestContext,
  ): Promise<ResumeVersionType[]> {
    return await readVersions(context, (await viewersResume(context, resumeId)).id);
  }

  @Authorized()
  @FieldResolver(() => [ResumeVersionType], { description: `The newest ${MAX_VERSIONS}, newest first.` })
  async versions(@Root() resume: ResumeType, @Ctx() context: RequestContext): Promise<ResumeVersionType[]> {
    return await readVersions(context, resume.id);
  }

  @Authorized()
  @FieldResolver(() => JobType, {
    nullable: true,
    description: 'The job it was tailored for; null for a base.',
  })
  async job(@Root() resume: ResumeType, @Ctx() context: RequestContext): Promise<JobType | null> {
    const job = await loadRow(context, Job, resume.row.jobId);
    return job === null ? null : toJobType(job);
  }

  @Authorized()
  @FieldResolver(() => ResumeType, {
    nullable: true,
    description: 'What it was tailored from; null for a base.',
  })
  async base(@Root() resume: ResumeType, @Ctx() context: RequestContext): Promise<ResumeType | null> {
    const base = await loadRow(context, Resume, resume.row.baseId);
    return base === null ? null : toResumeType(base);
  }

  @Authorized()
  @FieldResolver(() => ResumeBasicsType, { description: 'The contact block.' })
  async basics(@Root() resume: ResumeType, @Ctx() context: RequestContext): Promise<ResumeBasicsType> {
    return (await viewOf(resume, context)).basics;
  }

  @Authorized()
  @FieldResolver(() => [ResumeSectionType], { description: 'In printed order.' })
  async sections(@Root() resume: ResumeType, @Ctx() context: RequestContext): Promise<ResumeSectionType[]> {
    return (await viewOf(resume, context)).sections;
  }

  @Authorized()
  @FieldResolver(() => TruthReportType, { description: 'Whether every claim rests on facts.' })
  async truth(@Root() resume: ResumeType, @Ctx() context: RequestContext): Promise<TruthReportType> {
    return (await viewOf(resume, context)).truth;
  }

  @Authorized()
  @Limited('modelUse')
  @Mutation(() => TaskType, {
    description:
      'Makes a resume for a job, with changes proposed against the base resume: by rules at once, and then worded by a ' +
      "model where one may be used. The Task's result says which provider worded how much, what was dropped and why, and " +
      'with `improvable: true` that no model was there for (some of) it: tailoring again may give more. NOT_FOUND; CONFLICT ' +
      'for a key used for something else; the Task fails with NO_RESUME before the first import.',
  })
  async tailorResume(
    @Arg('input', () => TailorResumeInput) input: TailorResumeInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskType> {
    const { accountId } = requireViewer(context);
    const em = viewerEm(context);
    const jobId = readId(input.jobId);
    const job = jobId === null ? null : await em.findOne(Job, { accountId, id: jobId });
    if (job === null) throw notFound('Job');
    const strategies = TAILORING_STRATEGIES.filter((one) => (input.strategies ?? ['BALANCED']).includes(one));
    const task = await enqueueTask(
      context.deps.tasks,
      em,
      tailorResumeTask,
      { jobId: job.id, strategies },
      {
        idempotencyKey: input.idempotencyKey ?? null,
        subject: { jobId: job.id },
        title: `Tailor a resume: ${tailoredTitle(job)}`,
      },
    );
    return toTaskType(task);
  }

  @Authorized()
  @Mutation(() => SaveResumeResult, {
    description:
      'Saves the document as the user edited it, as a new version. Lines no fact supports are kept and marked. ' +
      'NOT_FOUND, BAD_USER_INPUT naming the place in the document.',
  })
  async saveResumeVersion(
    @Arg('input', () => SaveResumeVersionInput) input: SaveResumeVersionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResumeType | StaleVersion> {
    const { accountId } = requireViewer(context);
    const resumeId = readId(input.resumeId);
    if (resumeId === null) throw notFound('Resume');
    if ((input.note ?? '').length > MAX_NOTE) {
      throw new CodedError('BAD_USER_INPUT', `A note has at most ${MAX_NOTE} characters.`, { field: 'note' });
    }
    const document = readResumeDocument(input.document);
    const saved = await viewerEm(context).transactional(async (em) => {
      const { version: read, note = null } = input;
      const outcome = await saveVersion(em, accountId, { resumeId, version: read, document, note });
      if (!('currentVersion' in outcome)) {
        const data = { version: outcome.version };
        await recordEvent(context.deps.tasks, em, { type: 'resume.edited', subjectId: resumeId, data });
      }
      return outcome;
    });
    return 'currentVersion' in saved ? StaleVersion.of(saved.currentVersion) : toResumeType(saved);
  }
}

const views = new WeakMap<ResumeType, Promise<ResumeView>>();

/** The resume's content, read once for all fields that were asked for. */
function viewOf(resume: ResumeType, context: RequestContext): Promise<ResumeView> {
  const known = views.get(resume);
  if (known !== undefined) return known;
  const reading = ResumeView.read(viewerEm(context), resume.row);
  views.set(resume, reading);
  return reading;
}

async function readVersions(context: RequestContext, resumeId: string): Promise<ResumeVersionType[]> {
  const { accountId } = requireViewer(context);
  return await viewerEm(context).find(
    ResumeVersion,
    { accountId, resumeId },
    { orderBy: { version: 'desc' }, limit: MAX_VERSIONS },
  );
}

async function viewersResume(context: RequestContext, id: string): Promise<Resume> {
  const resumeId = readId(id);
  if (resumeId === null) throw notFound('Resume');
  return await findResume(viewerEm(context), requireViewer(context).accountId, resumeId);
}
