import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from '../../platform/config/config.js';
import { withAccount } from '../../platform/database/orm.js';
import type { Queue, QueueDefinition } from '../../platform/queue/queue.js';
import { DomainEvent } from './domain-event.entity.js';
import type { EventType } from './event-types.js';

export const EVENTS_QUEUE = 'domain-events';

/** What handlers may use of the process they run in, beside the database; rooms declare what they need, as with steps. */
export interface HandlerDeps {
  config: Config;
}

/** How a room reacts to what happened in another; listed in `api/registry.ts`. */
export interface EventHandler {
  /** Unique and stable: it is stored in queue entries. */
  name: string;
  /** The event type it reacts to. */
  type: EventType;
  /** Runs at least once per event; `em` is bound to the event's account. */
  handle(context: {
    em: EntityManager;
    event: DomainEvent;
    signal: AbortSignal;
    log: Logger;
    deps: HandlerDeps;
  }): Promise<void>;
}

export type EventEntry = { eventId: string; accountId: string; handler: string };

export const EVENT_QUEUES: readonly QueueDefinition[] = [
  { name: `${EVENTS_QUEUE}-dead`, retryLimit: 0, retryDelay: 1, expireInSeconds: 60 },
  {
    name: EVENTS_QUEUE,
    deadLetter: `${EVENTS_QUEUE}-dead`,
    retryLimit: 8,
    retryDelay: 1,
    expireInSeconds: 120,
  },
];

const CONCURRENCY = 2;

/**
 * Lets this process run the handlers of events.
 *
 * @throws Error when two handlers have one name: refused at start.
 */
export async function workOnEvents(options: {
  orm: MikroORM;
  queue: Queue;
  handlers: readonly EventHandler[];
  deps: HandlerDeps;
  log: Logger;
}): Promise<void> {
  const byName = new Map(options.handlers.map((handler) => [handler.name, handler]));
  if (byName.size !== options.handlers.length) throw new Error('Two event handlers have the same name');
  await options.queue.work<EventEntry>(EVENTS_QUEUE, CONCURRENCY, async ({ data, signal }) => {
    const handler = byName.get(data.handler);
    // Thrown, not skipped: during a deployment an older worker may meet the entry of a newer one, and a retry finds that.
    if (handler === undefined) throw new Error(`There is no event handler "${data.handler}" in this process`);
    const em = withAccount(options.orm, data.accountId);
    const event = await em.findOne(DomainEvent, data.eventId);
    if (event === null) return; // The account was erased in the meantime.
    const log = options.log.child({ eventId: event.id, handler: handler.name });
    await handler.handle({ em, event, signal, log, deps: options.deps });
  });
}
