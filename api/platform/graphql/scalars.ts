import 'reflect-metadata';
import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';

/** A moment in UTC, as ISO 8601 with "Z". */
export const DateTime = GraphQLDateTime;
/** Any JSON value; for what has its own documented shape elsewhere (a Task's result, a resume document). */
export const Json = GraphQLJSON;
