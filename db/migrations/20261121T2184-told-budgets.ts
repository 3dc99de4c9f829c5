import { Migration } from '@mikro-orm/migrations';

/** Which marks of the installation's budget for models its administrators were told of. */
export class ToldBudgets extends Migration {
  override up(): void {
    this.addSql(`alter table "deployment_spending" add column "told_percent" int not null default 0`);
  }

  override down(): void {
    this.addSql(`alter table "deployment_spending" drop column "told_percent"`);
  }
}
