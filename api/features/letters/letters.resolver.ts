import type { FilterQuery } from '@mikro-orm/core';
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { LETTER_LANGUAGES } from '../../core/writing/phrases/letter-phrases.js';
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
import { readId, readInput } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { loadRow } from '../../platform/graphql/row-loader.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { Limited } from '../../platform/limits/limited.js';
import { Job } from '../jobs/job.entity.js';
import { JobType, toJobType } from '../jobs/job.type.js';
import { readProfile } from '../profiles/profile-reader.js';
import { UnsupportedClaimsType } from '../resumes/resume-content.type.js';
import { LetterVersionType, toVersionType } from './letter-content.type.js';
import { acceptDraft, letterEdit, rejectDraft, saveEdit } from './letter-editor.js';
import { findDraft, findLetter, findVersion } from './letter-store.js';
import { Letter, LetterVersion } from './letter.entity.js';
import {
  AcceptLetterDraftInput,
  LetterConnection,
  LetterDraftResult,
  LetterFilter,
  LetterType,
  RejectLetterDraftInput,
  SaveLetterResult,
  SaveLetterVersionInput,
  WriteCoverLetterInput,
  toLetterType,
} from './letter.type.js';
import { writeLetterTask } from './write-letter.task.js';

const NEWEST_FIRST: readonly OrderColumn[] = [
  { property: 'createdAt', direction: 'desc', kind: 'time' },
  { property: 'id', direction: 'desc', kind: 'id' },
];
const MAX_TITLE = 200;
/** Each is held against the facts when its text is asked for. */
const MAX_VERSIONS = 50;

const languageInput = z.object({
  language: z
    .string()
    .refine((tag) => LETTER_LANGUAGES.includes(tag.toLowerCase().split('-')[0] ?? ''), {
      error: `Letters are written in ${LETTER_LANGUAGES.join(', ')}.`,
    })
    .nullish(),
});

