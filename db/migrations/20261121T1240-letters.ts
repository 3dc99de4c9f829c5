import { Migration } from '@mikro-orm/migrations';
import { protectAccountTable } from '../../api/platform/database/account-table.js';

const TABLES = ['letter', 'letter_version', 'letter_export'];

/** Cover letters with their versions, drafts and files; a Task can lead to the letter it writes. */
export class Letters extends Migration {
  override up(): void {
    this.addSql(`
      create table "letter" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "job_id" uuid not null,
        "title" text not null,
        "language" text not null,
        "version" int not null,
        "last_version" int not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        constraint "letter_account_id" unique ("account_id", "id"),
        constraint "letter_job" foreign key ("account_id", "job_id")
          references "job" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);
    this.addSql(`create index "letter_account_created" on "letter" ("account_id", "created_at", "id")`);
    this.addSql(`create index "letter_account_job" on "letter" ("account_id", "job_id")`);
    this.addSql(`
      create table "letter_version" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "letter_id" uuid not null,
        "version" int not null,
        "status" text not null,
        "origin" text not null,
        "document" jsonb not null,
        "tone" text null,
        "length" text null,
        "note" text null,
        "writer" jsonb null,
        "removed" jsonb not null,
        "created_at" timestamptz(3) not null,
        "decided_at" timestamptz(3) null,
        constraint "letter_version_account_version" unique ("account_id", "letter_id", "version"),
        constraint "letter_version_letter" foreign key ("account_id", "letter_id")
          references "letter" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);
    this.addSql(`
      create table "letter_export" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "letter_id" uuid not null,
        "letter_version" int not null,
        "format" text not null,
        "template" text not null,
        "paper" text not null,
        "file_id" uuid not null,
        "pages" int null,
        "created_at" timestamptz(3) not null,
        constraint "letter_export_account_id" unique ("account_id", "id"),
        constraint "letter_export_letter" foreign key ("account_id", "letter_id")
          references "letter" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);
    this.addSql(
      `create index "letter_export_account_letter" on "letter_export" ("account_id", "letter_id", "created_at")`,
    );
    this.addSql(`alter table "task" add column "letter_id" uuid null`);
    for (const table of TABLES) {
      for (const sql of protectAccountTable(table)) this.addSql(sql);
    }
  }

  override down(): void {
    this.addSql(`alter table "task" drop column "letter_id"`);
    for (const table of [...TABLES].reverse()) this.addSql(`drop table "${table}"`);
  }
}
