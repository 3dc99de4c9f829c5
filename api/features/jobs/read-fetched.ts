import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileStore } from '../../engine/storage/file-store.js';
import { readStoredFile } from '../../engine/storage/store-file.js';
import { decodeText, type TextKind } from '../../platform/http/decode-text.js';
import { readPostingFile } from './posting-file.js';
import type { PageText } from './posting-reader.js';

/** The page as sent, kept as a file; the rest is what is needed to read it again. */
export interface FetchedPage {
  snapshotId: string;
  finalUrl: string;
  httpStatus: number;
  kind: TextKind;
  /** The Content-Type header, which may name the encoding. */
  declaredType: string;
  fetchedAt: string;
}

/** What a reading is of. */
export interface ReadSource {
  /** null: no page, but a text or file. */
  page: FetchedPage | null;
  /** The page as a browser drew it, kept as a file, where that is what the reading is of. */
  drawnId: string | null;
  /** The stored text or file; null: a page. */
  fileId: string | null;
}

/** Reads stored text again: the page as a browser drew it, or as it was sent; else the text or file. */
export async function readFetched(
  em: EntityManager,
  store: FileStore,
  { page, drawnId, fileId }: ReadSource,
): Promise<PageText> {
  if (page === null) {
    const { file, bytes } = await readStoredFile(em, store, fileId ?? '');
    const { content, kind } = await readPostingFile(bytes, file);
    return { content, kind, url: null, readAt: file.createdAt };
  }
  const readAt = new Date(page.fetchedAt);
  const { bytes } = await readStoredFile(em, store, drawnId ?? page.snapshotId);
  if (drawnId !== null) return { content: bytes.toString('utf8'), kind: 'html', url: page.finalUrl, readAt };
  const content = decodeText(bytes, page.declaredType, page.kind);
  return { content, kind: page.kind, url: page.finalUrl, readAt };
}
