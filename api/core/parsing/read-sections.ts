/** Reads each section of a document by its kind and puts the resume together. */
import type { JsonResume, ResumeSectionKey } from '../resume/json-resume.js';
import { titleScore } from './career-words.js';
import { readContacts } from './contacts.js';
import type { ReadEntry } from './entry-body.js';
import { findSections, type Section } from './find-sections.js';
import { entryPeriod } from './group-entries.js';
import { unfoldGrids } from './grids.js';
import { itemsOf, joinWrapped, type Item } from './items.js';
import { joinBrokenAddresses } from './broken-addresses.js';
import { lineKey, type Line } from './line.js';
import {
  isNetworkPage,
  joinNetworkList,
  NETWORK_TITLE_SIZE,
  networkHeadline,
  networkNames,
  readNetworkEducation,
  readNetworkWork,
} from './network-page.js';
import { readEducation } from './read-education.js';
import { readAwards, readCertificates, readProjects, readReferences, readVolunteer } from './read-lists.js';
import { readPublications } from './read-publications.js';
import { readInterests, readLanguages, readSkills, splitKeywords } from './read-skills.js';
import { readWork } from './read-work.js';
import type { LineRange } from './source-text.js';

/** A value of the resume and the lines it was read from. */
export interface ReadValue {
  path: string;
  value: string;
  within: LineRange;
  /** A date in the standard's form: its span is that of the date as printed. */
  date: boolean;
}

export interface ReadSections {
  resume: JsonResume;
  confidence: Record<string, number>;
  warnings: string[];
  values: ReadValue[];
}

type Lists = { [Key in ResumeSectionKey]: ReadEntry<NonNullable<JsonResume[Key]>[number]>[] };

/** @param furniture running headers and footers, where contact details may stand too. */
export function readSections(printed: readonly Line[], furniture: readonly Line[] = []): ReadSections {
  const lines = joinBrokenAddresses(printed);
  const network = isNetworkPage(lines, furniture);
  const found = findSections(lines, network ? NETWORK_TITLE_SIZE : 0);
  const sections = withHiddenWork(found.sections);
  const contactLines = sections
    .filter((section) => section.key === 'contact')
    .flatMap((section) => section.lines);
  const contacts = readContacts(found.header, contactLines, [...lines, ...furniture]);
  const header = headerWork(found.header, sections);
  const headline = network ? networkHeadline(found.header, contacts.basics.name) : null;
  if (headline) contacts.basics.label = headline;
  const lists = readLists(header.section ? [header.section, ...sections] : sections, network);

  const resume: JsonResume = { basics: contacts.basics };
  const builder = new ResumeBuilder(resume);
  const summary = readSummary(sections) ?? (contacts.prose.length > 0 ? contacts.prose : null);
  builder.addBasics(contacts.confidence, [...found.header, ...contactLines]);
  if (summary)
    builder.addSummary(
      paragraphs(summary),
      summary,
      sections.some((section) => section.key === 'summary') ? 0.95 : 0.7,
    );
  for (const key of Object.keys(lists) as ResumeSectionKey[]) builder.addList(key, lists[key]);
  resume.meta = metaOf(sections, resume);
  return {
    resume,
    confidence: builder.confidence,
    warnings: warningsOf(resume, sections),
    values: builder.values,
  };
}

function metaOf(sections: readonly Section[], resume: JsonResume): JsonResume['meta'] {
  const order = [...new Set(sections.map((section) => section.key))].filter(
    (key): key is ResumeSectionKey => key in resume && key !== ('basics' as string),
  );
  const titles = Object.fromEntries(
    sections.filter((section) => section.title).map((section) => [section.key, section.title]),
  );
  delete titles['other'];
  const others = sections
    .filter((section) => section.key === 'other')
    .map((section) => ({ title: section.title, lines: itemsOf(section.lines).map(itemText) }));
  return {
    sectionOrder: order,
    ...(Object.keys(titles).length > 0 ? { sectionTitles: titles } : {}),
    ...(others.length > 0 ? { otherSections: others } : {}),
  };
}

