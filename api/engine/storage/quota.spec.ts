import { newId } from '../../platform/database/new-id.js';
import { withAccount } from '../../platform/database/orm.js';
import { openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import { openFileStore } from './open-file-store.js';
import { ACCOUNT_QUOTA_BYTES, storeFile } from './store-file.js';
import { StoredFile } from './stored-file.entity.js';

const CREATE = 'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id } }';
const LEFT = 10;

let bench: ApiBench;
beforeAll(async () => {
  bench = await openApiBench();
}, 120_000);
afterAll(() => bench.end());

it('lets all files of an account together be so large and no larger', async () => {
  const [person, other] = [await bench.register(), await bench.register()];
  const em = withAccount(bench.orm, person.accountId);
  const now = new Date();
  await em.insert(StoredFile, {
    ...{ id: newId(), accountId: person.accountId, purpose: 'UPLOAD', status: 'STORED' },
    ...{ fileName: 'large.pdf', contentType: 'application/pdf', size: ACCOUNT_QUOTA_BYTES - LEFT },
    ...{ checksum: 'a'.repeat(64), createdAt: now, storedAt: now },
  });
  const upload = (size: number) => ({ input: { fileName: 'a.txt', contentType: 'text/plain', size } });
  expect(await person.codeOf(CREATE, upload(LEFT + 1))).toBe('QUOTA_EXCEEDED');
  await other.ask(CREATE, upload(LEFT + 1));
  const file = { purpose: 'ARTEFACT', fileName: 'a.txt', contentType: 'text/plain' } as const;
  const tooLarge = { ...file, bytes: Buffer.alloc(LEFT + 1) };
  await expect(storeFile(em, openFileStore(bench.config), tooLarge)).rejects.toMatchObject({
    code: 'QUOTA_EXCEEDED',
  });
  await person.ask(CREATE, upload(LEFT));
  // What is announced counts, or many uploads at once would be more than there is room for.
  expect(await person.codeOf(CREATE, upload(1))).toBe('QUOTA_EXCEEDED');
});
