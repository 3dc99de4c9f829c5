/** Writes facts and lines into JSON Resume's own properties: the way back of `read-entry.ts`. */
import type { Fact } from './fact.js';
import type { CitedLine, ResumeBasics, ResumeSectionKey } from './json-resume.js';
import { isLocationKey } from './read-entry.js';
import { LINE_PROPERTIES, LIST_FIELDS, type LineRole } from './section-shapes.js';

/** Orders facts among their siblings. */
export function byPosition(a: Fact, b: Fact): number {
  return a.position - b.position;
}

export interface Contacts {
  basics: Omit<ResumeBasics, 'summary'>;
  /** JSON path by fact id; of two facts for one value the first by position counts. */
  paths: Map<string, string>;
}

/** The contact block the facts make up. */
export function contactsFromFacts(facts: readonly Fact[]): Contacts {
  const plain: Record<string, string> = {};
  const location: Record<string, string> = {};
  const profiles: NonNullable<ResumeBasics['profiles']> = [];
  const paths = new Map<string, string>();
  for (const fact of facts.filter(({ kind }) => kind === 'basics').sort(byPosition)) {
    const { key, value = fact.text, ...profile } = fact.fields;
    if (key === undefined) continue;
    if (key === 'profile') {
      paths.set(fact.id, `basics.profiles[${profiles.length}]`);
      profiles.push(profile);
      continue;
    }
    const inLocation = isLocationKey(key);
    const holder = inLocation ? location : plain;
    if (Object.hasOwn(holder, key)) continue;
    holder[key] = value;
    paths.set(fact.id, inLocation ? `basics.location.${key}` : `basics.${key}`);
  }
  const basics: Omit<ResumeBasics, 'summary'> = { ...plain };
  if (Object.keys(location).length > 0) basics.location = location;
  if (profiles.length > 0) basics.profiles = profiles;
  return { basics, paths };
}

/** Entry fields as JSON Resume properties; lists become lists again. */
export function fieldsToEntry(fields: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, LIST_FIELDS.has(name) ? value.split('\n') : value]),
  );
}

/** Writes a line into its property of a JSON Resume entry; gives its path within it, or null when there is no place. */
export function putLine(
  section: ResumeSectionKey,
  entry: Record<string, unknown>,
  role: LineRole,
  line: string | CitedLine,
): string | null {
  const name = LINE_PROPERTIES[section][role];
  if (name === undefined) return null;
  if (role === 'summary') {
    const before = entry[name];
    entry[name] = before === undefined ? line : joinLines(before as string | CitedLine, line);
    return name;
  }
  const siblings = (entry[name] ??= []) as (string | CitedLine)[];
  return `${name}[${siblings.push(line) - 1}]`;
}

/** Two lines that share one place, as one. */
export function joinLines(first: string | CitedLine, second: string | CitedLine): string | CitedLine {
  if (typeof first === 'string' && typeof second === 'string') return `${first}\n${second}`;
  const [a, b] = [first, second].map((line) => (typeof line === 'string' ? { text: line } : line)) as [
    CitedLine,
    CitedLine,
  ];
  return { text: `${a.text}\n${b.text}`, facts: [...(a.facts ?? []), ...(b.facts ?? [])] };
}
