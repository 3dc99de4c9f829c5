/** The words of a document that no field of the resume holds, so that nothing a person wrote is lost. */
import type { Line } from './line.js';

const WORD = /[\p{L}\p{N}_+#]+/gu;

/** Stretches of the lines' text whose words do not occur in the values, in reading order. */
export function unplacedWords(lines: readonly Line[], values: readonly string[]): string[] {
  const placed = new Map<string, number>();
  for (const value of values) {
    for (const [word] of value.matchAll(WORD)) {
      const key = wordKey(word);
      placed.set(key, (placed.get(key) ?? 0) + 1);
    }
  }
  const rest: string[] = [];
  for (const line of lines) {
    let start = -1;
    let end = -1;
    const flush = (): void => {
      if (start >= 0) rest.push(line.text.slice(start, end).replace(/\s+/g, ' ').trim());
      start = -1;
    };
    for (const match of line.text.matchAll(WORD)) {
      const key = wordKey(match[0]);
      const count = placed.get(key) ?? 0;
      if (count > 0) {
        placed.set(key, count - 1);
        flush();
      } else {
        if (start < 0) start = match.index;
        end = match.index + match[0].length;
      }
    }
    flush();
  }
  return rest.filter((text) => text !== '');
}

function wordKey(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}

/** All string values of a JSON value. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(stringsOf);
  return [];
}
