/** JSON as pages contain it: in comments, with trailing commas, raw line breaks in strings, or cut off. */

/** The value, or undefined when the text is no JSON even with patience. Linear in its length; never throws. */
export function parseLenientJson(text: string): unknown {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return undefined;
  const direct = attempt(trimmed);
  if (direct !== undefined) return direct;
  const start = trimmed.search(/[{[]/);
  if (start < 0) return undefined;
  let body = trimmed.slice(start);
  if (/^[{[]\s*&quot;/.test(body)) body = body.replace(/&quot;/g, '"').replace(/&amp;/g, '&');
  return attempt(repair(body));
}

function attempt(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const MAX_DEPTH = 2000;

/** Rewrites what people and templates get wrong into JSON; what follows the first complete value is left out. */
function repair(text: string): string {
  const out: string[] = [];
  const stack: string[] = [];
  let index = 0;
  let from = 0;
  const copyTo = (end: number): void => {
    if (end > from) out.push(text.slice(from, end));
  };
  while (index < text.length) {
    const char = text[index]!;
    if (char === '"') {
      copyTo(index);
      const end = endOfString(text, index);
      out.push(cleanString(text.slice(index, end)));
      index = end;
      from = end;
      continue;
    }
    if (char === '/' && (text[index + 1] === '*' || text[index + 1] === '/')) {
      copyTo(index);
      const end = text[index + 1] === '*' ? text.indexOf('*/', index + 2) : text.indexOf('\n', index);
      index = end < 0 ? text.length : end + (text[index + 1] === '*' ? 2 : 1);
      from = index;
      continue;
    }
    if (char === '{' || char === '[') {
      if (stack.length >= MAX_DEPTH) return '';
      stack.push(char === '{' ? '}' : ']');
    } else if (char === '}' || char === ']') {
      copyTo(index);
      from = index;
      dropTrailingComma(out);
      if (stack.pop() !== char) return '';
      if (stack.length === 0) {
        out.push(char);
        return out.join('');
      }
    } else if (text.startsWith('undefined', index) || text.startsWith('NaN', index)) {
      copyTo(index);
      out.push('null');
      index += char === 'u' ? 9 : 3;
      from = index;
      continue;
    }
    index += 1;
  }
  copyTo(text.length);
  dropTrailingComma(out);
  return out.join('') + stack.reverse().join('');
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') return index + 1;
  }
  return text.length;
}

function cleanString(literal: string): string {
  const closed = literal.length > 1 && literal.endsWith('"') ? literal : `${literal}"`;
  return closed
    .replace(/[\u0000-\u001F]/g, (char) =>
      char === '\n' ? '\\n' : char === '\t' ? '\\t' : char === '\r' ? '' : ' ',
    )
    .replace(/\\([^"\\/bfnrtu])/g, '$1');
}

function dropTrailingComma(out: string[]): void {
  for (let last = out.length - 1; last >= 0; last -= 1) {
    const piece = out[last]!;
    if (piece.trim() === '') continue;
    if (/,\s*$/.test(piece)) out[last] = piece.replace(/,\s*$/, '');
    return;
  }
}

/** The end of the JSON value that begins at `start` ("{" or "["), or -1; strings and nesting are respected. */
export function endOfJson(text: string, start: number, max = 6_000_000): number {
  let depth = 0;
  const limit = Math.min(text.length, start + max);
  for (let index = start; index < limit; index += 1) {
    const char = text.charCodeAt(index);
    if (char === 34) {
      index = endOfString(text, index) - 1;
    } else if (char === 123 || char === 91) depth += 1;
    else if (char === 125 || char === 93) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a plain object (not null, no array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
