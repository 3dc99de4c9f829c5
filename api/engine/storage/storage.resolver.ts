import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { newId } from '../../platform/database/new-id.js';
import { oneAtATime } from '../../platform/database/one-at-a-time.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { Verified, requireViewer } from '../../platform/graphql/access.js';
import { readInput } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { Limited } from '../../platform/limits/limited.js';
import type { FileLinks } from './file-links.js';
import type { FileStore } from './file-store.js';
import { CreateUploadInput, Upload } from './storage.type.js';
import { cleanFileName, refuseOverQuota } from './store-file.js';
import { StoredFile } from './stored-file.entity.js';

declare module '../../platform/graphql/request-context.js' {
  interface ServerDeps {
    readonly fileStore: FileStore;
    readonly fileLinks: FileLinks;
  }
}

const UPLOAD_SECONDS = 15 * 60;
const MAX_PENDING = 50;
const FORGOTTEN_MS = 60 * 60 * 1000;

const request = z.object({
  fileName: z.string().trim().min(1, 'The file needs a name.').max(500, 'The name of the file is too long.'),
  contentType: z.string().max(200),
  size: z.int().min(1, 'The file is empty.'),
});

@Resolver()
export class StorageResolver {
  @Verified()
  @Limited('upload')
  @Mutation(() => Upload, {
    description:
      'Announces a file and says where to PUT its bytes. TOO_LARGE, QUOTA_EXCEEDED; the PUT answers 415 for kinds of ' +
      'files that are not taken.',
  })
  async createUpload(
    @Arg('input', () => CreateUploadInput) input: CreateUploadInput,
    @Ctx() context: RequestContext,
  ): Promise<Upload> {
    const { fileName, contentType, size } = readInput(request, input);
    const { config, fileLinks } = context.deps;
    if (size > config.uploadMaxBytes) {
      const megabytes = Math.floor(config.uploadMaxBytes / 1024 / 1024);
      throw new CodedError('TOO_LARGE', `A file may have at most ${megabytes} MB.`, { field: 'size' });
    }
    const accountId = requireViewer(context).accountId;
    const file = await viewerEm(context).transactional(async (em) => {
      await oneAtATime(em, 'upload');
      const now = new Date();
      const pending = { status: 'PENDING' as const };
      await em.nativeDelete(StoredFile, {
        ...pending,
        createdAt: { $lt: new Date(now.getTime() - FORGOTTEN_MS) },
      });
      if ((await em.count(StoredFile, pending)) >= MAX_PENDING) {
        throw new CodedError(
          'QUOTA_EXCEEDED',
          'Too many uploads were announced and not sent. Send those first.',
        );
      }
      await refuseOverQuota(em, size);
      const announced = em.create(StoredFile, {
        id: newId(),
        accountId,
        purpose: 'UPLOAD',
        status: 'PENDING',
        fileName: cleanFileName(fileName),
        contentType,
        size,
        checksum: null,
        createdAt: now,
        storedAt: null,
      });
      await em.persist(announced).flush();
      return announced;
    });
    const { path, expiresAt } = fileLinks.sign('put', file, UPLOAD_SECONDS);
    return {
      id: file.id,
      url: `${context.origin}${path}`,
      headers: [{ name: 'Content-Type', value: 'application/octet-stream' }],
      expiresAt,
    };
  }
}
