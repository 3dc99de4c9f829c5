/** The child process that opens untrusted files; its parent kills it when it takes too long or too much memory. */
import { decodeDocument } from './decode-document.js';
import { DocumentError } from './document-error.js';
import type { ReadAnswer, ReadRequest } from './document-reader.js';

process.on('message', (request: ReadRequest) => {
  void answer(request).then((message) => process.send?.(message));
});
// the parent is gone: nobody waits for an answer
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true } satisfies ReadAnswer);

async function answer({ bytes, fileName }: ReadRequest): Promise<ReadAnswer> {
  try {
    return { document: await decodeDocument(bytes, fileName) };
  } catch (error) {
    if (error instanceof DocumentError) return { error: { code: error.code, message: error.message } };
    return {
      error: {
        code: 'BROKEN',
        message: `This file is damaged and cannot be read: ${(error as Error).message}`,
      },
    };
  }
}
