import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { ASTNode, DocumentNode } from 'graphql';

/** Which GraphQL documents are answered to callers who are not logged in. */
export interface TrustedDocuments {
  has(document: DocumentNode): boolean;
  /** How many there are. */
  readonly size: number;
}

/** Every document: for development, where a human asks by hand, and for tests. */
export const ANY_DOCUMENT: TrustedDocuments = { has: () => true, size: Number.POSITIVE_INFINITY };

/**
 * Reads the list that the code generator writes for the dashboard: `{ "sha256:…": "query …" }`.
 *
 * @param files the first that exists is read; where none does, nothing is trusted
 */
export function readTrustedDocuments(files: readonly string[]): TrustedDocuments {
  const file = files.find((path) => existsSync(path));
  const texts = file === undefined ? {} : (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  return trustedDocuments(Object.values(texts));
}

/**
 * Trusts these documents, however their fields are ordered and spaced. With or without `__typename`, which clients add to
 * the documents they were given.
 */
export function trustedDocuments(texts: readonly string[]): TrustedDocuments {
  const known = new Set(texts.map((text) => canonicalHash(parse(text))));
  return { has: (document) => known.has(canonicalHash(document)), size: known.size };
}

function canonicalHash(document: DocumentNode): string {
  const plain = visit(document, {
    Field: {
      enter: (node) => (node.name.value === '__typename' && node.alias === undefined ? null : undefined),
      leave: (node) => ({
        ...node,
        arguments: sorted(node.arguments ?? []),
        directives: sorted(node.directives ?? []),
      }),
    },
    // Where objects and selections are written in another order they still ask for the same.
    SelectionSet: { leave: (node) => ({ ...node, selections: sorted(node.selections) }) },
    ObjectValue: { leave: (node) => ({ ...node, fields: sorted(node.fields) }) },
    OperationDefinition: {
      leave: (node) => ({ ...node, variableDefinitions: sorted(node.variableDefinitions ?? []) }),
    },
  });
  const text = print({ kind: Kind.DOCUMENT, definitions: sorted(plain.definitions) });
  return createHash('sha256').update(stripIgnoredCharacters(text)).digest('hex');
}

function sorted<Node extends ASTNode>(nodes: readonly Node[]): Node[] {
  return nodes
    .map((node) => ({ node, text: print(node) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ node }) => node);
}