@Resolver(() => LetterType)
export class LettersResolver {
  @Authorized()
  @Query(() => LetterType, { description: 'One letter. NOT_FOUND.' })
  async letter(
    @Arg('id', () => ID, { description: 'Of the letter.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<LetterType> {
    return toLetterType(await viewersLetter(context, id));
  }

  @Authorized()
  @Query(() => LetterConnection, { description: 'All letters, newest first.' })
  async letters(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => LetterFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: LetterFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<LetterType>> {
    const { accountId } = requireViewer(context);
    const page = readPage(args, NEWEST_FIRST.length);
    const jobId = filter?.jobId == null ? null : readId(filter.jobId);
    const asked: FilterQuery<Letter> = {
      accountId,
      // An id of no possible row finds nothing, like any unknown one.
      ...(filter?.jobId == null ? {} : jobId === null ? { id: { $in: [] } } : { jobId }),
    };
    const { where, orderBy } = keysetQuery(NEWEST_FIRST, page);
    const rows = await viewerEm(context).find(
      Letter,
      { $and: [asked, ...(where as FilterQuery<Letter>[])] },
      { orderBy, limit: page.limit },
    );
    return toConnection(
      rows,
      page,
      (row) => cursorOf(NEWEST_FIRST, row),
      toLetterType,
      async () => await viewerEm(context).count(Letter, asked),
    );
  }

  @Authorized()
  @Query(() => [LetterVersionType], {
    name: 'letterVersions',
    description: `The newest ${MAX_VERSIONS} versions of a letter with its drafts, newest first. NOT_FOUND.`,
  })
  async versionsOf(
    @Arg('letterId', () => ID, { description: 'Of the letter.' }) letterId: string,
    @Ctx() context: RequestContext,
  ): Promise<LetterVersionType[]> {
    return await readVersions(context, (await viewersLetter(context, letterId)).id);
  }

  @Authorized()
  @FieldResolver(() => JobType, { nullable: true, description: 'The job it is for; null when that is gone.' })
  async job(@Root() letter: LetterType, @Ctx() context: RequestContext): Promise<JobType | null> {
    const job = await loadRow(context, Job, letter.row.jobId);
    return job === null ? null : toJobType(job);
  }

  @Authorized()
  @FieldResolver(() => LetterVersionType, { description: 'The text of the letter.' })
  async current(@Root() letter: LetterType, @Ctx() context: RequestContext): Promise<LetterVersionType> {
    return toVersionType(await findVersion(viewerEm(context), letter.row));
  }

  @Authorized()
  @FieldResolver(() => LetterVersionType, {
    nullable: true,
    description: 'What is proposed in place of the text; null when nothing waits for a decision.',
  })
  async draft(@Root() letter: LetterType, @Ctx() context: RequestContext): Promise<LetterVersionType | null> {
    const draft = await findDraft(viewerEm(context), letter.row);
    return draft === null ? null : toVersionType(draft);
  }

  @Authorized()
  @FieldResolver(() => [LetterVersionType], {
    description: `The newest ${MAX_VERSIONS} with drafts, newest first.`,
  })
  async versions(@Root() letter: LetterType, @Ctx() context: RequestContext): Promise<LetterVersionType[]> {
    return await readVersions(context, letter.id);
  }

  @Authorized()
  @Limited('modelUse')
  @Mutation(() => TaskType, {
    description:
      'Writes a cover letter for a job: by rules first, readable as soon as that step is done, then by a model where one ' +
      'may be used, each sentence checked. A job that has a letter in this language keeps its text; what is written is a ' +
      'draft beside it. NOT_FOUND, BAD_USER_INPUT for a language there are no letters in, CONFLICT for a key used otherwise; ' +
      'the Task fails with NO_FACTS before the profile says anything about work.',
  })
  async writeCoverLetter(
    @Arg('input', () => WriteCoverLetterInput, { description: 'See `WriteCoverLetterInput`.' })
    input: WriteCoverLetterInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskType> {
    const { accountId } = requireViewer(context);
    const em = viewerEm(context);
    const { language } = readInput(languageInput, { language: input.language });
    const jobId = readId(input.jobId);
    const job = jobId === null ? null : await em.findOne(Job, { accountId, id: jobId });
    if (job === null) throw notFound('Job');
    const { title, company } = toJobType(job);
    const jobTitle = [title ?? 'Untitled job', company].filter(Boolean).join(', ').slice(0, MAX_TITLE);
    const asked = language ?? (await readProfile(em, accountId)).language;
    const known = asked.toLowerCase().split('-')[0] ?? 'en';
    const task = await enqueueTask(
      context.deps.tasks,
      em,
      writeLetterTask,
      {
        jobId: job.id,
        tone: input.tone ?? 'PLAIN',
        length: input.length ?? 'MEDIUM',
        language: LETTER_LANGUAGES.includes(known) ? known : 'en',
      },
      {
        idempotencyKey: input.idempotencyKey ?? null,
        subject: { jobId: job.id },
        title: `Write a cover letter: ${jobTitle}`,
      },
    );
    return toTaskType(task);
  }

  @Authorized()
  @Mutation(() => SaveLetterResult, {
    description:
      'Saves the letter as the user edited it, as a new version. Sentences that nothing supports are kept and marked. ' +
      'NOT_FOUND, BAD_USER_INPUT naming the field.',
  })
  async saveLetterVersion(
    @Arg('input', () => SaveLetterVersionInput, { description: 'See `SaveLetterVersionInput`.' })
    input: SaveLetterVersionInput,
    @Ctx() context: RequestContext,
  ): Promise<LetterType | StaleVersion> {
    const { accountId } = requireViewer(context);
    const letterId = letterIdOf(input.letterId);
    const edit = readInput(letterEdit, input);
    const saved = await viewerEm(context).transactional(async (em) => {
      const outcome = await saveEdit(em, accountId, { letterId, version: input.version, edit });
      if (!('currentVersion' in outcome)) {
        await recordEvent(context.deps.tasks, em, { type: 'letter.edited', subjectId: outcome.id });
      }
      return outcome;
    });
    return 'currentVersion' in saved ? StaleVersion.of(saved.currentVersion) : toLetterType(saved);
  }

  @Authorized()
  @Mutation(() => LetterDraftResult, {
    description:
      'Makes a draft, or any other version, the text of the letter; the text before stays among the versions. NOT_FOUND.',
  })
  async acceptLetterDraft(
    @Arg('input', () => AcceptLetterDraftInput, { description: 'See `AcceptLetterDraftInput`.' })
    input: AcceptLetterDraftInput,
    @Ctx() context: RequestContext,
  ): Promise<LetterType | StaleVersion | UnsupportedClaimsType> {
    const { accountId } = requireViewer(context);
    const letterId = letterIdOf(input.letterId);
    const { draft, version } = input;
    const outcome = await viewerEm(context).transactional(async (em) => {
      const decided = await acceptDraft(em, accountId, {
        letterId,
        draft: numberOf(draft),
        version: numberOf(version),
      });
      if (decided.kind === 'accepted') {
        await recordEvent(context.deps.tasks, em, { type: 'letter.accepted', subjectId: letterId });
      }
      return decided;
    });
    if (outcome.kind === 'stale') return StaleVersion.of(outcome.currentVersion);
    if (outcome.kind === 'accepted') return toLetterType(outcome.letter);
    return Object.assign(new UnsupportedClaimsType(), {
      message:
        'Nothing was changed: the draft says something that no fact supports any more. Write a new one, or add the fact.',
      findings: outcome.findings,
    });
  }

  @Authorized()
  @Mutation(() => LetterType, {
    description: 'Puts a draft away; it stays among the versions. NOT_FOUND, CONFLICT for the letter’s text.',
  })
  async rejectLetterDraft(
    @Arg('input', () => RejectLetterDraftInput, { description: 'See `RejectLetterDraftInput`.' })
    input: RejectLetterDraftInput,
    @Ctx() context: RequestContext,
  ): Promise<LetterType> {
    const { accountId } = requireViewer(context);
    const letterId = letterIdOf(input.letterId);
    const letter = await viewerEm(context).transactional(async (em) => {
      const left = await rejectDraft(em, accountId, { letterId, draft: numberOf(input.draft) });
      const data = { version: numberOf(input.draft) };
      await recordEvent(context.deps.tasks, em, { type: 'letter.rejected', subjectId: letterId, data });
      return left;
    });
    return toLetterType(letter);
  }
}

async function readVersions(context: RequestContext, letterId: string): Promise<LetterVersionType[]> {
  const { accountId } = requireViewer(context);
  const rows = await viewerEm(context).find(
    LetterVersion,
    { accountId, letterId },
    { orderBy: { version: 'desc' }, limit: MAX_VERSIONS },
  );
  return rows.map(toVersionType);
}

/** A number of a version, as the column holds it. */
function numberOf(version: number): number {
  if (version < 1)
    throw new CodedError('BAD_USER_INPUT', 'Versions are counted from 1.', { field: 'version' });
  return version;
}

function letterIdOf(id: string): string {
  const read = readId(id);
  if (read === null) throw notFound('Letter');
  return read;
}

async function viewersLetter(context: RequestContext, id: string): Promise<Letter> {
  return await findLetter(viewerEm(context), requireViewer(context).accountId, letterIdOf(id));
}
