/**
 * A Fact is one thing the user says is true, with where it came from. The facts of a person, put together, are their
 * profile; `core` sees the profile as a JSON Resume whose paths name the facts.
 */
import type { ResumeSectionKey } from './json-resume.js';

/** Where in an imported document a fact was read. Offsets are UTF-16 units into the document's extracted text. */
export interface SourceSpan {
  page: number | null;
  start: number;
  end: number;
  /** The text between them, verbatim. */
  excerpt: string;
}

/**
 * `basics`: one contact value (`fields.key` is `name`, `email`, `phone`, `city`, `url`, ...). `summary`: the summary.
 * `entry`: the heading of a section entry. `bullet`, `entrySummary`, `keyword`: one line under an entry.
 */
export type FactKind = 'basics' | 'summary' | 'entry' | 'bullet' | 'entrySummary' | 'keyword';

export interface Fact {
  id: string;
  kind: FactKind;
  /** Section of the entry or line; null for basics and summary. */
  section: ResumeSectionKey | null;
  /** The entry a line belongs to; null for the rest. */
  parentId: string | null;
  /** Order among its siblings, from 0. */
  position: number;
  /** The fact as one line of text: a bullet's words, or an entry heading joined for display. */
  text: string;
  /** Structured values by their JSON Resume names (entry and basics); empty for lines. */
  fields: Record<string, string>;
  source: SourceSpan | null;
  /** 0..1, how sure the reader was; 1 for what the user typed. */
  confidence: number;
}
