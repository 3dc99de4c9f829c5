import {
  getNamedType,
  isLeafType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isEnumType,
  isUnionType,
} from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputType,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';
import { newId } from '../database/new-id.js';

/** An operation with one place for a value, and the variables that put one there. */
export interface Place {
  name: string;
  query: string;
  variablesWith(value: unknown): Record<string, unknown>;
}

/** A query, mutation or subscription of the contract. */
export type Operation = {
  kind: 'query' | 'mutation' | 'subscription';
  field: GraphQLField<unknown, unknown>;
};

/** All operations of the contract. */
export function operationsOf(schema: GraphQLSchema): Operation[] {
  const of = (kind: Operation['kind'], fields: Record<string, GraphQLField<unknown, unknown>> = {}) =>
    Object.values(fields).map((field): Operation => ({ kind, field }));
  return [
    ...of('query', schema.getQueryType()?.getFields()),
    ...of('mutation', schema.getMutationType()?.getFields()),
    ...of('subscription', schema.getSubscriptionType()?.getFields()),
  ];
}

/** The operation as a document, with values that fit its arguments. */
export function operationText({ kind, field }: Operation): {
  query: string;
  variables: Record<string, unknown>;
} {
  const { args } = field;
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = args.length === 0 ? '' : `(${declared})`;
  const call = args.length === 0 ? field.name : `${field.name}(${given})`;
  const variables = Object.fromEntries(
    args.filter((arg) => isNonNullType(arg.type)).map((arg) => [arg.name, sample(arg.type, arg.name)]),
  );
  return { query: `${kind} ${head} { ${call}${selection(field.type)} }`, variables };
}

/** One test for each place where the operation takes an id, also inside its input objects. */
export function idPlaces(operation: Operation): Place[] {
  return placesOf(operation, ['ID']);
}

/** The places where the operation takes a value of one of these scalars. */
export function placesOf(operation: Operation, scalars: readonly string[]): Place[] {
  const { query, variables } = operationText(operation);
  const found: Place[] = [];
  const walk = (type: GraphQLInputType, path: readonly string[]): void => {
    const bare = isNonNullType(type) ? type.ofType : type;
    if (isListType(bare)) walk(bare.ofType, [...path, '[]']);
    else if (isInputObjectType(bare)) {
      for (const field of Object.values(bare.getFields())) walk(field.type, [...path, field.name]);
    } else if (isScalarType(bare) && scalars.includes(bare.name)) {
      const name = `${operation.field.name}(${path.join('.')})`;
      found.push({ name, query, variablesWith: (value) => withValueAt(variables, path, value) });
    }
  };
  for (const arg of operation.field.args) walk(arg.type, [arg.name]);
  return found;
}

function withValueAt(
  target: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const put = (current: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (step === undefined) return value;
    if (step === '[]') return [put(Array.isArray(current) ? current[0] : undefined, rest)];
    return {
      ...(current as Record<string, unknown> | undefined),
      [step]: put((current as Record<string, unknown> | undefined)?.[step], rest),
    };
  };
  return put(target, path) as Record<string, unknown>;
}

/** A value that fits the type: enough to get past the checks of form to where rows are looked up. */
function sample(type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return sample(type.ofType, name);
  if (isListType(type)) return [sample(type.ofType, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field: GraphQLArgument | GraphQLInputField) =>
      isNonNullType(field.type),
    );
    return Object.fromEntries(required.map((field) => [field.name, sample(field.type, field.name)]));
  }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'ID':
      return newId();
    case 'DateTime':
      return new Date(Date.now() + 3_600_000).toISOString();
    case 'JSON':
      return { basics: {}, basicsFacts: [], sections: [], language: 'en' };
    default:
      return name === 'template' ? 'classic' : 'text';
  }
}

/** All leaves, and those of the objects one level below: deep enough to show whose row was found. */
function selection(type: GraphQLOutputType, depth = 0): string {
  if (isNonNullType(type) || isListType(type)) return selection(type.ofType as GraphQLOutputType, depth);
  if (isUnionType(type)) {
    const members = type.getTypes().map((member) => `... on ${member.name}${selection(member, depth)}`);
    return ` { __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const fields = Object.values(type.getFields()).filter(({ args }) => args.length === 0);
  const chosen = fields.filter((field) => depth === 0 || isLeafType(getNamedType(field.type)));
  return ` { __typename ${chosen.map((field) => `${field.name}${selection(field.type, depth + 1)}`).join(' ')} }`;
}

/** Answers repeat the input they refuse. */
export function stripped(answer: string, id: string): string {
  const withoutId = id === '' ? answer : answer.replaceAll(id, '*');
  return withoutId.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '*');
}
