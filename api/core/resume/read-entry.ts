/**
 * Reads JSON Resume entries as they come: files of the wild hold null, numbers and wrong shapes where the standard
 * says text, so every value is looked at before it is used.
 */
import type { JsonResume, ResumeSectionKey } from './json-resume.js';
import { HEADING_FIELDS, LINE_PROPERTIES, LINE_ROLES, LIST_FIELDS, type LineRole } from './section-shapes.js';

export interface ReadLine {
  role: LineRole;
  /** JSON path in the resume, e.g. `work[0].highlights[1]`. */
  path: string;
  text: string;
  facts: string[];
}

export interface ReadEntry {
  key: ResumeSectionKey;
  /** `work[0]` */
  path: string;
  fields: Record<string, string>;
  facts: string[];
  lines: ReadLine[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** A scalar as trimmed text; empty for what is no scalar. */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Text and citations of a line in either of its forms, or null when it says nothing. */
export function readLine(value: unknown): { text: string; facts: string[] } | null {
  if (isRecord(value)) {
    const text = scalarText(value['text']);
    return text === '' ? null : { text, facts: stringsIn(value['facts']) };
  }
  const text = scalarText(value);
  return text === '' ? null : { text, facts: [] };
}

function readEntry(key: ResumeSectionKey, path: string, entry: Record<string, unknown>): ReadEntry {
  const properties = LINE_PROPERTIES[key];
  const lineNames = new Set<string>(Object.values(properties));
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(entry)) {
    if (lineNames.has(name) || name === 'facts') continue;
    const text = LIST_FIELDS.has(name) ? stringsIn(value).join('\n').trim() : (readLine(value)?.text ?? '');
    if (text !== '') fields[name] = text;
  }
  const lines: ReadLine[] = [];
  for (const role of LINE_ROLES) {
    const name = properties[role];
    if (name === undefined) continue;
    const value = entry[name];
    const items = Array.isArray(value)
      ? value.map((item, at) => [`${path}.${name}[${at}]`, item] as const)
      : [];
    for (const [linePath, item] of role === 'summary' ? [[`${path}.${name}`, value] as const] : items) {
      const line = readLine(item);
      if (line !== null) lines.push({ role, path: linePath, ...line });
    }
  }
  return { key, path, fields, facts: stringsIn(entry['facts']), lines };
}

/** The entries of one section that say anything, in the resume's order; paths keep the resume's own indexes. */
export function readEntries(resume: JsonResume, key: ResumeSectionKey): ReadEntry[] {
  const entries: unknown = resume[key];
  if (!Array.isArray(entries)) return [];
  return entries
    .map((entry: unknown, at) => (isRecord(entry) ? readEntry(key, `${key}[${at}]`, entry) : null))
    .filter((entry) => entry !== null)
    .filter((entry) => entry.lines.length > 0 || Object.keys(entry.fields).length > 0);
}

/** An entry's heading as one line, e.g. "Engineer · Acme · Berlin · 2019-03 – 2021-05". */
export function headingText(key: ResumeSectionKey, fields: Record<string, string>): string {
  const parts = HEADING_FIELDS[key].map((name) => fields[name]?.replaceAll('\n', ', ') ?? '');
  const dates = [fields['startDate'], fields['endDate']].filter((date) => date !== undefined);
  return [...parts, dates.join(' – ')].filter((part) => part !== '').join(' · ');
}

/** Where each contact value lives: its fact key, JSON path and text. A profile's text is its address or name. */
export interface ReadContact {
  path: string;
  fields: Record<string, string>;
  text: string;
}

const LOCATION_KEYS: ReadonlySet<string> = new Set([
  'address',
  'postalCode',
  'city',
  'countryCode',
  'region',
]);

/** True when a contact fact's key is part of `basics.location`. */
export function isLocationKey(key: string): boolean {
  return LOCATION_KEYS.has(key);
}

/** The contact values of a resume in their order, one a fact. */
export function readContacts(resume: JsonResume): ReadContact[] {
  const basics: unknown = resume.basics;
  if (!isRecord(basics)) return [];
  const contacts: ReadContact[] = [];
  const add = (path: string, key: string, value: unknown): void => {
    const text = scalarText(value);
    if (text !== '') contacts.push({ path, fields: { key, value: text }, text });
  };
  for (const [key, value] of Object.entries(basics)) {
    if (key !== 'summary' && key !== 'location' && key !== 'profiles') add(`basics.${key}`, key, value);
  }
  const location = basics['location'];
  if (isRecord(location)) {
    for (const key of LOCATION_KEYS) add(`basics.location.${key}`, key, location[key]);
  }
  const profiles = Array.isArray(basics['profiles']) ? (basics['profiles'] as unknown[]) : [];
  profiles.forEach((profile, at) => {
    if (!isRecord(profile)) return;
    const fields: Record<string, string> = { key: 'profile' };
    for (const name of ['network', 'username', 'url']) {
      const text = scalarText(profile[name]);
      if (text !== '') fields[name] = text;
    }
    const text =
      fields['url'] ?? [fields['network'], fields['username']].filter((part) => part !== undefined).join(' ');
    if (text !== '') contacts.push({ path: `basics.profiles[${at}]`, fields, text });
  });
  return contacts;
}
