import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { accountStatement, accountTransaction } from './account-transaction.js';
import { newId } from './new-id.js';

const ADD = `insert into task (id, account_id, kind, status, title, steps, input, answers, saved, created_at, updated_at)
  values ($1, $2, 'TEST', 'QUEUED', 'A task', '[]', '{}', '{}', '{}', now(), now())`;
const COUNT = { text: 'select count(*)::int as count from task', values: [] };

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  // One connection: whatever is left on it meets the next.
  pool = new pg.Pool({ connectionString: database.runtimeUrl, max: 1 });
}, 120_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('a statement of one account', () => {
  it('sees and writes rows of this account alone', async () => {
    const [alice, bob] = [newId(), newId()];
    await accountStatement(pool, alice, { text: ADD, values: [newId(), alice] });
    expect(await accountStatement(pool, alice, COUNT)).toEqual([{ count: 1 }]);
    expect(await accountStatement(pool, bob, COUNT)).toEqual([{ count: 0 }]);
    const forged = { text: ADD, values: [newId(), alice] };
    await expect(accountStatement(pool, bob, forged)).rejects.toMatchObject({ code: '42501' });
    expect(await accountStatement(pool, alice, COUNT)).toEqual([{ count: 1 }]);
  });

  it('forgets the account with its transaction, whatever becomes of it', async () => {
    const alice = newId();
    await accountStatement(pool, alice, { text: ADD, values: [newId(), alice] });
    expect((await pool.query(COUNT.text)).rows).toEqual([{ count: 0 }]);
    const undone = accountTransaction(pool, alice, COUNT, () => Promise.reject(new Error('undo')));
    await expect(undone).rejects.toThrow('undo');
    expect((await pool.query(COUNT.text)).rows).toEqual([{ count: 0 }]);
  });
});
