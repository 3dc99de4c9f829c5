import { Migration } from '@mikro-orm/migrations';

/**
 * A proposed change says who proposed it, in which version of the resume, and which changes it stands in for. What is
 * there by now was all proposed by rules, one a line.
 */
export class ProposedChangeOrigins extends Migration {
  override up(): void {
    this.addSql(`
      alter table "proposed_change"
        add column "slot" text null,
        add column "strategy" text null,
        add column "model_source" jsonb null`);
    // A rewrite of the table, because an update would see only the rows of one account.
    this.addSql(`
      alter table "proposed_change" alter column "slot" type text
        using case when "operation" = 'REPLACE' and "line_id" is not null then "line_id" else "id"::text end`);
    this.addSql(`alter table "proposed_change" alter column "slot" set not null`);
  }

  override down(): void {
    this.addSql(
      `alter table "proposed_change" drop column "slot", drop column "strategy", drop column "model_source"`,
    );
  }
}
