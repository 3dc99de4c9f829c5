import {
  ExportLetterDocument,
  LetterDocument,
  LetterTemplatesDocument,
} from '../../generated/letters/graphql';
import { type Operations } from '../graphql/operations';
import { type ExportSource } from '../tasks/export.dialog';

/** A letter, as the dialog for exports takes it. */
export function letterExport(operations: Operations, letterId: string): ExportSource {
  return {
    part: 'sentence',
    templates: LetterTemplatesDocument,
    start: async (choice) => {
      const input = { letterId, ...choice };
      return (await operations.mutate(ExportLetterDocument, { input })).exportLetter;
    },
    // The task names the file; the letter has its link.
    fileOf: async ({ result }) => {
      const made = (result as { letterExportId?: string } | null)?.letterExportId;
      const { letter } = await operations.ask(LetterDocument, { id: letterId });
      return letter.exports.find(({ id }) => id === made)?.file ?? null;
    },
  };
}
