/** How long a resume will be on paper, reckoned from its text; near enough to choose by. */
import type { DocumentEntry, DocumentSection, ResumeDocument } from '../resume/resume-document.js';

const CHARACTERS_PER_LINE = 100;
const LINES_PER_PAGE = 53;
const HEAD = 5;
const SECTION_HEADING = 2.1;
const ENTRY_HEADING = 2.5;
const COMPACT_ENTRY = 1.3;
const BULLET = 1.08;

const linesOf = (text: string): number => Math.max(1, Math.ceil(text.length / CHARACTERS_PER_LINE));

function entryLines(section: DocumentSection, entry: DocumentEntry): number {
  const keywords = entry.lines.filter(({ role }) => role === 'keyword').map(({ text }) => text);
  const others = entry.lines.filter(({ role }) => role !== 'keyword');
  const words = keywords.length === 0 ? 0 : linesOf(keywords.join(', '));
  if (section.key === 'skills' || section.key === 'interests') return Math.max(1, words) * BULLET;
  if (section.key === 'languages') return 0.3;
  const heading =
    section.key === 'summary' ? 0 : others.length === 0 && words === 0 ? COMPACT_ENTRY : ENTRY_HEADING;
  return heading + words + others.reduce((sum, { text }) => sum + linesOf(text) * BULLET, 0);
}

/** Pages of A4, as a fraction: 1.25 is a page and a quarter. */
export function estimatePages(document: ResumeDocument): number {
  const lines = document.sections.reduce(
    (sum, section) =>
      sum + SECTION_HEADING + section.entries.reduce((inner, entry) => inner + entryLines(section, entry), 0),
    HEAD,
  );
  return lines / LINES_PER_PAGE;
}

/** The share of a page one line takes. */
export function linePages(text: string): number {
  return (linesOf(text) * BULLET) / LINES_PER_PAGE;
}
