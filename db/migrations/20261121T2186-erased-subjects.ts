import { Migration } from '@mikro-orm/migrations';

const BOUND = `nullif(current_setting('app.account_id', true), '')`;

/**
 * What administrators did stays on record for good; whom it concerned, and why in words, goes with the account that is erased.
 */
export class ErasedSubjects extends Migration {
  override up(): void {
    this.addSql(
      eraseRecord(`update admin_action set subject_id = null, reason = '' where subject_id = account;`),
    );
  }

  override down(): void {
    this.addSql(eraseRecord(''));
  }
}

function eraseRecord(more: string): string {
  return `create or replace function erase_record(account uuid) returns void
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare bound text := ${BOUND};
   begin
     if not exists (select 1 from erased_account
                    where account_hash = encode(sha256(convert_to(account::text, 'UTF8')), 'hex')) then
       raise exception 'Only the record of an erased account is erased' using errcode = 'check_violation';
     end if;
     perform set_config('app.account_id', account::text, true);
     delete from audit_entry where account_id = account;
     delete from domain_event where account_id = account;
     ${more}
     perform set_config('app.account_id', coalesce(bound, ''), true);
   end $$`;
}
