import { Kind } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/**
 * The names of the fields a request asks for below the field that is resolved, so that a list need not read what nobody
 * looks at. Fields under `@skip` and `@include` count as asked for.
 *
 * @param path names of the fields that lead to the wanted level, e.g. `['edges', 'node']`
 */
export function selectedFields(info: GraphQLResolveInfo, path: readonly string[]): ReadonlySet<string> {
  let sets: SelectionSetNode[] = info.fieldNodes.flatMap((node) => node.selectionSet ?? []);
  for (const name of path) {
    sets = sets.flatMap((set) =>
      fieldsOf(info, set).flatMap((field) => (field.name.value === name ? (field.selectionSet ?? []) : [])),
    );
  }
  return new Set(sets.flatMap((set) => fieldsOf(info, set).map((field) => field.name.value)));
}

function fieldsOf(info: GraphQLResolveInfo, set: SelectionSetNode): FieldNode[] {
  return set.selections.flatMap((node): FieldNode[] => {
    if (node.kind === Kind.FIELD) return [node];
    const inner =
      node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : info.fragments[node.name.value]?.selectionSet;
    return inner === undefined ? [] : fieldsOf(info, inner);
  });
}
