/** The smaller sections: projects, certificates, awards, publications, volunteering, references. */
import type {
  ResumeAward,
  ResumeCertificate,
  ResumeProject,
  ResumeReference,
  ResumeVolunteer,
} from '../resume/json-resume.js';
import { findPeriods, type Period } from './dates.js';
import { bodyTexts, datesOf, type ReadEntry } from './entry-body.js';
import { entryPeriod, groupEntries, isHeadLike, type EntryItems } from './group-entries.js';
import { headPieces } from './head-pieces.js';
import type { Item } from './items.js';
import { readWork } from './read-work.js';
import { splitKeywords } from './read-skills.js';

const TECHNOLOGIES =
  /^(?:technologies|technology|tech stack|stack|tools|tech|built with|technologien|technologie|tecnologías|technieken|tekniker|environment|keywords|skills)\s*(?:used|utilisées|utilizadas)?\s*[:：]\s*(.+)$/isu;

export function readProjects(items: readonly Item[]): ReadEntry<ResumeProject>[] {
  return projectGroups(items).map(({ head, body }) => {
    const read = headPieces(head);
    const value: ResumeProject = {};
    const [name, ...rest] = read.pieces;
    if (name) value.name = name.text;
    Object.assign(value, datesOf(read.period));
    if (read.url) value.url = read.url;
    const { summary, highlights } = bodyTexts(body);
    const lines = [...(summary ? [summary] : []), ...highlights];
    const technologies = lines.find((line) => TECHNOLOGIES.test(line));
    if (technologies) value.keywords = splitKeywords(TECHNOLOGIES.exec(technologies)![1]!);
    const descriptions: string[] = [];
    for (const piece of rest) {
      const list = splitKeywords(piece.text);
      // what stands beside the name with commas are its technologies
      if (list.length > 1 && list.every((keyword) => keyword.split(/\s+/).length <= 3) && !value.keywords)
        value.keywords = list;
      else if (!/^(?:link|github|demo|code|website|source|repo)$/i.test(piece.text))
        descriptions.push(piece.text);
    }
    if (summary && summary !== technologies) descriptions.push(summary);
    if (descriptions.length > 0) value.description = descriptions.join('\n');
    const kept = highlights.filter((line) => line !== technologies);
    if (kept.length > 0) value.highlights = kept;
    return { value, items: [...head, ...body], confidence: 0.85 };
  });
}

/** Projects are often without dates: a bold or short line above a text, or a bullet each. */
function projectGroups(items: readonly Item[]): EntryItems[] {
  if (items.every((item) => item.bullet)) {
    return items.map((item) => {
      const split = /^(.{3,60}?)\s*(?:[:：]|\s[–—-])\s+(.+)$/s.exec(item.text);
      if (!split) return { head: [item], body: [] };
      return {
        head: [withText(item, split[1]!)],
        body: [{ ...withText(item, split[2]!), bullet: false, notes: [] }],
      };
    });
  }
  return groupEntries(items);
}

function withText(item: Item, text: string): Item {
  const style = item.parts[0]!.stretches[0]!;
  return { ...item, text, parts: [{ ...item.parts[0]!, text, stretches: [{ ...style, text }] }] };
}

interface Listed {
  name: string;
  other: string;
  period: Period | null;
  description: string;
  url: string | null;
  items: Item[];
}

/** Entries that are one line each, or a line with text below it. */
function listed(items: readonly Item[]): Listed[] {
  return oneLineGroups(items).map(({ head, body }) => {
    const { pieces, period, url, place } = headPieces(head);
    const [first, second, ...more] = pieces;
    const { summary, highlights } = bodyTexts(body);
    return {
      name: first?.text ?? place ?? head[0]?.text ?? body[0]?.text ?? '',
      other: second?.text ?? '',
      period,
      description: [...more.map((piece) => piece.text), ...(summary ? [summary] : []), ...highlights].join(
        '\n',
      ),
      url,
      items: [...head, ...body],
    };
  });
}

function oneLineGroups(items: readonly Item[]): EntryItems[] {
  const bullets = items.filter((item) => item.bullet).length;
  if (bullets === items.length) return items.map((item) => ({ head: [item], body: [] }));
  const dated = items.filter(
    (item) => !item.bullet && (findPeriods(item.text).length > 0 || item.notes.length > 0),
  ).length;
  // a list of lines, each its own entry
  if (
    bullets === 0 &&
    (dated >= items.length * 0.7 || (dated === 0 && items.every((item) => isHeadLike(item) && item.gap < 2)))
  ) {
    return withoutGroupTitles(
      items.map((item) => ({ head: [item], body: [] })),
      dated,
    );
  }
  return withoutGroupTitles(groupEntries(items), dated);
}

