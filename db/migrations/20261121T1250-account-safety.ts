import { Migration } from '@mikro-orm/migrations';
import { openGlobalTable, protectAccountTable } from '../../api/platform/database/account-table.js';

const OWNED = ['mail', 'mail_token', 'second_factor', 'recovery_code', 'api_token', 'consent'];

/** Confirmed addresses, second factors, sign-in with other providers, API tokens, consent, mails and what administrators did. */
export class AccountSafety extends Migration {
  override up(): void {
    // One address may be registered several times until one of these accounts confirms it: so registering tells nobody
    // whether an address is known. Accounts of before keep what they could do.
    this.addSql(`
      alter table "login_identity"
        drop constraint "login_identity_pkey",
        drop constraint "login_identity_account",
        alter column "password_hash" drop not null,
        add column "confirmed_at" timestamptz(3) null,
        add column "suspended_at" timestamptz(3) null,
        add column "is_admin" boolean not null default false,
        add column "registered_at" timestamptz(3) null`);
    this.addSql(`update "login_identity" set "confirmed_at" = "updated_at", "registered_at" = "updated_at"`);
    this.addSql(`
      alter table "login_identity"
        alter column "registered_at" set not null,
        add constraint "login_identity_pkey" primary key ("account_id")`);
    this.addSql(
      `create unique index "login_identity_confirmed" on "login_identity" ("email") where confirmed_at is not null`,
    );
    this.addSql(`create index "login_identity_email" on "login_identity" ("email", "registered_at")`);
    this.addSql(
      `create index "login_identity_registered" on "login_identity" ("registered_at", "account_id")`,
    );

    this.addSql(`
      alter table "session"
        add column "device" text not null default '',
        add column "method" text not null default 'PASSWORD',
        add column "last_used_at" timestamptz(3) null,
        add column "proved_at" timestamptz(3) null`);
    this.addSql(`update "session" set "last_used_at" = "rotated_at"`);
    this.addSql(`alter table "session" alter column "last_used_at" set not null`);
    this.addSql(`drop table "login_throttle"`);

    this.addSql(`
      create table "mail" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "recipient" text not null,
        "template" text not null,
        "subject" text not null,
        "text" text not null,
        "html" text not null,
        "link" text null,
        "status" text not null,
        "attempts" int not null default 0,
        "error" text null,
        "created_at" timestamptz(3) not null,
        "sent_at" timestamptz(3) null,
        constraint "mail_account_id" unique ("account_id", "id")
      )`);
    this.addSql(`create index "mail_account_created" on "mail" ("account_id", "created_at", "id")`);

    this.addSql(`
      create table "mail_token" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "purpose" text not null,
        "token_hash" text not null,
        "email" text not null,
        "data" jsonb not null,
        "created_at" timestamptz(3) not null,
        "expires_at" timestamptz(3) not null,
        "used_at" timestamptz(3) null,
        constraint "mail_token_account_id" unique ("account_id", "id"),
        constraint "mail_token_hash" unique ("account_id", "token_hash")
      )`);
    this.addSql(
      `create index "mail_token_account_created" on "mail_token" ("account_id", "purpose", "created_at")`,
    );

    this.addSql(`
      create table "mail_request" (
        "id" uuid not null primary key,
        "kind" text not null,
        "email" text not null,
        "account_id" uuid null references "account" ("id") on delete cascade,
        "created_at" timestamptz(3) not null
      )`);
    this.addSql(`create index "mail_request_created" on "mail_request" ("created_at")`);
    for (const sql of openGlobalTable('mail_request')) this.addSql(sql);

    this.addSql(`
      create table "second_factor" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "sealed_secret" text not null,
        "last_step" int not null default 0,
        "created_at" timestamptz(3) not null,
        "confirmed_at" timestamptz(3) null,
        constraint "second_factor_account" unique ("account_id")
      )`);
    this.addSql(`
      create table "recovery_code" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "code_hash" text not null,
        "created_at" timestamptz(3) not null,
        "used_at" timestamptz(3) null,
        constraint "recovery_code_hash" unique ("account_id", "code_hash")
      )`);

    this.addSql(`
      create table "sign_in_link" (
        "id" uuid not null primary key,
        "provider" text not null,
        "subject" text not null,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "email" text not null,
        "created_at" timestamptz(3) not null,
        constraint "sign_in_link_subject" unique ("provider", "subject"),
        constraint "sign_in_link_account" unique ("account_id", "provider")
      )`);
    for (const sql of openGlobalTable('sign_in_link')) this.addSql(sql);

    this.addSql(`
      create table "api_token" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "name" text not null,
        "token_hash" text not null,
        "hint" text not null,
        "scopes" text[] not null,
        "created_at" timestamptz(3) not null,
        "expires_at" timestamptz(3) not null,
        "last_used_at" timestamptz(3) null,
        "revoked_at" timestamptz(3) null,
        constraint "api_token_account_id" unique ("account_id", "id"),
        constraint "api_token_hash" unique ("account_id", "token_hash")
      )`);

    this.addSql(`
      create table "consent" (
        "id" uuid not null primary key,
        "account_id" uuid not null references "account" ("id") on delete cascade,
        "document" text not null,
        "version" text not null,
        "accepted_at" timestamptz(3) not null,
        constraint "consent_account_version" unique ("account_id", "document", "version")
      )`);

    this.addSql(`
      create table "admin_action" (
        "id" uuid not null primary key,
        "admin_id" uuid not null,
        "action" text not null,
        "subject_id" uuid null,
        "reason" text not null,
        "request_id" text not null,
        "happened_at" timestamptz(3) not null
      )`);
    this.addSql(`create index "admin_action_happened" on "admin_action" ("happened_at", "id")`);
    // Append-only: the program can neither change nor remove what an administrator did.
    for (const sql of openGlobalTable('admin_action', 'select, insert')) this.addSql(sql);

    this.addSql(`
      create table "solved_challenge" (
        "challenge" text not null primary key,
        "expires_at" timestamptz(3) not null
      )`);
    for (const sql of openGlobalTable('solved_challenge')) this.addSql(sql);

    for (const table of OWNED) for (const sql of protectAccountTable(table)) this.addSql(sql);
  }

