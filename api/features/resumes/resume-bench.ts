import { DEMO_POSTINGS } from '../../../db/seeds/demo-postings.js';
import { DEMO_RESUME } from '../../../db/seeds/demo-resume.js';
import type { ModelCall } from '../../../e2e/support/model-server.js';
import type { JsonResume } from '../../core/resume/json-resume.js';
import type { ApiBench } from '../../platform/testing/api-bench.js';
import type { ApiClient } from '../../platform/testing/api-client.js';

const TASK = 'id status title error { code message } result steps { name status message } resume { id }';
const RESUME = `id version truth { ok findings { text reason } }
  sections { key entries { id lines { id text supported } } }
  proposedChanges { id operation status before after strategy alternatives reason facts { id text }
    model { promptName promptVersion provider model } }
  tailoredVersions { strategy wordedByModel namesSkills changes { id strategy after }
    sections { key entries { lines { text } } } }`;
const LIMIT_MS = 60_000;
const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

export type Strategy = 'CONSERVATIVE' | 'BALANCED' | 'BOLD';

export interface TailorTask {
  id: string;
  status: string;
  title: string;
  error: { code: string; message: string } | null;
  result: {
    versions: { strategy: Strategy; wordedByModel: number; dropped: { text: string; reason: string }[] }[];
    providers: { provider: string; model: string; calls: number }[];
    fallbacks: { provider: string; model: string; reason: string }[];
    message: string | null;
    improvable: boolean;
    proposed: number;
  } | null;
  steps: { name: string; status: string; message: string | null }[];
  resume: { id: string } | null;
}

export interface TailoredResume {
  id: string;
  version: number;
  truth: { ok: boolean; findings: { text: string; reason: string }[] };
  sections: {
    key: string;
    entries: { id: string; lines: { id: string; text: string; supported: boolean }[] }[];
  }[];
  proposedChanges: {
    id: string;
    operation: string;
    status: string;
    before: string | null;
    after: string | null;
    strategy: Strategy | null;
    alternatives: string[];
    reason: string;
    facts: { id: string; text: string }[];
    model: { promptName: string; promptVersion: string; provider: string; model: string } | null;
  }[];
  tailoredVersions: {
    strategy: Strategy | null;
    wordedByModel: number;
    namesSkills: string[];
    changes: { id: string; strategy: Strategy | null; after: string | null }[];
    sections: { key: string; entries: { lines: { text: string }[] }[] }[];
  }[];
}

export interface ImportedTexts {
  resume?: JsonResume;
  posting?: string;
}

/** A person with a resume and a job, who tailors one to the other: what the tests of tailoring share. */
export class ResumeBench {
  private constructor(
    readonly person: ApiClient,
    readonly jobId: string,
  ) {}

  /** @param texts what is imported in place of the demo's resume and posting */
  static async open(api: ApiBench, texts: ImportedTexts = {}): Promise<ResumeBench> {
    return await ResumeBench.of(await api.register(), texts);
  }

  /** The same for somebody who is logged in and whose address is confirmed. */
  static async of(person: ApiClient, texts: ImportedTexts = {}): Promise<ResumeBench> {
    await importResume(person, texts.resume ?? DEMO_RESUME);
    return new ResumeBench(person, await importJob(person, texts.posting ?? DEMO_POSTINGS[0]!));
  }

  async start(input: { strategies?: Strategy[]; idempotencyKey?: string } = {}): Promise<string> {
    const { tailorResume } = (await this.person.ask(
      'mutation ($input: TailorResumeInput!) { tailorResume(input: $input) { id } }',
      { input: { jobId: this.jobId, ...input } },
    )) as { tailorResume: { id: string } };
    return tailorResume.id;
  }

  /** @returns the Task when it has ended, and its resume */
  async tailor(
    input: { strategies?: Strategy[]; idempotencyKey?: string } = {},
  ): Promise<{ task: TailorTask; resume: TailoredResume }> {
    const task = await this.until(await this.start(input), ({ status }) => ENDED.includes(status));
    if (task.resume === null) throw new Error(`No resume: ${JSON.stringify(task)}`);
    return { task, resume: await this.read(task.resume.id) };
  }

  async until(id: string, condition: (task: TailorTask) => boolean): Promise<TailorTask> {
    return await taskUntil<TailorTask>(this.person, id, condition);
  }

