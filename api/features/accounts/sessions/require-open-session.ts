import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CodedError } from '../../../platform/errors/coded-error.js';
import type { Viewer } from '../../../platform/graphql/request-context.js';
import { Session } from '../account.entity.js';

/**
 * That the session of the asker is open at this moment, for operations that make a way into the account. A request is let in on
 * what was known some seconds ago; whoever is being thrown out must not use these for a way back. Until the transaction ends
 * the session cannot be ended, so whatever ends it also finds what was made.
 *
 * @param tx - A transaction of the account.
 * @throws CodedError UNAUTHENTICATED
 */
export async function requireOpenSession(tx: EntityManager, { sessionId }: Viewer): Promise<void> {
  const open = { id: sessionId, revokedAt: null, expiresAt: { $gt: new Date() } };
  const session = await tx.findOne(Session, open, { fields: ['id'], lockMode: LockMode.PESSIMISTIC_READ });
  if (session === null) throw new CodedError('UNAUTHENTICATED', 'Please log in.');
}
