/** Reads JSON Resume 1.0, its older spellings and FRESH (https://github.com/fresh-standard) into valid JSON Resume. */
import type { JsonResume, ResumeSectionKey } from '../../resume/json-resume.js';
import { RESUME_SECTIONS } from '../../resume/json-resume.js';
import { findPeriods } from '../dates.js';

type Json = Record<string, unknown>;

const DATE = /^(?:[1-2]\d{3}-[0-1]\d-[0-3]\d|[1-2]\d{3}-[0-1]\d|[1-2]\d{3})$/;
const DATE_FIELDS = new Set(['startDate', 'endDate', 'date', 'releaseDate']);
const MAX_DEPTH = 8;

/** Fields each section has in the standard, by what its value must be. */
const TEXT_LISTS = new Set(['highlights', 'keywords', 'courses', 'roles']);

export function readJsonResume(data: unknown): { resume: JsonResume; warnings: string[] } {
  const warnings: string[] = [];
  if (!isObject(data)) return { resume: {}, warnings: ['This JSON file is no resume: it holds no object.'] };
  const source = looksFresh(data) ? fromFresh(data) : withOldNames(data);
  const resume: JsonResume = {};
  const basics = isObject(source['basics']) ? cleanObject(source['basics'], 0) : null;
  if (basics && Object.keys(basics).length > 0) resume.basics = basics;
  const order: ResumeSectionKey[] = [];
  for (const key of Object.keys(source)) {
    if (!(RESUME_SECTIONS as readonly string[]).includes(key)) continue;
    const entries = cleanList(source[key]);
    if (entries.length === 0) continue;
    Object.assign(resume, { [key]: entries });
    order.push(key as ResumeSectionKey);
  }
  if (order.length === 0 && !resume.basics) {
    warnings.push('This JSON file holds none of the sections of a JSON Resume.');
    return { resume, warnings };
  }
  const meta = isObject(source['meta']) ? source['meta'] : {};
  resume.meta = { ...meta, sectionOrder: order };
  if (!resume.basics?.name) warnings.push('No name was found.');
  return { resume, warnings };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cleanList(value: unknown): Json[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    // some write skills as plain strings
    const object = typeof entry === 'string' ? { name: entry } : entry;
    if (!isObject(object)) return [];
    const clean = cleanObject(object, 0);
    return Object.keys(clean).length > 0 ? [clean] : [];
  });
}

function cleanObject(object: Json, depth: number): Json {
  const clean: Json = {};
  for (const [key, value] of Object.entries(object)) {
    if (key === '__proto__' || depth > MAX_DEPTH) continue;
    if (DATE_FIELDS.has(key)) {
      const date = cleanDate(value);
      if (date) clean[key] = date;
    } else if (TEXT_LISTS.has(key)) {
      const list = (Array.isArray(value) ? value : [value]).flatMap(cleanText);
      if (list.length > 0) clean[key] = list;
    } else if (key === 'profiles') {
      const list = cleanList(value);
      if (list.length > 0) clean[key] = list;
    } else if (key === 'facts' && Array.isArray(value)) {
      clean[key] = value.filter((path) => typeof path === 'string');
    } else if (isObject(value)) {
      const inner = cleanObject(value, depth + 1);
      if (Object.keys(inner).length > 0) clean[key] = inner;
    } else if (key === 'url' || key === 'image') {
      const [url] = cleanText(value);
      if (url) clean[key] = url;
    } else if (typeof value === 'string' || typeof value === 'number') {
      const [text] = cleanText(value);
      if (text !== undefined) clean[key] = text;
    }
  }
  return clean;
}

function cleanText(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  if (isObject(value) && typeof value['text'] === 'string') return cleanText(value['text']);
  if (typeof value !== 'string') return [];
  const text = value.trim();
  return text === '' ? [] : [text];
}

function cleanDate(value: unknown): string | null {
  const [text] = cleanText(value);
  if (!text) return null;
  if (DATE.test(text)) return text;
  const instant = /^(\d{4}-[01]\d-[0-3]\d)T/.exec(text);
  if (instant) return instant[1]!;
  return findPeriods(text)[0]?.start ?? null;
}

