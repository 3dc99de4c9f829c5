import DataLoader from 'dataloader';
import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { TaskType } from '../../engine/tasks/task.type.js';
import { notFound } from '../../platform/errors/coded-error.js';
import { requireViewer } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { loadRow } from '../../platform/graphql/row-loader.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { JobType } from '../jobs/job.type.js';
import { TruthReportType } from '../resumes/resume-content.type.js';
import { LetterParagraphType, LetterVersionType } from './letter-content.type.js';
import { LetterView, readBackgrounds, type LetterBackground } from './letter-view.js';
import { Letter } from './letter.entity.js';
import { LetterType, toLetterType } from './letter.type.js';

const MAX_LETTERS_OF_JOB = 50;

/** The letters of one job, newest first; also for the types of later rooms that lead to a job. */
export async function lettersOfJob(context: RequestContext, jobId: string): Promise<LetterType[]> {
  const rows = await viewerEm(context).find(
    Letter,
    { accountId: requireViewer(context).accountId, jobId },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: MAX_LETTERS_OF_JOB },
  );
  return rows.map(toLetterType);
}

@Resolver(() => JobType)
export class JobLettersResolver {
  @Authorized()
  @FieldResolver(() => [LetterType], { description: 'Cover letters for this job, newest first.' })
  async letters(@Root() job: JobType, @Ctx() context: RequestContext): Promise<LetterType[]> {
    return await lettersOfJob(context, job.id);
  }
}

@Resolver(() => TaskType)
export class TaskLetterResolver {
  @Authorized()
  @FieldResolver(() => LetterType, {
    nullable: true,
    description: 'The letter the Task writes or exports: there as soon as the rules have written it.',
  })
  async letter(@Root() task: TaskType, @Ctx() context: RequestContext): Promise<LetterType | null> {
    const row = await loadRow(context, Letter, task.letterId);
    return row === null ? null : toLetterType(row);
  }
}

/** What a version says and what it rests on. */
@Resolver(() => LetterVersionType)
export class LetterVersionResolver {
  @Authorized()
  @FieldResolver(() => String, { description: 'The whole letter as plain text, paragraphs apart.' })
  async text(@Root() version: LetterVersionType, @Ctx() context: RequestContext): Promise<string> {
    return (await viewOf(version, context)).text;
  }

  @Authorized()
  @FieldResolver(() => [LetterParagraphType], { description: 'Between greeting and farewell, in order.' })
  async paragraphs(
    @Root() version: LetterVersionType,
    @Ctx() context: RequestContext,
  ): Promise<LetterParagraphType[]> {
    return (await viewOf(version, context)).paragraphs;
  }

  @Authorized()
  @FieldResolver(() => TruthReportType, {
    description: 'Whether facts and posting, as they are now, support every sentence.',
  })
  async truth(@Root() version: LetterVersionType, @Ctx() context: RequestContext): Promise<TruthReportType> {
    return (await viewOf(version, context)).truth;
  }
}

const views = new WeakMap<LetterVersionType, Promise<LetterView>>();
const backgrounds = new WeakMap<RequestContext, DataLoader<string, LetterBackground>>();

/** The version's content, read once for all fields that were asked for. */
function viewOf(version: LetterVersionType, context: RequestContext): Promise<LetterView> {
  const known = views.get(version);
  if (known !== undefined) return known;
  const reading = backgroundOf(version, context).then(
    (background) => new LetterView(version.row.document, background),
  );
  views.set(version, reading);
  return reading;
}

/** Facts and postings for all versions that one answer shows, read once; nothing is kept afterwards. */
function backgroundOf(version: LetterVersionType, context: RequestContext): Promise<LetterBackground> {
  let loader = backgrounds.get(context);
  if (loader === undefined) {
    loader = new DataLoader<string, LetterBackground>(
      async (letterIds) => {
        const { accountId } = requireViewer(context);
        const wanted = [...new Set(letterIds)];
        const read = await readBackgrounds(viewerEm(context), accountId, wanted);
        return letterIds.map((id) => read.get(id) ?? notFound('Letter'));
      },
      { cache: false },
    );
    backgrounds.set(context, loader);
  }
  return loader.load(version.letterId);
}
