/**
 * Turns a person's career from one of its three forms into another: JSON Resume (exchange), facts (what the user
 * says is true) and the resume document (what is edited and printed). Nothing that has a place in the other form is
 * lost on the way, and each line keeps the facts it rests on.
 */
import type { Fact, FactKind, SourceSpan } from './fact.js';
import { RESUME_SECTIONS, type CitedLine, type JsonResume, type ResumeSectionKey } from './json-resume.js';
import { headingText, readContacts, readEntries, readLine } from './read-entry.js';
import type { DocumentEntry, DocumentSection, EntryLine, ResumeDocument } from './resume-document.js';
import type { LineRole } from './section-shapes.js';
import { sectionTitle } from './section-titles.js';
import { byPosition, contactsFromFacts, fieldsToEntry, joinLines, putLine } from './write-entry.js';

const KIND_OF_ROLE: Record<LineRole, FactKind> = {
  bullet: 'bullet',
  summary: 'entrySummary',
  keyword: 'keyword',
};
const ROLE_OF_KIND: Partial<Record<FactKind, LineRole>> = {
  bullet: 'bullet',
  entrySummary: 'summary',
  keyword: 'keyword',
};

export interface FactOptions {
  /** Gives the id of the fact at a JSON path of the resume; without it the path itself is the id. */
  newId?: (path: string) => string;
  /** Where in the imported document each JSON path was read. */
  spans?: Record<string, SourceSpan>;
  /** 0..1 by JSON path or by a path above it (`work[0].highlights[1]`, `work[0]`, `work`); 1 when none is given. */
  confidence?: Record<string, number>;
}

/** `path` and every path above it, nearest first: `work[0].name`, `work[0]`, `work`. */
function pathsUpwards(path: string): string[] {
  const paths = [path];
  for (let rest = path; ;) {
    const cut = Math.max(rest.lastIndexOf('.'), rest.lastIndexOf('['));
    if (cut <= 0) return paths;
    rest = rest.slice(0, cut);
    paths.push(rest);
  }
}

/** The facts a resume states, in its order: contact values, summary, then each section's entries and their lines. */
export function factsFromJsonResume(resume: JsonResume, options: FactOptions = {}): Fact[] {
  const { newId = (path: string) => path, spans = {}, confidence = {} } = options;
  const sureness = (path: string): number => {
    for (const above of pathsUpwards(path)) {
      const known = confidence[above];
      if (known !== undefined) return known;
    }
    return 1;
  };
  const spanOf = (path: string): SourceSpan | null =>
    spans[path] ?? Object.entries(spans).find(([other]) => other.startsWith(`${path}.`))?.[1] ?? null;
  const facts: Fact[] = [];
  const add = (path: string, fact: Omit<Fact, 'id' | 'source' | 'confidence'>): string => {
    const id = newId(path);
    facts.push({ id, ...fact, source: spanOf(path), confidence: sureness(path) });
    return id;
  };

  readContacts(resume).forEach(({ path, fields, text }, position) => {
    add(path, { kind: 'basics', section: null, parentId: null, position, text, fields });
  });
  const summary = readLine(resume.basics?.summary);
  if (summary !== null) {
    const { text } = summary;
    add('basics.summary', { kind: 'summary', section: null, parentId: null, position: 0, text, fields: {} });
  }
  for (const section of RESUME_SECTIONS) {
    readEntries(resume, section).forEach((entry, position) => {
      const { fields } = entry;
      const text = headingText(section, fields);
      const parentId = add(entry.path, { kind: 'entry', section, parentId: null, position, text, fields });
      entry.lines.forEach((line, at) => {
        const kind = KIND_OF_ROLE[line.role];
        add(line.path, { kind, section, parentId, position: at, text: line.text, fields: {} });
      });
    });
  }
  return facts;
}

/** Facts grouped by the entry they belong to. A line whose entry is not among the facts has no place and is left out. */
function linesByEntry(facts: readonly Fact[]): Map<string, Fact[]> {
  const lines = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.parentId === null) continue;
    const siblings = lines.get(fact.parentId);
    if (siblings === undefined) lines.set(fact.parentId, [fact]);
    else siblings.push(fact);
  }
  for (const siblings of lines.values()) siblings.sort(byPosition);
  return lines;
}

