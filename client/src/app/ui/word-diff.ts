import { diffWordsWithSpace } from 'diff';

/** A stretch of text, marked when the other side does not have it. */
export interface DiffPart {
  text: string;
  changed: boolean;
}

/** Two versions of a line, each cut into what both share and what only it has. */
export interface WordDiff {
  before: DiffPart[];
  after: DiffPart[];
}

/** Compares two lines word by word. */
export function wordDiff(before: string, after: string): WordDiff {
  const parts = diffWordsWithSpace(before, after);
  return {
    before: tidy(
      parts.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, changed: removed })),
    ),
    after: tidy(
      parts.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, changed: added })),
    ),
  };
}

/** Joins marked words that only a space parts, and leaves the spaces around a mark unmarked: one change, one mark. */
function tidy(parts: DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const [index, part] of parts.entries()) {
    const between =
      !part.changed && part.text.trim() === '' && joined.at(-1)?.changed && parts[index + 1]?.changed;
    const changed = part.changed || between === true;
    const last = joined.at(-1);
    if (last?.changed === changed) last.text += part.text;
    else joined.push({ text: part.text, changed });
  }
  return joined.flatMap((part) => {
    if (!part.changed || part.text.trim() === '') return [{ ...part, changed: false }];
    const [, head = '', words = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(part.text) ?? [];
    return [
      { text: head, changed: false },
      { text: words, changed: true },
      { text: tail, changed: false },
    ].filter(({ text }) => text !== '');
  });
}
