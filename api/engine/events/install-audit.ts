import pg from 'pg';
import { accountTables, type AccountTable } from '../../platform/database/account-tables.js';

/** What is itself a record (and would record itself), and the list of erased accounts, which outlives them. */
const RECORDS = new Set(['audit_entry', 'domain_event', 'erased_account']);

/**
 * What follows from recorded rows: sums of the ledger of models, and answers of models kept for a month. Each call to a model
 * writes seven rows of these; with them the record was half of what a call cost the database.
 */
const DERIVED = new Set(['model_spending', 'model_answer']);

/** Columns that every change touches, or that follow from others: they say nothing about a change. */
const SILENT = [
  'id',
  'account_id',
  'created_at',
  'updated_at',
  'version',
  'last_used_at',
  'rotated_at',
  'generation',
  'search_text',
  'title_order',
  'company_order',
];

/** Columns whose values must not be read anywhere else, whatever table they stand in. */
const SECRET = /password|secret|token|sealed|encrypted|_hash$|(^|_)key$|^link$/;

/** Columns whose names do not show that they hold secrets: mails carry links that open the account. */
const SECRETS_OF: Record<string, readonly string[]> = { mail: ['text', 'html'] };

/** Of a Task what a person would ask about; its progress is written several times a second. */
const TASK_COLUMNS = 'status, answers';

/** Silent in one table alone. Each use of a session moves its end. */
const SILENT_OF: Record<string, readonly string[]> = {
  task: ['steps', 'progress', 'saved', 'attempt', 'run', 'question'],
  session: ['expires_at'],
};

const TRIGGER = 'audit_row_change';

/**
 * Puts the audit trigger on every table whose rows belong to accounts, as the migration role, after the migrations. Safe to
 * repeat; a new table gets it at the next start. Tables of vectors and of what else follows from recorded rows are left out.
 */
export async function installAudit(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined); // A lost connection also rejects the query in flight.
  await client.connect();
  try {
    const tables = await accountTables(async (sql) => (await client.query(sql)).rows as AccountTable[]);
    const { rows } = await client.query<{ name: string }>(
      `select format('%s %s', tgrelid::regclass, encode(tgargs, 'escape')) as name from pg_trigger where tgname = '${TRIGGER}'`,
    );
    const present = new Set(rows.map((row) => row.name));
    for (const name of DERIVED) {
      if (![...present].some((one) => one.startsWith(`${name} `))) continue;
      await client.query(`drop trigger ${TRIGGER} on "${name}"`);
    }
    for (const table of tables.filter(isRecorded)) {
      const { name } = table;
      const silent = [...SILENT, ...(SILENT_OF[name] ?? [])].join(',');
      const secrets = table.columns
        .map((column) => column.name)
        .filter((column) => SECRET.test(column) || (SECRETS_OF[name] ?? []).includes(column))
        .join(',');
      if (present.has(`${name} ${silent}\\000${secrets}\\000`)) continue;
      const columns = name === 'task' ? ` of ${TASK_COLUMNS}` : '';
      await client.query(`
        begin;
        drop trigger if exists ${TRIGGER} on "${name}";
        create trigger ${TRIGGER} after insert or delete or update${columns} on "${name}"
          for each row execute function audit_row_change('${silent}', '${secrets}');
        commit`);
    }
  } finally {
    await client.end();
  }
}

function isRecorded({ name, columns }: AccountTable): boolean {
  if (RECORDS.has(name) || DERIVED.has(name)) return false;
  return !columns.some(({ type }) => type === 'real[]' || type.startsWith('halfvec'));
}
