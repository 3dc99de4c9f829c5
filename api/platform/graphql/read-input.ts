import type { z } from 'zod';
import { CodedError } from '../errors/coded-error.js';

/**
 * Checks what a client sent beyond its GraphQL type: lengths, formats, combinations.
 *
 * @throws CodedError BAD_USER_INPUT naming the first field at fault, with a message a person understands
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new CodedError(
    'BAD_USER_INPUT',
    issue?.message ?? 'This input is not valid.',
    field === '' ? {} : { field },
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * An id as the database takes it; null for what cannot be any row's id. Callers answer null like an unknown id, so that
 * the form of an id tells nothing.
 */
export function readId(id: string): string | null {
  return UUID.test(id) ? id.toLowerCase() : null;
}
