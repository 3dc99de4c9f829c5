import { getNullableType, isCompositeType, isListType } from 'graphql';
import type { GraphQLField, GraphQLOutputType } from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './connection.js';

/** How many items a connection field was asked for; null when the field is none. Larger requests are capped like here. */
export function pageSize(
  field: GraphQLField<unknown, unknown>,
  args: Record<string, unknown>,
): number | null {
  if (!field.args.some((arg) => arg.name === 'first')) return null;
  const asked = args['first'] ?? args['last'] ?? DEFAULT_PAGE_SIZE;
  return typeof asked === 'number' ? Math.min(Math.max(asked, 1), MAX_PAGE_SIZE) : DEFAULT_PAGE_SIZE;
}

/** A list without page size: its length is not known beforehand, so it is weighed as a handful. */
export function isListOfObjects(type: GraphQLOutputType): boolean {
  const bare = getNullableType(type);
  if (!isListType(bare)) return false;
  const item = getNullableType(bare.ofType);
  return isCompositeType(item);
}
