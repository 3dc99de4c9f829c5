import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ResumeDocument } from '../../core/resume/resume-document.js';
import { accountOwned } from '../../platform/database/account-table.js';

/** BASE: everything a document said, in its order. TAILORED: for one Job, grown from a base by accepted Changes. */
export type ResumeKind = 'BASE' | 'TAILORED';

/** Who made a version: the import, accepted Changes, the user by hand, or facts that were corrected. */
export type VersionOrigin = 'IMPORT' | 'TAILORING' | 'CHANGES' | 'USER' | 'FACTS';

export const Resume = defineEntity({
  name: 'Resume',
  tableName: 'resume',
  ...accountOwned('resume'),
  indexes: [
    { name: 'resume_account_created', properties: ['accountId', 'createdAt', 'id'] },
    { name: 'resume_account_job', properties: ['accountId', 'jobId'] },
  ],
  uniques: [{ name: 'resume_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    kind: p.text().$type<ResumeKind>(),
    title: p.text(),
    jobId: p.uuid().strictNullable(),
    baseId: p.uuid().strictNullable(),
    language: p.text(),
    /** Number of the newest version, from 1. */
    version: p.integer(),
    /** The version on which accepted Changes are applied; moves up when the user edits by hand. */
    anchorVersion: p.integer(),
    /** Facts made after this moment are added to a base resume when it next follows its facts. */
    factsSeenAt: p.datetime(3),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type Resume = InferEntity<typeof Resume>;

/** A version is never changed once written. */
export const ResumeVersion = defineEntity({
  name: 'ResumeVersion',
  tableName: 'resume_version',
  ...accountOwned('resume_version'),
  uniques: [{ name: 'resume_version_account_version', properties: ['accountId', 'resumeId', 'version'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    resumeId: p.uuid(),
    version: p.integer(),
    document: p.json<ResumeDocument>(),
    origin: p.text().$type<VersionOrigin>(),
    note: p.text().strictNullable(),
    createdAt: p.datetime(3),
  },
});

export type ResumeVersion = InferEntity<typeof ResumeVersion>;
