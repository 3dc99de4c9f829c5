import { z } from 'zod';
import { parseResume } from '../../../core/parsing/parse-resume.js';
import type { ParsedResume } from '../../../core/parsing/parsed-resume.js';
import type { FileStore } from '../../../engine/storage/file-store.js';
import { readStoredFile } from '../../../engine/storage/store-file.js';
import { defineTask } from '../../../engine/tasks/define-task.js';
import { FinalError, RetryableError } from '../../../platform/errors/step-error.js';
import { DocumentError, readDocument } from '../../../platform/files/read-document.js';
import { FACTS_CHANGED } from '../../profiles/profiles.resolver.js';
import { saveImportedResume } from './resume-importer.js';

declare module '../../../engine/tasks/step-context.js' {
  interface TaskDeps {
    fileStore: FileStore;
  }
}

const MIN_WORDS = 10;

/** A resume file becomes facts of the profile and a base resume. */
export const importResumeTask = defineTask({
  kind: 'IMPORT_RESUME',
  title: (input) => `Import ${input.fileName}`,
  input: z.object({ uploadId: z.uuid(), fileName: z.string() }),
  state: z.object({
    parsed: z.custom<Pick<ParsedResume, 'resume' | 'confidence' | 'spans' | 'language'>>(),
    warnings: z.array(z.string()),
    resumeId: z.string(),
    added: z.number(),
    recognised: z.number(),
  }),
  steps: {
    read: {
      title: 'Read the document',
      timeoutMs: 60_000,
      retries: 1,
      run: async (context) => {
        const { file, bytes } = await readStoredFile(
          context.em,
          context.deps.fileStore,
          context.input.uploadId,
        );
        context.progress(`${Math.max(1, Math.round(bytes.length / 1024))} KB`, 0.2);
        const { resume, confidence, spans, language, warnings } = await readResume(bytes, file.fileName);
        return { parsed: { resume, confidence, spans, language }, warnings };
      },
    },
    save: {
      title: 'Save facts and base resume',
      retries: 2,
      run: async (context, state) => {
        const parsed = state.parsed!;
        const saved = await context.save(async (em, record) => {
          const made = await saveImportedResume(em, context.accountId, parsed, context.input.fileName);
          const { resumeId: subjectId, added, recognised } = made;
          await record({ type: 'resume.imported', subjectId, data: { added, recognised } });
          await record({ type: FACTS_CHANGED, subjectId });
          return made;
        });
        await context.setSubject({ resumeId: saved.resumeId });
        const known = saved.recognised > 0 ? `, ${saved.recognised} you had already` : '';
        context.progress(`${saved.added} facts${known}`, 1);
        return saved;
      },
    },
  },
  result: (state) => ({
    resumeId: state.resumeId,
    added: state.added,
    recognised: state.recognised,
    warnings: state.warnings,
  }),
});

async function readResume(bytes: Uint8Array, fileName: string): Promise<ParsedResume> {
  try {
    const parsed = parseResume(await readDocument(bytes, fileName));
    if (parsed.text.split(/\s+/u).filter(Boolean).length < MIN_WORDS) {
      throw new FinalError('EMPTY', 'There is almost no text in this file. Is it the right one?');
    }
    return parsed;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    if (error.code === 'TIMEOUT') throw new RetryableError(error.code, error.message, { cause: error });
    throw new FinalError(error.code, error.message, { cause: error });
  }
}
