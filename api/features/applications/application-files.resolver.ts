import type { EntityManager } from '@mikro-orm/postgresql';
import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { Limited } from '../../platform/limits/limited.js';
import { toCalendar } from '../../platform/text-formats/calendar.js';
import { toCsv } from '../../platform/text-formats/csv.js';
import { Job } from '../jobs/job.entity.js';
import { Application } from './application.entity.js';

/** More than anybody follows; a table past this is cut, newest kept. */
const MAX_ROWS = 5_000;

/** The applications in the formats of other programs. */
@Resolver()
export class ApplicationFilesResolver {
  @Authorized()
  @Limited('export')
  @Query(() => String, {
    description:
      'The newest 5,000 applications as CSV with a line of headings, for spreadsheets: stage, title, company, dates, address, ' +
      'notes. Texts that a spreadsheet would take for a formula begin with an apostrophe. RATE_LIMITED.',
  })
  async applicationsCsv(@Ctx() context: RequestContext): Promise<string> {
    const rows = await applicationsWithJobs(viewerEm(context), requireViewer(context).accountId);
    return toCsv([
      ['Stage', 'Title', 'Company', 'Saved', 'Applied', 'Address', 'Notes'],
      ...rows.map(({ application, job }) => [
        application.stage,
        job.title,
        job.company,
        dayOf(application.createdAt),
        application.appliedAt === null ? null : dayOf(application.appliedAt),
        job.url,
        application.notes,
      ]),
    ]);
  }

  @Authorized()
  @Limited('export')
  @Query(() => String, {
    description:
      'The days of the newest 5,000 applications that were sent, as an iCalendar file (RFC 5545) to be imported by a calendar. ' +
      'RATE_LIMITED.',
  })
  async applicationsCalendar(@Ctx() context: RequestContext): Promise<string> {
    const rows = await applicationsWithJobs(viewerEm(context), requireViewer(context).accountId);
    return toCalendar(
      'Applications',
      rows.flatMap(({ application, job }) =>
        application.appliedAt === null
          ? []
          : {
              uid: `${application.id}@atlasops`,
              day: application.appliedAt,
              title: `Applied: ${[job.title, job.company].filter((text) => text !== null).join(', ')}`,
              description: application.notes ?? '',
              changedAt: application.updatedAt,
            },
      ),
    );
  }
}

async function applicationsWithJobs(
  em: EntityManager,
  accountId: string,
): Promise<{ application: Application; job: Job }[]> {
  const applications = await em.find(
    Application,
    { accountId },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: MAX_ROWS },
  );
  const jobs = await em.find(Job, { accountId, id: { $in: applications.map(({ jobId }) => jobId) } });
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return applications.flatMap((application) => {
    const job = byId.get(application.jobId);
    return job === undefined ? [] : { application, job };
  });
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
