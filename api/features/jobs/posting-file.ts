import { parseResume } from '../../core/parsing/parse-resume.js';
import { FinalError, RetryableError } from '../../platform/errors/step-error.js';
import { DocumentError, readDocument } from '../../platform/files/read-document.js';
import { decodeText, textKind } from '../../platform/http/decode-text.js';
import type { TextKind } from '../../platform/http/decode-text.js';

/**
 * The text of a file the user gave: a saved page, JSON, XML or text as it is; of a document (PDF, DOCX, ODT, RTF) its text in
 * reading order.
 *
 * @throws FinalError when it has no text; RetryableError when reading took too long
 */
export async function readPostingFile(
  bytes: Uint8Array,
  file: { fileName: string; contentType: string },
): Promise<{ content: string; kind: TextKind }> {
  const isDocument = /pdf|officedocument|opendocument|rtf/.test(file.contentType);
  const kind = isDocument ? null : textKind(file.contentType, bytes);
  if (kind !== null) return { content: decodeText(bytes, file.contentType, kind), kind };
  try {
    const document = await readDocument(bytes, file.fileName);
    // The resume reader knows columns, headers and hyphens; here its text alone is wanted.
    return { content: parseResume(document).text, kind: 'text' };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    if (error.code === 'TIMEOUT') throw new RetryableError(error.code, error.message, { cause: error });
    throw new FinalError(error.code, error.message, { cause: error });
  }
}
