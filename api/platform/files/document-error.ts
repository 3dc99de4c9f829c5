/** Why a file could not be read, as the user and the API see it. */
export type DocumentErrorCode =
  'UNSUPPORTED_MEDIA' | 'TOO_LARGE' | 'SCANNED' | 'EMPTY' | 'ENCRYPTED' | 'BROKEN' | 'TIMEOUT';

/** An expected refusal to read a document; the message is in plain words and says what to do. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';

  constructor(
    readonly code: DocumentErrorCode,
    message: string,
  ) {
    super(message);
  }
}
