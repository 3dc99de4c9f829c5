/**
 * The resume as the product stores, edits and renders it: ordered sections of entries of lines, where each entry
 * heading and each line has an id of its own (so that a Change can name it) and cites the facts it rests on.
 */
import type { ResumeBasics, ResumeSectionKey } from './json-resume.js';

/** A line of text under an entry, or the one line of the summary section. */
export interface DocumentLine {
  /** Unique within the document; stays the same from version to version while the line lives. */
  id: string;
  text: string;
  /** Ids of the facts the line rests on. In the product an empty list means "unsupported". */
  facts: string[];
}

/**
 * One entry of a section: a position, a degree, a skill group. `fields` holds the heading by the JSON Resume names
 * of its section (`name`, `position`, `startDate`; `institution`, `studyType`, `area`; `language`, `fluency`, ...),
 * all as text. Skills, interests and project keywords are lines of their entry with `role` "keyword".
 */
export interface DocumentEntry {
  id: string;
  fields: Record<string, string>;
  /** Ids of the facts the heading rests on. */
  facts: string[];
  /** Bullets, in order. JSON Resume's `summary`/`description` of an entry is a line with role "summary". */
  lines: EntryLine[];
}

export interface EntryLine extends DocumentLine {
  role: 'bullet' | 'summary' | 'keyword';
}

export interface DocumentSection {
  /** Unique within the document; a document has at most one section of each key but 'custom'. */
  id: string;
  key: ResumeSectionKey | 'summary';
  /** The heading as printed, in the document's own language. */
  title: string;
  entries: DocumentEntry[];
}

export interface ResumeDocument {
  /** Contact block; its values rest on the facts listed in `basicsFacts`. The summary is a section of its own. */
  basics: Omit<ResumeBasics, 'summary'>;
  basicsFacts: string[];
  sections: DocumentSection[];
  /** BCP 47 language of the text, `en` when unknown. */
  language: string;
}

export type ChangeOperation = 'ADD' | 'REPLACE' | 'REMOVE' | 'MOVE';

/**
 * A draft for one line (or one entry heading) of a resume against its base. Each can be accepted or rejected on its
 * own: applying any subset in any order gives a well-formed document.
 */
export interface Change {
  id: string;
  operation: ChangeOperation;
  sectionKey: DocumentSection['key'];
  /** The entry the line belongs to; null for a new entry or a whole section's move. */
  entryId: string | null;
  /** The line concerned; null when the change is about a whole entry. */
  lineId: string | null;
  /** Text now in the base; null for ADD. */
  before: string | null;
  /** Text proposed; null for REMOVE and MOVE. */
  after: string | null;
  /** Target index among its siblings in the base for ADD and MOVE, else null. */
  position: number | null;
  /** Ids of the facts the proposed text rests on. */
  facts: string[];
  /** Why, in plain words for the user ("The posting asks for Kubernetes; this line shows it."). */
  reason: string;
}
