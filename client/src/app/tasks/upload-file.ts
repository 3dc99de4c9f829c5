import { Injectable, inject } from '@angular/core';
import { CreateUploadDocument } from '../../generated/tasks/graphql';
import { OperationFailed, SILENT } from '../graphql/failure';
import { Operations } from '../graphql/operations';

/** Types by file ending, for browsers that do not know them. */
const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
  rtf: 'application/rtf',
  odt: 'application/vnd.oasis.opendocument.text',
  xml: 'application/xml',
};

/** Sends files to the store by a signed link. */
@Injectable()
export class FileUploader {
  private readonly operations = inject(Operations);

  /**
   * Stores one file and answers its upload id. `onProgress` is told the share that has left, 0 to 1.
   *
   * @throws OperationFailed
   */
  async upload(file: File, onProgress: (share: number) => void = () => undefined): Promise<string> {
    const contentType =
      file.type || TYPES[file.name.split('.').at(-1)?.toLowerCase() ?? ''] || 'application/octet-stream';
    const { createUpload } = await this.operations.mutate(CreateUploadDocument, {
      input: { fileName: file.name, contentType, size: file.size },
    });
    await put(createUpload.url, createUpload.headers, file, onProgress);
    return createUpload.id;
  }
}

/** fetch cannot tell how much of a body has left; XMLHttpRequest can. */
function put(
  url: string,
  headers: readonly { name: string; value: string }[],
  file: File,
  onProgress: (share: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (code: string, retryable: boolean) =>
      reject(new OperationFailed({ ...SILENT, code, retryable }));
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const { name, value } of headers) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) return resolve();
      if (request.status === 413) return fail('TOO_LARGE', false);
      if (request.status === 415) return fail('UNSUPPORTED_MEDIA', false);
      fail('UNREACHABLE', true);
    };
    request.onerror = () => fail(navigator.onLine ? 'UNREACHABLE' : 'OFFLINE', true);
    request.send(file);
  });
}
