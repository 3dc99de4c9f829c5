/** Application state that pages embed for their own scripts: Next, Nuxt, Apollo, Redux, Remix, Inertia and the like. */
import { endOfJson, isObject, parseLenientJson } from '../../text/lenient-json.js';
import { descendants, type Element } from '../../text/html-tree.js';
import type { Script } from '../page.js';

const MAX_VALUES = 60;
const MAX_ASSIGNMENTS = 80;
/** Smaller objects are settings. */
const MIN_LENGTH = 160;

/** All JSON values found in the scripts of a page. Linear in their length. */
export function embeddedValues(scripts: readonly Script[]): unknown[] {
  const values: unknown[] = [];
  let flight = '';
  for (const script of scripts) {
    if (values.length >= MAX_VALUES) break;
    const { text, type } = script;
    if (type.includes('ld+json') || text.length < MIN_LENGTH) continue;
    if (
      /json/.test(type) ||
      script.id === '__NEXT_DATA__' ||
      script.id === '__NUXT_DATA__' ||
      /^\s*[{[]/.test(text)
    ) {
      const value = parseLenientJson(text);
      if (value !== undefined)
        values.push(script.id === '__NUXT_DATA__' || /data-nuxt|devalue/.test(type) ? revive(value) : value);
      continue;
    }
    if (type !== '' && !/javascript|module|babel/.test(type)) continue;
    if (text.includes('__next_f')) {
      flight += flightText(text);
      continue;
    }
    values.push(...assignedValues(text));
  }
  if (flight !== '') values.push(...flightValues(flight));
  return values.slice(0, MAX_VALUES);
}

/** JSON on the right of assignments, and in JSON.parse("…"). */
function assignedValues(text: string): unknown[] {
  const values: unknown[] = [];
  const start = /(?:=|\(|:|return)\s*(?=[{[])|JSON\.parse\(\s*(?:decodeURIComponent\(\s*)?(?=["'`])/g;
  for (
    let count = 0, match = start.exec(text);
    match !== null && count < MAX_ASSIGNMENTS;
    count += 1, match = start.exec(text)
  ) {
    const at = match.index + match[0].length;
    if (match[0].startsWith('JSON')) {
      const literal = stringLiteral(text, at);
      if (literal === null) continue;
      start.lastIndex = literal.end;
      const value = parseLenientJson(
        match[0].includes('decodeURI') ? decodeUri(literal.value) : literal.value,
      );
      if (value !== undefined && literal.value.length >= MIN_LENGTH) values.push(value);
      continue;
    }
    // A key in quotes is what tells data from code.
    if (!/^(?:\{\s*"|\[\s*[{["])/.test(text.slice(at, at + 40))) continue;
    const end = endOfJson(text, at);
    if (end < 0) continue;
    if (end - at >= MIN_LENGTH) {
      const value = parseLenientJson(text.slice(at, end));
      if (value !== undefined) {
        values.push(value);
        start.lastIndex = end;
      }
    }
  }
  return values;
}

function stringLiteral(text: string, at: number): { value: string; end: number } | null {
  const quote = text[at]!;
  for (let index = at + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === quote) {
      const raw = text.slice(at + 1, index);
      const body = quote === '"' ? raw : raw.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"');
      const value = parseLenientJson(`["${body.replace(/\\x([\da-f]{2})/gi, '\\u00$1')}"]`);
      const first: unknown = Array.isArray(value) ? value[0] : undefined;
      return typeof first === 'string' ? { value: first, end: index + 1 } : null;
    }
  }
  return null;
}

function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Text that is not encoded stands for itself.
    return text;
  }
}

/** The text of React's flight format: self.__next_f.push([1,"…"]) */
function flightText(text: string): string {
  let flight = '';
  const push = /__next_f\s*\.push\(/g;
  for (let match = push.exec(text); match !== null; match = push.exec(text)) {
    const at = match.index + match[0].length;
    const end = endOfJson(text, at);
    if (end < 0) continue;
    push.lastIndex = end;
    const value = parseLenientJson(text.slice(at, end));
    if (Array.isArray(value) && typeof value[1] === 'string') flight += value[1];
  }
  return flight;
}

function flightValues(flight: string): unknown[] {
  const values: unknown[] = [];
  for (const line of flight.split(/\n(?=[\da-f]+:)/)) {
    const start = line.search(/[{[]/);
    if (start < 0 || start > 12 || line.length < MIN_LENGTH) continue;
    const value = parseLenientJson(line.slice(start));
    if (value !== undefined) values.push(value);
    if (values.length >= MAX_VALUES) break;
  }
  return values;
}

const MAX_REVIVED = 40_000;

/** Nuxt 3 keeps a flat list in which numbers inside objects and arrays are places in that list. */
function revive(value: unknown): unknown {
  if (!Array.isArray(value) || value.length < 2) return value;
  const list = value as unknown[];
  const done = new Map<number, unknown>();
  let budget = MAX_REVIVED;
  const at = (index: number, depth: number): unknown => {
    if (done.has(index)) return done.get(index);
    budget -= 1;
    const item = list[index];
    if (budget < 0 || depth > 40 || typeof item !== 'object' || item === null) return item;
    if (Array.isArray(item)) {
      // ["Reactive", 1], ["Ref", 2]: a tag and the place of what it wraps.
      if (typeof item[0] === 'string' && typeof item[1] === 'number') return at(item[1], depth + 1);
      const copy: unknown[] = [];
      done.set(index, copy);
      for (const place of item)
        copy.push(typeof place === 'number' && place >= 0 ? at(place, depth + 1) : null);
      return copy;
    }
    const copy: Record<string, unknown> = {};
    done.set(index, copy);
    for (const [key, place] of Object.entries(item))
      if (typeof place === 'number' && place >= 0 && key !== '__proto__') copy[key] = at(place, depth + 1);
    return copy;
  };
  const root = at(0, 0);
  return isObject(root) || Array.isArray(root) ? root : value;
}

const STATE_ATTRIBUTES = [
  'data-page',
  'data-props',
  'data-react-props',
  'data-state',
  'data-initial-state',
  'data-job',
  'data-posting',
  'data-json',
  'data-vacancy',
  ':job',
  ':vacancy',
  ':posting',
];

/** JSON in attributes of elements, as Inertia, react-rails and Vue components have it. */
export function attributeValues(root: Element): unknown[] {
  const values: unknown[] = [];
  let budget = 8000;
  for (const element of descendants(root)) {
    budget -= 1;
    if (budget < 0 || values.length > 10) break;
    for (const name of STATE_ATTRIBUTES) {
      const text = element.attributes[name];
      if (text === undefined || text.length < 80 || !/^\s*[{[]/.test(text)) continue;
      const value = parseLenientJson(text);
      if (value !== undefined) values.push(value);
    }
  }
  return values;
}
