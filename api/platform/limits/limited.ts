import 'reflect-metadata';
import { defaultFieldResolver } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { RequestContext } from '../graphql/request-context.js';
import type { LimitName } from './limits.js';
import type { RateLimits } from './rate-limits.js';

declare module '../graphql/request-context.js' {
  interface ServerDeps {
    readonly limits: RateLimits;
  }
}

/** What an operation's arguments aim at, e.g. an e-mail address; null: nothing to count by. */
export type SubjectOf = (args: Record<string, unknown>) => string | null;

interface FieldLimit {
  name: LimitName;
  subjectOf?: SubjectOf | undefined;
}

/**
 * Counts each resolving of this operation against a limit of `LIMITS`: by network address, by account, and by subject.
 * An operation asked for a hundred times in one request, by aliases, counts a hundred times; HTTP and WebSocket alike.
 *
 * @param subjectOf reads the subject out of the arguments, e.g. `({ input }) => input.email`
 */
export function Limited(name: LimitName, subjectOf?: SubjectOf): MethodDecorator {
  return Extensions({ limit: { name, subjectOf } satisfies FieldLimit });
}

/**
 * Puts the counting before the resolvers of all fields marked with `@Limited`. To be called once after the schema was
 * built.
 *
 * @returns the names of the limited operations
 */
export function enforceLimits(schema: GraphQLSchema): string[] {
  const limited: string[] = [];
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const limit = field.extensions['limit'] as FieldLimit | undefined;
      if (limit === undefined) continue;
      limited.push(field.name);
      if (type === schema.getSubscriptionType()) field.subscribe = counted(limit, field.subscribe);
      else field.resolve = counted(limit, field.resolve);
    }
  }
  return limited;
}

function counted(
  limit: FieldLimit,
  inner: GraphQLFieldResolver<unknown, unknown> = defaultFieldResolver,
): GraphQLFieldResolver<unknown, unknown> {
  return async (source, args: Record<string, unknown>, context, info) => {
    const { deps, remoteAddress, viewer } = context as RequestContext;
    const subject = limit.subjectOf?.(args) ?? undefined;
    await deps.limits.count(limit.name, {
      address: remoteAddress,
      ...(viewer === null ? {} : { account: viewer.accountId }),
      ...(subject === undefined ? {} : { subject }),
    });
    return inner(source, args, context, info);
  };
}
