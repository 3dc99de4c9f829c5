import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { viewerEm } from '../../platform/graphql/viewer-em.js';
import { Limited } from '../../platform/limits/limited.js';
import { toCalendar } from '../../platform/text-formats/calendar.js';
import { toCsv } from '../../platform/text-formats/csv.js';
import { applicationsWithJobs } from './applications-with-jobs.js';
import { CALENDAR_NAME, applicationDays } from './calendar/application-days.js';

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
      'The days of the newest 5,000 applications as an iCalendar file (RFC 5545) to be imported by a calendar: when each was sent, ' +
      'and the last day for those that were not. RATE_LIMITED.',
  })
  async applicationsCalendar(@Ctx() context: RequestContext): Promise<string> {
    const days = await applicationDays(viewerEm(context), requireViewer(context).accountId);
    return toCalendar(CALENDAR_NAME, days);
  }
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
