/** Begins a formula in one spreadsheet or another, also in wide letters and after what is skipped as blank. */
const FORMULA = /^[\s\u0000-\u001f\u200b\ufeff"']*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
const QUOTED = /[",;\r\n\t]|^\s|\s$/;

/**
 * Rows as CSV (RFC 4180: CRLF, quotes doubled), with a mark of the byte order so that spreadsheets read it as UTF-8. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front (OWASP: CSV Injection); numbers stay numbers.
 *
 * @param rows null is an empty cell
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`;
}

function toCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = guardFormula(value);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text as its cell holds it. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
