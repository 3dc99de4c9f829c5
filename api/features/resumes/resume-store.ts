import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ResumeDocument } from '../../core/resume/resume-document.js';
import { newId } from '../../platform/database/new-id.js';
import { notFound } from '../../platform/errors/coded-error.js';
import { Resume, ResumeVersion, type ResumeKind, type VersionOrigin } from './resume.entity.js';

export interface NewResume {
  kind: ResumeKind;
  title: string;
  jobId?: string | null;
  baseId?: string | null;
  document: ResumeDocument;
  origin: VersionOrigin;
}

/** A resume with its version 1, in the caller's transaction. */
export async function createResume(em: EntityManager, accountId: string, input: NewResume): Promise<Resume> {
  const now = new Date();
  const resume = em.create(
    Resume,
    {
      id: newId(),
      accountId,
      kind: input.kind,
      title: input.title,
      jobId: input.jobId ?? null,
      baseId: input.baseId ?? null,
      language: input.document.language,
      version: 1,
      anchorVersion: 1,
      factsSeenAt: now,
      createdAt: now,
      updatedAt: now,
    },
    { persist: true },
  );
  addVersionRow(em, resume, input.document, input.origin, null);
  await em.flush();
  return resume;
}

/** Writes the next version of a resume, in the caller's transaction. */
export async function addVersion(
  em: EntityManager,
  resume: Resume,
  document: ResumeDocument,
  origin: VersionOrigin,
  note: string | null = null,
): Promise<void> {
  resume.version += 1;
  resume.updatedAt = new Date();
  addVersionRow(em, resume, document, origin, note);
  await em.flush();
}

function addVersionRow(
  em: EntityManager,
  resume: Resume,
  document: ResumeDocument,
  origin: VersionOrigin,
  note: string | null,
): void {
  em.create(
    ResumeVersion,
    {
      id: newId(),
      accountId: resume.accountId,
      resumeId: resume.id,
      version: resume.version,
      document,
      origin,
      note,
      createdAt: resume.updatedAt,
    },
    { persist: true },
  );
}

/** @throws CodedError NOT_FOUND */
export async function findResume(em: EntityManager, accountId: string, id: string): Promise<Resume> {
  const resume = await em.findOne(Resume, { accountId, id });
  if (resume === null) throw notFound('Resume');
  return resume;
}

/**
 * The same, held until the end of the transaction, so that two edits of one resume come one after the other.
 *
 * @throws CodedError NOT_FOUND
 */
export async function lockResume(em: EntityManager, accountId: string, id: string): Promise<Resume> {
  const resume = await em.findOne(
    Resume,
    { accountId, id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (resume === null) throw notFound('Resume');
  return resume;
}

/** The document of a version, the newest by default. */
export async function readDocument(
  em: EntityManager,
  resume: Pick<Resume, 'accountId' | 'id' | 'version'>,
  version: number = resume.version,
): Promise<ResumeDocument> {
  const row = await em.findOneOrFail(ResumeVersion, {
    accountId: resume.accountId,
    resumeId: resume.id,
    version,
  });
  return row.document;
}
