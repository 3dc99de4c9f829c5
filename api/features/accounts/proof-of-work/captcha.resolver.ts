import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Public } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { drawChallenge } from './proof-of-work.js';

@ObjectType({
  simpleResolvers: true,
  description: 'A calculation that costs a browser half a second and whoever guesses by the thousand a day.',
})
export class CaptchaChallenge {
  @Field(() => String, {
    description:
      'JSON of an ALTCHA challenge (version 2, PBKDF2/SHA-256). Send base64 of {"challenge": …, "solution": …} as captcha; it works ' +
      'once and for ten minutes.',
  })
  challenge!: string;
}

@Resolver()
export class CaptchaResolver {
  @Public()
  @Query(() => CaptchaChallenge, {
    description: 'A challenge, after an operation was refused with reason CAPTCHA_NEEDED.',
  })
  async captchaChallenge(@Ctx() context: RequestContext): Promise<CaptchaChallenge> {
    return { challenge: JSON.stringify(await drawChallenge(context.deps.keys)) };
  }
}
