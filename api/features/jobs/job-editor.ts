import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { EventMachinery } from '../../engine/events/record-event.js';
import { recordEvent } from '../../engine/events/record-event.js';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import { readInput } from '../../platform/graphql/read-input.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import { isEditableField } from './job-fields.js';
import { Job } from './job.entity.js';
import type { JobEdits } from './job.entity.js';
import { showPosting } from './job-posting.js';
import { isCurrency } from './money.js';

const line = (what: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, `${what} has at most ${max} characters.`)
    .transform((text) => (text === '' ? null : text))
    .nullish();

const day = z.iso.date('Give a day as 2026-05-31.').nullish();

const amount = z.number().nonnegative('A salary is not negative.').max(1e12, 'This is no salary.').nullish();

const changes = z
  .object({
    version: z.int().min(1),
    title: line('A title', 300),
    company: line('A company', 300),
    locations: z.array(z.string().trim().min(1).max(200)).max(50, 'At most 50 places.').nullish(),
    remote: z.enum(['REMOTE', 'HYBRID', 'ONSITE']).nullish(),
    salary: z
      .object({
        currency: z
          .string()
          .trim()
          .toUpperCase()
          .refine(isCurrency, 'Give the currency as three letters, such as EUR.'),
        min: amount,
        max: amount,
        unit: z.enum(['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR']),
      })
      .refine(({ min, max }) => (min ?? 0) <= (max ?? Infinity), {
        path: ['min'],
        message: 'The lower end is above the upper end.',
      })
      .transform(({ currency, min, max, unit }) =>
        (min ?? max ?? null) === null ? null : { currency, min: min ?? null, max: max ?? null, unit },
      )
      .nullish(),
    employmentType: z
      .array(
        z.enum([
          'FULL_TIME',
          'PART_TIME',
          'CONTRACTOR',
          'TEMPORARY',
          'INTERN',
          'VOLUNTEER',
          'PER_DIEM',
          'OTHER',
        ]),
      )
      .nullish(),
    datePosted: day,
    validThrough: day,
    description: line('A description', 100_000),
    seniority: z
      .enum(['INTERN', 'ENTRY', 'MID', 'SENIOR', 'LEAD', 'EXECUTIVE'], 'This is no level.')
      .nullish(),
    yearsExperience: z.int('Give whole years.').min(0).max(60, 'Give 0 to 60 years.').nullish(),
    revertToExtracted: z.array(z.string()).nullish(),
  })
  .superRefine((input, context) => {
    for (const name of input.revertToExtracted ?? []) {
      const message = !isEditableField(name)
        ? `"${name}" is no field that can be edited.`
        : input[name] !== undefined
          ? `"${name}" cannot be changed and reverted at once.`
          : null;
      if (message !== null) context.addIssue({ code: 'custom', path: ['revertToExtracted'], message });
    }
  });

/** Lists are empty, never null. */
const LISTS = new Set(['locations', 'employmentType']);

/**
 * Applies what the user typed. Two people (or tabs) may edit different fields of one version; it is stale only when a field
 * that is to change has changed since.
 *
 * @param jobId an id the caller has checked to be a UUID
 * @throws CodedError NOT_FOUND, BAD_USER_INPUT naming the field
 */
export async function updateJob(
  events: EventMachinery,
  em: EntityManager,
  jobId: string | null,
  input: object,
): Promise<Job | StaleVersion> {
  const { version, revertToExtracted, ...given } = readInput(changes, input);
  const edited = Object.entries(given).filter(([, value]) => value !== undefined);
  const reverted = (revertToExtracted ?? []).filter(isEditableField);
  return em.transactional(async (tx) => {
    const job = await lockJob(tx, jobId);
    if (version > job.version) {
      throw new CodedError('BAD_USER_INPUT', 'There is no such version yet.', { field: 'version' });
    }
    const names = [...edited.map(([name]) => name), ...reverted];
    if (names.some((name) => (job.fieldVersions[name] ?? 1) > version)) return StaleVersion.of(job.version);
    const edits: JobEdits = { ...job.edits };
    for (const [name, value] of edited) {
      Object.assign(edits, { [name]: value === null && LISTS.has(name) ? [] : value });
    }
    for (const name of reverted) delete edits[name];
    if (showPosting(job, { edits }, new Date())) {
      await recordEvent(events, tx, { type: 'job.edited', subjectId: job.id, data: { fields: names } });
    }
    await tx.flush();
    return job;
  });
}

/**
 * Puts a job out of sight; one that is archived stays so.
 *
 * @throws CodedError NOT_FOUND
 */
export async function archiveJob(
  events: EventMachinery,
  em: EntityManager,
  jobId: string | null,
): Promise<Job> {
  return em.transactional(async (tx) => {
    const job = await lockJob(tx, jobId);
    if (job.status !== 'ARCHIVED') {
      job.status = 'ARCHIVED';
      job.updatedAt = new Date();
      await recordEvent(events, tx, { type: 'job.archived', subjectId: job.id });
    }
    await tx.flush();
    return job;
  });
}

async function lockJob(em: EntityManager, jobId: string | null): Promise<Job> {
  const job =
    jobId === null ? null : await em.findOne(Job, { id: jobId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (job === null) throw notFound('Job');
  return job;
}