  async read(id: string): Promise<TailoredResume> {
    const { resume } = await this.person.ask(`query ($id: ID!) { resume(id: $id) { ${RESUME} } }`, { id });
    return resume as TailoredResume;
  }

  async change(
    verb: 'acceptChanges' | 'rejectChanges',
    resumeId: string,
    changeIds: string[],
  ): Promise<TailoredResume> {
    const answer = await this.person.ask(
      `mutation ($input: ChangesInput!) { ${verb}(input: $input) { __typename ... on Resume { ${RESUME} } } }`,
      { input: { resumeId, changeIds } },
    );
    return answer[verb] as TailoredResume;
  }

  async acceptVersion(resumeId: string, strategy: Strategy | null): Promise<TailoredResume> {
    const answer = await this.person.ask(
      `mutation ($input: AcceptTailoredVersionInput!) { acceptTailoredVersion(input: $input) {
         __typename ... on Resume { ${RESUME} } } }`,
      { input: { resumeId, strategy } },
    );
    return answer['acceptTailoredVersion'] as TailoredResume;
  }
}

/** The texts of a resume's or a version's lines, in order. */
export function textsOf({
  sections,
}: {
  sections: { entries: { lines: { text: string }[] }[] }[];
}): string[] {
  return sections.flatMap(({ entries }) => entries.flatMap(({ lines }) => lines.map(({ text }) => text)));
}

/** The lines a call asks about, with the label of the fact each rests on and what it says. */
export function linesAsked({
  data,
}: Pick<ModelCall, 'data'>): { line: string; fact: string; text: string }[] {
  const facts = new Map(
    (data['facts'] ?? '').split('\n').map((row) => [row.slice(0, row.indexOf(':')), row]),
  );
  return (data['lines'] ?? '').split('\n').flatMap((row) => {
    const [, line, fact] = /^(L\d+) (?:= |\(rests on )(F\d+)/.exec(row) ?? [];
    if (line === undefined || fact === undefined) return [];
    const text = /\): (.*)$/.exec(row)?.[1] ?? (facts.get(fact) ?? '').slice(fact.length + 2);
    return [{ line, fact, text }];
  });
}

/** A rewrite that is true of every line, for a stand-in that answers well. */
export function wordDaily(call: Pick<ModelCall, 'data'>): object {
  const lines = linesAsked(call).map(({ line, fact, text }) => ({
    line,
    text: `${text.replace(/\.$/, '')}, day by day.`,
    facts: [fact],
  }));
  return { lines };
}

async function importResume(person: ApiClient, resume: JsonResume): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(resume));
  const { createUpload } = (await person.ask(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
    { input: { fileName: 'resume.json', contentType: 'application/json', size: bytes.length } },
  )) as { createUpload: { id: string; url: string } };
  const put = await fetch(createUpload.url, { method: 'PUT', body: bytes });
  if (!put.ok) throw new Error(`The upload was refused: ${put.status}`);
  const { importResume: task } = (await person.ask(
    'mutation ($input: ImportResumeInput!) { importResume(input: $input) { id } }',
    { input: { uploadId: createUpload.id } },
  )) as { importResume: { id: string } };
  await taskUntil(person, task.id, ({ status }) => ENDED.includes(status));
}

async function importJob(person: ApiClient, text: string): Promise<string> {
  const { importJobs } = (await person.ask(
    'mutation ($input: ImportJobsInput!) { importJobs(input: $input) { ... on ImportStarted { task { id } } } }',
    { input: { texts: [text] } },
  )) as { importJobs: { task: { id: string } }[] };
  const task = await taskUntil<{ status: string; result: { jobId?: string } | null }>(
    person,
    importJobs[0]!.task.id,
    ({ status }) => ENDED.includes(status),
  );
  if (task.result?.jobId === undefined) throw new Error(`No job: ${JSON.stringify(task)}`);
  return task.result.jobId;
}

async function taskUntil<Shape extends { status: string }>(
  person: ApiClient,
  id: string,
  condition: (task: Shape) => boolean,
): Promise<Shape> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  for (;;) {
    limit.throwIfAborted();
    const { task } = (await person.ask(`query ($id: ID!) { task(id: $id) { ${TASK} } }`, { id })) as {
      task: Shape;
    };
    if (condition(task)) return task;
    await new Promise((soon) => setTimeout(soon, 20));
  }
}
