import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { newId } from '../../../platform/database/new-id.js';
import { oneAtATime } from '../../../platform/database/one-at-a-time.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { Personal, Reproved, requireViewer } from '../../../platform/graphql/access.js';
import { enumType } from '../../../platform/graphql/enum-type.js';
import { readId, readInput } from '../../../platform/graphql/read-input.js';
import {
  TOKEN_SCOPES,
  type RequestContext,
  type TokenScope,
} from '../../../platform/graphql/request-context.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { recordAccountEvent } from '../account-events.js';
import { requireOpenSession } from '../sessions/require-open-session.js';
import { tellOwner } from '../tell-owner.js';
import { ApiToken } from './api-token.entity.js';
import { drawApiToken } from './find-api-token.js';

const MAX_TOKENS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_DAYS = 366;

const TokenScopeEnum = enumType(
  'TokenScope',
  TOKEN_SCOPES,
  'READ: queries and subscriptions. WRITE: mutations. Neither reaches passwords, second factors, sessions, tokens and administration.',
);

@ObjectType('ApiToken', {
  simpleResolvers: true,
  description: 'A secret with which a program acts for the account: "Authorization: Bearer …".',
})
export class ApiTokenType {
  @Field(() => ID, { description: 'UUID version 7.' })
  id!: string;

  @Field(() => String, { description: 'What the owner calls it.' })
  name!: string;

  @Field(() => String, { description: 'The last four characters of the secret.' })
  hint!: string;

  @Field(() => [TokenScopeEnum], { description: 'What it may do.' })
  scopes!: TokenScope[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it stops working.' })
  expiresAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, to the minute; null: never.',
  })
  lastUsedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'A new token.' })
export class CreatedApiToken {
  @Field(() => ApiTokenType, { description: 'The token.' })
  token!: ApiTokenType;

  @Field(() => String, { description: 'The secret, shown now and never again.' })
  secret!: string;
}

@InputType({ description: 'A token to be made.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What it is for; 1 to 80 characters.' })
  name!: string;

  @Field(() => [TokenScopeEnum], { description: 'What it may do; at least one.' })
  scopes!: TokenScope[];

  @Field(() => DateTime, { description: 'When it stops working; within 366 days.' })
  expiresAt!: Date;
}

const wish = z.object({
  name: z.string().trim().min(1, 'Please give a name.').max(80, 'A name has at most 80 characters.'),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1, 'Choose at least one scope.').max(10, 'Name each scope once.'),
  expiresAt: z
    .date()
    .refine(
      (time) => time.getTime() > Date.now() && time.getTime() <= Date.now() + MAX_DAYS * DAY_MS,
      `Choose a time within ${MAX_DAYS} days.`,
    ),
});

@Resolver()
export class ApiTokensResolver {
  @Personal()
  @Query(() => [ApiTokenType], { description: 'The tokens that work, newest first.' })
  async apiTokens(@Ctx() context: RequestContext): Promise<ApiTokenType[]> {
    const tokens = await viewerEm(context).find(ApiToken, working(), {
      orderBy: { createdAt: 'desc', id: 'desc' },
    });
    return tokens.map(toType);
  }

  @Reproved()
  @Mutation(() => CreatedApiToken, {
    description:
      'Makes a token; its owner is mailed. BAD_USER_INPUT names the field; QUOTA_EXCEEDED at 50; FORBIDDEN with reason ' +
      'PROOF_NEEDED: call proveIdentity first.',
  })
  async createApiToken(
    @Arg('input', () => CreateApiTokenInput, { description: 'Name, scopes and end.' })
    input: CreateApiTokenInput,
    @Ctx() context: RequestContext,
  ): Promise<CreatedApiToken> {
    const { name, scopes, expiresAt } = readInput(wish, input);
    const viewer = requireViewer(context);
    const { accountId } = viewer;
    const { secret, hash, hint } = drawApiToken(accountId);
    const token = await viewerEm(context).transactional(async (tx) => {
      await requireOpenSession(tx, viewer);
      await oneAtATime(tx, 'api-token');
      if ((await tx.count(ApiToken, working())) >= MAX_TOKENS) {
        throw new CodedError('QUOTA_EXCEEDED', `There are ${MAX_TOKENS} tokens already. Revoke one first.`);
      }
      const made = tx.create(ApiToken, {
        id: newId(),
        accountId,
        name,
        tokenHash: hash,
        hint,
        scopes: [...new Set(scopes)],
        createdAt: new Date(),
        expiresAt,
        lastUsedAt: null,
        revokedAt: null,
      });
      await tx.persist(made).flush();
      await tellOwner(context.deps, tx, 'api-token-created', { name }, { tokenId: made.id });
      return made;
    });
    return { token: toType(token), secret };
  }

  @Personal()
  @Mutation(() => Boolean, {
    description: 'Ends a token, in every process within seconds. NOT_FOUND when there is none of this id.',
  })
  async revokeApiToken(
    @Arg('id', () => ID, { description: 'Of apiTokens.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const tokenId = readId(id);
    const token =
      tokenId === null ? null : await viewerEm(context).findOne(ApiToken, { id: tokenId, revokedAt: null });
    if (token === null) throw notFound('API token');
    await viewerEm(context).transactional(async (tx) => {
      const working = { id: token.id, revokedAt: null };
      const ended = await tx.nativeUpdate(ApiToken, working, { revokedAt: new Date() });
      const about = { tokenId: token.id };
      if (ended > 0) await recordAccountEvent(context.deps.tasks, tx, 'account.api-token-revoked', about);
    });
    context.deps.sessions.forget(token.id);
    return true;
  }
}

function working(): { revokedAt: null; expiresAt: { $gt: Date } } {
  return { revokedAt: null, expiresAt: { $gt: new Date() } };
}

function toType({ id, name, hint, scopes, createdAt, expiresAt, lastUsedAt }: ApiToken): ApiTokenType {
  return { id, name, hint, scopes, createdAt, expiresAt, lastUsedAt };
}
