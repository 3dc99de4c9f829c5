import { AccountReader } from '../database/account-reader.js';
import { requireViewer } from './access.js';
import type { RequestContext } from './request-context.js';

const readers = new WeakMap<RequestContext, AccountReader>();

/**
 * Reads the rows of the person who asks and no others, for showing them. One for all resolvers of a request: what they ask
 * for at once is read at once. Nothing is kept.
 *
 * @throws CodedError UNAUTHENTICATED
 */
export function viewerReader(context: RequestContext): AccountReader {
  const { accountId } = requireViewer(context);
  const known = readers.get(context);
  if (known !== undefined) return known;
  const reader = new AccountReader(context.deps.orm, accountId);
  readers.set(context, reader);
  return reader;
}
