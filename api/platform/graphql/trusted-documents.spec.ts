import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { projectRoot } from '../config/project-root.js';
import { readTrustedDocuments, trustedDocuments } from './trusted-documents.js';

const CLIENT = join(projectRoot(), 'client/src/app');
const LIST = join(projectRoot(), 'client/src/generated/trusted/persisted-documents.json');

/** The operations of the dashboard with the fragments they use, as its client sends them. */
function dashboardDocuments(): DocumentNode[] {
  const definitions = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.graphql'))
    .flatMap((path) => parse(readFileSync(join(CLIENT, path), 'utf8')).definitions);
  const fragments = new Map(
    definitions
      .filter(
        (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
      )
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const used = (
    node: OperationDefinitionNode | FragmentDefinitionNode,
    found = new Set<string>(),
  ): Set<string> => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        if (found.has(name.value)) return;
        found.add(name.value);
        used(fragments.get(name.value)!, found);
      },
    });
    return found;
  };
  return definitions
    .filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    )
    .map((operation) => ({
      kind: Kind.DOCUMENT,
      definitions: [operation, ...[...used(operation)].map((name) => fragments.get(name)!)],
    }));
}

/** As Apollo's client sends a document: with the type's name in every selection but the operation's own. */
function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: (node, _key, parent) =>
        (parent as { kind?: Kind } | undefined)?.kind === Kind.OPERATION_DEFINITION
          ? undefined
          : {
              ...node,
              selections: [
                ...node.selections,
                { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } },
              ],
            },
    },
  });
}

describe('trusted documents', () => {
  it('are all of the dashboard, as the code generator lists them and as its client sends them', () => {
    if (!existsSync(LIST)) throw new Error('Run "npm run codegen" first.');
    const trusted = readTrustedDocuments([LIST]);
    const documents = dashboardDocuments();
    expect(documents.length).toBeGreaterThan(20);
    const unknown = documents
      .filter(
        (document) =>
          !trusted.has(parse(print(document))) || !trusted.has(parse(print(withTypenames(document)))),
      )
      .map(({ definitions }) => (definitions[0] as OperationDefinitionNode).name?.value);
    expect(unknown).toEqual([]);
    expect(trusted.size).toBe(documents.length);
  });

  it('are none where there is no list', () => {
    expect(readTrustedDocuments([join(CLIENT, 'nowhere.json')]).size).toBe(0);
  });

  it('are told apart by whatever changes what is asked', () => {
    const trusted = trustedDocuments(['query A($id: ID!) { job(id: $id) { id title } }']);
    expect(trusted.has(parse('query A($id: ID!) { job(id: $id) { title __typename id } }'))).toBe(true);
    for (const other of [
      'query A($id: ID!) { job(id: $id) { id title url } }',
      'query A($id: ID!) { job(id: $id) { title } }',
      'query B($id: ID!) { job(id: $id) { id title } }',
      'query A($id: ID!) { job(id: $id) { id x: title } }',
      'query A($id: ID!) { job(id: $id) { id title x: __typename } }',
      'query A($id: ID!) { job(id: "1") { id title } }',
    ]) {
      expect([other, trusted.has(parse(other))]).toEqual([other, false]);
    }
  });
});
