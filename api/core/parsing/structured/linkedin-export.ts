/** Reads the CSV tables of LinkedIn's "Download your data". */
import type { JsonResume } from '../../resume/json-resume.js';
import { networkOf, withScheme } from '../contact-links.js';
import { findPeriods } from '../dates.js';
import { placeOf } from '../places.js';

type Row = Record<string, string>;

/** @param tables rows by table name (`Profile`, `Positions`, ...); column names as LinkedIn writes them. */
export function readLinkedInExport(tables: Record<string, Row[]>): {
  resume: JsonResume;
  warnings: string[];
} {
  const table = (...names: string[]): Row[] =>
    names.flatMap(
      (name) => Object.entries(tables).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? [],
    );
  const profile = table('Profile')[0] ?? {};
  const emails = table('Email Addresses');
  const email = (emails.find((row) => /yes/i.test(row['Primary'] ?? '')) ?? emails[0])?.['Email Address'];
  const phone = table('PhoneNumbers', 'Phone Numbers')[0]?.['Number'];
  const place = profile['Geo Location'] ? placeOf(profile['Geo Location']) : null;
  const sites = [...(profile['Websites'] ?? '').matchAll(/(?:\w+:)?(https?:\/\/[^\s,\]]+)/g)].map(
    (match) => match[1]!,
  );
  const twitter = (profile['Twitter Handles'] ?? '').match(/[\w]{2,}/)?.[0];

  const resume: JsonResume = {
    basics: filled({
      name: [profile['First Name'], profile['Last Name']].filter(Boolean).join(' '),
      label: profile['Headline'],
      summary: profile['Summary'] || table('Profile Summary')[0]?.['Profile Summary'],
      email,
      phone,
      url: sites.find((url) => !networkOf(url)),
      location: place ?? (profile['Geo Location'] ? { address: profile['Geo Location'] } : undefined),
      profiles: [
        ...sites.flatMap((url) => networkOf(url) ?? []),
        ...(twitter ? [{ network: 'Twitter', username: twitter }] : []),
      ],
    }),
    work: table('Positions').map((row) =>
      filled({
        name: row['Company Name'],
        position: row['Title'],
        location: row['Location'],
        ...period(row['Started On'], row['Finished On']),
        ...description(row['Description']),
      }),
    ),
    education: table('Education').map((row) =>
      filled({
        institution: row['School Name'],
        studyType: row['Degree Name'],
        ...period(row['Start Date'], row['End Date']),
        highlights: lines([row['Notes'], row['Activities']].filter(Boolean).join('\n')),
      }),
    ),
    skills: table('Skills').map((row) => filled({ name: row['Name'] })),
    languages: table('Languages').map((row) =>
      filled({ language: row['Name'], fluency: row['Proficiency'] }),
    ),
    projects: table('Projects').map((row) =>
      filled({
        name: row['Title'],
        description: row['Description'],
        url: site(row['Url']),
        ...period(row['Started On'], row['Finished On']),
      }),
    ),
    certificates: table('Certifications').map((row) =>
      filled({
        name: row['Name'],
        issuer: row['Authority'],
        url: site(row['Url']),
        date: day(row['Started On']),
      }),
    ),
    publications: table('Publications').map((row) =>
      filled({
        name: row['Name'],
        publisher: row['Publisher'],
        releaseDate: day(row['Published On']),
        summary: row['Description'],
        url: site(row['Url']),
      }),
    ),
    awards: table('Honors').map((row) =>
      filled({ title: row['Title'], summary: row['Description'], date: day(row['Issued On']) }),
    ),
    volunteer: table('Volunteering', 'Volunteer Experiences').map((row) =>
      filled({
        organization: row['Company Name'] ?? row['Organization'],
        position: row['Role'],
        ...period(row['Started On'], row['Finished On']),
        ...description(row['Description']),
      }),
    ),
  };
  const kept = Object.fromEntries(
    Object.entries(resume).flatMap(([key, value]) => {
      if (!Array.isArray(value)) return [[key, value]];
      const entries = (value as object[]).filter((entry) => Object.keys(entry).length > 0);
      return entries.length > 0 ? [[key, entries]] : [];
    }),
  ) as JsonResume;
  return { resume: kept, warnings: kept.basics?.name ? [] : ['No name was found.'] };
}

function filled<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]: [string, unknown]) => [key, typeof item === 'string' ? item.trim() : item] as const)
      .filter(([, item]) => item !== undefined && item !== '' && !(Array.isArray(item) && item.length === 0)),
  ) as { [Key in keyof Value]: Exclude<Value[Key], undefined> };
}

function day(text: string | undefined): string | undefined {
  return text ? (findPeriods(text)[0]?.start ?? undefined) : undefined;
}

function period(
  start: string | undefined,
  end: string | undefined,
): { startDate: string | undefined; endDate: string | undefined } {
  return { startDate: day(start), endDate: day(end) };
}

function lines(text: string | undefined): string[] {
  return (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[•●▪*–-]\s*/, '').trim())
    .filter(Boolean);
}

/** One paragraph is a summary; several lines are highlights. */
function description(text: string | undefined): { summary?: string; highlights?: string[] } {
  const found = lines(text);
  return found.length > 1 ? { highlights: found } : found.length === 1 ? { summary: found[0]! } : {};
}

function site(url: string | undefined): string | undefined {
  return url?.includes('.') ? withScheme(url.trim()) : undefined;
}
