import { createHash } from 'node:crypto';
import { storeFile } from '../../engine/storage/store-file.js';
import type { FileStore } from '../../engine/storage/file-store.js';
import type { NewFile } from '../../engine/storage/store-file.js';
import type { StepContext } from '../../engine/tasks/step-context.js';

/**
 * Stores what a step found, once for each content: a step that runs again after a crash finds its file, and a task that the
 * user tries again a day later stores the page as it is then.
 *
 * @returns the file's id
 */
export async function storeArtefact(context: StepContext, store: FileStore, file: NewFile): Promise<string> {
  const checksum = createHash('sha256').update(file.bytes).digest('hex');
  return context.save(async (em) => (await storeFile(em, store, file)).id, checksum.slice(0, 16));
}
