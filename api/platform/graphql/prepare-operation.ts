import { createHash } from 'node:crypto';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { GraphQLError, Kind, OperationTypeNode, getOperationAST, parse, validate, visit } from 'graphql';
import { getComplexity, simpleEstimator, fieldExtensionsEstimator } from 'graphql-query-complexity';
import { CodedError } from '../errors/coded-error.js';
import { RecentMap } from '../cache/recent-map.js';
import { isListOfObjects, pageSize } from './operation-cost.js';
import { refuseLiterals, refuseVariables } from './refuse-texts.js';
import type { TrustedDocuments } from './trusted-documents.js';

/** What one request may ask for. */
export interface OperationLimits {
  /** Characters of the query. */
  maxLength: number;
  maxTokens: number;
  /** Nesting of fields, fragments included; the standard introspection query needs 13. */
  maxDepth: number;
  /** Roughly the number of values in the answer; see `operationCost`. */
  maxCost: number;
  /** Operations side by side in one request, by alias or not. */
  maxRootFields: number;
  /** Renamed fields of the whole document, at whatever depth. */
  maxAliases: number;
  /** Directives of the whole document. */
  maxDirectives: number;
}

export const DEFAULT_LIMITS: OperationLimits = {
  maxLength: 20_000,
  maxTokens: 3_000,
  maxDepth: 15,
  maxCost: 20_000,
  maxRootFields: 20,
  maxAliases: 60,
  maxDirectives: 30,
};

export interface OperationRequest {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

export type PreparedOperation =
  | { document: DocumentNode; operation: OperationDefinitionNode; errors?: undefined }
  | { errors: readonly GraphQLError[] };

export interface OperationPreparer {
  /**
   * Parses, validates and weighs a request before any resolver runs. HTTP and WebSocket both pass through it.
   * @param allowed which kinds of operation this way in serves
   * @param anonymous nobody is logged in: only trusted documents are answered then
   */
  prepare(
    request: OperationRequest,
    allowed: readonly OperationTypeNode[],
    anonymous: boolean,
  ): PreparedOperation;
  /** For Apollo: documents already prepared, by the SHA-256 of their query, so that nothing is parsed twice. */
  readonly documentStore: {
    get(key: string): Promise<DocumentNode | undefined>;
    set(key: string, document: DocumentNode): Promise<void>;
    delete(key: string): Promise<boolean>;
  };
}

const MAX_DOCUMENTS = 1_000;
const MAX_COSTS = 5_000;

export function createOperationPreparer(
  schema: GraphQLSchema,
  trusted: TrustedDocuments,
  limits: OperationLimits = DEFAULT_LIMITS,
): OperationPreparer {
  /** Valid documents by the hash of their text; failures are not kept, an attacker could fill the store with them. */
  const documents = new RecentMap<DocumentNode>(MAX_DOCUMENTS);
  const costs = new RecentMap<number>(MAX_COSTS);
  /** Hashes of texts that turned out to be trusted documents. */
  const trustedTexts = new RecentMap<true>(MAX_DOCUMENTS);

  const readDocument = (
    query: string,
    hash: string,
    anonymous: boolean,
  ): DocumentNode | readonly GraphQLError[] => {
    const known = documents.get(hash);
    if (known !== undefined && (!anonymous || trustedTexts.get(hash) === true)) return known;
    if (query.length > limits.maxLength) return [refusal('The query is too long.')];
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: limits.maxTokens });
    } catch (error) {
      return [error instanceof GraphQLError ? error : refusal('The query cannot be read.')];
    }
    const crowded = refuseCrowds(document, limits);
    if (crowded !== null) return [crowded];
    if (
      document.definitions.some(
        (definition) => depthOf(document, definition, limits.maxDepth) > limits.maxDepth,
      )
    ) {
      return [refusal(`The query is nested deeper than ${limits.maxDepth} levels.`)];
    }
    // Before validation, whose messages would tell a stranger the schema.
    if (anonymous) {
      if (!trusted.has(document)) return [notTrusted()];
      trustedTexts.set(hash, true);
    }
    const errors = validate(schema, document, undefined, { maxErrors: 5 });
    if (errors.length > 0) return errors;
    const unkeepable = refuseLiterals(document);
    if (unkeepable !== null) return [unkeepable];
    documents.set(hash, document);
    return document;
  };

  return {
    prepare({ query, operationName, variables }, allowed, anonymous) {
      const hash = createHash('sha256').update(query).digest('hex');
      const document = readDocument(query, hash, anonymous);
      if (!('kind' in document)) return { errors: document };
      const operation = getOperationAST(document, operationName ?? null);
      if (!operation) return { errors: [refusal('Name one of the operations of the query.')] };
      if (!allowed.includes(operation.operation)) {
        return { errors: [refusal(`A ${operation.operation} is not served here.`)] };
      }
      if (countRootFields(document, operation.selectionSet) > limits.maxRootFields) {
        return { errors: [refusal(`A request may hold at most ${limits.maxRootFields} operations.`)] };
      }
      if (operation.operation === OperationTypeNode.SUBSCRIPTION && hasConditions(operation.selectionSet)) {
        // Left out by @skip it would subscribe to nothing, for which there is no answer.
        return { errors: [refusal('The field of a subscription carries no @skip or @include.')] };
      }
      const unkeepable = refuseVariables(variables);
      if (unkeepable !== null) return { errors: [unkeepable] };
      const key = `${hash} ${operation.name?.value ?? ''} ${JSON.stringify(sizesIn(variables))}`;
      let cost = costs.get(key);
      if (cost === undefined) {
        try {
          cost = operationCost(schema, document, operation.name?.value, variables ?? {});
        } catch (error) {
          // A variable of the wrong type is found while weighing; it is the request's fault like any other.
          return { errors: [error instanceof GraphQLError ? error : refusal((error as Error).message)] };
        }
        costs.set(key, cost);
      }
      if (cost > limits.maxCost) {
        return { errors: [refusal(`The query asks for too much at once (${cost} of ${limits.maxCost}).`)] };
      }
      return { document, operation };
    },
    documentStore: {
      get: (key) => Promise.resolve(documents.get(key.slice(-64))),
      // Apollo would store only what it parsed itself, and it never does: everything passed through prepare() before.
      set: () => Promise.resolve(),
      delete: () => Promise.resolve(false),
    },
  };
}

function operationCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): number {
  return getComplexity({
    schema,
    query,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    maxQueryNodes: 5_000,
    estimators: [
      fieldExtensionsEstimator(),
      ({ field, args, childComplexity }) => {
        const size = pageSize(field, args);
        if (size !== null) return 1 + size * childComplexity;
        return isListOfObjects(field.type) ? 1 + 5 * childComplexity : undefined;
      },
      simpleEstimator({ defaultComplexity: 1 }),
    ],
  });
}

/** Only numbers change what an answer costs; strings and texts would make every key a new one. */
function sizesIn(variables: Record<string, unknown> | null | undefined): unknown {
  const sizes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(variables ?? {})) {
    if (typeof value === 'number' || typeof value === 'boolean') sizes[name] = value;
    else sizes[name] = value === null ? null : typeof value;
  }
  return sizes;
}

/** Depth through fragments; a fragment that spreads itself counts as too deep (validation would refuse it later). */
function depthOf(
  document: DocumentNode,
  definition: DocumentNode['definitions'][number],
  limit: number,
): number {
  if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) return 0;
  const fragments = new Map<string, SelectionSetNode>();
  for (const other of document.definitions) {
    if (other.kind === Kind.FRAGMENT_DEFINITION) fragments.set(other.name.value, other.selectionSet);
  }
  const known = new Map<string, number>();
  const measure = (set: SelectionSetNode | undefined, above: number, active: readonly string[]): number => {
    if (set === undefined || above > limit) return above > limit ? 1 : 0;
    let deepest = 0;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        deepest = Math.max(deepest, 1 + measure(node.selectionSet, above + 1, active));
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        deepest = Math.max(deepest, measure(node.selectionSet, above, active));
      } else {
        const name = node.name.value;
        if (active.includes(name)) return limit + 1;
        const depth = known.get(name) ?? measure(fragments.get(name), 0, [...active, name]);
        known.set(name, depth);
        deepest = Math.max(deepest, depth);
      }
    }
    return deepest;
  };
  return measure(definition.selectionSet, 0, []);
}

/** Whether a directive may leave out one of the operation's own fields; spreads may hide what they spread. */
function hasConditions(set: SelectionSetNode): boolean {
  return set.selections.some((node) => node.kind !== Kind.FIELD || (node.directives?.length ?? 0) > 0);
}

function countRootFields(document: DocumentNode, set: SelectionSetNode): number {
  let count = 0;
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) count += 1;
    else if (node.kind === Kind.INLINE_FRAGMENT) count += countRootFields(document, node.selectionSet);
    else {
      const fragment = document.definitions.find(
        (other) => other.kind === Kind.FRAGMENT_DEFINITION && other.name.value === node.name.value,
      );
      if (fragment?.kind === Kind.FRAGMENT_DEFINITION)
        count += countRootFields(document, fragment.selectionSet);
    }
  }
  return count;
}

/** Aliases and directives multiply work that neither depth nor cost sees. */
function refuseCrowds(document: DocumentNode, limits: OperationLimits): GraphQLError | null {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: (node) => {
      if (node.alias !== undefined) aliases += 1;
    },
    Directive: () => {
      directives += 1;
    },
  });
  if (aliases > limits.maxAliases) return refusal(`A query may hold at most ${limits.maxAliases} aliases.`);
  if (directives > limits.maxDirectives) {
    return refusal(`A query may hold at most ${limits.maxDirectives} directives.`);
  }
  return null;
}

function notTrusted(): GraphQLError {
  const message = 'Log in to send queries of your own.';
  return new GraphQLError(message, { originalError: new CodedError('UNAUTHENTICATED', message) });
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
