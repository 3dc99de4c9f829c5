import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { recordEvent } from '../../../engine/events/record-event.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { requireViewer } from '../../../platform/graphql/access.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { StaleVersion } from '../../../platform/graphql/stale-version.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { UnsupportedClaimsType } from '../resume-content.type.js';
import { findResume } from '../resume-store.js';
import { ChangesResult, ResumeType, toResumeType } from '../resume.type.js';
import { ResumeView } from '../resume-view.js';
import {
  acceptChanges,
  acceptVersion,
  readChanges,
  rejectChanges,
  type AcceptOutcome,
} from './change-review.js';
import {
  AcceptTailoredVersionInput,
  ChangesInput,
  ProposedChangeType,
  TailoredVersionType,
  toChangeType,
} from './proposed-change.type.js';
import { readVersions } from './read-versions.js';

const MAX_CHANGES = 500;
const UNSUPPORTED =
  'Nothing was changed: the resume would say something that no fact supports. Correct the line, or add the fact.';

@Resolver(() => ResumeType)
export class ChangesResolver {
  @Authorized()
  @FieldResolver(() => [ProposedChangeType], { description: 'In the order to go through them.' })
  async proposedChanges(
    @Root() resume: ResumeType,
    @Ctx() context: RequestContext,
  ): Promise<ProposedChangeType[]> {
    const em = viewerEm(context);
    const changes = await readChanges(em, resume.row.accountId, resume.id);
    if (changes.length === 0) return [];
    const view = await ResumeView.read(em, resume.row);
    return changes.map((change) => toChangeType(change, view, changes));
  }

  @Authorized()
  @FieldResolver(() => [TailoredVersionType], {
    description:
      'The versions to choose from, the one by rules first, then from careful to bold; empty for a base. While the Task ' +
      'works there are those that it has made so far.',
  })
  async tailoredVersions(
    @Root() resume: ResumeType,
    @Ctx() context: RequestContext,
  ): Promise<TailoredVersionType[]> {
    return await readVersions(viewerEm(context), resume.row);
  }

  @Authorized()
  @Query(() => [ProposedChangeType], {
    name: 'proposedChanges',
    description: 'The changes proposed for a resume, in the order to go through them. NOT_FOUND.',
  })
  async changesOf(
    @Arg('resumeId', () => ID) resumeId: string,
    @Ctx() context: RequestContext,
  ): Promise<ProposedChangeType[]> {
    const { accountId } = requireViewer(context);
    const resume = await findResume(viewerEm(context), accountId, resumeIdOf(resumeId));
    return this.proposedChanges(toResumeType(resume), context);
  }

  @Authorized()
  @Mutation(() => ChangesResult, {
    description:
      'Accepts changes, each on its own; the resume gets a new version. Changes accepted already count as done. Of ' +
      'alternatives given together the balanced one is accepted, or else the more careful one. NOT_FOUND.',
  })
  async acceptChanges(
    @Arg('input', () => ChangesInput) input: ChangesInput,
    @Ctx() context: RequestContext,
  ): Promise<ResumeType | StaleVersion | UnsupportedClaimsType> {
    const { accountId } = requireViewer(context);
    const { resumeId, changeIds } = readChangesInput(input);
    const outcome = await viewerEm(context).transactional(async (em) =>
      recorded(context, em, await acceptChanges(em, accountId, resumeId, changeIds)),
    );
    return await answer(outcome, resumeId, context);
  }

  @Authorized()
  @Mutation(() => ChangesResult, {
    description:
      'Makes the resume one of its versions: accepts all changes of it that the user has not rejected, and takes back what ' +
      'was accepted of the others. NOT_FOUND, also when the resume has no such version.',
  })
  async acceptTailoredVersion(
    @Arg('input', () => AcceptTailoredVersionInput, { description: 'The resume and its version.' })
    input: AcceptTailoredVersionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResumeType | StaleVersion | UnsupportedClaimsType> {
    const { accountId } = requireViewer(context);
    const resumeId = resumeIdOf(input.resumeId);
    const outcome = await viewerEm(context).transactional(async (em) =>
      recorded(context, em, await acceptVersion(em, accountId, resumeId, input.strategy ?? null)),
    );
    return await answer(outcome, resumeId, context);
  }

  @Authorized()
  @Mutation(() => ChangesResult, {
    description:
      'Rejects changes; one that was accepted is taken back. CONFLICT when the resume was edited by hand since. ' +
      'NOT_FOUND.',
  })
  async rejectChanges(
    @Arg('input', () => ChangesInput) input: ChangesInput,
    @Ctx() context: RequestContext,
  ): Promise<ResumeType> {
    const { accountId } = requireViewer(context);
    const { resumeId, changeIds } = readChangesInput(input);
    const resume = await viewerEm(context).transactional(async (em) => {
      const data = { changes: changeIds.length };
      const type = 'resume.changes-rejected';
      const left = await rejectChanges(em, accountId, resumeId, changeIds);
      await recordEvent(context.deps.tasks, em, { type, subjectId: resumeId, data });
      return left;
    });
    return toResumeType(resume);
  }
}

/** Records that changes were accepted, where they were. */
async function recorded(
  context: RequestContext,
  em: EntityManager,
  outcome: AcceptOutcome,
): Promise<AcceptOutcome> {
  if (outcome.kind === 'accepted') {
    const { id: subjectId, version } = outcome.resume;
    const type = 'resume.changes-accepted';
    await recordEvent(context.deps.tasks, em, { type, subjectId, data: { version } });
  }
  return outcome;
}

async function answer(
  outcome: AcceptOutcome,
  resumeId: string,
  context: RequestContext,
): Promise<ResumeType | StaleVersion | UnsupportedClaimsType> {
  const { accountId } = requireViewer(context);
  if (outcome.kind === 'stale') return StaleVersion.of(outcome.currentVersion);
  if (outcome.kind === 'accepted') return toResumeType(outcome.resume);
  const em = viewerEm(context);
  const view = await ResumeView.read(em, await findResume(em, accountId, resumeId));
  return Object.assign(new UnsupportedClaimsType(), {
    message: UNSUPPORTED,
    findings: view.findings(outcome.claims),
  });
}

function readChangesInput(input: ChangesInput): { resumeId: string; changeIds: string[] } {
  if (input.changeIds.length > MAX_CHANGES) {
    throw new CodedError('BAD_USER_INPUT', `At most ${MAX_CHANGES} changes at once.`, { field: 'changeIds' });
  }
  return {
    resumeId: resumeIdOf(input.resumeId),
    changeIds: input.changeIds.map((id) => {
      const read = readId(id);
      if (read === null) throw notFound('Change');
      return read;
    }),
  };
}

function resumeIdOf(id: string): string {
  const read = readId(id);
  if (read === null) throw notFound('Resume');
  return read;
}
