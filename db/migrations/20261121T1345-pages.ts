import { Migration } from '@mikro-orm/migrations';
import { openGlobalTable } from '../../api/platform/database/account-table.js';

/** Content pages (privacy, terms and others) as administrators change them. */
export class Pages extends Migration {
  override up(): void {
    this.addSql(`
      create table "page" (
        "slug" text not null,
        "revision" int not null,
        "title" text not null,
        "markdown" text not null,
        "removed" boolean not null,
        "saved_by" uuid not null,
        "saved_at" timestamptz(3) not null,
        primary key ("slug", "revision")
      )`);
    for (const sql of openGlobalTable('page', 'select, insert')) this.addSql(sql);
  }

  override down(): void {
    this.addSql('drop table "page"');
  }
}
