import { z } from 'zod';
import { contactsFromFacts } from '../../../core/resume/write-entry.js';
import { renderLetter } from '../../../engine/documents/render-document.js';
import { storeFile } from '../../../engine/storage/store-file.js';
import { defineTask } from '../../../engine/tasks/define-task.js';
import { newId } from '../../../platform/database/new-id.js';
import { FinalError } from '../../../platform/errors/step-error.js';
import { toCoreFact } from '../../profiles/fact.entity.js';
import { RENDER_FORMATS } from '../../resumes/exports/document-exporter.js';
import { findLetter, findVersion } from '../letter-store.js';
import { findingsOf, readBackground } from '../letter-view.js';
import { LetterExport } from './letter-export.entity.js';

/** One version of a letter becomes a file. A version that says what nothing supports becomes none. */
export const exportLetterTask = defineTask({
  kind: 'EXPORT_LETTER',
  title: (input) => `Export letter as ${input.format}`,
  input: z.object({
    letterId: z.uuid(),
    letterVersion: z.int().min(1),
    format: z.enum(['PDF', 'DOCX', 'TXT']),
    template: z.string(),
    paper: z.enum(['A4', 'LETTER']),
  }),
  state: z.object({ supported: z.boolean(), letterExportId: z.string() }),
  steps: {
    check: {
      title: 'Check every sentence',
      retries: 2,
      run: async (context) => {
        const { em, accountId, input } = context;
        const letter = await findLetter(em, accountId, input.letterId);
        const { document } = await findVersion(em, letter, input.letterVersion);
        const claims = findingsOf(document, await readBackground(em, letter));
        if (claims.length > 0) {
          throw new FinalError(
            'UNSUPPORTED_CLAIM',
            `Nothing supports "${claims[0]!.text}"${claims.length > 1 ? ` and ${claims.length - 1} more` : ''}. Correct the sentences, then export again.`,
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
        const { em, accountId, input } = context;
        const { letterId, letterVersion, format, template, paper } = input;
        const letter = await findLetter(em, accountId, letterId);
        const { document } = await findVersion(em, letter, letterVersion);
        const { facts, posting } = await readBackground(em, letter);
        const rendered = await renderLetter(
          {
            letter: document,
            basics: contactsFromFacts(facts.map(toCoreFact)).basics,
            addressee: posting.company ?? '',
            date: new Date().toISOString().slice(0, 10),
          },
          { template, format: RENDER_FORMATS[format], paper },
        );
        const saved = await context.save(async (inner, record) => {
          const { bytes, contentType, fileName, pages } = rendered;
          const file = await storeFile(inner, context.deps.fileStore, {
            purpose: 'EXPORT',
            fileName,
            contentType,
            bytes,
          });
          const made = { id: newId(), accountId, ...input, fileId: file.id, pages, createdAt: new Date() };
          inner.create(LetterExport, made, { persist: true });
          await inner.flush();
          await record({ type: 'output.ready', subjectId: made.id, data: { kind: 'letter', letterId } });
          return { letterExportId: made.id };
        });
        if (rendered.pages !== null) {
          context.progress(rendered.pages === 1 ? '1 page' : `${rendered.pages} pages`, 1);
        }
        return saved;
      },
    },
  },
  result: (state, input) => ({ letterExportId: state.letterExportId, letterId: input.letterId }),
});
