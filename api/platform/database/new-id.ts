import { randomUUIDv7 } from 'node:crypto';

/** A new row's id: UUID version 7 (RFC 9562), made by the program, ascending in time. */
export function newId(): string {
  return randomUUIDv7();
}
