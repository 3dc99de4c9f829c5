import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { rankPostings } from '../../../core/matching/rank-postings.js';
import { factsToJsonResume } from '../../../core/resume/convert.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { requireViewer } from '../../../platform/graphql/access.js';
import { MAX_PAGE_SIZE } from '../../../platform/graphql/connection.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { loadRow } from '../../../platform/graphql/row-loader.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Job } from '../../jobs/job.entity.js';
import { toPosting } from '../../jobs/job-posting.js';
import { JobType, toJobType } from '../../jobs/job.type.js';
import { toCoreFact, type Fact } from '../../profiles/fact.entity.js';
import { readFacts } from '../../profiles/profile-reader.js';
import { ResumeType } from '../resume.type.js';
import { matchOf, reportOf } from './known-matches.js';
import { MatchReportType, RankedJobsType } from './match.type.js';

/** Jobs looked at by `rankJobs`; beyond that the oldest are left out. */
const MAX_RANKED = 10_000;

@Resolver(() => MatchReportType)
export class MatchReportResolver {
  @Authorized()
  @FieldResolver(() => JobType)
  async job(@Root() report: MatchReportType, @Ctx() context: RequestContext): Promise<JobType> {
    const job = await loadRow(context, Job, report.jobId);
    if (job === null) throw notFound('Job');
    return toJobType(job);
  }

  @Authorized()
  @Query(() => MatchReportType, {
    description:
      'How the person’s facts fit a saved job. NOT_FOUND; CONFLICT before the first resume was imported.',
  })
  async matchReport(
    @Arg('jobId', () => ID) jobId: string,
    @Ctx() context: RequestContext,
  ): Promise<MatchReportType> {
    const { accountId } = requireViewer(context);
    const id = readId(jobId);
    const job =
      id === null
        ? null
        : await viewerEm(context).findOne(Job, { accountId, id }, { fields: ['id', 'version'] });
    if (job === null) throw notFound('Job');
    const report = await matchOf(context, { jobId: job.id, version: job.version });
    if (report === null) throw new CodedError('CONFLICT', 'Import your resume first.');
    return report;
  }

  @Authorized()
  @Query(() => RankedJobsType, {
    description: 'Saved jobs, best match first. Empty before the first resume was imported.',
  })
  async rankJobs(
    @Arg('first', () => Int, { nullable: true, description: `At most ${MAX_PAGE_SIZE}; 20 when left out.` })
    first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<RankedJobsType> {
    const { accountId } = requireViewer(context);
    const size = Math.min(Math.max(first ?? 20, 0), MAX_PAGE_SIZE);
    const em = viewerEm(context);
    const facts = await readFacts(em, accountId);
    if (facts.length === 0) return { items: [] };
    return { items: await rank(em, accountId, facts, size) };
  }
}

@Resolver(() => JobType)
export class JobMatchResolver {
  @Authorized()
  @FieldResolver(() => MatchReportType, {
    nullable: true,
    description: 'How the person’s facts fit this job; null before the first resume was imported.',
  })
  async match(@Root() job: JobType, @Ctx() context: RequestContext): Promise<MatchReportType | null> {
    return await matchOf(context, { jobId: job.id, version: job.version });
  }
}

@Resolver(() => ResumeType)
export class ResumeMatchResolver {
  @Authorized()
  @FieldResolver(() => MatchReportType, {
    nullable: true,
    description: 'How the person fits the resume’s job; null for a base resume.',
  })
  async match(@Root() resume: ResumeType, @Ctx() context: RequestContext): Promise<MatchReportType | null> {
    const { jobId } = resume.row;
    return jobId === null ? null : await matchOf(context, { jobId, version: null });
  }
}

async function rank(
  em: EntityManager,
  accountId: string,
  facts: readonly Fact[],
  size: number,
): Promise<MatchReportType[]> {
  const jobs = await em.find(
    Job,
    { accountId, status: 'SAVED' },
    { orderBy: { createdAt: 'desc' }, limit: MAX_RANKED },
  );
  const { resume } = factsToJsonResume(facts.map(toCoreFact));
  const postings = jobs.map((job) => ({ ...toPosting(job), jobId: job.id }));
  const ranked = rankPostings({ postings, resume, today: today() });
  return ranked.slice(0, size).map(({ posting, result }) => reportOf(posting.jobId, result));
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
