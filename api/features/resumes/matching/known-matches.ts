import DataLoader from 'dataloader';
import { RecentMap } from '../../../platform/cache/recent-map.js';
import type { AccountReader } from '../../../platform/database/account-reader.js';
import { requireViewer } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { viewerReader } from '../../../platform/graphql/viewer-reader.js';
import { Job } from '../../jobs/job.entity.js';
import { toPosting } from '../../jobs/job-posting.js';
import { readFacts } from '../../profiles/profile-reader.js';
import { matchFacts } from './match-facts.js';
import { MatchReportType } from './match.type.js';

/** About 2 KB each. */
const MAX_KNOWN = 20_000;

/**
 * Reports by all that goes into them: the account, the job with its version, the state of the facts, and the day, because
 * years of experience go on. What changes makes another key, so nothing here can be out of date.
 */
const known = new RecentMap<MatchReportType>(MAX_KNOWN);

export interface MatchRequest {
  jobId: string;
  /** The version of the job that is shown beside it; null when the caller has not read it. */
  version: number | null;
}

const loaders = new WeakMap<RequestContext, DataLoader<MatchRequest, MatchReportType | null>>();

/**
 * How the viewer's facts fit a job. All that one request asks for at once is answered together; a job that was compared
 * before, and whose facts and posting are the same, is not read again.
 *
 * @returns null for a job that is not the viewer's, and before the first fact
 */
export async function matchOf(
  context: RequestContext,
  request: MatchRequest,
): Promise<MatchReportType | null> {
  let loader = loaders.get(context);
  if (loader === undefined) {
    loader = new DataLoader((requests) => matchAll(context, requests), { cache: false });
    loaders.set(context, loader);
  }
  return await loader.load(request);
}

async function matchAll(
  context: RequestContext,
  requests: readonly MatchRequest[],
): Promise<(MatchReportType | null)[]> {
  const { accountId } = requireViewer(context);
  const today = new Date().toISOString().slice(0, 10);
  // Before the facts themselves: if they change in between, the newer report is kept under a state nobody asks for again.
  const state = await stateOfFacts(viewerReader(context), accountId);
  if (state === null) return requests.map(() => null);
  const keyOf = (jobId: string, version: number) => `${accountId} ${jobId} ${version} ${state} ${today}`;
  const reports = new Map<string, MatchReportType>();
  const missing = new Set<string>();
  for (const { jobId, version } of requests) {
    const report = version === null ? undefined : known.get(keyOf(jobId, version));
    if (report === undefined) missing.add(jobId);
    else reports.set(jobId, report);
  }
  if (missing.size > 0) {
    const [jobs, facts] = await Promise.all([
      viewerEm(context).find(Job, { accountId, id: { $in: [...missing] } }),
      readFacts(viewerEm(context), accountId),
    ]);
    for (const job of jobs) {
      const key = keyOf(job.id, job.version);
      const report = known.get(key) ?? reportOf(job.id, matchFacts(facts, toPosting(job), today));
      known.set(key, report);
      reports.set(job.id, report);
    }
  }
  return requests.map(({ jobId }) => reports.get(jobId) ?? null);
}

/** A report as the contract shows it. */
export function reportOf(jobId: string, result: ReturnType<typeof matchFacts>): MatchReportType {
  return Object.assign(new MatchReportType(), result, { jobId });
}

/**
 * A short text that is another one after any change of any fact, by whatever way it was made: PostgreSQL gives each version
 * of a row another place and transaction.
 *
 * @returns null when there are no facts
 */
async function stateOfFacts(reader: AccountReader, accountId: string): Promise<string | null> {
  const rows = await reader.query<{ state: string | null }>(
    `select encode(sha256(convert_to(string_agg(id::text || ctid::text || xmin::text, ' ' order by id), 'UTF8')), 'hex') as state
      from fact where account_id = ? and removed_at is null`,
    [accountId],
  );
  return rows[0]?.state ?? null;
}
