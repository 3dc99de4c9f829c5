import { Migration } from '@mikro-orm/migrations';
import { RUNTIME_ROLE } from '../../api/platform/database/runtime-role.js';

const SETTLE =
  'settle_model_call_in_passing(uuid, text, text, int, int, int, bigint, int, bigint, bigint, bigint, bigint)';

/** The bill of a call that has nothing to tell, which is nearly every one, in a transaction of one round trip. */
export class ModelBillsInPassing extends Migration {
  override up(): void {
    // Undoes itself where a mark of a budget was reached: whoever settles then does it again with the events of that.
    this.addSql(`
      create function settle_model_call_in_passing(
        call_id uuid, how text, why text, tokens_in int, tokens_out int, tokens_cached int, cost bigint, took int,
        task_limit bigint, day_limit bigint, month_limit bigint, deployment_limit bigint
      ) returns text language plpgsql as $$
      begin
        perform settle_model_call(call_id, how, why, tokens_in, tokens_out, tokens_cached, cost, took,
          task_limit, day_limit, month_limit, deployment_limit);
        if found then raise exception using errcode = 'AT409', message = 'a mark was reached'; end if;
        return 'SETTLED';
      end $$`);
    this.addSql(`grant execute on function ${SETTLE} to ${RUNTIME_ROLE}`);
  }

  override down(): void {
    this.addSql(`drop function ${SETTLE}`);
  }
}
