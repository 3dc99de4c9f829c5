import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../platform/database/new-id.js';
import { notFound } from '../../platform/errors/coded-error.js';
import { Job } from '../jobs/job.entity.js';
import { Resume } from '../resumes/resume.entity.js';
import { Application, type ApplicationStage } from './application.entity.js';

/** Stages in which the application has been sent. */
const SENT: readonly ApplicationStage[] = ['APPLIED', 'INTERVIEWING', 'OFFER', 'REJECTED'];

/**
 * Starts following an application to a Job. A Job has one: asked again, the one there is comes back unchanged. Runs in
 * the caller's transaction.
 *
 * @throws CodedError NOT_FOUND for the Job or the resume
 */
export async function createApplication(
  em: EntityManager,
  accountId: string,
  input: { jobId: string; resumeId: string | null; stage: ApplicationStage },
): Promise<{ application: Application; created: boolean }> {
  // The lock makes two requests for one Job come one after the other.
  const job = await em.findOne(Job, { accountId, id: input.jobId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (job === null) throw notFound('Job');
  if (input.resumeId !== null && (await em.count(Resume, { accountId, id: input.resumeId })) === 0) {
    throw notFound('Resume');
  }
  const existing = await em.findOne(Application, { accountId, jobId: job.id });
  if (existing !== null) return { application: existing, created: false };
  const now = new Date();
  const application = em.create(
    Application,
    {
      id: newId(),
      accountId,
      ...input,
      notes: null,
      version: 1,
      appliedAt: SENT.includes(input.stage) ? now : null,
      createdAt: now,
      updatedAt: now,
    },
    { persist: true },
  );
  await em.flush();
  return { application, created: true };
}

/**
 * Moves an application to another stage. Runs in the caller's transaction.
 *
 * @returns the application, or the version there is now when the user saw an older one.
 * @throws CodedError NOT_FOUND
 */
export async function moveApplication(
  em: EntityManager,
  accountId: string,
  input: { id: string; version: number; stage: ApplicationStage },
): Promise<Application | { currentVersion: number }> {
  const application = await em.findOne(
    Application,
    { accountId, id: input.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (application === null) throw notFound('Application');
  if (application.version !== input.version) return { currentVersion: application.version };
  if (application.stage === input.stage) return application;
  const now = new Date();
  application.stage = input.stage;
  application.version += 1;
  application.updatedAt = now;
  if (SENT.includes(input.stage)) application.appliedAt ??= now;
  await em.flush();
  return application;
}
