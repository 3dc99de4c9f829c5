import { Migration } from '@mikro-orm/migrations';
import { protectAccountTable } from '../../api/platform/database/account-table.js';

/** Background work, what happened, and who changed what. */
export class TasksAndEvents extends Migration {
  override up(): void {
    this.addSql(`
      create table "task" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "kind" text not null,
        "status" text not null,
        "title" text not null,
        "progress" int not null default 0,
        "steps" jsonb not null,
        "attempt" int not null default 0,
        "run" int not null default 1,
        "input" jsonb not null,
        "result" jsonb null,
        "error" jsonb null,
        "question" jsonb null,
        "answers" jsonb not null,
        "saved" jsonb not null,
        "idempotency_key" text null,
        "job_id" uuid null,
        "resume_id" uuid null,
        "export_id" uuid null,
        "created_at" timestamptz(3) not null,
        "started_at" timestamptz(3) null,
        "finished_at" timestamptz(3) null,
        "updated_at" timestamptz(3) not null,
        constraint "task_account_id" unique ("account_id", "id"),
        constraint "task_account_idempotency_key" unique ("account_id", "idempotency_key")
      )`);
    this.addSql(`create index "task_account_created" on "task" ("account_id", "created_at", "id")`);
    this.addSql(
      `create index "task_account_unfinished" on "task" ("account_id", "created_at") where status in ('QUEUED', 'RUNNING', 'WAITING')`,
    );
    this.addSql(
      `create index "task_account_job" on "task" ("account_id", "job_id") where job_id is not null`,
    );

    this.addSql(`
      create table "domain_event" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "type" text not null,
        "subject_id" uuid not null,
        "data" jsonb not null,
        "occurred_at" timestamptz(3) not null,
        constraint "domain_event_account_id" unique ("account_id", "id")
      )`);
    this.addSql(
      `create index "domain_event_account_type" on "domain_event" ("account_id", "type", "occurred_at")`,
    );

    this.addSql(`
      create table "audit_entry" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "actor" text not null,
        "action" text not null,
        "subject_kind" text not null,
        "subject_id" text not null,
        "fields" text[] not null,
        "occurred_at" timestamptz(3) not null,
        constraint "audit_entry_account_id" unique ("account_id", "id")
      )`);
    this.addSql(
      `create index "audit_entry_account_subject" on "audit_entry" ("account_id", "subject_id", "occurred_at")`,
    );

    for (const table of ['task', 'domain_event', 'audit_entry']) {
      for (const sql of protectAccountTable(table)) this.addSql(sql);
    }
  }

  override down(): void {
    this.addSql('drop table "audit_entry"');
    this.addSql('drop table "domain_event"');
    // The policies of the checkpointer's tables rest on this one; without them these tables show nothing to anybody.
    this.addSql('drop table "task" cascade');
  }
}
