import { Migration } from '@mikro-orm/migrations';
import { protectAccountTable } from '../../api/platform/database/account-table.js';

/** Addresses at which calendar programs read the days of applications. */
export class CalendarLinks extends Migration {
  override up(): void {
    this.addSql(`
      create table "calendar_link" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "token_hash" text not null,
        "created_at" timestamptz(3) not null,
        "last_used_at" timestamptz(3) null,
        constraint "calendar_link_account" unique ("account_id")
      )`);
    for (const sql of protectAccountTable('calendar_link')) this.addSql(sql);
  }

  override down(): void {
    this.addSql(`drop table "calendar_link"`);
  }
}
