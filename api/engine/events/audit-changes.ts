import { ChangeSetType, type EventSubscriber, type FlushEventArgs } from '@mikro-orm/core';
import { newId } from '../../platform/database/new-id.js';
import { actorOf } from '../../platform/database/orm.js';
import { AuditEntry } from './audit-entry.entity.js';

const ACTIONS: Partial<Record<ChangeSetType, 'create' | 'update' | 'delete'>> = {
  [ChangeSetType.CREATE]: 'create',
  [ChangeSetType.UPDATE]: 'update',
  [ChangeSetType.UPDATE_EARLY]: 'update',
  [ChangeSetType.DELETE]: 'delete',
};

/** Columns that every change touches say nothing about it. */
const SILENT_FIELDS = new Set(['id', 'accountId', 'createdAt', 'updatedAt', 'version']);

/**
 * Writes who changed which fields of what into the transaction of the change. It sees what goes through the unit of work;
 * bulk statements (`nativeUpdate`) are not of a kind a person would ask about.
 */
export class AuditChanges implements EventSubscriber {
  readonly #audited: ReadonlySet<string>;

  /** @param audited - Names of the entities whose changes are kept; they have `accountId` and `id`. */
  constructor(audited: readonly string[]) {
    this.#audited = new Set(audited);
  }

  onFlush({ em, uow }: FlushEventArgs): void {
    for (const change of [...uow.getChangeSets()]) {
      const action = ACTIONS[change.type];
      const subject = change.entity as { accountId?: unknown; id?: unknown };
      if (action === undefined || !this.#audited.has(change.meta.className)) continue;
      if (typeof subject.accountId !== 'string' || typeof subject.id !== 'string') continue;
      const fields =
        action === 'delete' ? [] : Object.keys(change.payload).filter((name) => !SILENT_FIELDS.has(name));
      if (action === 'update' && fields.length === 0) continue;
      const entry = em.create(
        AuditEntry,
        {
          id: newId(),
          accountId: subject.accountId,
          actor: actorOf(em),
          action,
          subjectKind: change.meta.className,
          subjectId: subject.id,
          fields,
          occurredAt: new Date(),
        },
        { persist: false },
      );
      uow.computeChangeSet(entry);
    }
  }
}