/** Names of the standard's drafts. */
function withOldNames(data: Json): Json {
  const renamed: Json = {};
  for (const [key, value] of Object.entries(data))
    renamed[key] = key === 'basics' ? value : renameEntries(key, value);
  const basics = data['basics'];
  if (isObject(basics) && basics['website'] !== undefined && basics['url'] === undefined) {
    renamed['basics'] = { ...basics, url: basics['website'] };
  }
  return renamed;
}

function renameEntries(section: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((entry: unknown) => {
    if (!isObject(entry)) return entry;
    const renamed = { ...entry };
    const rename = (from: string, to: string): void => {
      if (renamed[from] !== undefined && renamed[to] === undefined) {
        renamed[to] = renamed[from];
        delete renamed[from];
      }
    };
    if (section === 'work') rename('company', 'name');
    if (section !== 'basics') rename('website', 'url');
    if (section === 'education') rename('gpa', 'score');
    return renamed;
  });
}

function looksFresh(data: Json): boolean {
  const meta = data['meta'];
  return (
    (isObject(meta) && /^FRESH/i.test(typeof meta['format'] === 'string' ? meta['format'] : '')) ||
    (isObject(data['employment']) && !data['work'])
  );
}

function history(data: Json, section: string): Json[] {
  const value = data[section];
  const list = isObject(value) ? value['history'] : value;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function fromFresh(data: Json): Json {
  const contact = isObject(data['contact']) ? data['contact'] : {};
  const info = isObject(data['info']) ? data['info'] : {};
  const location = isObject(data['location']) ? data['location'] : {};
  const skills = isObject(data['skills']) ? data['skills'] : {};
  const sets = Array.isArray(skills['sets'])
    ? skills['sets']
    : Array.isArray(skills['list'])
      ? skills['list']
      : [];
  const dates = (entry: Json): Json => ({ startDate: entry['start'], endDate: entry['end'] });
  const list = (section: string): Json[] =>
    Array.isArray(data[section]) ? (data[section] as unknown[]).filter(isObject) : [];
  return {
    basics: {
      name: data['name'],
      label: info['label'],
      summary: info['brief'],
      email: contact['email'],
      phone: contact['phone'],
      url: contact['website'],
      location: {
        city: location['city'],
        region: location['region'],
        countryCode: location['country'],
        postalCode: location['code'],
        address: location['address'],
      },
      profiles: list('social').map((profile) => ({
        network: profile['network'],
        username: profile['user'],
        url: profile['url'],
      })),
    },
    work: history(data, 'employment').map((entry) => ({
      name: entry['employer'],
      position: entry['position'],
      url: entry['url'],
      ...dates(entry),
      summary: entry['summary'],
      highlights: entry['highlights'],
    })),
    education: history(data, 'education').map((entry) => ({
      institution: entry['institution'],
      studyType: entry['title'],
      area: entry['area'],
      score: entry['grade'],
      ...dates(entry),
      courses: entry['curriculum'],
      highlights: entry['summary'] === undefined ? undefined : [entry['summary']],
    })),
    skills: sets
      .filter(isObject)
      .map((set) => ({ name: set['name'], level: set['level'], keywords: set['skills'] })),
    projects: list('projects').map((entry) => ({
      name: entry['title'],
      description: entry['description'] ?? entry['summary'],
      highlights: entry['highlights'],
      keywords: entry['keywords'],
      url: entry['url'],
      roles: entry['role'] === undefined ? undefined : [entry['role']],
      ...dates(entry),
    })),
    volunteer: history(data, 'service').map((entry) => ({
      organization: entry['organization'],
      position: entry['position'],
      ...dates(entry),
      summary: entry['summary'],
      highlights: entry['highlights'],
    })),
    awards: list('recognition').map((entry) => ({
      title: entry['title'],
      date: entry['date'],
      awarder: entry['from'],
      summary: entry['summary'],
    })),
    publications: list('writing').map((entry) => ({
      name: entry['title'],
      publisher: isObject(entry['publisher']) ? entry['publisher']['name'] : entry['publisher'],
      releaseDate: entry['date'],
      url: entry['url'],
      summary: entry['summary'],
    })),
    languages: list('languages').map((entry) => ({ language: entry['language'], fluency: entry['level'] })),
    interests: list('interests').map((entry) => ({
      name: entry['name'],
      keywords: entry['summary'] === undefined ? undefined : [entry['summary']],
    })),
    references: list('references')
      .concat(list('testimonials'))
      .map((entry) => ({ name: entry['name'], reference: entry['quote'] ?? entry['role'] })),
  };
}
