import { Migration } from '@mikro-orm/migrations';

/** Files that nothing refers to are marked before they are removed. */
export class UnusedFiles extends Migration {
  override up(): void {
    this.addSql(`alter table "stored_file" add column "deleted_at" timestamptz(3) null`);
    this.addSql(
      `create index "stored_file_account_deleted" on "stored_file" ("account_id", "deleted_at") where deleted_at is not null`,
    );
  }

  override down(): void {
    this.addSql(`alter table "stored_file" drop column "deleted_at"`);
  }
}
