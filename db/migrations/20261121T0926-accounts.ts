import { Migration } from '@mikro-orm/migrations';
import {
  ACCOUNT_VARIABLE,
  openGlobalTable,
  protectAccountTable,
} from '../../api/platform/database/account-table.js';
import { RUNTIME_ROLE } from '../../api/platform/database/runtime-role.js';

/** Accounts, how one logs in to them, and where one is logged in. */
export class Accounts extends Migration {
  override up(): void {
    this.addSql(`
      create table "account" (
        "id" uuid not null primary key,
        "email" text not null,
        "display_name" text not null,
        "locale" text not null,
        "is_demo" boolean not null default false,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null
      )`);
    // The account's own id takes the place that account_id has elsewhere.
    const own = `id = nullif(current_setting('${ACCOUNT_VARIABLE}', true), '')::uuid`;
    this.addSql(`alter table "account" enable row level security`);
    this.addSql(`alter table "account" force row level security`);
    this.addSql(`create policy "account_account" on "account" using (${own}) with check (${own})`);
    this.addSql(`grant select, insert, update, delete on "account" to ${RUNTIME_ROLE}`);

    this.addSql(`
      create table "login_identity" (
        "email" text not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "password_hash" text not null,
        "updated_at" timestamptz(3) not null,
        constraint "login_identity_account" unique ("account_id")
      )`);
    this.addSql(`
      create table "login_throttle" (
        "key" text not null primary key,
        "window_started_at" timestamptz(3) not null,
        "attempts" int not null
      )`);
    this.addSql(`create index "login_throttle_age" on "login_throttle" ("window_started_at")`);
    for (const table of ['login_identity', 'login_throttle']) {
      for (const sql of openGlobalTable(table)) this.addSql(sql);
    }

    this.addSql(`
      create table "session" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "generation" int not null default 1,
        "rotated_at" timestamptz(3) not null,
        "created_at" timestamptz(3) not null,
        "expires_at" timestamptz(3) not null,
        "revoked_at" timestamptz(3) null,
        constraint "session_account_id" unique ("account_id", "id")
      )`);
    this.addSql(`create index "session_account_created" on "session" ("account_id", "created_at")`);
    for (const sql of protectAccountTable('session')) this.addSql(sql);
  }

  override down(): void {
    for (const table of ['session', 'login_throttle', 'login_identity', 'account']) {
      this.addSql(`drop table "${table}"`);
    }
  }
}
