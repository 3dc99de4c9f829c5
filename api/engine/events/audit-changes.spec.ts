import type { MikroORM } from '@mikro-orm/postgresql';
import { newId } from '../../platform/database/new-id.js';
import { createOrm, withAccount } from '../../platform/database/orm.js';
import { createLogger } from '../../platform/telemetry/logger.js';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.js';
import { Task } from '../tasks/task.entity.js';
import { AuditChanges } from './audit-changes.js';
import { AuditEntry } from './audit-entry.entity.js';
import { DomainEvent } from './domain-event.entity.js';

let database: TestDatabase;
let orm: MikroORM;
const account = newId();

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({
    runtimeUrl: database.runtimeUrl,
    // Any entities do: here a Task stands for what a room would have audited.
    entities: [Task, DomainEvent, AuditEntry],
    subscribers: [new AuditChanges(['Task'])],
    poolSize: 2,
    log: createLogger({ level: 'silent', role: 'test' }),
  });
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

function newTask(title: string): Task {
  const now = new Date();
  return withAccount(orm, account).create(
    Task,
    {
      id: newId(),
      accountId: account,
      kind: 'TEST',
      status: 'QUEUED',
      title,
      steps: [],
      input: {},
      answers: {},
      saved: {},
      createdAt: now,
      updatedAt: now,
    },
    { persist: false },
  );
}

async function auditOf(subjectId: string): Promise<Pick<AuditEntry, 'action' | 'fields' | 'subjectKind'>[]> {
  const entries = await withAccount(orm, account).find(
    AuditEntry,
    { subjectId },
    { orderBy: { occurredAt: 'asc', id: 'asc' } },
  );
  return entries.map(({ action, fields, subjectKind }) => ({
    action,
    fields: [...fields].sort(),
    subjectKind,
  }));
}

it('says which fields changed and never what to', async () => {
  const em = withAccount(orm, account);
  const task = newTask('canary of a private title');
  await em.persist(task).flush();
  task.title = 'another canary';
  task.progress = 5;
  await em.flush();
  task.updatedAt = new Date(0);
  await em.flush();
  await em.remove(task).flush();
  const entries = await auditOf(task.id);
  expect(entries.map(({ action }) => action)).toEqual(['create', 'update', 'delete']);
  expect(entries[1]).toEqual({ action: 'update', fields: ['progress', 'title'], subjectKind: 'Task' });
  const rows = await withAccount(orm, account).execute<object[]>('select * from audit_entry');
  expect(JSON.stringify(rows)).not.toContain('canary');
});

it('disappears with the change that is rolled back', async () => {
  const task = newTask('rolled back');
  const failed = withAccount(orm, account).transactional(async (em) => {
    await em.persist(task).flush();
    throw new Error('undo');
  });
  await expect(failed).rejects.toThrow('undo');
  expect(await auditOf(task.id)).toEqual([]);
});

it('says who acted', async () => {
  const task = newTask('of a task');
  await withAccount(orm, account, 'IMPORT_JOB').persist(task).flush();
  const [entry] = await withAccount(orm, account).find(AuditEntry, { subjectId: task.id });
  expect(entry?.actor).toBe('IMPORT_JOB');
  expect((await withAccount(orm, account).findOneOrFail(AuditEntry, { action: 'delete' })).actor).toBe(
    'user',
  );
});

it('leaves alone what is not to be audited', async () => {
  const em = withAccount(orm, account);
  const id = newId();
  em.create(DomainEvent, {
    id,
    accountId: account,
    type: 'test.happened',
    subjectId: newId(),
    data: {},
    occurredAt: new Date(),
  });
  await em.flush();
  expect(await auditOf(id)).toEqual([]);
});