function itemText(item: Item): string {
  return [item.text, ...item.notes.map((note) => note.text.trim())].join('  ');
}

function warningsOf(resume: JsonResume, sections: readonly Section[]): string[] {
  const warnings: string[] = [];
  if (!resume.basics?.name) warnings.push('No name was found.');
  if (!resume.basics?.email && !resume.basics?.phone)
    warnings.push('No e-mail address and no phone number were found.');
  if (sections.length === 0) warnings.push('No section titles were recognised; please check every field.');
  if (!resume.work?.length) warnings.push('No work experience was found.');
  const undated = (resume.work ?? []).filter((entry) => !entry.startDate).length;
  if (undated > 0) warnings.push(`${undated} of ${resume.work!.length} positions have no date.`);
  return warnings;
}

/** Paragraphs of a summary; bullets become lines. */
function paragraphs(lines: readonly Line[]): string {
  const items = itemsOf(lines);
  let text = '';
  items.forEach((item, index) => {
    const previous = items[index - 1];
    if (!previous) text = itemText(item);
    else if (!item.bullet && item.gap < 1.8 && !/[.!?:]$/.test(previous.text))
      text = joinWrapped(text, itemText(item));
    else text += `\n${itemText(item)}`;
  });
  return text;
}

function readSummary(sections: readonly Section[]): Line[] | null {
  const lines = sections.filter((section) => section.key === 'summary').flatMap((section) => section.lines);
  return lines.length > 0 ? lines : null;
}

/** Positions that stand without a title of their own, below a summary or a section of the writer's own. */
function withHiddenWork(sections: readonly Section[]): Section[] {
  if (sections.some((section) => section.key === 'work' && section.lines.length > 0)) return [...sections];
  return sections.flatMap((section) => {
    if (section.key !== 'summary' && section.key !== 'other') return [section];
    const cut = firstPosition(section.lines);
    if (cut < 0) return [section];
    const work: Section = { key: 'work', title: '', lines: section.lines.slice(cut) };
    return cut === 0
      ? [{ ...work, title: section.title }]
      : [{ ...section, lines: section.lines.slice(0, cut) }, work];
  });
}

function headerWork(header: Line[], sections: readonly Section[]): { section: Section | null } {
  if (sections.some((section) => section.key === 'work')) return { section: null };
  const cut = firstPosition(header);
  return { section: cut < 1 ? null : { key: 'work', title: '', lines: header.splice(cut) } };
}

/** Index of the line that opens the first dated position. */
function firstPosition(lines: readonly Line[]): number {
  const items = itemsOf(lines);
  const at = items.findIndex((item) => {
    const period = item.bullet ? null : entryPeriod(item);
    return period?.range === true;
  });
  if (at < 0) return -1;
  const near = items.slice(Math.max(0, at - 1), at + 2);
  if (!near.some((item) => !item.bullet && titleScore(item.text.slice(0, 80)) >= 2)) return -1;
  const before = items[at - 1];
  const opensAbove =
    before &&
    !before.bullet &&
    titleScore(before.text) >= 2 &&
    before.text.length < 70 &&
    titleScore(items[at]!.text) < 2;
  const key = lineKey((opensAbove ? before : items[at]!).lines[0]!);
  return lines.findIndex((line) => lineKey(line) === key);
}

/** Sections of entries, whose texts are often set in below their headings. */
const INDENTED: ReadonlySet<Section['key']> = new Set(['work', 'education', 'projects', 'volunteer']);

