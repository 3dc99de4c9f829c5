import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../platform/database/new-id.js';
import { accountOf } from '../../platform/database/orm.js';
import { FinalError } from '../../platform/errors/step-error.js';
import { canonicalUrl } from '../../platform/http/canonical-url.js';
import { contentHash } from './content-hash.js';
import { withoutModel, type FilledReading } from './gaps/fill-gaps.js';
import { Job, JobAddress } from './job.entity.js';
import type { ExtractedPosting } from './job.entity.js';
import { searchForm, showPosting, shownColumns, storedForm } from './job-posting.js';

/** What an import found, ready to be saved. */
export interface ImportedPosting {
  reading: FilledReading;
  /** The address the user gave; null for texts and files. */
  url: string | null;
  /** Where redirects led. */
  finalUrl: string | null;
  /** The page, text or file as it came in. */
  snapshotId: string;
}

export interface SavedJob {
  jobId: string;
  /** The posting was saved before; nothing but its addresses was changed. */
  duplicate: boolean;
}

/**
 * Saves a new job, or finds the one that it repeats: by an address it was met under, or by what it says. To be called inside
 * a transaction; of two imports of one posting at the same moment one runs into a unique constraint and, tried again, finds
 * the other's job.
 */
export async function saveNewJob(em: EntityManager, posting: ImportedPosting): Promise<SavedJob> {
  const { reading } = posting;
  const hash = contentHash(withoutModel(reading));
  const addresses = addressesOf(posting);
  const known = await findDuplicate(em, posting, hash);
  if (known !== null) {
    await addAddresses(em, known.id, addresses);
    return { jobId: known.id, duplicate: true };
  }
  const now = new Date();
  const job = em.create(Job, {
    id: newId(),
    accountId: accountOf(em),
    status: 'SAVED',
    url: posting.finalUrl ?? posting.url,
    canonicalUrl: addresses[0] ?? null,
    contentHash: hash,
    ...storedForm(withoutPostings(reading)),
    edits: {},
    fieldVersions: {},
    snapshotId: posting.snapshotId,
    ...shownColumns(reading),
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  await em.persist(job).flush();
  await addAddresses(em, job.id, addresses);
  return { jobId: job.id, duplicate: false };
}

/**
 * Replaces what was extracted for a job; what the user typed stays.
 *
 * @throws FinalError when the job is not there any more
 */
export async function saveNewReading(
  em: EntityManager,
  jobId: string,
  posting: ImportedPosting,
): Promise<SavedJob> {
  const job = await lockJob(em, jobId);
  const hash = contentHash(withoutModel(posting.reading));
  const taken = await em.count(Job, { contentHash: hash, id: { $ne: job.id } });
  // The page may by now say what another saved job says; each keeps its own.
  if (taken === 0) job.contentHash = hash;
  job.snapshotId = posting.snapshotId;
  if (job.status === 'EXPIRED') job.status = 'SAVED';
  showPosting(job, { extracted: withoutPostings(posting.reading) }, new Date());
  await em.flush();
  await addAddresses(em, job.id, addressesOf(posting));
  return { jobId: job.id, duplicate: false };
}

/** Notes that a later look at a job's page found it closed; what was read of it before stays. */
export async function markExpired(em: EntityManager, jobId: string): Promise<void> {
  const job = await lockJob(em, jobId);
  if (job.status === 'SAVED') job.status = 'EXPIRED';
  job.updatedAt = new Date();
  await em.flush();
}

async function lockJob(em: EntityManager, jobId: string): Promise<Job> {
  const job = await em.findOne(Job, { id: jobId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (job === null) throw new FinalError('NOT_FOUND', 'The job is not there any more.');
  return job;
}

async function findDuplicate(em: EntityManager, posting: ImportedPosting, hash: string): Promise<Job | null> {
  const met = await jobsAt(em, [posting.url, posting.finalUrl]);
  if (met[0] !== undefined) return met[0];
  // What a page calls its own address is believed only where the job there has the same name: some sites give all their
  // postings the address of the list.
  const { title, company, canonicalUrl: own } = posting.reading;
  const named = (await jobsAt(em, [own])).find(
    (job) => sameWords(job.extracted.title, title) && sameWords(job.extracted.company, company),
  );
  return named ?? (await em.findOne(Job, { contentHash: hash }));
}

async function jobsAt(em: EntityManager, urls: readonly (string | null)[]): Promise<Job[]> {
  const canonical = canonicalForms(urls);
  if (canonical.length === 0) return [];
  const addresses = await em.find(JobAddress, { canonicalUrl: { $in: canonical } });
  return addresses.length === 0
    ? []
    : em.find(Job, { id: { $in: addresses.map((address) => address.jobId) } });
}

function addressesOf({ url, finalUrl, reading }: ImportedPosting): string[] {
  return canonicalForms([finalUrl, url, reading.canonicalUrl]);
}

function canonicalForms(urls: readonly (string | null)[]): string[] {
  const forms = urls.map((url) => (url === null ? null : canonicalUrl(url))).filter((form) => form !== null);
  return [...new Set(forms)];
}

async function addAddresses(em: EntityManager, jobId: string, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  const accountId = accountOf(em);
  await em
    .createQueryBuilder(JobAddress)
    .insert(addresses.map((address) => ({ id: newId(), accountId, jobId, canonicalUrl: address })))
    .onConflict(['accountId', 'canonicalUrl'])
    .ignore()
    .execute();
}

function sameWords(a: string | null, b: string | null): boolean {
  return searchForm(a ?? '') === searchForm(b ?? '');
}

function withoutPostings(reading: FilledReading): ExtractedPosting {
  const rest: Partial<FilledReading> = { ...reading };
  delete rest.postings;
  return rest as ExtractedPosting;
}
