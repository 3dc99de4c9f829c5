import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { lettersOfJob } from '../letters/letter-relations.resolver.js';
import { LetterType } from '../letters/letter.type.js';
import { ApplicationType } from './application.type.js';

/** The way from an application to the letters for its job. */
@Resolver(() => ApplicationType)
export class ApplicationLettersResolver {
  @Authorized()
  @FieldResolver(() => [LetterType], { description: 'Cover letters for the job applied to, newest first.' })
  async letters(@Root() application: ApplicationType, @Ctx() context: RequestContext): Promise<LetterType[]> {
    return await lettersOfJob(context, application.jobId);
  }
}
