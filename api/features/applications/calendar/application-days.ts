import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDay } from '../../../platform/text-formats/calendar.js';
import { toPosting } from '../../jobs/job-posting.js';
import type { Application } from '../application.entity.js';
import { applicationsWithJobs, type FollowedJob } from '../applications-with-jobs.js';

/** What a calendar program shows the calendar as. */
export const CALENDAR_NAME = 'Applications';

/**
 * The days of an account's newest 5,000 applications: when each was sent, and until when those that were not yet sent can be.
 *
 * @param em - Bound to the account.
 */
export async function applicationDays(em: EntityManager, accountId: string): Promise<CalendarDay[]> {
  const rows = await applicationsWithJobs(em, accountId);
  return rows.flatMap(({ application, job }) => [
    ...appliedOn(application, job),
    ...closesOn(application, job),
  ]);
}

function appliedOn(application: Application, job: FollowedJob): CalendarDay[] {
  const { id, appliedAt, notes, updatedAt } = application;
  if (appliedAt === null) return [];
  return [
    {
      uid: `${id}@atlasops`,
      day: appliedAt,
      title: `Applied: ${nameOf(job)}`,
      description: notes ?? '',
      changedAt: updatedAt,
    },
  ];
}

function closesOn({ id, stage, notes, updatedAt }: Application, job: FollowedJob): CalendarDay[] {
  const day = closingDay(job);
  if (stage !== 'SAVED' || job.status !== 'SAVED' || day === null) return [];
  return [
    {
      uid: `${id}-closes@atlasops`,
      day,
      title: `Last day to apply: ${nameOf(job)}`,
      description: [job.url, notes].filter((text) => text !== null).join('\n'),
      changedAt: updatedAt > job.updatedAt ? updatedAt : job.updatedAt,
    },
  ];
}

/** The day that the posting names, where it is: an end at midnight in Berlin is not the day before. */
function closingDay(job: FollowedJob): Date | null {
  const named = /^\d{4}-\d{2}-\d{2}/.exec(toPosting(job).validThrough ?? '')?.[0];
  const day = new Date(`${named ?? ''}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}

function nameOf({ title, company }: FollowedJob): string {
  return [title, company].filter((text) => text !== null).join(', ');
}