/** @param network the sections are those of LinkedIn's own PDF. */
function readLists(sections: readonly Section[], network: boolean): Lists {
  const all = network ? sections.flatMap((section) => section.lines) : [];
  const lists: Lists = {
    work: [],
    projects: [],
    education: [],
    skills: [],
    certificates: [],
    languages: [],
    volunteer: [],
    awards: [],
    publications: [],
    interests: [],
    references: [],
  };
  for (const section of sections) {
    const lines =
      network && !INDENTED.has(section.key)
        ? joinNetworkList(section.lines, all)
        : unfoldGrids(section.lines);
    const items = itemsOf(lines, INDENTED.has(section.key));
    if (items.length === 0) continue;
    switch (section.key) {
      case 'work':
        lists.work.push(...(network ? readNetworkWork(section.lines) : readWork(items)));
        break;
      case 'education':
        lists.education.push(...(network ? readNetworkEducation(section.lines) : readEducation(items)));
        break;
      case 'additional':
      case 'skills': {
        const read = readSkills(items);
        // odds and ends without a label are no skills
        lists.skills.push(...read.skills.filter(({ value }) => section.key === 'skills' || value.keywords));
        lists.languages.push(...read.languages);
        lists.interests.push(...read.interests);
        lists.certificates.push(
          ...read.certificates.map((entry) => ({ ...entry, value: { name: entry.value } })),
        );
        break;
      }
      case 'projects':
        lists.projects.push(...readProjects(items));
        break;
      case 'certificates':
        lists.certificates.push(
          ...(network ? networkNames(items, (name) => ({ name })) : readCertificates(items)),
        );
        break;
      case 'languages':
        lists.languages.push(...readLanguages(items));
        break;
      case 'volunteer':
        lists.volunteer.push(...readVolunteer(items));
        break;
      case 'awards':
        lists.awards.push(...(network ? networkNames(items, (title) => ({ title })) : readAwards(items)));
        break;
      case 'publications':
        lists.publications.push(
          ...(network ? networkNames(items, (name) => ({ name })) : readPublications(items)),
        );
        break;
      case 'interests':
        lists.interests.push(...readInterests(items));
        break;
      case 'references':
        lists.references.push(...readReferences(items));
        break;
      case 'courses':
        addCourses(lists, items);
        break;
      default:
        break;
    }
  }
  return lists;
}

/** Courses listed apart belong to the latest studies; without studies they are certificates. */
function addCourses(lists: Lists, items: readonly Item[]): void {
  const courses = items.flatMap((item) => splitKeywords(item.text));
  const [latest] = lists.education;
  if (latest) {
    latest.value.courses = [...(latest.value.courses ?? []), ...courses];
    latest.items.push(...items);
  } else {
    lists.certificates.push(
      ...courses.map((name) => ({ value: { name }, items: [...items], confidence: 0.6 })),
    );
  }
}

const DATE_FIELDS = new Set(['startDate', 'endDate', 'date', 'releaseDate']);

/** Puts values into the resume and remembers their confidence and their lines. */
class ResumeBuilder {
  readonly confidence: Record<string, number> = {};
  readonly values: ReadValue[] = [];

  constructor(private readonly resume: JsonResume) {}

  addBasics(confidence: Record<string, number>, within: LineRange): void {
    for (const [path, sure] of Object.entries(confidence)) this.confidence[`basics.${path}`] = sure;
    this.collect('basics', this.resume.basics, within, null);
  }

  addSummary(text: string, within: LineRange, sure: number): void {
    if (text === '') return;
    this.resume.basics = { ...this.resume.basics, summary: text };
    this.confidence['basics.summary'] = sure;
    this.values.push({ path: 'basics.summary', value: text, within, date: false });
  }

  addList(key: ResumeSectionKey, entries: readonly ReadEntry<object>[]): void {
    if (entries.length === 0) return;
    Object.assign(this.resume, { [key]: entries.map((entry) => entry.value) });
    entries.forEach((entry, index) => {
      const within = entry.items.flatMap((item) => item.lines);
      this.collect(`${key}[${index}]`, entry.value, within, entry.confidence);
    });
  }

  private collect(path: string, value: unknown, within: LineRange, sure: number | null): void {
    if (typeof value === 'string') {
      const field = path.slice(path.lastIndexOf('.') + 1);
      this.values.push({ path, value, within, date: DATE_FIELDS.has(field) });
      if (sure !== null)
        this.confidence[path] = /\.(?:highlights|keywords|courses)\[/.test(path) ? 0.95 : sure;
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => this.collect(`${path}[${index}]`, item, within, sure));
    } else if (value !== null && typeof value === 'object') {
      for (const [name, item] of Object.entries(value)) this.collect(`${path}.${name}`, item, within, sure);
    }
  }
}
