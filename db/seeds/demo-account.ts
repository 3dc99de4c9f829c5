import type { EntityManager } from '@mikro-orm/postgresql';
import { enhanceFacts } from '../../api/core/enhancing/enhance-facts.js';
import { parseResume } from '../../api/core/parsing/parse-resume.js';
import type { FileStore } from '../../api/engine/storage/file-store.js';
import { storeFile } from '../../api/engine/storage/store-file.js';
import { createApplication } from '../../api/features/applications/application-tracker.js';
import { readPosting } from '../../api/features/jobs/posting-reader.js';
import { saveNewJob } from '../../api/features/jobs/save-imported-job.js';
import { readLetterSources, saveRuleLetter } from '../../api/features/letters/rule-letter.js';
import { saveDrafts, saveQuestions } from '../../api/features/profiles/enhancing/draft-store.js';
import { Profile } from '../../api/features/profiles/profile.entity.js';
import { saveImportedResume } from '../../api/features/resumes/importing/resume-importer.js';
import { accountOf } from '../../api/platform/database/orm.js';
import { DEMO_POSTINGS } from './demo-postings.js';
import { DEMO_RESUME } from './demo-resume.js';

const RESUME_FILE = 'mara-lindqvist.json';

/**
 * Fills the demo account by the same functions a user's imports run through: a profile with its base resume, a few jobs,
 * an application with a letter, drafts and questions about the profile. Nothing of it is there when any of it fails, and one that has a profile already is left alone.
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
    await fillRooms(inner, accountId, jobIds[1]!, now);
  });
}

/** A letter for the job applied to, and what the Profile Enhancer's rules propose and ask. */
async function fillRooms(em: EntityManager, accountId: string, jobId: string, now: Date): Promise<void> {
  const sources = await readLetterSources(em, accountId, jobId);
  const wish = { tone: 'PLAIN', length: 'MEDIUM', language: 'en' } as const;
  // What nobody asked for is no event anybody should hear of.
  await saveRuleLetter(em, accountId, sources, wish, () => Promise.resolve());
  const today = now.toISOString().slice(0, 10);
  const { proposals, questions } = enhanceFacts({ facts: sources.facts, only: null, today });
  const drafts = proposals.map((proposal) => ({ ...proposal, origin: 'RULES' as const }));
  await saveDrafts(em, accountId, drafts);
  await saveQuestions(em, accountId, questions);
}
