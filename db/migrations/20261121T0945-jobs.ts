import { Migration } from '@mikro-orm/migrations';
import { protectAccountTable } from '../../api/platform/database/account-table.js';

/** Postings the user saved, and the addresses they were met under. */
export class Jobs extends Migration {
  override up(): void {
    this.addSql(`
      create table "job" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "status" text not null,
        "url" text null,
        "canonical_url" text null,
        "content_hash" text not null,
        "extracted" jsonb not null,
        "texts" jsonb not null,
        "edits" jsonb not null,
        "field_versions" jsonb not null,
        "snapshot_id" uuid null,
        "title" text null,
        "company" text null,
        "remote" text null,
        "date_posted" timestamptz(3) null,
        "title_order" text null,
        "company_order" text null,
        "search_text" text not null,
        "version" int not null default 1,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        constraint "job_account_id" unique ("account_id", "id"),
        constraint "job_account_content" unique ("account_id", "content_hash"),
        constraint "job_snapshot" foreign key ("account_id", "snapshot_id") references "stored_file" ("account_id", "id")
      )`);
    this.addSql(`create index "job_account_created" on "job" ("account_id", "created_at", "id")`);
    this.addSql(`create index "job_account_company" on "job" ("account_id", "company_order", "id")`);
    this.addSql(`create index "job_account_title" on "job" ("account_id", "title_order", "id")`);
    this.addSql(`create index "job_account_posted" on "job" ("account_id", "date_posted", "id")`);

    this.addSql(`
      create table "job_address" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "job_id" uuid not null,
        "canonical_url" text not null,
        constraint "job_address_account_url" unique ("account_id", "canonical_url"),
        constraint "job_address_job" foreign key ("account_id", "job_id") references "job" ("account_id", "id") on delete cascade
      )`);
    this.addSql(`create index "job_address_account_job" on "job_address" ("account_id", "job_id")`);

    for (const table of ['job', 'job_address']) {
      for (const sql of protectAccountTable(table)) this.addSql(sql);
    }
  }

  override down(): void {
    this.addSql('drop table "job_address"');
    this.addSql('drop table "job"');
  }
}
