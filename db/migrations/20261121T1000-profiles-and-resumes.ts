import { Migration } from '@mikro-orm/migrations';
import { protectAccountTable } from '../../api/platform/database/account-table.js';

const TABLES = [
  'profile',
  'fact',
  'fact_revision',
  'resume',
  'resume_version',
  'proposed_change',
  'document_export',
];

/** Facts with their history; resumes with their versions, proposed changes and exports. */
export class ProfilesAndResumes extends Migration {
  override up(): void {
    // Foreign keys are checked at the end of a transaction: the order in which rows are written is the ORM's affair.
    this.addSql(`
      create table "profile" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "headline" text null,
        "language" text not null,
        "section_order" jsonb not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        constraint "profile_account" unique ("account_id"),
        constraint "profile_account_id" unique ("account_id", "id")
      )`);
    this.addSql(`
      create table "fact" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "profile_id" uuid not null,
        "kind" text not null,
        "section" text null,
        "parent_id" uuid null,
        "position" int not null,
        "text" text not null,
        "fields" jsonb not null,
        "source" jsonb null,
        "confidence" real not null,
        "origin" text not null,
        "version" int not null default 1,
        "removed_at" timestamptz(3) null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        constraint "fact_account_id" unique ("account_id", "id"),
        constraint "fact_profile" foreign key ("account_id", "profile_id")
          references "profile" ("account_id", "id") on delete cascade deferrable initially deferred,
        constraint "fact_parent" foreign key ("account_id", "parent_id")
          references "fact" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);
    this.addSql(`create index "fact_account_parent" on "fact" ("account_id", "parent_id")`);
    this.addSql(
      `create index "fact_account_present" on "fact" ("account_id", "section", "position") where removed_at is null`,
    );
    this.addSql(`
      create table "fact_revision" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "fact_id" uuid not null,
        "version" int not null,
        "text" text not null,
        "fields" jsonb not null,
        "origin" text not null,
        "changed_at" timestamptz(3) not null,
        constraint "fact_revision_account_version" unique ("account_id", "fact_id", "version"),
        constraint "fact_revision_fact" foreign key ("account_id", "fact_id")
          references "fact" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);

    this.addSql(`
      create table "resume" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "kind" text not null,
        "title" text not null,
        "job_id" uuid null,
        "base_id" uuid null,
        "language" text not null,
        "version" int not null,
        "anchor_version" int not null,
        "facts_seen_at" timestamptz(3) not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        constraint "resume_account_id" unique ("account_id", "id"),
        constraint "resume_job" foreign key ("account_id", "job_id") references "job" ("account_id", "id") deferrable initially deferred,
        constraint "resume_base" foreign key ("account_id", "base_id") references "resume" ("account_id", "id") deferrable initially deferred
      )`);
    this.addSql(`create index "resume_account_created" on "resume" ("account_id", "created_at", "id")`);
    this.addSql(`create index "resume_account_job" on "resume" ("account_id", "job_id")`);
    this.addSql(`
      create table "resume_version" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "resume_id" uuid not null,
        "version" int not null,
        "document" jsonb not null,
        "origin" text not null,
        "note" text null,
        "created_at" timestamptz(3) not null,
        constraint "resume_version_account_version" unique ("account_id", "resume_id", "version"),
        constraint "resume_version_resume" foreign key ("account_id", "resume_id")
          references "resume" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);
    this.addSql(`
      create table "proposed_change" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "resume_id" uuid not null,
        "ordinal" int not null,
        "status" text not null,
        "accepted_at_anchor" int null,
        "operation" text not null,
        "section_key" text not null,
        "entry_id" text null,
        "line_id" text null,
        "before" text null,
        "after" text null,
        "position" int null,
        "facts" jsonb not null,
        "reason" text not null,
        "created_at" timestamptz(3) not null,
        "decided_at" timestamptz(3) null,
        constraint "proposed_change_account_id" unique ("account_id", "id"),
        constraint "proposed_change_resume" foreign key ("account_id", "resume_id")
          references "resume" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);
    this.addSql(
      `create index "proposed_change_account_resume" on "proposed_change" ("account_id", "resume_id", "ordinal")`,
    );
    this.addSql(`
      create table "document_export" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "resume_id" uuid not null,
        "resume_version" int not null,
        "format" text not null,
        "template" text not null,
        "paper" text not null,
        "file_id" uuid not null,
        "pages" int null,
        "created_at" timestamptz(3) not null,
        constraint "document_export_account_id" unique ("account_id", "id"),
        constraint "document_export_resume" foreign key ("account_id", "resume_id")
          references "resume" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);
    this.addSql(
      `create index "document_export_account_resume" on "document_export" ("account_id", "resume_id", "created_at")`,
    );
    for (const table of TABLES) {
      for (const sql of protectAccountTable(table)) this.addSql(sql);
    }
  }

  override down(): void {
    for (const table of [...TABLES].reverse()) this.addSql(`drop table "${table}"`);
  }
}
