import type { EntityManager } from '@mikro-orm/postgresql';
import { parseResume } from '../../api/core/parsing/parse-resume.js';
import type { FileStore } from '../../api/engine/storage/file-store.js';
import { storeFile } from '../../api/engine/storage/store-file.js';
import { createApplication } from '../../api/features/applications/application-tracker.js';
import { readPosting } from '../../api/features/jobs/posting-reader.js';
import { saveNewJob } from '../../api/features/jobs/save-imported-job.js';
import { Profile } from '../../api/features/profiles/profile.entity.js';
import { saveImportedResume } from '../../api/features/resumes/importing/resume-importer.js';
import { accountOf } from '../../api/platform/database/orm.js';
import { DEMO_POSTINGS } from './demo-postings.js';
import { DEMO_RESUME } from './demo-resume.js';

const RESUME_FILE = 'mara-lindqvist.json';

/**
 * Fills the demo account by the same functions a user's imports run through: a profile with its base resume, a few jobs,
 * an application. Nothing of it is there when any of it fails, and one that has a profile already is left alone.
 *
 * @param em - Bound to the demo account.
 */
export async function fillDemoAccount(em: EntityManager, store: FileStore): Promise<void> {
  const accountId = accountOf(em);
  if ((await em.count(Profile, { accountId })) > 0) return;
  const now = new Date();
  await em.transactional(async (inner) => {
    const parsed = parseResume({ kind: 'structured', format: 'json', data: DEMO_RESUME });
    await saveImportedResume(inner, accountId, parsed, RESUME_FILE);
    const jobIds: string[] = [];
    for (const text of DEMO_POSTINGS) {
      const reading = readPosting({ content: text, kind: 'text', url: null, readAt: now });
      const snapshot = await storeFile(inner, store, {
        purpose: 'SNAPSHOT',
        fileName: 'posting.txt',
        contentType: 'text/plain',
        bytes: Buffer.from(text, 'utf8'),
      });
      const { jobId } = await saveNewJob(inner, {
        reading,
        url: null,
        finalUrl: null,
        snapshotId: snapshot.id,
      });
      jobIds.push(jobId);
    }
    await createApplication(inner, accountId, { jobId: jobIds[1]!, resumeId: null, stage: 'APPLIED' });
  });
}
