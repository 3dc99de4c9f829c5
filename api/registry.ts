/** The one list of what exists. A room that is not named here does not run. */
import { AuditEntry } from './engine/events/audit-entry.entity.js';
import { DomainEvent } from './engine/events/domain-event.entity.js';
import type { EventHandler } from './engine/events/event-handlers.js';
import type { TaskDefinition } from './engine/tasks/define-task.js';
import { Task } from './engine/tasks/task.entity.js';
import type { Entities } from './platform/database/orm.js';

export const entities: Entities = [Task, DomainEvent, AuditEntry];

export const tasks: TaskDefinition[] = [];

export const eventHandlers: EventHandler[] = [];
