/** For tests: a person whose agents run as whole Tasks, with a site to import from and a model that does as it is told. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fillDemoAccount } from '../../db/seeds/demo-account.js';
import { accountTables, type AccountTable } from '../platform/database/account-tables.js';
import { withAccount } from '../platform/database/orm.js';
import { openApiBench, type ApiBench, type Person } from '../platform/testing/api-bench.js';
import { openFileStore } from '../start-api.js';

export interface EndedTask {
  id: string;
  kind: string;
  status: string;
  result: Record<string, unknown> | null;
  error: { code: string; message: string } | null;
}

const ENDED: readonly string[] = ['SUCCEEDED', 'FAILED', 'CANCELLED'];
const LIMIT_MS = 300_000;
const LOOK_MS = 25;

/** Budgets of accounts and installation that many Tasks in a row do not meet; that of a Task stays. */
const WIDE_BUDGETS = {
  MODEL_DAILY_BUDGET_USD: '100000',
  MODEL_ACCOUNT_DAILY_BUDGET_USD: '100000',
  MODEL_ACCOUNT_MONTHLY_BUDGET_USD: '100000',
};

export class AgentBench {
  private constructor(
    readonly api: ApiBench,
    readonly site: string,
    private readonly server: Server,
    /** What the site answers, by path. */
    readonly pages: Map<string, string>,
  ) {}

  /**
   * @param environment variables of `.env.example`, those of the model server among them
   * @param reachable `host:port` pairs that imports may reach besides the site
   */
  static async open(
    environment: Record<string, string>,
    reachable: readonly string[] = [],
  ): Promise<AgentBench> {
    const pages = new Map<string, string>();
    const server = createServer((request, response) => {
      const html = pages.get((request.url ?? '').split('?')[0] ?? '');
      response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(html ?? '<h1>Page not found</h1>');
    });
    await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    // Logins outlast what is tried, however long that takes.
    const opened = new Date();
    const allowed = { FETCH_ALLOW_PRIVATE: [host, ...reachable].join(',') };
    const api = await openApiBench({ ...WIDE_BUDGETS, ...allowed, ...environment }, () => opened);
    return new AgentBench(api, `http://${host}`, server, pages);
  }

  async close(): Promise<void> {
    await this.api.end();
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** Somebody with the career, the jobs and the letter of the demo account. */
  async settle(): Promise<Person> {
    const person = await this.api.register();
    await fillDemoAccount(withAccount(this.api.orm, person.accountId), openFileStore(this.api.config));
    return person;
  }

  async importUrl(person: Person, path: string): Promise<EndedTask> {
    return await this.#import(person, { urls: [`${this.site}${path}`] });
  }

  async importText(person: Person, text: string): Promise<EndedTask> {
    return await this.#import(person, { texts: [text] });
  }

  /** What is tried here is not how often one may ask. */
  async forgetCounts(): Promise<void> {
    await this.api.orm.em.fork().execute('delete from rate_limit');
  }

  async #import(person: Person, input: object): Promise<EndedTask> {
    await this.forgetCounts();
    const { importJobs } = (await person.ask(
      `mutation ($input: ImportJobsInput!) { importJobs(input: $input) {
         __typename ... on ImportStarted { task { id } } ... on ImportRefused { message } } }`,
      { input },
    )) as { importJobs: { task?: { id: string } }[] };
    const id = importJobs[0]?.task?.id;
    if (id === undefined) throw new Error(`Not imported: ${JSON.stringify(importJobs)}`);
    return await this.finish(person, id);
  }

  async importResume(
    person: Person,
    file: { name: string; type: string; bytes: Uint8Array },
  ): Promise<EndedTask> {
    await this.forgetCounts();
    const { createUpload } = (await person.ask(
      'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
      { input: { fileName: file.name, contentType: file.type, size: file.bytes.length } },
    )) as { createUpload: { id: string; url: string } };
    const put = await fetch(createUpload.url, { method: 'PUT', body: Buffer.from(file.bytes) });
    if (!put.ok) throw new Error(`The upload was refused: ${put.status}`);
    return await this.#run(person, 'importResume', 'ImportResumeInput', { uploadId: createUpload.id });
  }

