import 'reflect-metadata';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import type { NonEmptyArray, PubSub } from 'type-graphql';
import { enforceLimits } from '../limits/limited.js';
import { checkAccess, unclassifiedFields } from './access.js';

/** A resolver class; type-graphql makes one instance of each. */
export type ResolverClass = new () => object;

/** Subscriptions bring their own source (`subscribe:`), fed by the database's notifications; topics do not exist. */
const noTopics: PubSub = {
  publish: (topic) => {
    throw new Error(`There is no topic ${topic}: give the subscription a subscribe function.`);
  },
  subscribe: (topic) => {
    throw new Error(`There is no topic ${topic}: give the subscription a subscribe function.`);
  },
};

/**
 * Builds the executable schema.
 *
 * @throws Error listing the fields of which nobody said who may reach them
 */
export async function buildServerSchema(resolvers: readonly ResolverClass[]): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<ResolverClass>,
    authChecker: checkAccess,
    validate: false,
    disableInferringDefaultValues: true,
    pubSub: noTopics,
  });
  const open = unclassifiedFields();
  if (open.length > 0) {
    throw new Error(`Mark these with @Authorized() or @Public(): ${open.join(', ')}`);
  }
  enforceLimits(schema);
  return schema;
}

/** The contract as text: the same resolvers always give the same bytes. */
export function printContract(schema: GraphQLSchema): string {
  return `# Emitted from the resolvers by "npm run schema". Do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
