import { Migration } from '@mikro-orm/migrations';
import { protectAccountTable } from '../../api/platform/database/account-table.js';

/** What became of the Jobs a user goes for. */
export class Applications extends Migration {
  override up(): void {
    this.addSql(`
      create table "application" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "job_id" uuid not null,
        "resume_id" uuid null,
        "stage" text not null,
        "notes" text null,
        "version" int not null default 1,
        "applied_at" timestamptz(3) null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        constraint "application_account_id" unique ("account_id", "id"),
        constraint "application_account_job" unique ("account_id", "job_id"),
        constraint "application_job" foreign key ("account_id", "job_id") references "job" ("account_id", "id"),
        constraint "application_resume" foreign key ("account_id", "resume_id")
          references "resume" ("account_id", "id")
      )`);
    this.addSql(
      `create index "application_account_created" on "application" ("account_id", "created_at", "id")`,
    );
    for (const sql of protectAccountTable('application')) this.addSql(sql);
  }

  override down(): void {
    this.addSql('drop table "application"');
  }
}
