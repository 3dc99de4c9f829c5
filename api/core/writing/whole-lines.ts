/** Tells an entry whose lines are whole from one that was read in pieces. */
import type { DocumentEntry, EntryLine } from '../resume/resume-document.js';

function isFragment(text: string): boolean {
  const opened = text.split('(').length;
  return /^\p{Ll}/u.test(text) || /[,(]$/.test(text) || opened !== text.split(')').length;
}

/**
 * The bullets of an entry when each can stand by itself; none when some of them look like the middle of a sentence,
 * because moving or leaving out a piece would garble the rest. A person who writes all of them in lower case has a style.
 */
export function wholeBullets(entry: DocumentEntry): EntryLine[] {
  const bullets = entry.lines.filter(({ role }) => role === 'bullet');
  const fragments = bullets.filter(({ text }) => isFragment(text)).length;
  return fragments === 0 || fragments === bullets.length ? bullets : [];
}
