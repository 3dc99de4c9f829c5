import type { EntityManager } from '@mikro-orm/postgresql';
import { Job } from '../jobs/job.entity.js';
import { Application } from './application.entity.js';

/** More than anybody follows; what is older is left out. */
const MAX_ROWS = 5_000;

/** Of a job what tables and calendars say; not its texts, which are most of the bytes. */
const COLUMNS = ['id', 'status', 'title', 'company', 'url', 'extracted', 'edits', 'updatedAt'] as const;
export type FollowedJob = Pick<Job, (typeof COLUMNS)[number]>;

/**
 * The newest 5,000 applications with their jobs, newest first.
 *
 * @param em - Bound to the account.
 */
export async function applicationsWithJobs(
  em: EntityManager,
  accountId: string,
): Promise<{ application: Application; job: FollowedJob }[]> {
  const applications = await em.find(
    Application,
    { accountId },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: MAX_ROWS },
  );
  const jobs = await em.find(
    Job,
    { accountId, id: { $in: applications.map(({ jobId }) => jobId) } },
    { fields: COLUMNS },
  );
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return applications.flatMap((application) => {
    const job = byId.get(application.jobId);
    return job === undefined ? [] : { application, job };
  });
}
