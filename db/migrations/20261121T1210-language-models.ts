import { Migration } from '@mikro-orm/migrations';
import { openGlobalTable, protectAccountTable } from '../../api/platform/database/account-table.js';
import { RUNTIME_ROLE } from '../../api/platform/database/runtime-role.js';

const OWNED = ['model_call', 'model_spending', 'model_answer', 'model_provider'];

/** Language models: what was asked and paid, what may be spent, answers that are known, providers of accounts. */
export class LanguageModels extends Migration {
  override up(): void {
    this.addSql(`
      create table "model_call" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "task_id" uuid null,
        "prompt_name" text not null,
        "prompt_version" text not null,
        "provider" text not null,
        "model" text not null,
        "attempt" int not null,
        "outcome" text not null,
        "reason" text null,
        "parameters" jsonb not null,
        "input_checksum" text not null,
        "input_tokens" int not null,
        "output_tokens" int not null,
        "cached_tokens" int not null,
        "cost_micro_usd" bigint not null,
        "reserved_micro_usd" bigint not null,
        "own_key" boolean not null,
        "created_at" timestamptz(3) not null,
        "duration_ms" int not null,
        constraint "model_call_account_id" unique ("account_id", "id")
      )`);
    this.addSql(`create index "model_call_account_created" on "model_call" ("account_id", "created_at")`);
    this.addSql(`create index "model_call_account_task" on "model_call" ("account_id", "task_id")`);
    this.addSql(
      `create index "model_call_account_outcome" on "model_call" ("account_id", "outcome", "created_at")`,
    );

    this.addSql(`
      create table "model_spending" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "scope" text not null,
        "period" text not null,
        "spent_micro_usd" bigint not null,
        "reserved_micro_usd" bigint not null,
        "alerted_percent" int not null,
        "updated_at" timestamptz(3) not null,
        constraint "model_spending_account_period" unique ("account_id", "scope", "period")
      )`);
    this.addSql(`
      create table "deployment_spending" (
        "period" text not null primary key,
        "spent_micro_usd" bigint not null,
        "reserved_micro_usd" bigint not null,
        "alerted_percent" int not null
      )`);
    for (const sql of openGlobalTable('deployment_spending')) this.addSql(sql);

    this.addSql(`
      create table "model_answer" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "prompt_name" text not null,
        "prompt_version" text not null,
        "input_checksum" text not null,
        "provider" text not null,
        "model" text not null,
        "near_key" text null,
        "value" jsonb not null,
        "created_at" timestamptz(3) not null,
        "expires_at" timestamptz(3) not null,
        constraint "model_answer_account_id" unique ("account_id", "id"),
        constraint "model_answer_account_input"
          unique ("account_id", "prompt_name", "prompt_version", "input_checksum", "provider", "model")
      )`);
    this.addSql(`create index "model_answer_account_expires" on "model_answer" ("account_id", "expires_at")`);
    this.addSql(
      `create index "model_answer_account_near" on "model_answer" ("account_id", "prompt_name", "prompt_version", "near_key")`,
    );

    this.addSql(`
      create table "model_provider" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "kind" text not null,
        "base_url" text not null,
        "sealed_key" text null,
        "key_hint" text null,
        "small_model" text null,
        "large_model" text null,
        "embedding_model" text null,
        "input_usd_per_million" double precision null,
        "output_usd_per_million" double precision null,
        "context_tokens" int null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        constraint "model_provider_account_id" unique ("account_id", "id"),
        constraint "model_provider_account_kind" unique ("account_id", "kind")
      )`);
    for (const table of OWNED) for (const sql of protectAccountTable(table)) this.addSql(sql);

    // All budgets or none, in one statement: calls side by side cannot overspend together. The order of the rows is always the
    // same, so that two of them do not wait for each other.
    this.addSql(`
      create function reserve_model_budget(
        account uuid, amount bigint, new_ids uuid[], scopes text[], periods text[], limits bigint[],
        deployment_period text, deployment_limit bigint
      ) returns text language plpgsql as $$
      begin
        for i in 1 .. coalesce(array_length(scopes, 1), 0) loop
          insert into model_spending as s (id, account_id, scope, period, spent_micro_usd, reserved_micro_usd, alerted_percent, updated_at)
          values (new_ids[i], account, scopes[i], periods[i], 0, 0, 0, clock_timestamp())
          on conflict (account_id, scope, period) do nothing;
          update model_spending set reserved_micro_usd = reserved_micro_usd + amount, updated_at = clock_timestamp()
          where account_id = account and scope = scopes[i] and period = periods[i]
            and spent_micro_usd + reserved_micro_usd + amount <= limits[i];
          if not found then raise exception using errcode = 'AT402', message = scopes[i]; end if;
        end loop;
        if deployment_period is not null then
          insert into deployment_spending (period, spent_micro_usd, reserved_micro_usd, alerted_percent)
          values (deployment_period, 0, 0, 0) on conflict (period) do nothing;
          update deployment_spending set reserved_micro_usd = reserved_micro_usd + amount
          where period = deployment_period and spent_micro_usd + reserved_micro_usd + amount <= deployment_limit;
          if not found then raise exception using errcode = 'AT402', message = 'DEPLOYMENT'; end if;
        end if;
        return 'RESERVED';
      end $$`);
    this.addSql(
      `grant execute on function reserve_model_budget(uuid, bigint, uuid[], text[], text[], bigint[], text, bigint) to ${RUNTIME_ROLE}`,
    );
  }

  override down(): void {
    this.addSql(
      'drop function reserve_model_budget(uuid, bigint, uuid[], text[], text[], bigint[], text, bigint)',
    );
    for (const table of [...OWNED, 'deployment_spending']) this.addSql(`drop table "${table}"`);
  }
}
