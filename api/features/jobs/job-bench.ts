import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openApiBench } from '../../platform/testing/api-bench.js';
import type { ApiBench } from '../../platform/testing/api-bench.js';
import type { GapsReport } from './gaps/ask-about-gaps.js';
import type { ApiClient } from '../../platform/testing/api-client.js';

export const IMPORT = `mutation ($input: ImportJobsInput!) { importJobs(input: $input) {
  __typename
  ... on ImportStarted { task { id status title } }
  ... on DuplicateJob { message job { id title } }
  ... on ImportRefused { input code message } } }`;
export const JOB = `query ($id: ID!) { job(id: $id) {
  id url canonicalUrl status title company locations remote salary { min { amountMinor currency } max { amountMinor currency } unit }
  employmentType datePosted validThrough description requirements { text kind skills } skills
  evidence { field confidence origin excerpt source extractedValue model { promptName promptVersion provider model } } warnings version
  snapshot { url contentType checksum size fileName } } }`;
export const UPDATE = `mutation ($id: ID!, $input: UpdateJobInput!) { updateJob(id: $id, input: $input) {
  __typename ... on Job { id version title company locations evidence { field origin } } ... on StaleVersion { currentVersion } } }`;
const TASK =
  'query ($id: ID!) { task(id: $id) { id status result error { code message retryable } steps { name status message } job { id title } } }';

export interface TaskAnswer {
  id: string;
  status: string;
  result: {
    jobId: string;
    duplicate: boolean;
    closed: boolean;
    improvable: boolean;
    model?: GapsReport;
  } | null;
  error: { code: string; message: string; retryable: boolean } | null;
  steps: { name: string; status: string; message: string | null }[];
  job: { id: string; title: string } | null;
}

export interface JobAnswer {
  id: string;
  status: string;
  title: string | null;
  company: string | null;
  version: number;
  snapshot: { url: string; checksum: string; size: number };
  evidence: {
    field: string;
    origin: string;
    confidence: number | null;
    excerpt: string | null;
    extractedValue: unknown;
    model: { promptName: string; promptVersion: string; provider: string; model: string } | null;
  }[];
  [field: string]: unknown;
}

/** A posting as structured data. */
export function jsonLd(title: string, company: string, extra: object = {}): string {
  return `<script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title,
    hiringOrganization: { '@type': 'Organization', name: company },
    jobLocation: { '@type': 'Place', address: { addressLocality: 'Berlin', addressCountry: 'DE' } },
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: 'EUR',
      value: { minValue: 52000, maxValue: 64000, unitText: 'YEAR' },
    },
    employmentType: 'FULL_TIME',
    datePosted: '2026-11-02',
    description: `<p>${company} looks for a ${title} who bakes bread by night and trains apprentices.</p><h3>Requirements</h3><ul><li>Three years of experience in a bakery</li><li>You must know sourdough</li></ul>`,
    ...extra,
  })}</script>`;
}

export const page = (title: string, body: string) =>
  `<!doctype html><html lang=en><head><title>${title}</title></head><body>${body}</body></html>`;

export type Person = ApiClient & { accountId: string };
type Page = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** The whole API and a site of postings it may fetch from: what the tests of this room share. */
export class JobBench {
  /** What the site answers, by path; anything else is not found. */
  readonly pages: Map<string, Page>;
  /** Who asks, unless a test says otherwise; a new person for each test. */
  ada!: Person;

  private constructor(
    readonly api: ApiBench,
    readonly origin: string,
    private readonly closeSite: () => Promise<void>,
    pages: Map<string, Page>,
  ) {
    this.pages = pages;
  }

  /** @param environment variables of `.env.example` to set */
  static async open(environment: Record<string, string> = {}): Promise<JobBench> {
    const pages = new Map<string, Page>();
    const site = createServer((request, response) => {
      const answer = pages.get((request.url ?? '').split('?')[0] ?? '');
      if (typeof answer === 'function') answer(request, response);
      else {
        response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(answer ?? page('Not found', '<h1>Page not found</h1>'));
      }
    });
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
    const { port } = site.address() as AddressInfo;
    const closeSite = async () => {
      site.closeAllConnections();
      await new Promise((done) => site.close(done));
    };
    const api = await openApiBench({ ...environment, FETCH_ALLOW_PRIVATE: `127.0.0.1:${port}` });
    return new JobBench(api, `http://127.0.0.1:${port}`, closeSite, pages);
  }

  /** A new person, and a site with one posting at `/jobs/baker`. */
  async reset(): Promise<void> {
    this.ada = await this.api.register();
    this.pages.clear();
    const body = `${jsonLd('Night Baker', 'Brotwerk Nord')}<h1>Night Baker</h1><p>Brotwerk Nord</p>`;
    this.pages.set('/jobs/baker', page('Night Baker', body));
  }

  async close(): Promise<void> {
    await this.api.end();
    await this.closeSite();
  }

  /** The answers of `importJobs`, one per input. */
  async start(
    client: ApiClient,
    input: object,
  ): Promise<{ __typename: string; task?: { id: string }; [key: string]: unknown }[]> {
    return (await client.ask(IMPORT, { input }))['importJobs'] as { __typename: string }[];
  }

  /** The task once it has ended. */
  async finish(client: Person, taskId: string): Promise<TaskAnswer> {
    const ended = ['SUCCEEDED', 'FAILED', 'CANCELLED'];
    await this.api.until(client.accountId, taskId, (task) => ended.includes(task.status));
    return (await client.ask(TASK, { id: taskId }))['task'] as TaskAnswer;
  }

  async importUrl(path: string, client = this.ada): Promise<TaskAnswer> {
    const [started] = await this.start(client, { urls: [`${this.origin}${path}`] });
    if (started?.task === undefined) throw new Error(`Not started: ${JSON.stringify(started)}`);
    return this.finish(client, started.task.id);
  }

  async jobOf(task: TaskAnswer, client = this.ada): Promise<JobAnswer> {
    return (await client.ask(JOB, { id: task.result?.jobId }))['job'] as JobAnswer;
  }

  /** Looks at the job's page again. */
  async reprocess(jobId: string): Promise<JobAnswer> {
    const { reprocessJob } = await this.ada.ask('mutation ($id: ID!) { reprocessJob(id: $id) { id } }', {
      id: jobId,
    });
    await this.finish(this.ada, (reprocessJob as { id: string }).id);
    return (await this.ada.ask(JOB, { id: jobId }))['job'] as JobAnswer;
  }
}
