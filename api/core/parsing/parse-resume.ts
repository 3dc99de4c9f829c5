/** The parsing room's way in: a document's text and layout to a JSON Resume with its sources. */
import { detect } from 'tinyld';
import type { SourceSpan } from '../resume/fact.js';
import type { JsonResume } from '../resume/json-resume.js';
import { linesOfFlow } from './flow-lines.js';
import type { Line } from './line.js';
import { linesOfPages } from './page-lines.js';
import { readSections } from './read-sections.js';
import { SourceText } from './source-text.js';
import { readStructured } from './structured/read-structured.js';
import type { TextDocument } from './text-document.js';
import { stringsOf, unplacedWords } from './unplaced-words.js';

export interface ParsedResume {
  /** Valid against JSON Resume 1.0. `meta.sectionOrder` is the document's order, `meta.unplaced` what no field holds. */
  resume: JsonResume;
  /** 0..1 by JSON path (`basics.email`, `work[0].position`). */
  confidence: Record<string, number>;
  /** In plain words for the user. */
  warnings: string[];
  /** Where each value was read, by JSON path (`work[0].highlights[1]`); values of structured files have none. */
  spans: Record<string, SourceSpan>;
  /** The document's text, which the spans' offsets count in. */
  text: string;
  /** BCP 47 language of the text. */
  language: string;
}

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'nl',
  'sv',
  'cs',
  'it',
  'pt',
  'pl',
  'da',
  'fi',
  'ko',
  'zh',
  'ja',
  'ru',
];

/** Pure and total: any document gives an answer, an empty one an empty resume with a warning. */
export function parseResume(document: TextDocument): ParsedResume {
  if (document.kind === 'structured') return readStructured(document);
  const { lines, furniture } = document.kind === 'pages' ? linesOfPages(document) : linesOfFlow(document);
  return parseLines(lines, furniture);
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

/** BCP 47 language of a text, `en` when it cannot be told. */
export function languageOf(text: string): string {
  return detect(text.slice(0, 6_000), { only: LANGUAGES }) || 'en';
}
