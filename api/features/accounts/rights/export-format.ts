import { z } from 'zod';

export const FORMAT = 'atlasops-export';
export const FORMAT_VERSION = 1;

export const MANIFEST = 'manifest.json';

/** What `manifest.json` says of an export. */
export const manifestShape = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  program: z.string(),
  exportedAt: z.iso.datetime(),
  accountId: z.uuid(),
  tables: z.record(z.string(), z.int().min(0)),
});
export type Manifest = z.output<typeof manifestShape>;

/** Where the rows of a table lie: a JSON array of objects by column. */
export function tablePath(table: string): string {
  return `data/${table}.json`;
}

/** Where a file's bytes lie; the name is for people, the checksum is what counts. */
export function filePath(checksum: string, fileName: string): string {
  return `files/${checksum}/${fileName}`;
}

/** Columns that are good for nothing but getting into the account, by table; they are left out. */
export const SECRET_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  login_identity: ['password_hash'],
  second_factor: ['sealed_secret'],
  recovery_code: ['code_hash'],
  api_token: ['token_hash'],
  mail_token: ['token_hash', 'data'],
  mail: ['link', 'text', 'html'],
  model_provider: ['sealed_key'],
  calendar_link: ['token_hash'],
};

/** Columns that follow from others and are numbers nobody reads. */
export function isDerived(type: string): boolean {
  return type === 'real[]' || type.startsWith('halfvec');
}

export function readme(manifest: Manifest): string {
  const secrets = Object.entries(SECRET_COLUMNS).map(
    ([table, columns]) => `  ${table}: ${columns.join(', ')}`,
  );
  const tables = Object.entries(manifest.tables).map(([table, rows]) => `  ${tablePath(table)}: ${rows}`);
  return `Everything AtlasOps keeps about this account, as of ${manifest.exportedAt}.

data/    One file per kind of thing: a JSON array with one object per row, named like the columns of the database.
         The most interesting ones: job (postings you saved), fact (what you said about yourself), resume_version and
         letter_version (all versions of what was written), application (where you applied), stored_file (what is in
         files/), audit_entry (every change of the last year), model_call (what language models were asked and what it cost).
files/   The files you uploaded, pages that were fetched for you, and documents that were made, each in a folder named after
         its SHA-256 (column "checksum" of stored_file).
${MANIFEST}  What is in here, for programs.

To take it to another AtlasOps: register there, confirm your address, then Settings > Privacy > Import.

Left out, because they are good for nothing but getting into the account:
${secrets.join('\n')}
Vectors that were computed from your texts are left out too.

Rows:
${tables.join('\n')}
`;
}