  async tailor(person: Person, jobId: string, strategies: readonly string[] = ['BOLD']): Promise<EndedTask> {
    return await this.#run(person, 'tailorResume', 'TailorResumeInput', { jobId, strategies });
  }

  async writeLetter(person: Person, jobId: string): Promise<EndedTask> {
    return await this.#run(person, 'writeCoverLetter', 'WriteCoverLetterInput', { jobId });
  }

  async enhance(person: Person): Promise<EndedTask> {
    return await this.#run(person, 'enhanceProfile', 'EnhanceProfileInput', {});
  }

  async #run(person: Person, mutation: string, type: string, input: object): Promise<EndedTask> {
    await this.forgetCounts();
    const answer = await person.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { id } }`, {
      input,
    });
    return await this.finish(person, (answer[mutation] as { id: string }).id);
  }

  /** The Task when it has ended; fails when it is stuck. */
  async finish(person: Person, id: string): Promise<EndedTask> {
    const limit = AbortSignal.timeout(LIMIT_MS);
    for (;;) {
      const { task } = (await person.ask(
        'query ($id: ID!) { task(id: $id) { id kind status result error { code message } } }',
        { id },
      )) as { task: EndedTask };
      if (ENDED.includes(task.status)) return task;
      if (limit.aborted) throw new Error(`A Task is stuck: ${JSON.stringify(task)}`);
      await wait(LOOK_MS);
    }
  }

  /** Every row of an account, by table, as text; or of the tables named. */
  async rowsOf(accountId: string, only?: readonly string[]): Promise<Map<string, string[]>> {
    const em = withAccount(this.api.orm, accountId);
    const tables = await accountTables((sql) => em.execute<AccountTable[]>(sql));
    const rows = new Map<string, string[]>();
    for (const { name } of tables) {
      if (only !== undefined && !only.includes(name)) continue;
      const found = await em.execute<{ row: string }[]>(`select t::text as row from "${name}" t order by 1`);
      rows.set(
        name,
        found.map(({ row }) => row),
      );
    }
    return rows;
  }

  /** Everything in an account's rows that a model worded, as text; questions without the person's own line that they quote. */
  async wordedByModel(accountId: string): Promise<string[]> {
    const em = withAccount(this.api.orm, accountId);
    const rows = await em.execute<{ text: string }[]>(`
      select after as text from proposed_change where model_source is not null and after is not null
      union all select after from fact_draft where origin = 'MODEL'
      union all select sentence ->> 'text' from letter_version,
        jsonb_path_query(document, '$.paragraphs[*].sentences[*]') as sentence where origin = 'MODEL'
      union all select (extracted -> field)::text
        from job, jsonb_object_keys(coalesce(extracted -> 'byModel', '{}')) as field`);
    const questions = await em.execute<{ text: string; own: string }[]>(
      'select q.text, f.text as own from profile_question q join fact f on f.account_id = q.account_id and f.id = q.fact_id',
    );
    const asked = questions.map(({ text, own }) =>
      text.replaceAll(/“([^”]*?)…?”/g, (quote, line: string) => (own.includes(line) ? '' : quote)),
    );
    return [...rows.map(({ text }) => text), ...asked];
  }

  /** What each Task of an account cost, and whether anything of it is still held back or under way. */
  async bills(accountId: string): Promise<{ taskId: string; kind: string; cost: number; open: boolean }[]> {
    return await withAccount(this.api.orm, accountId).execute(`
      select c.task_id as "taskId", t.kind, sum(c.cost_micro_usd)::float8 as cost,
        bool_or(c.outcome = 'STARTED') or coalesce(max(s.reserved_micro_usd), 0) <> 0 as open
      from model_call c join task t on t.account_id = c.account_id and t.id = c.task_id
        left join model_spending s on s.account_id = c.account_id and s.scope = 'TASK' and s.period = c.task_id::text
      group by 1, 2`);
  }
}