/** A section's entry facts in order. */
function entriesOf(facts: readonly Fact[], section: ResumeSectionKey): Fact[] {
  return facts.filter((fact) => fact.kind === 'entry' && fact.section === section).sort(byPosition);
}

export interface FactsAsResume {
  resume: JsonResume;
  /** JSON path by fact id. */
  pathOf: Map<string, string>;
  /** Fact id by JSON path. */
  factAt: Map<string, string>;
}

/** The facts as the JSON Resume the brain works on, with the way from each fact to its path and back. */
export function factsToJsonResume(facts: readonly Fact[]): FactsAsResume {
  const { basics, paths: pathOf } = contactsFromFacts(facts);
  const resume: JsonResume = {};
  const summary = facts.find(({ kind }) => kind === 'summary');
  if (Object.keys(basics).length > 0 || summary !== undefined) resume.basics = { ...basics };
  if (resume.basics !== undefined && summary !== undefined) {
    resume.basics.summary = summary.text;
    pathOf.set(summary.id, 'basics.summary');
  }
  const lines = linesByEntry(facts);
  for (const section of RESUME_SECTIONS) {
    const entries = entriesOf(facts, section).map((fact, at) => {
      const path = `${section}[${at}]`;
      pathOf.set(fact.id, path);
      const entry = fieldsToEntry(fact.fields);
      for (const line of lines.get(fact.id) ?? []) {
        const role = ROLE_OF_KIND[line.kind];
        const linePath = role === undefined ? null : putLine(section, entry, role, line.text);
        if (linePath !== null) pathOf.set(line.id, `${path}.${linePath}`);
      }
      return entry;
    });
    if (entries.length > 0) Object.assign(resume, { [section]: entries });
  }
  const factAt = new Map([...pathOf].map(([id, path]) => [path, id]));
  return { resume, pathOf, factAt };
}

export interface DocumentOptions {
  /** Section keys in the order of the imported document; the others follow in the default order. */
  sectionOrder?: readonly ResumeSectionKey[];
  /** BCP 47; gives the section headings. `en` when left out. */
  language?: string;
  newId: () => string;
}

function orderedSections(order: readonly ResumeSectionKey[] = []): ResumeSectionKey[] {
  return [...new Set([...order.filter((key) => RESUME_SECTIONS.includes(key)), ...RESUME_SECTIONS])];
}

function summarySection(
  line: { text: string; facts: string[] },
  language: string,
  newId: () => string,
): DocumentSection {
  const lines: EntryLine[] = [{ id: newId(), role: 'summary', ...line }];
  const title = sectionTitle('summary', language);
  return {
    id: newId(),
    key: 'summary',
    title,
    entries: [{ id: newId(), fields: {}, facts: line.facts, lines }],
  };
}

/** The base resume: every fact on its own line, sections in the order the person had them. */
export function documentFromFacts(facts: readonly Fact[], options: DocumentOptions): ResumeDocument {
  const { language = 'en', newId } = options;
  const { basics, paths } = contactsFromFacts(facts);
  const sections: DocumentSection[] = [];
  const summary = facts.find(({ kind }) => kind === 'summary');
  if (summary !== undefined) {
    sections.push(summarySection({ text: summary.text, facts: [summary.id] }, language, newId));
  }
  const lines = linesByEntry(facts);
  for (const key of orderedSections(options.sectionOrder)) {
    const entries = entriesOf(facts, key).map((fact): DocumentEntry => ({
      id: newId(),
      fields: { ...fact.fields },
      facts: [fact.id],
      lines: (lines.get(fact.id) ?? []).flatMap((line): EntryLine[] => {
        const role = ROLE_OF_KIND[line.kind];
        return role === undefined ? [] : [{ id: newId(), role, text: line.text, facts: [line.id] }];
      }),
    }));
    if (entries.length > 0) sections.push({ id: newId(), key, title: sectionTitle(key, language), entries });
  }
  return { basics, basicsFacts: [...paths.keys()], sections, language };
}

/**
 * A JSON Resume as a document. Lines cite what the resume's own lines cite and nothing else; `meta.sectionOrder`
 * gives the order of sections, `meta.language` the language.
 */
