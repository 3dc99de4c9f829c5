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
    before: parts
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, changed: removed })),
    after: parts
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, changed: added })),
  };
}
