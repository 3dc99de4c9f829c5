import { Migration } from '@mikro-orm/migrations';
import { ACCOUNT_VARIABLE } from '../../api/platform/database/account-table.js';
import { RUNTIME_ROLE } from '../../api/platform/database/runtime-role.js';

/**
 * The record: field diffs written by triggers, append-only for the program, and the list of erased accounts. See
 * docs/decisions/0010-triggers-write-the-audit.md.
 */
export class Record extends Migration {
  override up(): void {
    this.addSql(`
      alter table "audit_entry"
        add column "changes" jsonb not null default '{}',
        add column "request_id" text null`);
    // What was kept until now are names of fields without their values.
    this.addSql(`alter table "audit_entry" drop column "fields"`);
    this.addSql(
      `create index "audit_entry_account_occurred" on "audit_entry" ("account_id", "occurred_at", "id")`,
    );
    this.addSql(
      `create index "domain_event_account_occurred" on "domain_event" ("account_id", "occurred_at", "id")`,
    );

    // A hash and two times are all that stays of an erased account; its id only until the erasure is complete.
    this.addSql(`
      create table "erased_account" (
        "account_hash" text not null primary key,
        "account_id" uuid null,
        "requested_at" timestamptz(3) not null,
        "erased_at" timestamptz(3) null
      )`);
    this.addSql(`grant select, insert, update on "erased_account" to ${RUNTIME_ROLE}`);

    for (const sql of AUDIT_FUNCTIONS) this.addSql(sql);

    this.addSql(`revoke insert, update, delete on "audit_entry" from ${RUNTIME_ROLE}`);
    this.addSql(`revoke update, delete on "domain_event" from ${RUNTIME_ROLE}`);
  }

  override down(): void {
    this.addSql(`drop function audit_row_change() cascade`);
    this.addSql(`drop function audit_value(jsonb, boolean)`);
    this.addSql(`drop function forget_record(uuid, timestamptz, timestamptz)`);
    this.addSql(`drop function erase_record(uuid)`);
    this.addSql(`drop table "erased_account"`);
    this.addSql(`drop index "domain_event_account_occurred"`);
    this.addSql(`drop index "audit_entry_account_occurred"`);
    this.addSql(`
      alter table "audit_entry"
        drop column "changes", drop column "request_id", add column "fields" text[] not null default '{}'`);
    this.addSql(`alter table "audit_entry" alter column "fields" drop default`);
    for (const table of ['audit_entry', 'domain_event']) {
      this.addSql(`grant select, insert, update, delete on "${table}" to ${RUNTIME_ROLE}`);
    }
  }
}

const BOUND = `nullif(current_setting('${ACCOUNT_VARIABLE}', true), '')`;

const AUDIT_FUNCTIONS = [
  // Short values as they are; long ones as length and checksum; of secrets nothing but that they changed.
  `create function audit_value(value jsonb, secret boolean) returns jsonb language sql immutable as $$
     select case
       when value is null or jsonb_typeof(value) = 'null' then 'null'::jsonb
       when secret then '"(secret)"'::jsonb
       when length(value::text) <= 200 then value
       else jsonb_build_object(
         'length', length(value #>> '{}'),
         'sha256', encode(sha256(convert_to(value #>> '{}', 'UTF8')), 'hex'))
     end $$`,
  // Arguments: columns that say nothing, columns that hold secrets; both separated by commas.
  `create function audit_row_change() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   declare
     before_row jsonb := case when TG_OP = 'INSERT' then '{}'::jsonb else to_jsonb(OLD) end;
     after_row jsonb := case when TG_OP = 'DELETE' then '{}'::jsonb else to_jsonb(NEW) end;
     present jsonb := case when TG_OP = 'DELETE' then before_row else after_row end;
     silent text[] := string_to_array(TG_ARGV[0], ',');
     secrets text[] := string_to_array(TG_ARGV[1], ',');
     owner text := coalesce(present ->> 'account_id', case when TG_TABLE_NAME = 'account' then present ->> 'id' end);
     bound text := ${BOUND};
     diff jsonb;
   begin
     if owner is null then return null; end if;
     select coalesce(jsonb_object_agg(key, case TG_OP
         when 'INSERT' then jsonb_build_object('after', audit_value(after_row -> key, key = any (secrets)))
         when 'DELETE' then jsonb_build_object('before', audit_value(before_row -> key, key = any (secrets)))
         else jsonb_build_object('before', audit_value(before_row -> key, key = any (secrets)),
                                 'after', audit_value(after_row -> key, key = any (secrets))) end), '{}')
       into diff
       from jsonb_object_keys(present) as key
       where key <> all (silent) and before_row -> key is distinct from after_row -> key
         and not (TG_OP <> 'UPDATE' and jsonb_typeof(present -> key) = 'null');
     if TG_OP = 'UPDATE' and diff = '{}' then return null; end if;
     -- Rows of tables without an owner (logins) change in transactions that are bound to no account.
     if bound is distinct from owner then perform set_config('${ACCOUNT_VARIABLE}', owner, true); end if;
     insert into audit_entry (id, account_id, actor, action, subject_kind, subject_id, changes, request_id, occurred_at)
     values (
       gen_random_uuid(), owner::uuid,
       coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
       case TG_OP when 'INSERT' then 'create' when 'UPDATE' then 'update' else 'delete' end,
       replace(initcap(replace(TG_TABLE_NAME, '_', ' ')), ' ', ''),
       coalesce(present ->> 'id', present ->> 'subject_id', owner),
       diff, nullif(current_setting('app.request_id', true), ''), clock_timestamp());
     if bound is distinct from owner then perform set_config('${ACCOUNT_VARIABLE}', coalesce(bound, ''), true); end if;
     return null;
   end $$`,
  // Retention: the only way in which the program takes anything out of the record, and nothing young.
  `create function forget_record(account uuid, audit_before timestamptz, events_before timestamptz) returns integer
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare bound text := ${BOUND}; gone integer; more integer;
   begin
     if greatest(audit_before, events_before) > now() - interval '30 days' then
       raise exception 'The record keeps at least 30 days' using errcode = 'check_violation';
     end if;
     perform set_config('${ACCOUNT_VARIABLE}', account::text, true);
     delete from audit_entry where account_id = account and occurred_at < audit_before;
     get diagnostics gone = row_count;
     delete from domain_event where account_id = account and occurred_at < events_before;
     get diagnostics more = row_count;
     perform set_config('${ACCOUNT_VARIABLE}', coalesce(bound, ''), true);
     return gone + more;
   end $$`,
  `create function erase_record(account uuid) returns void
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare bound text := ${BOUND};
   begin
     if not exists (select 1 from erased_account
                    where account_hash = encode(sha256(convert_to(account::text, 'UTF8')), 'hex')) then
       raise exception 'Only the record of an erased account is erased' using errcode = 'check_violation';
     end if;
     perform set_config('${ACCOUNT_VARIABLE}', account::text, true);
     delete from audit_entry where account_id = account;
     delete from domain_event where account_id = account;
     perform set_config('${ACCOUNT_VARIABLE}', coalesce(bound, ''), true);
   end $$`,
  `revoke execute on function forget_record(uuid, timestamptz, timestamptz), erase_record(uuid), audit_row_change() from public`,
  `grant execute on function forget_record(uuid, timestamptz, timestamptz), erase_record(uuid) to ${RUNTIME_ROLE}`,
];
