/** The parsing room's way in: a document's text and layout to a JSON Resume with its sources. */
import type { SourceSpan } from '../resume/fact.js';
import { linesOfFlow } from './flow-lines.js';
import type { Line } from './line.js';
import { linesOfPages } from './page-lines.js';
import { languageOf, type ParsedResume } from './parsed-resume.js';
import { readablePart } from './readable-part.js';
import { readSections } from './read-sections.js';
import { SourceText } from './source-text.js';
import { readStructured } from './structured/read-structured.js';
import type { TextDocument } from './text-document.js';
import { stringsOf, unplacedWords } from './unplaced-words.js';

/** Lines that are read of a document: about 60 full pages. */
const MOST_LINES = 4_000;

/** Pure and total: any document gives an answer, an empty one an empty resume with a warning. */
export function parseResume(document: TextDocument): ParsedResume {
  if (document.kind === 'structured') return readStructured(document);
  const { document: readable, cut } = readablePart(document);
  const { lines, furniture } = readable.kind === 'pages' ? linesOfPages(readable) : linesOfFlow(readable);
  const parsed = parseLines(lines.slice(0, MOST_LINES), furniture.slice(0, MOST_LINES));
  if (cut || lines.length > MOST_LINES)
    parsed.warnings.push('This document is longer than any resume; its end was left out.');
  return parsed;
}

function parseLines(lines: readonly Line[], furniture: readonly Line[]): ParsedResume {
  const source = new SourceText([...lines, ...furniture]);
  const read = readSections(lines, furniture);
  const { resume, warnings } = read;
  const spans: Record<string, SourceSpan> = {};
  for (const { path, value, within, date } of read.values) {
    const span = date ? source.locateDate(value, within) : source.locate(value, within);
    if (span) spans[path] = span;
  }
  const rest = unplacedWords(
    [...lines, ...furniture],
    stringsOf({ ...resume, meta: { ...resume.meta, sectionOrder: [] } }),
  );
  if (rest.length > 0) resume.meta = { ...resume.meta, unplaced: rest };
  return {
    resume,
    confidence: read.confidence,
    warnings,
    spans,
    text: source.text,
    language: languageOf(source.text),
  };
}
