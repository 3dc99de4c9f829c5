import { z } from 'zod';
import { renderDocument } from '../../../engine/documents/render-document.js';
import { defineTask } from '../../../engine/tasks/define-task.js';
import { FinalError } from '../../../platform/errors/step-error.js';
import { checkStored } from '../resume-truth.js';
import { findResume, readDocument } from '../resume-store.js';
import { RENDER_FORMATS, saveExport } from './document-exporter.js';

/** One version of a resume becomes a file. A version with an unsupported claim becomes none. */
export const exportDocumentTask = defineTask({
  kind: 'EXPORT_DOCUMENT',
  title: (input) => `Export ${input.format}`,
  input: z.object({
    resumeId: z.uuid(),
    resumeVersion: z.int().min(1),
    format: z.enum(['PDF', 'DOCX', 'TXT']),
    template: z.string(),
    paper: z.enum(['A4', 'LETTER']),
  }),
  state: z.object({ supported: z.boolean(), exportId: z.string() }),
  steps: {
    check: {
      title: 'Check every claim',
      retries: 2,
      run: async (context) => {
        const { resumeId, resumeVersion } = context.input;
        const resume = await findResume(context.em, context.accountId, resumeId);
        const document = await readDocument(context.em, resume, resumeVersion);
        const claims = await checkStored(context.em, context.accountId, document);
        if (claims.length > 0) {
          throw new FinalError(
            'UNSUPPORTED_CLAIM',
            `No fact supports "${claims[0]!.text}"${claims.length > 1 ? ` and ${claims.length - 1} more` : ''}. Correct the lines, then export again.`,
          );
        }
        return { supported: true };
      },
    },
    render: {
      title: 'Make the document',
      timeoutMs: 60_000,
      retries: 2,
      run: async (context) => {
        const { resumeId, resumeVersion, format, template, paper } = context.input;
        const resume = await findResume(context.em, context.accountId, resumeId);
        const document = await readDocument(context.em, resume, resumeVersion);
        const rendered = await renderDocument(document, { template, format: RENDER_FORMATS[format], paper });
        const saved = await context.save(async (em, record) => {
          const made = await saveExport(
            em,
            context.accountId,
            context.deps.fileStore,
            context.input,
            rendered,
          );
          await record({
            type: 'output.ready',
            subjectId: made.exportId,
            data: { kind: 'resume', resumeId },
          });
          return made;
        });
        await context.setSubject({ exportId: saved.exportId });
        if (rendered.pages !== null) {
          context.progress(rendered.pages === 1 ? '1 page' : `${rendered.pages} pages`, 1);
        }
        return saved;
      },
    },
  },
  result: (state, input) => ({ exportId: state.exportId, resumeId: input.resumeId }),
});
