import 'reflect-metadata';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import { CodedError } from '../errors/coded-error.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/** Arguments of every connection (Relay cursor connections specification). */
@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many items from the start; at most ${MAX_PAGE_SIZE}.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Items after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many items from the end; at most ${MAX_PAGE_SIZE}.` })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Items before this cursor.' })
  before?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Where a page of a list begins and ends.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Edge<Node> {
  node: Node;
  cursor: string;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
  /** Counted only when the field is asked for. */
  totalCount: number | (() => Promise<number>);
}

/** Makes `<Name>Edge` and `<Name>Connection`; call it once per node type and use the returned class. */
export function connectionType<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class EdgeOf implements Edge<Node> {
    @Field(node)
    node!: Node;

    @Field(() => String)
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class ConnectionOf implements Connection<Node> {
    @Field(() => [EdgeOf])
    edges!: EdgeOf[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'All items that fit the filter, not only those of this page.' })
    totalCount!: number | (() => Promise<number>);
  }
  return ConnectionOf;
}

/** A place in an ordered list: the values of the order's columns, the last of which is the id. */
export type CursorValues = readonly (string | number | null)[];

/** What a list has to be read for: `limit` includes one row more than the page, which tells whether there are others. */
export interface PageRequest {
  limit: number;
  size: number;
  /** Reading from the end: the order is turned around, and the rows are turned back by `toConnection`. */
  backward: boolean;
  after: CursorValues | null;
  before: CursorValues | null;
}

/**
 * Reads and checks connection arguments.
 * @param columns how many values a cursor of this order holds
 * @throws CodedError BAD_USER_INPUT naming the argument
 */
export function readPage(args: ConnectionArgs, columns: number): PageRequest {
  const first = args.first ?? null;
  const last = args.last ?? null;
  const after = args.after ?? null;
  const before = args.before ?? null;
  if (first !== null && last !== null) {
    throw new CodedError('BAD_USER_INPUT', 'Give either first or last.', { field: 'last' });
  }
  for (const [field, value] of Object.entries({ first, last })) {
    if (value !== null && (value < 0 || value > MAX_PAGE_SIZE)) {
      throw new CodedError('BAD_USER_INPUT', `${field} lies between 0 and ${MAX_PAGE_SIZE}.`, { field });
    }
  }
  const size = first ?? last ?? DEFAULT_PAGE_SIZE;
  return {
    size,
    limit: size + 1,
    backward: last !== null,
    after: after === null ? null : decodeCursor(after, columns, 'after'),
    before: before === null ? null : decodeCursor(before, columns, 'before'),
  };
}

/**
 * Builds the connection from at most `limit` rows.
 * @param valuesOf the cursor of a row, in the order's columns
 */
export function toConnection<Row, Node>(
  rows: readonly Row[],
  page: PageRequest,
  valuesOf: (row: Row) => CursorValues,
  nodeOf: (row: Row) => Node,
  totalCount: () => Promise<number>,
): Connection<Node> {
  const more = rows.length > page.size;
  const kept = rows.slice(0, page.size);
  if (page.backward) kept.reverse();
  const edges = kept.map((row) => ({ node: nodeOf(row), cursor: encodeCursor(valuesOf(row)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backward ? page.before !== null : more,
      hasPreviousPage: page.backward ? more : page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges[edges.length - 1]?.cursor ?? null,
    },
    totalCount,
  };
}

export function encodeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decodeCursor(cursor: string, columns: number, field: string): CursorValues {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Falls through to the same refusal as any other cursor that is not ours.
  }
  const valid =
    Array.isArray(values) &&
    values.length === columns &&
    values.every((value) => value === null || typeof value === 'string' || typeof value === 'number');
  if (!valid)
    throw new CodedError('BAD_USER_INPUT', 'This cursor was not given out for this list.', { field });
  return values as CursorValues;
}