/** Titles of groups in a dated list ("International awards") are no entries: they stand out and have no date. */
function withoutGroupTitles(groups: readonly EntryItems[], dated: number): EntryItems[] {
  const datedHeads = groups.flatMap(({ head }) => head.filter((item) => entryPeriod(item)));
  const usual = Math.max(0, ...datedHeads.map((item) => item.size));
  return groups.filter(({ head, body }) => {
    const [only] = head;
    if (!only || dated < 3 || body.length > 0 || head.length > 1 || entryPeriod(only)) return true;
    const bolder = only.bold && !datedHeads.every((item) => item.bold);
    return !(bolder || only.size > usual + 0.6);
  });
}

function dateOf(period: Period | null): string | null {
  return period?.end ?? period?.start ?? null;
}

export function readCertificates(items: readonly Item[]): ReadEntry<ResumeCertificate>[] {
  return listed(items).flatMap((entry): ReadEntry<ResumeCertificate>[] => {
    // a plain list on one line
    const names = entry.items.length === 1 && !entry.period && !entry.other ? splitKeywords(entry.name) : [];
    if (names.length > 2)
      return names.map((name) => ({ value: { name }, items: entry.items, confidence: 0.75 }));
    const value: ResumeCertificate & { summary?: string } = { name: entry.name };
    const comma = entry.other ? null : /^(.+?),\s+([^,]+)$/.exec(entry.name);
    if (comma) {
      value.name = comma[1]!;
      value.issuer = comma[2]!;
    }
    const date = dateOf(entry.period);
    if (date) value.date = date;
    if (entry.other) value.issuer = entry.other;
    if (entry.url) value.url = entry.url;
    if (entry.description) value.summary = entry.description;
    return [{ value, items: entry.items, confidence: 0.85 }];
  });
}

/** Words of bodies that give prizes, where a name ends or begins with one. */
const GIVER =
  /\b(?:universit\p{L}*|college|school|institut\p{L}*|academy|akademie|académie|academia|association|society|foundation|stiftung|fondation|fundación|council|ministry|ministerium|ministère|ministerio|federation|chamber|union|club|committee|government|gmbh|inc|ltd|llc)\b\.?/iu;

/** "Silver Medal, Royal Honey Society": a giver is plain when it is the only comma's end and names a body. */
function prizeAndGiver(text: string): { prize: string; giver: string } | null {
  const [, prize, giver] = /^([^,]{3,}),\s+(\p{Lu}[^,]+)$/u.exec(text) ?? [];
  return prize && giver && GIVER.test(giver) && !GIVER.test(prize) ? { prize, giver } : null;
}

export function readAwards(items: readonly Item[]): ReadEntry<ResumeAward>[] {
  return listed(items).map((entry) => {
    const value: ResumeAward = { title: entry.name };
    const given = entry.other ? null : prizeAndGiver(entry.name);
    if (given) {
      value.title = given.prize;
      value.awarder = given.giver;
    }
    const date = dateOf(entry.period);
    if (date) value.date = date;
    const sentence = entry.other.split(/\s+/).length > 7;
    if (entry.other && !sentence) value.awarder = entry.other;
    const summary = [
      ...(sentence ? [entry.other] : []),
      ...(entry.description ? [entry.description] : []),
    ].join('\n');
    if (summary) value.summary = summary;
    return { value, items: entry.items, confidence: 0.85 };
  });
}

export function readVolunteer(items: readonly Item[]): ReadEntry<ResumeVolunteer>[] {
  if (items.every((item) => item.bullet)) {
    return listed(items).map((entry) => ({
      value: {
        organization: entry.name,
        ...(entry.other ? { position: entry.other } : {}),
        ...datesOf(entry.period),
      },
      items: entry.items,
      confidence: 0.7,
    }));
  }
  return readWork(items).map(({ value, items: own, confidence }) => {
    const { name, description, ...rest } = value;
    const volunteer: ResumeVolunteer = { ...(name ? { organization: name } : {}), ...rest };
    if (description && !volunteer.summary) volunteer.summary = description;
    return { value: volunteer, items: own, confidence };
  });
}

export function readReferences(items: readonly Item[]): ReadEntry<ResumeReference>[] {
  return groupEntries(items).map(({ head, body }) => {
    const [first, ...others] = head;
    const lines = [...others, ...body].map((item) => item.text);
    const value: ResumeReference = first ? { name: first.text } : {};
    if (!first || (head.length === 1 && body.length === 0 && first.text.split(/\s+/).length > 4)) {
      return {
        value: { reference: [first?.text, ...lines].filter(Boolean).join('\n') },
        items: [...head, ...body],
        confidence: 0.7,
      };
    }
    if (lines.length > 0) value.reference = lines.join('\n');
    return { value, items: [...head, ...body], confidence: 0.7 };
  });
}
