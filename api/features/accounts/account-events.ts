import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventType } from '../../engine/events/event-types.js';
import { recordEvent, type EventMachinery } from '../../engine/events/record-event.js';
import { accountOf } from '../../platform/database/orm.js';

/** What can happen to an account as such; see `EVENTS`. */
export type AccountEventType = Extract<EventType, `account.${string}`>;

/**
 * Records that something happened to the account of `em`, together with the change itself.
 *
 * @param em - In a transaction of the account.
 * @param data - Ids and short values; no addresses, no secrets.
 */
export async function recordAccountEvent(
  events: EventMachinery,
  em: EntityManager,
  type: AccountEventType,
  data: Record<string, unknown> = {},
): Promise<void> {
  await recordEvent(events, em, { type, subjectId: accountOf(em), data });
}
