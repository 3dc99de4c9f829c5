import { Migration } from '@mikro-orm/migrations';
import { RUNTIME_ROLE } from '../../api/platform/database/runtime-role.js';

const SETTLE =
  'settle_model_call(uuid, text, text, int, int, int, bigint, int, bigint, bigint, bigint, bigint)';

/** The bill of a call to a model in one round trip. */
export class ModelBills extends Migration {
  override up(): void {
    // Rows are taken in the order of `reserve_model_budget`, so that the two do not wait for each other. Gives the budgets of
    // which 50, 80 or 100 percent are spent for the first time; subject is null for that of the installation.
    this.addSql(`
      create function settle_model_call(
        call_id uuid, how text, why text, tokens_in int, tokens_out int, tokens_cached int, cost bigint, took int,
        task_limit bigint, day_limit bigint, month_limit bigint, deployment_limit bigint
      ) returns table (subject uuid, scope text, period text, percent int, spent bigint, most bigint)
      language plpgsql as $$
      #variable_conflict use_column
      declare
        held bigint; paid bigint; day text; told int; begun model_call%rowtype;
      begin
        select * into begun from model_call where id = call_id and outcome = 'STARTED' for update;
        -- Another process took this one for dead and has settled the call in full.
        if not found then return; end if;
        held := begun.reserved_micro_usd;
        paid := coalesce(cost, held);
        update model_call set outcome = how, reason = why, input_tokens = tokens_in, output_tokens = tokens_out,
          cached_tokens = tokens_cached, cost_micro_usd = paid, reserved_micro_usd = 0, duration_ms = took
        where id = call_id;
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
      end $$`);
    this.addSql(`grant execute on function ${SETTLE} to ${RUNTIME_ROLE}`);
  }

  override down(): void {
    this.addSql(`drop function ${SETTLE}`);
  }
}
