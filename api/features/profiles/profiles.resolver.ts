import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { EventType } from '../../engine/events/event-types.js';
import { recordEvent } from '../../engine/events/record-event.js';
import { notFound } from '../../platform/errors/coded-error.js';
import { requireViewer } from '../../platform/graphql/access.js';
import { readId, readInput } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { removeFact, saveFact } from './fact-editor.js';
import { FactRevisionType, FactType, SaveFactResult, toFactType, toRevisionType } from './fact.type.js';
import { readFacts, readProfile, readRevisions } from './profile-reader.js';
import { ProfileType, SaveFactInput, UpdateProfileInput, toProfileType } from './profile.type.js';

/** What other rooms react to when facts changed. */
export const FACTS_CHANGED = 'profile.facts-changed' satisfies EventType;

const profileChanges = z.object({
  headline: z.string().trim().max(200, 'A headline has at most 200 characters.').nullish(),
  language: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'This is no language tag; write e.g. "en" or "de-AT".')
    .nullish(),
});

const MAX_FIELDS = 20;

@Resolver(() => ProfileType)
export class ProfilesResolver {
  @Authorized()
  @Query(() => ProfileType, {
    description: 'The career of the person who asks; empty before the first import.',
  })
  async profile(@Ctx() context: RequestContext): Promise<ProfileType> {
    return toProfileType(await readProfile(viewerEm(context), requireViewer(context).accountId));
  }

  @Authorized()
  @FieldResolver(() => [FactType], {
    description: 'All facts that stand: entries first, then lines in order.',
  })
  async facts(@Root() _profile: ProfileType, @Ctx() context: RequestContext): Promise<FactType[]> {
    return (await readFacts(viewerEm(context), requireViewer(context).accountId)).map(toFactType);
  }

  @Authorized()
  @Mutation(() => ProfileType, { description: 'BAD_USER_INPUT names the field.' })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput) input: UpdateProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType> {
    const { headline, language } = readInput(profileChanges, input);
    return viewerEm(context).transactional(async (em) => {
      const profile = await readProfile(em, requireViewer(context).accountId);
      if (headline !== undefined) profile.headline = headline === '' ? null : headline;
      if (language != null) profile.language = language;
      profile.updatedAt = new Date();
      await em.flush();
      await recordEvent(context.deps.tasks, em, { type: FACTS_CHANGED, subjectId: profile.id });
      return toProfileType(profile);
    });
  }

  @Authorized()
  @Mutation(() => SaveFactResult, {
    description:
      'Adds or corrects a fact; what it said before stays in its history. BAD_USER_INPUT names the field; NOT_FOUND; ' +
      'CONFLICT when there is a summary or contact value of this kind already.',
  })
  async saveFact(
    @Arg('input', () => SaveFactInput) input: SaveFactInput,
    @Ctx() context: RequestContext,
  ): Promise<FactType | StaleVersion> {
    const { accountId } = requireViewer(context);
    const { id, parentId } = input;
    const fields =
      input.fields == null
        ? null
        : Object.fromEntries(input.fields.slice(0, MAX_FIELDS).map(({ name, value }) => [name, value]));
    const saved = await viewerEm(context).transactional(async (em) => {
      const outcome = await saveFact(em, accountId, {
        ...input,
        id: id == null ? null : requireId(id),
        parentId: parentId == null ? null : requireId(parentId),
        fields,
      });
      if (!('currentVersion' in outcome)) {
        await recordEvent(context.deps.tasks, em, { type: FACTS_CHANGED, subjectId: outcome.id });
      }
      return outcome;
    });
    return 'currentVersion' in saved ? StaleVersion.of(saved.currentVersion) : toFactType(saved);
  }

  @Authorized()
  @Mutation(() => Boolean, {
    description:
      'Takes a fact back, with an entry also its lines. What it said stays in its history. NOT_FOUND.',
  })
  async removeFact(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<boolean> {
    const { accountId } = requireViewer(context);
    const factId = requireId(id);
    await viewerEm(context).transactional(async (em) => {
      await removeFact(em, accountId, factId);
      await recordEvent(context.deps.tasks, em, { type: FACTS_CHANGED, subjectId: factId });
    });
    return true;
  }
}

@Resolver(() => FactType)
export class FactHistoryResolver {
  @Authorized()
  @FieldResolver(() => [FactRevisionType], { description: 'What the fact said before, oldest first.' })
  async history(@Root() fact: FactType, @Ctx() context: RequestContext): Promise<FactRevisionType[]> {
    // Most facts were never changed: the version tells without asking the database.
    if (fact.version === 1) return [];
    const { accountId } = requireViewer(context);
    const revisions = await readRevisions(viewerEm(context), accountId, [fact.id]);
    return (revisions.get(fact.id) ?? []).map(toRevisionType);
  }
}

/** Ids of no possible row are answered like unknown ones. */
function requireId(id: string): string {
  const read = readId(id);
  if (read === null) throw notFound('Fact');
  return read;
}
