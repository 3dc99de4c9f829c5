import { detect } from 'tinyld';
import type { SourceSpan } from '../resume/fact.js';
import type { JsonResume } from '../resume/json-resume.js';

/** What the parsing room gives for a document. */
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

/** BCP 47 language of a text, `en` when it cannot be told. */
export function languageOf(text: string): string {
  return detect(text.slice(0, 6_000), { only: LANGUAGES }) || 'en';
}
