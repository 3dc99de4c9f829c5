import { Migration } from '@mikro-orm/migrations';
import { protectAccountTable } from '../../api/platform/database/account-table.js';

/** What is known of stored files; the bytes lie outside the database. */
export class Storage extends Migration {
  override up(): void {
    this.addSql(`
      create table "stored_file" (
        "id" uuid not null primary key,
        "account_id" uuid not null,
        "purpose" text not null,
        "status" text not null,
        "file_name" text not null,
        "content_type" text not null,
        "size" int not null,
        "checksum" text null,
        "created_at" timestamptz(3) not null,
        "stored_at" timestamptz(3) null,
        constraint "stored_file_account_id" unique ("account_id", "id")
      )`);
    this.addSql(`create index "stored_file_account_created" on "stored_file" ("account_id", "created_at")`);
    this.addSql(`create index "stored_file_account_checksum" on "stored_file" ("account_id", "checksum")`);
    for (const sql of protectAccountTable('stored_file')) this.addSql(sql);
  }

  override down(): void {
    this.addSql('drop table "stored_file"');
  }
}
