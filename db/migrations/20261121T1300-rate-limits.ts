import { Migration } from '@mikro-orm/migrations';
import { openGlobalTable } from '../../api/platform/database/account-table.js';

/** How often something was tried, by hashed address, account or subject; shared by all processes. */
export class RateLimits extends Migration {
  override up(): void {
    // Names and order of the columns are those of the library that counts.
    this.addSql(`
      create table "rate_limit" (
        "key" varchar(255) not null primary key,
        "points" int not null default 0,
        "expire" bigint null
      )`);
    this.addSql(`create index "rate_limit_expire" on "rate_limit" ("expire")`);
    for (const sql of openGlobalTable('rate_limit')) this.addSql(sql);
  }

  override down(): void {
    this.addSql(`drop table "rate_limit"`);
  }
}
