/** The way into `platform/files`: untrusted bytes in, text with places out. */
import type { TextDocument } from '../../core/parsing/text-document.js';
import { DocumentReader } from './document-reader.js';

export { DocumentError } from './document-error.js';

let shared: DocumentReader | null = null;

/**
 * Reads a resume file (PDF, DOCX, RTF, ODT, HTML, text, JSON, LinkedIn data export, Europass XML) in a child process
 * with limits of 20 s, 512 MB and 20 MB a file. The kind is told from the bytes.
 *
 * @param options.reader a pool of the caller's own; default is one child shared by the program.
 * @throws DocumentError, an expected refusal with a message for the user.
 */
export function readDocument(
  bytes: Uint8Array,
  fileName: string,
  options: { reader?: DocumentReader } = {},
): Promise<TextDocument> {
  shared ??= options.reader ? null : new DocumentReader();
  return (options.reader ?? shared!).read(bytes, fileName);
}

/** Ends the shared child, for a clean stop of the program; a later read starts a new one. */
export function closeDocumentReader(): void {
  shared?.close();
  shared = null;
}
