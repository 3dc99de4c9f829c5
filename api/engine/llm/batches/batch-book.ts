import type { Pool } from 'pg';
import { accountStatement } from '../../../platform/database/account-transaction.js';
import { newId } from '../../../platform/database/new-id.js';
import type { ModelBatch } from './model-batch.entity.js';

/** While somebody sends a batch, nobody else does; a process that died doing so is waited for as long. */
const SENDING = '90 seconds';

const COLUMNS = `id, account_id as "accountId", task_id as "taskId", provider, model, own_key as "ownKey", state,
  provider_batch_id as "providerBatchId", looks, sent_at as "sentAt", handed_in_at as "handedInAt",
  cancelled_at as "cancelledAt", note, created_at as "createdAt", updated_at as "updatedAt"`;

/** A line that is not settled. */
export interface OpenLine {
  /** Of its call, by which the provider's answer names it. */
  id: string;
  inputChecksum: string;
  reservedMicroUsd: number;
  createdAt: Date;
}

/** The rows of batches. */
export class BatchBook {
  constructor(private readonly pool: Pool) {}

  async find(accountId: string, taskId: string): Promise<ModelBatch | null> {
    const text = `select ${COLUMNS} from model_batch where task_id = $1`;
    const [row] = await accountStatement<ModelBatch>(this.pool, accountId, { text, values: [taskId] });
    return row ?? null;
  }

  /** Writes down a batch of a Task; of two at once one writes, and both get the same. */
  async open(
    batch: Pick<ModelBatch, 'accountId' | 'taskId' | 'provider' | 'model' | 'ownKey'>,
  ): Promise<void> {
    const { accountId, taskId, provider, model, ownKey } = batch;
    await accountStatement(this.pool, accountId, {
      text: `insert into model_batch (id, account_id, task_id, provider, model, own_key, state, looks, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, 'PREPARED', 0, now(), now()) on conflict (account_id, task_id) do nothing`,
      values: [newId(), accountId, taskId, provider, model, ownKey],
    });
  }

  async openLines({ accountId, id }: ModelBatch): Promise<OpenLine[]> {
    return await accountStatement<OpenLine>(this.pool, accountId, {
      text: `select id, input_checksum as "inputChecksum", reserved_micro_usd::float8 as "reservedMicroUsd", created_at as "createdAt"
        from model_call where batch_id = $1 and outcome = 'HANDED_IN' order by id`,
      values: [id],
    });
  }

  /** Whether the caller may send it now. */
  async claim({ accountId, id }: ModelBatch): Promise<boolean> {
    const rows = await accountStatement(this.pool, accountId, {
      text: `update model_batch set sent_at = now(), updated_at = now()
        where id = $1 and state = 'PREPARED' and (sent_at is null or sent_at < now() - interval '${SENDING}') returning id`,
      values: [id],
    });
    return rows.length > 0;
  }

  async change(
    { accountId, id }: ModelBatch,
    change: Partial<
      Pick<
        ModelBatch,
        'state' | 'providerBatchId' | 'looks' | 'sentAt' | 'handedInAt' | 'cancelledAt' | 'note'
      >
    >,
  ): Promise<void> {
    const names = {
      ...{ state: 'state', providerBatchId: 'provider_batch_id', looks: 'looks', sentAt: 'sent_at' },
      ...{ handedInAt: 'handed_in_at', cancelledAt: 'cancelled_at', note: 'note' },
    };
    const changed = Object.entries(change) as [keyof typeof names, unknown][];
    const set = changed.map(([name], index) => `${names[name]} = $${index + 2}`).join(', ');
    await accountStatement(this.pool, accountId, {
      text: `update model_batch set ${set}, updated_at = now() where id = $1`,
      values: [id, ...changed.map(([, value]) => value)],
    });
  }
}
