/** JobPosting objects of JSON-LD scripts in all the shapes sites give them. */
import { isObject, parseLenientJson, type JsonObject } from '../../text/lenient-json.js';
import type { Page } from '../page.js';

export interface StructuredPosting {
  thing: JsonObject;
  /** Text of the script it stands in, for excerpts. */
  raw: string;
}

const MAX_OBJECTS = 50_000;

/** All JobPosting objects of the page's JSON-LD, references by @id filled in, the same posting once. */
export function jsonLdPostings(page: Page): StructuredPosting[] {
  const found: StructuredPosting[] = [];
  for (const script of page.scripts) {
    if (!script.type.includes('ld+json')) continue;
    const value = parseLenientJson(
      script.text.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g, ''),
    );
    if (value === undefined) continue;
    for (const thing of postingsIn(value)) found.push({ thing, raw: script.text });
  }
  return found;
}

/** JobPosting objects anywhere in a JSON value. */
export function postingsIn(value: unknown): JsonObject[] {
  const byId = new Map<string, JsonObject>();
  const postings: JsonObject[] = [];
  const queue: unknown[] = [value];
  for (let index = 0; index < queue.length && index < MAX_OBJECTS; index += 1) {
    const item = queue[index];
    if (Array.isArray(item)) {
      for (const child of item) if (typeof child === 'object' && child !== null) queue.push(child);
      continue;
    }
    if (!isObject(item)) continue;
    const id = item['@id'];
    if (typeof id === 'string' && Object.keys(item).length > 1 && !byId.has(id)) byId.set(id, item);
    if (isJobPosting(item)) postings.push(item);
    for (const child of Object.values(item))
      if (typeof child === 'object' && child !== null) queue.push(child);
  }
  return postings.map((posting) => withReferences(posting, byId));
}

function isJobPosting(thing: JsonObject): boolean {
  const type = thing['@type'] ?? thing['type'];
  const types = Array.isArray(type) ? type : [type];
  if (types.some((name) => typeof name === 'string' && /(?:^|[/:#])JobPosting$/i.test(name))) return true;
  return (
    type === undefined &&
    (thing['hiringOrganization'] !== undefined || thing['jobLocation'] !== undefined) &&
    typeof thing['title'] === 'string'
  );
}

function withReferences(posting: JsonObject, byId: ReadonlyMap<string, JsonObject>): JsonObject {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (isObject(value) && typeof value['@id'] === 'string' && Object.keys(value).length === 1)
      return byId.get(value['@id']) ?? value;
    return value;
  };
  return Object.fromEntries(Object.entries(posting).map(([key, value]) => [key, resolve(value)]));
}
