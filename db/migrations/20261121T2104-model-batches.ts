import { Migration } from '@mikro-orm/migrations';
import { protectAccountTable } from '../../api/platform/database/account-table.js';

const OWNED = ['model_batch', 'model_settings'];

/** Questions handed in to be answered within a day at half price, and whether an account wants that. */
export class ModelBatches extends Migration {
  override up(): void {
    this.addSql(`
      create table "model_batch" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "task_id" uuid not null,
        "provider" text not null,
        "model" text not null,
        "own_key" boolean not null,
        "state" text not null,
        "provider_batch_id" text null,
        "looks" int not null,
        "sent_at" timestamptz(3) null,
        "handed_in_at" timestamptz(3) null,
        "cancelled_at" timestamptz(3) null,
        "note" text null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        constraint "model_batch_account_id" unique ("account_id", "id"),
        constraint "model_batch_account_task" unique ("account_id", "task_id")
      )`);
    this.addSql(`
      create table "model_settings" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "timing" text not null,
        "updated_at" timestamptz(3) not null,
        constraint "model_settings_account" unique ("account_id")
      )`);
    for (const table of OWNED) for (const sql of protectAccountTable(table)) this.addSql(sql);
    this.addSql(`alter table "model_call" add column "batch_id" uuid null`);
    this.addSql(`create index "model_call_account_batch" on "model_call" ("account_id", "batch_id")`);
  }

  override down(): void {
    this.addSql(`drop index "model_call_account_batch"`);
    this.addSql(`alter table "model_call" drop column "batch_id"`);
    for (const table of OWNED) this.addSql(`drop table "${table}"`);
  }
}
