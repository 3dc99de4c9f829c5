import { Migration } from '@mikro-orm/migrations';

/** Revisions of terms and privacy notice that ask everybody to agree anew. */
export class MaterialChanges extends Migration {
  override up(): void {
    this.addSql(`alter table "page" add column "material" boolean not null default false`);
  }

  override down(): void {
    this.addSql(`alter table "page" drop column "material"`);
  }
}
