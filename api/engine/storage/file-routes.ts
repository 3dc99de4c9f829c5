import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { open } from 'node:fs/promises';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { withAccount } from '../../platform/database/orm.js';
import { recordEvent, type EventMachinery } from '../events/record-event.js';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import { mediaType } from '../../platform/http/decode-text.js';
import type { FileLinks } from './file-links.js';
import { FILES_PATH } from './file-links.js';
import type { FileStore } from './file-store.js';
import { SNIFF_BYTES, contentTypeOf, nameOfType } from './file-type.js';
import type { IncomingFile } from './incoming-file.js';
import { StoredFile } from './stored-file.entity.js';
import type { VirusScanner } from './virus-scanner.js';

/** Shown in the browser; all else is offered for saving. */
const INLINE = new Set(['application/pdf', 'text/plain', 'text/html', 'application/xhtml+xml']);

export interface FileRouteOptions {
  orm: MikroORM;
  store: FileStore;
  links: FileLinks;
  /** null: none is configured. */
  scanner: VirusScanner | null;
  events: EventMachinery;
}

/**
 * Signed uploads and downloads: `PUT /files/<link>` once, `GET /files/<link>` until it expires. What is not a good link is
 * "not found", whatever is wrong with it.
 */
export function fileRoutes(options: FileRouteOptions): Router {
  const router = Router();
  router.put(`${FILES_PATH}/:link`, (request, response) => receive(options, request, response));
  router.get(`${FILES_PATH}/:link`, (request, response) => send(options, request, response));
  return router;
}

async function receive(
  { orm, store, links, scanner, events }: FileRouteOptions,
  request: Request,
  response: Response,
): Promise<void> {
  const opened = links.open('put', String(request.params['link']));
  if (opened === null) throw notFound('Upload link');
  const em = withAccount(orm, opened.accountId);
  const file = await em.findOne(StoredFile, { id: opened.fileId });
  if (file === null) throw notFound('Upload link');
  if (file.status !== 'PENDING') throw new CodedError('CONFLICT', 'This upload link was used before.');
  const announced = Number(request.headers['content-length']);
  if (Number.isFinite(announced) && announced > file.size) {
    throw new CodedError('TOO_LARGE', 'The file is larger than was announced.');
  }
  let contentType = '';
  const examine = async (incoming: IncomingFile): Promise<void> => {
    contentType = await acceptedType(incoming.path, file);
    await scanner?.refuseInfected(incoming.path);
  };
  const written = await receiveOrForget(em, file, () =>
    store.receive(opened.accountId, request, file.size, examine),
  );
  const { checksum, size } = written;
  const fileName = nameOfType(file.fileName, contentType);
  const stored = await em.transactional(async (tx) => {
    const changed = await tx.nativeUpdate(
      StoredFile,
      { id: file.id, status: 'PENDING' },
      { status: 'STORED', checksum, contentType, fileName, storedAt: new Date() },
    );
    if (changed === 0) return false;
    await recordEvent(events, tx, { type: 'file.uploaded', subjectId: file.id, data: { contentType, size } });
    return true;
  });
  // Two uploads by one link at once: the first one counts.
  if (!stored) throw new CodedError('CONFLICT', 'This upload link was used before.');
  response.status(201).json({ id: file.id, size, checksum, contentType });
}

/** A file of a kind that is not taken, or with a virus, is not waited for any more: its link is used up. */
async function receiveOrForget<Written>(
  em: EntityManager,
  file: StoredFile,
  receiving: () => Promise<Written>,
): Promise<Written> {
  try {
    return await receiving();
  } catch (error) {
    if (error instanceof CodedError && error.code === 'UNSUPPORTED_MEDIA') {
      await em.nativeDelete(StoredFile, { id: file.id });
    }
    throw error;
  }
}

/** @throws CodedError UNSUPPORTED_MEDIA */
async function acceptedType(path: string, announced: StoredFile): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(SNIFF_BYTES);
    const { bytesRead } = await handle.read(head, 0, SNIFF_BYTES, 0);
    const { contentType, fileName } = announced;
    const type = await contentTypeOf(head.subarray(0, bytesRead), contentType, fileName);
    if (type !== null) return type;
  } finally {
    await handle.close();
  }
  throw new CodedError(
    'UNSUPPORTED_MEDIA',
    'Files of this kind are not taken. Use PDF, DOCX, ODT, RTF, HTML, JSON or text.',
  );
}

async function send(
  { orm, store, links }: FileRouteOptions,
  request: Request,
  response: Response,
): Promise<void> {
  const opened = links.open('get', String(request.params['link']));
  if (opened === null) throw notFound('File');
  const file = await withAccount(orm, opened.accountId).findOne(StoredFile, {
    id: opened.fileId,
    status: 'STORED',
  });
  if (file === null || file.checksum === null) throw notFound('File');
  const stream = await store.stream(file.accountId, file.checksum);
  const type = mediaType(file.contentType);
  // A fetched page keeps the encoding its server named; what has none is ours or the user's, in UTF-8.
  const plain = type.startsWith('text/') || type === 'application/json';
  response.setHeader(
    'content-type',
    plain && !file.contentType.includes('charset') ? `${type}; charset=utf-8` : file.contentType,
  );
  response.setHeader('content-length', file.size);
  response.setHeader('content-disposition', disposition(file, type));
  // A stored page is somebody else's: shown without scripts, without requests, and as of no origin.
  response.setHeader(
    'content-security-policy',
    type === 'application/pdf'
      ? // The viewer that browsers bring along is such an object.
        "default-src 'none'; object-src 'self'; base-uri 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
      : "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  );
  response.setHeader('x-frame-options', 'SAMEORIGIN');
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

function disposition(file: StoredFile, type: string): string {
  const kind = INLINE.has(type) ? 'inline' : 'attachment';
  const ascii = file.fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.fileName).replace(/['()*]/g, percentEncode)}`;
}

/** Characters that `encodeURIComponent` leaves and RFC 8187 does not. */
function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
