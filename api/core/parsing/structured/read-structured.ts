/** Files that already have fields: JSON Resume and FRESH, LinkedIn's data export, Europass XML. */
import type { JsonResume } from '../../resume/json-resume.js';
import { languageOf, type ParsedResume } from '../parsed-resume.js';
import type { StructuredDocument } from '../text-document.js';
import { stringsOf } from '../unplaced-words.js';
import { readEuropass } from './europass.js';
import { readJsonResume } from './json-resume-file.js';
import { readLinkedInExport } from './linkedin-export.js';

export function readStructured(document: StructuredDocument): ParsedResume {
  const { resume, warnings } = readFormat(document);
  const text = stringsOf(resume).join('\n');
  return { resume, confidence: certain(resume), warnings, spans: {}, text, language: languageOf(text) };
}

function readFormat(document: StructuredDocument): { resume: JsonResume; warnings: string[] } {
  switch (document.format) {
    case 'json':
      return readJsonResume(document.data);
    case 'linkedin-export':
      return readLinkedInExport(document.tables);
    case 'europass':
      return readEuropass(document.root);
  }
}

/** What the file says by field is as sure as what a person types. */
function certain(resume: JsonResume): Record<string, number> {
  const confidence: Record<string, number> = {};
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') confidence[path] = 1;
    else if (Array.isArray(value)) value.forEach((item, index) => walk(item, `${path}[${index}]`));
    else if (value !== null && typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) walk(item, path ? `${path}.${key}` : key);
    }
  };
  walk({ ...resume, meta: undefined }, '');
  return confidence;
}
