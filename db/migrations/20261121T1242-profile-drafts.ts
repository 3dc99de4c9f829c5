import { Migration } from '@mikro-orm/migrations';
import { protectAccountTable } from '../../api/platform/database/account-table.js';

const TABLES = ['fact_draft', 'profile_question'];

/** What is proposed for a person's facts, and what they are asked about them. */
export class ProfileDrafts extends Migration {
  override up(): void {
    this.addSql(`
      create table "fact_draft" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "fact_id" uuid not null,
        "fact_version" int not null,
        "kind" text not null,
        "status" text not null,
        "origin" text not null,
        "before" text not null,
        "after" text not null,
        "fields" jsonb null,
        "basis" jsonb not null,
        "removes" jsonb not null,
        "reason" text not null,
        "question_id" uuid null,
        "writer" jsonb null,
        "created_at" timestamptz(3) not null,
        "decided_at" timestamptz(3) null,
        constraint "fact_draft_account_id" unique ("account_id", "id"),
        constraint "fact_draft_fact" foreign key ("account_id", "fact_id")
          references "fact" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);
    this.addSql(
      `create index "fact_draft_account_created" on "fact_draft" ("account_id", "created_at", "id")`,
    );
    this.addSql(`create index "fact_draft_account_fact" on "fact_draft" ("account_id", "fact_id")`);
    this.addSql(`
      create table "profile_question" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "fact_id" uuid not null,
        "fact_version" int not null,
        "topic" text not null,
        "status" text not null,
        "text" text not null,
        "reason" text not null,
        "answer" text null,
        "draft_id" uuid null,
        "created_at" timestamptz(3) not null,
        "decided_at" timestamptz(3) null,
        constraint "profile_question_account_id" unique ("account_id", "id"),
        constraint "profile_question_fact" foreign key ("account_id", "fact_id")
          references "fact" ("account_id", "id") on delete cascade deferrable initially deferred
      )`);
    this.addSql(
      `create index "profile_question_account_created" on "profile_question" ("account_id", "created_at", "id")`,
    );
    for (const table of TABLES) {
      for (const sql of protectAccountTable(table)) this.addSql(sql);
    }
  }

  override down(): void {
    for (const table of [...TABLES].reverse()) this.addSql(`drop table "${table}"`);
  }
}
