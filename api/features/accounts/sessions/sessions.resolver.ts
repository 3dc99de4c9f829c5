import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { notFound } from '../../../platform/errors/coded-error.js';
import { Personal, Reproved, requireViewer } from '../../../platform/graphql/access.js';
import { enumType } from '../../../platform/graphql/enum-type.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { LOGIN_METHODS, Session, type LoginMethod } from '../account.entity.js';
import { MAX_SESSIONS } from './session-keeper.js';

const LoginMethodEnum = enumType('LoginMethod', LOGIN_METHODS, 'How a session was opened.');

@ObjectType({ simpleResolvers: true, description: 'A login on one device.' })
export class AccountSession {
  @Field(() => ID, { description: 'UUID version 7.' })
  id!: string;

  @Field(() => String, {
    description: 'Browser and system in a few words, e.g. "Firefox on Linux"; may be empty.',
  })
  device!: string;

  @Field(() => LoginMethodEnum, { description: 'How it was opened.' })
  method!: LoginMethod;

  @Field(() => Boolean, { description: 'Whether it is the session that asks.' })
  current!: boolean;

  @Field(() => DateTime, { description: 'When it was opened.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last renewed, to about ten minutes.' })
  lastUsedAt!: Date;

  @Field(() => DateTime, { description: 'When it ends unless it is used.' })
  expiresAt!: Date;
}

@Resolver()
export class SessionsResolver {
  @Personal()
  @Query(() => [AccountSession], { description: 'Where the account is logged in, last used first.' })
  async sessions(@Ctx() context: RequestContext): Promise<AccountSession[]> {
    const { sessionId } = requireViewer(context);
    const open = await viewerEm(context).find(
      Session,
      { revokedAt: null, expiresAt: { $gt: new Date() } },
      { orderBy: { lastUsedAt: 'desc', id: 'desc' }, limit: MAX_SESSIONS },
    );
    return open.map(({ id, device, method, createdAt, lastUsedAt, expiresAt }) => ({
      id,
      device,
      method,
      current: id === sessionId,
      createdAt,
      lastUsedAt,
      expiresAt,
    }));
  }

  @Reproved()
  @Mutation(() => Boolean, {
    description:
      'Ends a session; its open connections close within half a minute. NOT_FOUND when there is none; FORBIDDEN with reason ' +
      'PROOF_NEEDED.',
  })
  async revokeSession(
    @Arg('id', () => ID, { description: 'Of sessions.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const sessionId = readId(id);
    const { accountId } = requireViewer(context);
    const ended = sessionId !== null && (await context.deps.sessions.endOne(accountId, sessionId));
    if (!ended) throw notFound('Session');
    return true;
  }

  @Reproved()
  @Mutation(() => Int, {
    description:
      'Ends every session but the one that asks; how many there were. FORBIDDEN with reason PROOF_NEEDED.',
  })
  async revokeOtherSessions(@Ctx() context: RequestContext): Promise<number> {
    const { sessionId } = requireViewer(context);
    return viewerEm(context).transactional((tx) => context.deps.sessions.endOthers(tx, sessionId, 'OWNER'));
  }
}
