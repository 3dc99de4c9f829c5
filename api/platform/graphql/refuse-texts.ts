import { GraphQLError, visit, type DocumentNode } from 'graphql';
import { CodedError } from '../errors/coded-error.js';

/** No input of the contract is nested anywhere near this deep. */
const MAX_NESTING = 60;
/** Nor is any list of it anywhere near this long. */
const MAX_ITEMS = 5_000;

/**
 * Why the values of a request cannot be kept: PostgreSQL has no NUL in texts and no half of a surrogate pair in JSON.
 * Found here once, so that no column has to think of it. Walks without recursion: a request may be nested at will.
 *
 * @returns null when there is nothing to refuse
 */
export function refuseVariables(variables: Record<string, unknown> | null | undefined): GraphQLError | null {
  const open: { value: unknown; field: string; depth: number }[] = Object.entries(variables ?? {}).map(
    ([field, value]) => ({ value, field, depth: 1 }),
  );
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, field, depth } = next;
    if (typeof value === 'string') {
      if (!isStorable(value)) return refusal(field);
    } else if (typeof value === 'object' && value !== null) {
      if (Array.isArray(value) && value.length > MAX_ITEMS) {
        return refused(`The list ${field} holds more than ${MAX_ITEMS} items.`, field);
      }
      if (depth > MAX_NESTING) return refused(`The value of ${field} is nested too deep.`, field);
      for (const [name, inner] of Object.entries(value)) {
        if (!isStorable(name)) return refusal(field);
        const place = Array.isArray(value) ? field : name;
        open.push({ value: inner, field: place, depth: depth + 1 });
      }
    }
  }
  return null;
}

/** The same for values written into the query itself. */
export function refuseLiterals(document: DocumentNode): GraphQLError | null {
  let found: GraphQLError | null = null;
  visit(document, {
    StringValue: (node) => {
      if (!isStorable(node.value)) found = refusal('query');
    },
  });
  return found;
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function refusal(field: string): GraphQLError {
  return refused('The text holds a character that cannot be saved (NUL, or half of a character).', field);
}

function refused(message: string, field: string): GraphQLError {
  return new GraphQLError(message, { originalError: new CodedError('BAD_USER_INPUT', message, { field }) });
}
