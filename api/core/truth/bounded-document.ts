/** Documents cut to what a check can read in bounded time, before anything looks at them. */
import { isRecord, MOST_CHARACTERS, pathText, type PathPart } from './leaves.js';
import { LONGEST_LINE } from './words.js';

/** Lists, objects and texts of one document; a resume has a few hundred. */
const MOST_VALUES = 20_000;
/** Nothing that is checked lies deeper. */
const DEEPEST = 10;

export interface Bounds {
  /** Paths of what is no claim and may be of any length, as a picture is. */
  ignored: ReadonlySet<string>;
  /** What stands in place of a text longer than `LONGEST_LINE`. */
  tooLong: (path: string, text: string) => string;
  /** Called once when the document as a whole is too large, with the place where its reading ends. */
  endsAt: (path: string) => void;
}

/**
 * A copy of any JSON value with at most `MOST_CHARACTERS` characters of text, none longer than `LONGEST_LINE`, and
 * bounded in values and depth.
 */
export function boundedDocument(
  root: unknown,
  { ignored, tooLong, endsAt }: Bounds,
): Record<string, unknown> {
  let characters = 0;
  let values = 0;
  let ended = false;
  const full = (parts: readonly PathPart[]): boolean => {
    if (!ended && (values > MOST_VALUES || characters > MOST_CHARACTERS)) {
      ended = true;
      endsAt(pathText(parts));
    }
    return ended;
  };
  const copy = (value: unknown, parts: readonly PathPart[]): unknown => {
    values += 1;
    if (typeof value === 'string') {
      const cited = parts.at(-1) === 'text' ? parts.slice(0, -1) : parts;
      const text = value.length > LONGEST_LINE ? tooLong(pathText(cited), value) : value;
      characters += text.length;
      return full(cited) ? '' : text;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (parts.length > DEEPEST) return null;
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      for (let index = 0; index < value.length && !full(parts); index += 1)
        list.push(copy(value[index], [...parts, index]));
      return list;
    }
    const fields: [string, unknown][] = [];
    for (const key in value) {
      if (full(parts)) break;
      if (!Object.hasOwn(value, key) || (parts.length < 2 && ignored.has(pathText([...parts, key]))))
        continue;
      characters += key.length;
      fields.push([key, copy((value as Record<string, unknown>)[key], [...parts, key])]);
    }
    return Object.fromEntries(fields);
  };
  const copied = copy(root, []);
  return isRecord(copied) ? copied : {};
}
