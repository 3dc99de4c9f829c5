/** Walks any JSON value, well-formed resume or not, and gives its texts with their paths. */

export type PathPart = string | number;

export interface Leaf {
  parts: PathPart[];
  text: string;
}

/** Keys that say nothing about the person. */
const NOT_FACTS: ReadonlySet<string> = new Set([
  'meta',
  '$schema',
  'image',
  'picture',
  'facts',
  'id',
  'sources',
  'confidence',
]);

/** The most texts that are read of one document; a resume has a few hundred. */
export const MOST_LEAVES = 1500;

/** The most characters that are read of one document; what lies beyond is no part of a resume. */
export const MOST_CHARACTERS = 200_000;
const DEEPEST = 8;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list, whatever was given: nothing is empty, a single thing is a list of one. */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The text of a plain value or of a line with citations; empty for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (isRecord(value) && typeof value['text'] === 'string') return value['text'];
  return '';
}

/** `work[0].highlights[2]` for its parts. */
export function pathText(parts: readonly PathPart[]): string {
  return parts
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}

/** The parts of a path in any usual spelling: `work[0].highlights[2]`, `work.0.highlights.2` or a JSON Pointer. */
export function parsePath(path: string): PathPart[] {
  return [...path.slice(0, 200).matchAll(/[^\s.[\]/'"]+/g)].map(([part]) =>
    /^\d+$/.test(part) ? Number(part) : part,
  );
}

/** The texts under a value, in order, up to `MOST_LEAVES`. */
export function leavesOf(root: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  let characters = 0;
  const walk = (value: unknown, parts: PathPart[]): void => {
    if (leaves.length >= MOST_LEAVES || characters >= MOST_CHARACTERS || parts.length > DEEPEST) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, [...parts, index]);
      return;
    }
    const text = textOf(value).trim();
    if (text !== '') {
      leaves.push({ parts, text });
      characters += text.length;
      return;
    }
    if (!isRecord(value)) return;
    for (const [key, item] of Object.entries(value)) if (!NOT_FACTS.has(key)) walk(item, [...parts, key]);
  };
  walk(root, []);
  return leaves;
}