export function documentFromJsonResume(
  resume: JsonResume,
  { newId }: { newId: () => string },
): ResumeDocument {
  const declared = resume.meta?.['language'];
  const language = typeof declared === 'string' && declared !== '' ? declared : 'en';
  const { basics } = contactsFromFacts(factsFromJsonResume({ basics: resume.basics ?? {} }));
  const sections: DocumentSection[] = [];
  const summary = readLine(resume.basics?.summary);
  if (summary !== null) sections.push(summarySection(summary, language, newId));
  for (const key of orderedSections(resume.meta?.sectionOrder)) {
    const entries = readEntries(resume, key).map(({ fields, facts, lines }): DocumentEntry => ({
      id: newId(),
      fields,
      facts,
      lines: lines.map(({ role, text, facts: cited }) => ({ id: newId(), role, text, facts: cited })),
    }));
    if (entries.length > 0) sections.push({ id: newId(), key, title: sectionTitle(key, language), entries });
  }
  return { basics, basicsFacts: [], sections, language };
}

/** Where the lines and entry headings of a document stand in its JSON Resume form. */
export interface DocumentPlace {
  sectionId: string;
  entryId: string;
  /** null for the heading of an entry. */
  lineId: string | null;
}

export interface DocumentAsResume {
  resume: JsonResume;
  /** Place by JSON path, so that a finding about `work[0].highlights[1]` leads to its line. */
  placeAt: Map<string, DocumentPlace>;
}

/**
 * The document as JSON Resume, each line citing its facts, with the way back from each path to its line. Skills and
 * other keywords are plain text in JSON Resume, so their facts are cited by their entry.
 * @param nameOf gives the name a fact is cited by (its path in the profile, for the truth check); undefined leaves the
 * citation out. By default the fact's id.
 */
export function documentWithPlaces(
  document: ResumeDocument,
  nameOf: (factId: string) => string | undefined = (id) => id,
): DocumentAsResume {
  const cite = (facts: readonly string[]): string[] => [
    ...new Set(facts.map(nameOf).filter((name) => name !== undefined)),
  ];
  const resume: JsonResume = { basics: structuredClone(document.basics) };
  const placeAt = new Map<string, DocumentPlace>();
  for (const section of document.sections) {
    const { key } = section;
    if (key === 'summary') {
      for (const entry of section.entries) {
        for (const line of entry.lines) {
          const cited: CitedLine = { text: line.text, facts: cite(line.facts) };
          const before = resume.basics!.summary;
          resume.basics!.summary = before === undefined ? cited : joinLines(before, cited);
          placeAt.set('basics.summary', { sectionId: section.id, entryId: entry.id, lineId: line.id });
        }
      }
      continue;
    }
    const entries = section.entries.map((entry, at) => {
      const path = `${key}[${at}]`;
      placeAt.set(path, { sectionId: section.id, entryId: entry.id, lineId: null });
      const json = fieldsToEntry(entry.fields);
      const entryFacts = [...entry.facts];
      for (const line of entry.lines) {
        const isKeyword = line.role === 'keyword' && key !== 'education';
        if (isKeyword) entryFacts.push(...line.facts);
        const value = isKeyword ? line.text : { text: line.text, facts: cite(line.facts) };
        const linePath = putLine(key, json, line.role, value);
        if (linePath !== null) {
          placeAt.set(`${path}.${linePath}`, { sectionId: section.id, entryId: entry.id, lineId: line.id });
        }
      }
      // What an employer does is a sentence of its own, and is checked as one.
      const about = key === 'work' ? entry.fields['description'] : undefined;
      if (about !== undefined) json['description'] = { text: about, facts: cite(entry.facts) };
      json['facts'] = cite(entryFacts);
      return json;
    });
    if (entries.length > 0) Object.assign(resume, { [key]: entries });
  }
  const sectionOrder = document.sections.map(({ key }) => key).filter((key) => key !== 'summary');
  resume.meta = { sectionOrder, language: document.language };
  return { resume, placeAt };
}

/** The document as JSON Resume, each line citing the ids of its facts. */
export function documentToJsonResume(document: ResumeDocument): JsonResume {
  return documentWithPlaces(document).resume;
}
