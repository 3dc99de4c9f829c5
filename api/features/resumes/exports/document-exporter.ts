import type { EntityManager } from '@mikro-orm/postgresql';
import type { DocumentFormat } from '../../../engine/documents/render-document.js';
import type { FileStore } from '../../../engine/storage/file-store.js';
import { storeFile } from '../../../engine/storage/store-file.js';
import { newId } from '../../../platform/database/new-id.js';
import { DocumentExport, type ExportFormat, type Paper } from './document-export.entity.js';

export const RENDER_FORMATS: Record<ExportFormat, DocumentFormat> = { PDF: 'pdf', DOCX: 'docx', TXT: 'txt' };

export interface ExportInput {
  resumeId: string;
  resumeVersion: number;
  format: ExportFormat;
  template: string;
  paper: Paper;
}

/** Stores a rendered document as an export of its resume, in the caller's transaction. */
export async function saveExport(
  em: EntityManager,
  accountId: string,
  store: FileStore,
  input: ExportInput,
  rendered: { bytes: Uint8Array; contentType: string; fileName: string; pages: number | null },
): Promise<{ exportId: string }> {
  const { bytes, contentType, fileName, pages } = rendered;
  const file = await storeFile(em, store, { purpose: 'EXPORT', fileName, contentType, bytes });
  const row = em.create(
    DocumentExport,
    { id: newId(), accountId, ...input, fileId: file.id, pages, createdAt: new Date() },
    { persist: true },
  );
  await em.flush();
  return { exportId: row.id };
}
