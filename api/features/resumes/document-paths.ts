import { LINE_PROPERTIES } from '../../core/resume/section-shapes.js';
import type { ResumeDocument } from '../../core/resume/resume-document.js';

/** Line ids by the JSON path their text has when the document is written as JSON Resume. */
export function documentPaths(document: ResumeDocument): Map<string, string> {
  const paths = new Map<string, string>();
  for (const section of document.sections) {
    if (section.key === 'summary') {
      for (const line of section.entries.flatMap(({ lines }) => lines)) paths.set('basics.summary', line.id);
      continue;
    }
    const properties = LINE_PROPERTIES[section.key];
    section.entries.forEach((entry, at) => {
      const counts = new Map<string, number>();
      for (const line of entry.lines) {
        const property = properties[line.role];
        if (property === undefined) continue;
        const base = `${section.key}[${at}].${property}`;
        if (line.role === 'summary') {
          paths.set(base, line.id);
          continue;
        }
        const index = counts.get(property) ?? 0;
        counts.set(property, index + 1);
        paths.set(`${base}[${index}]`, line.id);
      }
    });
  }
  return paths;
}
