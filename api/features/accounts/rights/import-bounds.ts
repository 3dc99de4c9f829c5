import type { AccountColumn, AccountTable } from '../../../platform/database/account-tables.js';

/** What a column may hold that is not named below, in characters: what the API lets a person write into a line. */
const LONGEST_LINE = 2_000;
const LONGEST_ADDRESS = 8_192;
/** Columns whose texts are written by pages, files and models, not line by line. */
const LONGEST: Readonly<Record<string, number>> = {
  'job.search_text': 1_000_000,
  'fact_draft.reason': 10_000,
  'proposed_change.reason': 10_000,
  'profile_question.reason': 10_000,
  'application.notes': 20_000,
};
const ADDRESSES = new Set(['job.url', 'job.canonical_url', 'job_address.canonical_url']);

/** Of one JSON value: characters as text, the longest text in it, how deep it is. A pasted posting has 200,000 characters. */
const JSON_CHARACTERS = 2_000_000;
const JSON_TEXT = 250_000;
const JSON_DEPTH = 20;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
const LARGEST_NUMBER = 2 ** 31 - 1;
/** What a browser would run; control characters and spaces within a scheme count for nothing to it. */
const RUNS = /^(?:javascript|data|vbscript|blob|file):/i;

/**
 * What is wrong with rows somebody brings along: the API would have refused to write them. The file is the person's own, but
 * what it says may be anybody's, and the rest of the program trusts what lies in the tables.
 *
 * @param rows - By column, as the export holds them.
 * @returns one sentence about the first fault; null when there is none
 */
export function faultOfRows(table: AccountTable, rows: readonly Record<string, unknown>[]): string | null {
  for (const [index, row] of rows.entries()) {
    for (const column of table.columns) {
      const value = row[column.name];
      if (value === null || value === undefined) continue;
      const fault = faultOfValue(`${table.name}.${column.name}`, column, value);
      if (fault !== null) return `${table.name}.json, row ${index + 1}: ${column.name} ${fault}.`;
    }
  }
  return null;
}

function faultOfValue(name: string, { type }: AccountColumn, value: unknown): string | null {
  if (type === 'uuid') return typeof value === 'string' && UUID.test(value) ? null : 'is no id';
  if (type === 'text') return faultOfText(name, value);
  if (type.startsWith('timestamp')) return isTime(value) ? null : 'is no time';
  if (type === 'jsonb') return faultOfJson(value);
  if (type === 'integer' || type === 'bigint' || type === 'real' || type === 'double precision') {
    const fits = typeof value === 'number' && value >= 0 && value <= LARGEST_NUMBER;
    return fits ? null : 'is out of range';
  }
  return null;
}

function faultOfText(name: string, value: unknown): string | null {
  if (typeof value !== 'string') return 'is no text';
  if (ADDRESSES.has(name)) return isWebAddress(value) ? null : 'is no address of the web';
  const most = LONGEST[name] ?? LONGEST_LINE;
  return value.length <= most ? null : `has more than ${most} characters`;
}

function isWebAddress(value: string): boolean {
  return value.length <= LONGEST_ADDRESS && /^https?:\/\//i.test(value) && URL.canParse(value);
}

function isTime(value: unknown): boolean {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return time >= EARLIEST && time < LATEST;
}

function faultOfJson(value: unknown): string | null {
  if (JSON.stringify(value).length > JSON_CHARACTERS) return 'is too long';
  return faultWithin(value, 0);
}

function faultWithin(value: unknown, depth: number): string | null {
  if (depth > JSON_DEPTH) return 'is too deep';
  if (typeof value === 'string') {
    if (value.length > JSON_TEXT) return 'holds too long a text';
    return RUNS.test(value.replace(/[\p{Cc}\s]/gu, '')) ? 'holds an address that would run' : null;
  }
  if (value === null || typeof value !== 'object') return null;
  for (const inner of Object.values(value)) {
    const fault = faultWithin(inner, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}
