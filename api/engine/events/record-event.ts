import type { EntityManager } from '@mikro-orm/postgresql';
import type { PoolClient } from 'pg';
import { newId } from '../../platform/database/new-id.js';
import { accountOf } from '../../platform/database/orm.js';
import type { Queue } from '../../platform/queue/queue.js';
import { DomainEvent } from './domain-event.entity.js';
import { EVENTS_QUEUE, type EventEntry, type EventHandler } from './event-handlers.js';
import type { EventType } from './event-types.js';

export interface NewEvent {
  type: EventType;
  subjectId: string;
  /** Ids and short values only. */
  data?: Record<string, unknown>;
}

/** Where events go: the queue, and who is to hear of them. */
export interface EventMachinery {
  queue: Queue;
  handlers: readonly EventHandler[];
}

/**
 * Writes a domain event into the transaction of `em`, together with one queue entry for each handler of its type: handlers
 * hear of exactly what was committed, each with its own retries.
 *
 * @throws Error when `em` is not in a transaction.
 */
export async function recordEvent(
  machinery: EventMachinery,
  em: EntityManager,
  event: NewEvent,
): Promise<void> {
  if (!em.isInTransaction()) throw new Error('A domain event is recorded inside a transaction');
  const accountId = accountOf(em);
  const id = newId();
  await em.insert(DomainEvent, {
    id,
    accountId,
    type: event.type,
    subjectId: event.subjectId,
    data: event.data ?? {},
    occurredAt: new Date(),
  });
  for (const handler of machinery.handlers) {
    if (handler.type !== event.type) continue;
    await machinery.queue.add<EventEntry>(em, EVENTS_QUEUE, {
      eventId: id,
      accountId,
      handler: handler.name,
    });
  }
}

/** The same for a transaction on a bare connection that is bound to the account. */
export async function insertEvent(
  machinery: EventMachinery,
  client: PoolClient,
  accountId: string,
  event: NewEvent,
): Promise<void> {
  const id = newId();
  await client.query(
    `insert into domain_event (id, account_id, type, subject_id, data, occurred_at) values ($1, $2, $3, $4, $5, $6)`,
    [id, accountId, event.type, event.subjectId, JSON.stringify(event.data ?? {}), new Date()],
  );
  for (const entry of entriesFor(machinery, accountId, id, event.type)) {
    await machinery.queue.addOn(client, EVENTS_QUEUE, entry);
  }
}

function entriesFor(
  machinery: EventMachinery,
  accountId: string,
  eventId: string,
  type: string,
): EventEntry[] {
  const handlers = machinery.handlers.filter((handler) => handler.type === type);
  return handlers.map((handler) => ({ eventId, accountId, handler: handler.name }));
}
