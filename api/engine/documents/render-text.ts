/** Resumes and letters as plain text, for forms that take nothing else: one column, no wrapping, "- " before bullets. */
import type { LetterView } from './letter-view.js';
import type { EntryView, ResumeView, SectionView } from './resume-view.js';

function writeEntry(entry: EntryView): string[] {
  const named = entry.detail === '' ? entry.subtitle : `${entry.subtitle} (${entry.detail})`;
  const heading = [entry.title, named, entry.place].filter((part) => part !== '').join(', ');
  return [
    [heading, entry.dates].filter((part) => part !== '').join(' | '),
    ...entry.paragraphs,
    ...entry.bullets.map((bullet) => `- ${bullet}`),
    ...entry.notes.map(({ name, text }) => (name === '' ? text : `${name}: ${text}`)),
  ].filter((line) => line !== '');
}

function writeSection(section: SectionView): string {
  const lines = [section.title.toUpperCase(), ...section.paragraphs];
  section.entries.forEach((entry, at) => {
    const isLong = entry.bullets.length + entry.paragraphs.length + entry.notes.length > 0;
    if (at > 0 && isLong) lines.push('');
    lines.push(...writeEntry(entry));
  });
  lines.push(...section.groups.map(({ name, text }) => (name === '' ? text : `${name}: ${text}`)));
  return lines.join('\n');
}

/** The whole resume, ending in a line break. */
export function renderText(view: ResumeView): string {
  const contacts = view.contacts.map((row) => row.map(({ text }) => text).join(' | '));
  const head = [view.name, view.label, ...contacts];
  const blocks = [head.filter((line) => line !== '').join('\n'), ...view.sections.map(writeSection)];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The letter from greeting to signature, for a form or an e-mail: whoever reads it there knows sender and date. */
export function renderLetterText({ greeting, paragraphs, farewell, signature }: LetterView): string {
  return `${[greeting, ...paragraphs, `${farewell}\n${signature}`].join('\n\n').trim()}\n`;
}
