import 'reflect-metadata';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';

/** A moment in UTC, as ISO 8601 with "Z". */
export const DateTime = GraphQLDateTime;
/** Any JSON value; for what has its own documented shape elsewhere (a Task's result, a resume document). */
export const Json = GraphQLJSON;

const PARTIAL_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

function readPartialDate(value: unknown): string {
  if (typeof value !== 'string' || !PARTIAL_DATE.test(value)) {
    throw new GraphQLError('Expected a year, a month or a day: 2019, 2019-03 or 2019-03-01.');
  }
  return value;
}

/** A date of a career, as exact as it is known. */
export const PartialDate = new GraphQLScalarType({
  name: 'PartialDate',
  description: 'A date as exact as it is known: a year (2019), a month (2019-03) or a day (2019-03-01).',
  serialize: readPartialDate,
  parseValue: readPartialDate,
  parseLiteral: (node) => readPartialDate(node.kind === Kind.STRING ? node.value : undefined),
});
