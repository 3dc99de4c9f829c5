/** The one list of what exists. A room that is not named here does not run. */
import { AuditEntry } from './engine/events/audit-entry.entity.js';
import { DomainEvent } from './engine/events/domain-event.entity.js';
import type { EventHandler } from './engine/events/event-handlers.js';
import type { Schedule } from './engine/events/schedules.js';
import { StorageResolver } from './engine/storage/storage.resolver.js';
import { StoredFile } from './engine/storage/stored-file.entity.js';
import type { TaskDefinition } from './engine/tasks/define-task.js';
import { Task } from './engine/tasks/task.entity.js';
import { TasksResolver } from './engine/tasks/tasks.resolver.js';
import { Account, LoginIdentity, Session } from './features/accounts/account.entity.js';
import { AccountsResolver } from './features/accounts/accounts.resolver.js';
import { ServerInfoResolver } from './features/accounts/server-info.resolver.js';
import type { Entities } from './platform/database/orm.js';
import type { ResolverClass } from './platform/graphql/build-schema.js';

export const entities: Entities = [
  Task,
  DomainEvent,
  AuditEntry,
  StoredFile,
  Account,
  LoginIdentity,
  Session,
];

export const resolvers: readonly ResolverClass[] = [
  AccountsResolver,
  ServerInfoResolver,
  StorageResolver,
  TasksResolver,
];

export const tasks: TaskDefinition[] = [];

export const eventHandlers: EventHandler[] = [];

export const schedules: Schedule[] = [];
