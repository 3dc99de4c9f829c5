import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { Task } from '../../engine/tasks/task.entity.js';
import { newId } from '../database/new-id.js';
import { createOrm } from '../database/orm.js';
import { createLogger } from '../telemetry/logger.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { packIds, unpackIds } from './channels.js';
import { Listener } from './listener.js';
import { Notifier } from './notifier.js';

const log = createLogger({ level: 'silent', role: 'test' });

/** Collects what is heard and lets a test wait until it is enough. */
class Ear {
  readonly heard: string[][] = [];
  reconnects = 0;
  #waiting: { done: () => boolean; resolve: () => void }[] = [];

  readonly hearing = {
    onIds: (ids: string[]) => {
      this.heard.push(ids);
      this.#look();
    },
    onReconnect: () => {
      this.reconnects += 1;
      this.#look();
    },
  };

  until(done: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ done, resolve });
      this.#look();
    });
  }

  #look(): void {
    for (const { done, resolve } of this.#waiting) if (done()) resolve();
    this.#waiting = this.#waiting.filter(({ done }) => !done());
  }
}

describe('packIds', () => {
  it('gives back what it was given, in messages PostgreSQL can send', () => {
    const ids = Array.from({ length: 500 }, () => `${newId()}/${newId()}`);
    const messages = packIds(ids);
    expect(messages.flatMap(unpackIds)).toEqual(ids);
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(Buffer.byteLength(message)).toBeLessThan(8000);
    expect(packIds([])).toEqual([]);
    expect(unpackIds('')).toEqual([]);
  });
});

describe('notifications', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let listener: Listener;
  let ear: Ear;
  let notifier: Notifier;

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await createOrm({ runtimeUrl: database.runtimeUrl, entities: [Task], poolSize: 2, log });
  });
  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  beforeEach(async () => {
    listener = new Listener({ runtimeUrl: database.runtimeUrl, log });
    ear = new Ear();
    await listener.start();
    await listener.hear('test_channel', ear.hearing);
    notifier = new Notifier({ orm, channel: 'test_channel', log, intervalMs: 100 });
  });
  afterEach(async () => {
    await notifier.close();
    await listener.close();
  });

  it('carry a lonely word at once, and a burst about one thing as one word', async () => {
    notifier.tell('lonely');
    await ear.until(() => ear.heard.length === 1);
    for (let i = 0; i < 1000; i++) notifier.tell('busy');
    await ear.until(() => ear.heard.flat().includes('busy'));
    for (let i = 0; i < 1000; i++) notifier.tell('busy');
    notifier.tell('other');
    await ear.until(() => ear.heard.flat().filter((id) => id === 'busy').length === 2);
    const heard = ear.heard.flat();
    expect(heard[0]).toBe('lonely');
    expect(heard.filter((id) => id === 'busy')).toHaveLength(2);
    // Whoever was not spoken of just now does not wait for the busy one.
    expect(heard.indexOf('other')).toBeLessThan(heard.lastIndexOf('busy'));
  });

  it('carry many ids in few statements', async () => {
    notifier.tell('first');
    await ear.until(() => ear.heard.length === 1);
    const ids = Array.from({ length: 300 }, (_, i) => `id-${i}`);
    for (const id of ids) notifier.tell(id);
    await ear.until(() => ear.heard.flat().length === 301);
    expect(ear.heard.flat().slice(1)).toEqual(ids);
    expect(ear.heard.length).toBeLessThan(10);
  });

  it('that wait are sent when the notifier closes', async () => {
    notifier.tell('first');
    await ear.until(() => ear.heard.length === 1);
    notifier.tell('last');
    await notifier.close();
    await ear.until(() => ear.heard.length === 2);
    expect(ear.heard[1]).toEqual(['last']);
  });

  it('are heard again after the connection was lost, and the hearer is told that it may have missed some', async () => {
    const killer = new pg.Client({ connectionString: database.runtimeUrl });
    await killer.connect();
    // A role may end its own sessions.
    const { rowCount } = await killer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'atlas-listener'`,
    );
    await killer.end();
    expect(rowCount).toBe(1);
    await ear.until(() => ear.reconnects === 1);
    notifier.tell('after');
    await ear.until(() => ear.heard.some((ids) => ids.includes('after')));
  });
});
