import { Migration } from '@mikro-orm/migrations';
import { RUNTIME_ROLE } from '../../api/platform/database/runtime-role.js';

const SETTLE =
  'settle_model_call(uuid, text, text, int, int, int, bigint, int, bigint, bigint, bigint, bigint)';

/** What the bill of a call says, beyond the marks of budgets: how far it went over what was held back for it. */
function settleFunction(withExcess: boolean): string {
  const excess = withExcess ? `, excess_micro_usd = greatest(0, paid - held)` : '';
  const tellExcess = withExcess
    ? `
        if paid > held then
          subject := call_id; scope := 'CALL'; period := call_id::text; spent := paid; most := held;
          percent := case when held > 0 then least(paid * 100 / held, 1000000) else 1000000 end;
          return next;
        end if;`
    : '';
  return `
      create or replace function settle_model_call(
        call_id uuid, how text, why text, tokens_in int, tokens_out int, tokens_cached int, cost bigint, took int,
        task_limit bigint, day_limit bigint, month_limit bigint, deployment_limit bigint
      ) returns table (subject uuid, scope text, period text, percent int, spent bigint, most bigint)
      language plpgsql as $$
      #variable_conflict use_column
      declare
        held bigint; paid bigint; day text; told int; begun model_call%rowtype;
      begin
        select * into begun from model_call
        where id = call_id and outcome in (${withExcess ? `'STARTED', 'HANDED_IN'` : `'STARTED'`}) for update;
        -- Another process took this one for dead and has settled the call in full.
        if not found then return; end if;
        held := begun.reserved_micro_usd;
        paid := coalesce(cost, held);
        update model_call set outcome = how, reason = why, input_tokens = tokens_in, output_tokens = tokens_out,
          cached_tokens = tokens_cached, cost_micro_usd = paid, reserved_micro_usd = 0, duration_ms = took${excess}
        where id = call_id;${tellExcess}
        day := to_char(begun.created_at at time zone 'UTC', 'YYYY-MM-DD');
        for scope, period, most in
          select * from (values
            ('TASK', begun.task_id::text, task_limit), ('DAY', day, day_limit), ('MONTH', left(day, 7), month_limit)
          ) as budget (a, b, c) where b is not null
        loop
          update model_spending as s set spent_micro_usd = spent_micro_usd + paid,
            reserved_micro_usd = reserved_micro_usd - held, updated_at = clock_timestamp()
          where s.account_id = begun.account_id and s.scope = settle_model_call.scope and s.period = settle_model_call.period
          returning id, spent_micro_usd, alerted_percent into subject, spent, told;
          percent := case when most <= 0 then 0 when spent >= most then 100
            when spent * 100 >= most * 80 then 80 when spent * 100 >= most * 50 then 50 else 0 end;
          if percent > told then
            update model_spending set alerted_percent = settle_model_call.percent where id = settle_model_call.subject;
            return next;
          end if;
        end loop;
        if begun.own_key then return; end if;
        scope := 'DEPLOYMENT'; period := day; most := deployment_limit; subject := null;
        update deployment_spending as s set spent_micro_usd = spent_micro_usd + paid,
          reserved_micro_usd = reserved_micro_usd - held
        where s.period = day returning spent_micro_usd, alerted_percent into spent, told;
        percent := case when most <= 0 then 0 when spent >= most then 100
          when spent * 100 >= most * 80 then 80 when spent * 100 >= most * 50 then 50 else 0 end;
        if percent > told then
          update deployment_spending as s set alerted_percent = settle_model_call.percent where s.period = day;
          return next;
        end if;
      end $$`;
}

/** Bills that say what was charged beyond what was held back, and that also settle what was handed in to be answered later. */
export class ModelBillsInOneTrip extends Migration {
  override up(): void {
    this.addSql(`alter table "model_call" add column "excess_micro_usd" bigint not null default 0`);
    this.addSql(settleFunction(true));
    this.addSql(`grant execute on function ${SETTLE} to ${RUNTIME_ROLE}`);
  }

  override down(): void {
    this.addSql(settleFunction(false));
    this.addSql(`alter table "model_call" drop column "excess_micro_usd"`);
  }
}
