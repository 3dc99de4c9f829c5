import type { CursorValues, PageRequest } from './connection.js';
import { CodedError } from '../errors/coded-error.js';

/** One column of a list's order. The last column of an order is the id, so that no two rows are equal. */
export interface OrderColumn {
  /** Name of the entity's property. */
  property: string;
  direction: 'asc' | 'desc';
  kind: 'text' | 'time' | 'id';
  /** Rows without a value come last, whatever the direction. */
  nullable?: boolean;
}

type Filter = Record<string, unknown>;
type Scalar = string | Date | null;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The rows of a page as a filter and an order: a keyset instead of an offset, so that deep pages cost no more than the first
 * and rows that come or go meanwhile shift nothing.
 *
 * @throws CodedError BAD_USER_INPUT for a cursor of another list
 */
export function keysetQuery(
  order: readonly OrderColumn[],
  page: PageRequest,
): { where: Filter[]; orderBy: Record<string, string> } {
  const where: Filter[] = [];
  if (page.after !== null) where.push(beyond(order, readValues(order, page.after, 'after'), 'later'));
  if (page.before !== null) where.push(beyond(order, readValues(order, page.before, 'before'), 'earlier'));
  return {
    where,
    orderBy: Object.fromEntries(order.map((column) => [column.property, directionOf(column, page.backward)])),
  };
}

/** The cursor of a row for an order. */
export function cursorOf(order: readonly OrderColumn[], row: object): CursorValues {
  return order.map(({ property }) => {
    const value = (row as Record<string, unknown>)[property];
    if (value instanceof Date) return value.toISOString();
    return typeof value === 'string' ? value : null;
  });
}

function directionOf(column: OrderColumn, backward: boolean): string {
  const descending = (column.direction === 'desc') !== backward;
  const direction = descending ? 'desc' : 'asc';
  if (column.nullable !== true) return direction;
  return `${direction} nulls ${backward ? 'first' : 'last'}`;
}

function beyond(order: readonly OrderColumn[], values: readonly Scalar[], side: 'later' | 'earlier'): Filter {
  const alternatives: Filter[] = [];
  order.forEach((column, index) => {
    const here =
      side === 'later'
        ? laterThan(column, values[index] ?? null)
        : earlierThan(column, values[index] ?? null);
    if (here === null) return;
    const equal = order
      .slice(0, index)
      .map((before, i): Filter => ({ [before.property]: values[i] ?? null }));
    alternatives.push({ $and: [...equal, here] });
  });
  return { $or: alternatives };
}

function laterThan({ property, direction, nullable }: OrderColumn, value: Scalar): Filter | null {
  if (value === null) return null;
  const later: Filter = { [property]: { [direction === 'asc' ? '$gt' : '$lt']: value } };
  return nullable === true ? { $or: [later, { [property]: null }] } : later;
}

function earlierThan({ property, direction }: OrderColumn, value: Scalar): Filter {
  if (value === null) return { [property]: { $ne: null } };
  return { [property]: { [direction === 'asc' ? '$lt' : '$gt']: value } };
}

function readValues(order: readonly OrderColumn[], values: CursorValues, field: string): Scalar[] {
  return order.map((column, index) => {
    const value = values[index] ?? null;
    if (value === null && column.nullable === true) return null;
    if (typeof value === 'string') {
      if (column.kind === 'text' && !value.includes('\0')) return value;
      if (column.kind === 'id' && UUID.test(value)) return value;
      const time = new Date(value);
      // The database has no times as far away as JavaScript has, and no year 0.
      if (column.kind === 'time' && time.getUTCFullYear() >= 1 && time.getUTCFullYear() < 10_000) return time;
    }
    throw new CodedError('BAD_USER_INPUT', 'This cursor was not given out for this list.', { field });
  });
}
