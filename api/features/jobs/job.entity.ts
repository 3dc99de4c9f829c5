import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Posting, RemoteMode } from '../../core/posting/posting.js';
import { accountOwned } from '../../platform/database/account-table.js';
import type { FilledReading } from './gaps/fill-gaps.js';
import type { EditableField } from './job-fields.js';

export const JOB_STATUSES = ['SAVED', 'EXPIRED', 'ARCHIVED'] as const;
/** EXPIRED: a later look at its page found it closed. */
export type JobStatus = (typeof JOB_STATUSES)[number];

/** What was read from the posting, without the other postings of a listing. */
export type ExtractedPosting = Omit<FilledReading, 'postings'>;

/** The long parts of a posting, which lists do not show. */
export const LONG_PARTS = ['description', 'requirements', 'skills', 'evidence', 'warnings'] as const;

type LongPart = (typeof LONG_PARTS)[number];
export type ExtractedFields = Omit<ExtractedPosting, LongPart>;
export type ExtractedTexts = Pick<ExtractedPosting, LongPart>;

/** What the user typed, by field; a field that is here is shown instead of the extracted one, also when it is null. */
export type JobEdits = Partial<Pick<Posting, EditableField>>;

/**
 * A posting the user saved. `extracted`, `texts` and `edits` are the truth; the columns after them repeat what is shown, for lists,
 * filters and orders, and are written together with them by `showPosting`.
 */
export const Job = defineEntity({
  name: 'Job',
  tableName: 'job',
  ...accountOwned('job'),
  indexes: [
    { name: 'job_account_created', properties: ['accountId', 'createdAt', 'id'] },
    { name: 'job_account_company', properties: ['accountId', 'companyOrder', 'id'] },
    { name: 'job_account_title', properties: ['accountId', 'titleOrder', 'id'] },
    { name: 'job_account_posted', properties: ['accountId', 'datePosted', 'id'] },
  ],
  uniques: [
    { name: 'job_account_id', properties: ['accountId', 'id'] },
    { name: 'job_account_content', properties: ['accountId', 'contentHash'] },
  ],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    status: p.text().$type<JobStatus>(),
    /** Where it was found; null for pasted texts and files. */
    url: p.text().strictNullable(),
    /** The address by which duplicates are found. */
    canonicalUrl: p.text().strictNullable(),
    /** SHA-256 of what the posting says; finds the same posting under another address. */
    contentHash: p.text(),
    extracted: p.json<ExtractedFields>(),
    /** Read apart from `extracted`, because they are most of the bytes. */
    texts: p.json<ExtractedTexts>(),
    edits: p.json<JobEdits>(),
    /** By field, the version in which what is shown of it last changed. */
    fieldVersions: p.json<Record<string, number>>(),
    /** The page, text or file as it came in. */
    snapshotId: p.uuid().strictNullable(),
    title: p.text().strictNullable(),
    company: p.text().strictNullable(),
    remote: p.text().$type<RemoteMode>().strictNullable(),
    datePosted: p.datetime(3).strictNullable(),
    titleOrder: p.text().strictNullable(),
    companyOrder: p.text().strictNullable(),
    /** Only searched, never shown. */
    searchText: p.text().lazy(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type Job = InferEntity<typeof Job>;

/** Every canonical address under which a job was met: as given, after redirects, and as the page names itself. */
export const JobAddress = defineEntity({
  name: 'JobAddress',
  tableName: 'job_address',
  ...accountOwned('job_address'),
  indexes: [{ name: 'job_address_account_job', properties: ['accountId', 'jobId'] }],
  uniques: [{ name: 'job_address_account_url', properties: ['accountId', 'canonicalUrl'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    jobId: p.uuid(),
    canonicalUrl: p.text(),
  },
});

export type JobAddress = InferEntity<typeof JobAddress>;