  override down(): void {
    for (const table of ['solved_challenge', 'admin_action', 'sign_in_link', 'mail_request', ...OWNED]) {
      this.addSql(`drop table "${table}"`);
    }
    this.addSql(`
      alter table "session" drop column "device", drop column "method", drop column "last_used_at", drop column "proved_at"`);
    // Only one account per address fits into the table of before; the confirmed one stays, else the newest.
    this.addSql(`
      delete from "login_identity" i using "login_identity" better
        where better.email = i.email and better.account_id <> i.account_id
          and (better.confirmed_at is not null, better.registered_at, better.account_id)
            > (i.confirmed_at is not null, i.registered_at, i.account_id)`);
    this.addSql(`delete from "login_identity" where password_hash is null`);
    this.addSql(`drop index "login_identity_confirmed"`);
    this.addSql(`drop index "login_identity_email"`);
    this.addSql(`drop index "login_identity_registered"`);
    this.addSql(`
      alter table "login_identity"
        drop constraint "login_identity_pkey",
        alter column "password_hash" set not null,
        drop column "confirmed_at", drop column "suspended_at", drop column "is_admin", drop column "registered_at",
        add constraint "login_identity_pkey" primary key ("email"),
        add constraint "login_identity_account" unique ("account_id")`);
    this.addSql(`
      create table "login_throttle" (
        "key" text not null primary key,
        "window_started_at" timestamptz(3) not null,
        "attempts" int not null
      )`);
    this.addSql(`create index "login_throttle_age" on "login_throttle" ("window_started_at")`);
    for (const sql of openGlobalTable('login_throttle')) this.addSql(sql);
  }
}
