/** Which JSON Resume property of each section's entries holds which role of line. */
import type { EntryLine } from './resume-document.js';
import type { ResumeSectionKey } from './json-resume.js';

export type LineRole = EntryLine['role'];

/**
 * Property by role; a role that is not named does not occur in the section. Courses are an education's keywords, so
 * that they stay apart from its bullets.
 */
export const LINE_PROPERTIES: Record<ResumeSectionKey, Partial<Record<LineRole, string>>> = {
  work: { summary: 'summary', bullet: 'highlights' },
  projects: { summary: 'description', bullet: 'highlights', keyword: 'keywords' },
  education: { keyword: 'courses', bullet: 'highlights' },
  skills: { keyword: 'keywords' },
  certificates: {},
  languages: {},
  volunteer: { summary: 'summary', bullet: 'highlights' },
  awards: { summary: 'summary' },
  publications: { summary: 'summary' },
  interests: { keyword: 'keywords' },
  references: { summary: 'reference' },
};

/** The order in which an entry's lines are read and printed. */
export const LINE_ROLES: readonly LineRole[] = ['summary', 'bullet', 'keyword'];

/** Properties that are lists of words and no lines; their items are kept in one field, one a row. */
export const LIST_FIELDS: ReadonlySet<string> = new Set(['roles']);

/** The fields that make up an entry's heading when it is shown as one line of text. */
export const HEADING_FIELDS: Record<ResumeSectionKey, readonly string[]> = {
  work: ['position', 'name', 'location'],
  projects: ['name', 'roles', 'entity'],
  education: ['studyType', 'area', 'institution', 'location', 'score'],
  skills: ['name', 'level'],
  certificates: ['name', 'issuer', 'date'],
  languages: ['language', 'fluency'],
  volunteer: ['position', 'organization', 'location'],
  awards: ['title', 'awarder', 'date'],
  publications: ['name', 'publisher', 'releaseDate'],
  interests: ['name'],
  references: ['name'],
};

/** The role a line gets when it is added to a section and nothing else says so. */
export function defaultRole(key: ResumeSectionKey | 'summary'): LineRole {
  if (key === 'summary') return 'summary';
  const properties = LINE_PROPERTIES[key];
  if (properties.bullet !== undefined) return 'bullet';
  return properties.keyword !== undefined ? 'keyword' : 'summary';
}
