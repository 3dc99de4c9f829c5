import { DocumentTemplatesDocument, ExportDocumentDocument } from '../../generated/resumes/graphql';
import { type Operations } from '../graphql/operations';
import { type ExportSource } from '../tasks/export.dialog';

/** A resume, as the dialog for exports takes it. */
export function resumeExport(operations: Operations, resumeId: string): ExportSource {
  return {
    part: 'line',
    templates: DocumentTemplatesDocument,
    start: async (choice) => {
      const input = { resumeId, ...choice };
      return (await operations.mutate(ExportDocumentDocument, { input })).exportDocument;
    },
    fileOf: (task) => Promise.resolve(task.export?.file ?? null),
  };
}
