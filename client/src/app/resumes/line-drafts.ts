/** What the user wants of one line: other words, more facts behind it, or the line gone. */
export interface LineDraft {
  text: string;
  addedFacts: readonly string[];
  removed: boolean;
}

interface StoredLine {
  id: string;
  text: string;
  facts: string[];
}

interface StoredDocument {
  sections: { entries: { lines: StoredLine[] }[] }[];
}

/**
 * The stored document of a version with the user's drafts applied; everything the client does not know of is kept as it
 * is. The input is not changed.
 *
 * @throws TypeError when the value is not a document with sections of entries of lines.
 */
export function applyLineDrafts(document: unknown, drafts: ReadonlyMap<string, LineDraft>): unknown {
  if (!isStoredDocument(document)) throw new TypeError('The stored version is not a resume document.');
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      entries: section.entries.map((entry) => ({
        ...entry,
        lines: entry.lines.flatMap((line) => {
          const draft = drafts.get(line.id);
          if (!draft) return [line];
          if (draft.removed) return [];
          return [{ ...line, text: draft.text, facts: [...new Set([...line.facts, ...draft.addedFacts])] }];
        }),
      })),
    })),
  };
}

function isStoredDocument(value: unknown): value is StoredDocument {
  const sections = (value as Partial<StoredDocument> | null)?.sections;
  return (
    Array.isArray(sections) &&
    sections.every(
      ({ entries }) => Array.isArray(entries) && entries.every(({ lines }) => Array.isArray(lines)),
    )
  );
}
