import type { EventMachinery } from '../events/record-event.js';
import type { TaskDefinition } from './define-task.js';

/** What is needed to queue and change Tasks; made once per process, in requests part of the context. */
export interface TaskMachinery extends EventMachinery {
  definitions: ReadonlyMap<string, TaskDefinition>;
}

/** PostgreSQL channels: what changed for the user to see, and what a worker must look at (cancelled). */
export const TASK_UPDATES_CHANNEL = 'task_updates';
export const TASK_CONTROL_CHANNEL = 'task_control';

/** How a Task is named in notifications: its account first, so that a hearer knows whom it concerns without reading. */
export function notificationId(task: { accountId: string; id: string }): string {
  return `${task.accountId}/${task.id}`;
}

export function parseNotificationId(id: string): { accountId: string; taskId: string } | null {
  const [accountId, taskId] = id.split('/');
  return accountId === undefined || taskId === undefined ? null : { accountId, taskId };
}

/**
 * The registry's definitions by kind.
 *
 * @throws Error when two have one kind: refused at start.
 */
export function definitionsByKind(definitions: readonly TaskDefinition[]): Map<string, TaskDefinition> {
  const byKind = new Map(definitions.map((definition) => [definition.kind, definition]));
  if (byKind.size !== definitions.length) {
    const kinds = definitions.map((definition) => definition.kind);
    const twice = kinds.filter((kind, index) => kinds.indexOf(kind) !== index);
    throw new Error(`Task kinds defined more than once: ${twice.join(', ')}`);
  }
  return byKind;
}
