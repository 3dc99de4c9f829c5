import { FAULTS, startModelServer, type ModelServer } from '../../../e2e/support/model-server.js';
import { LIES } from '../../../e2e/support/model-answers.js';
import { openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import { sampled } from '../../platform/testing/attacks.js';
import { linesAsked, ResumeBench, textsOf, wordDaily } from './resume-bench.js';

let models: ModelServer;
let api: ApiBench;
let bench: ResumeBench;

const PATIENCE = { MODEL_TIMEOUT_SECONDS: '4', MODEL_IDLE_TIMEOUT_SECONDS: '1' };

beforeAll(async () => {
  models = await startModelServer();
  api = await openApiBench({ ...models.environment, ...PATIENCE });
}, 120_000);

afterAll(async () => {
  await api.end();
  await models.close();
});

beforeEach(async () => {
  models.reset();
  bench = await ResumeBench.open(api);
  models.reset();
}, 60_000);

describe('tailoring with a model', () => {
  it('proposes its wording beside that of the rules, and says where each comes from', async () => {
    models.answer(wordDaily);
    const { task, resume } = await bench.tailor();
    expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
    expect(task.result).toMatchObject({
      improvable: false,
      message: null,
      providers: [{ provider: 'openai', calls: models.calls.length }],
    });
    const worded = resume.proposedChanges.filter(({ model }) => model !== null);
    expect(worded.length).toBe(task.result!.versions[0]!.wordedByModel);
    expect(worded.length).toBeGreaterThan(3);
    for (const change of worded) {
      expect(change).toMatchObject({ status: 'PROPOSED', strategy: 'BALANCED' });
      expect(change.facts.length).toBeGreaterThan(0);
      expect(change.model!.promptName).toMatch(/^(rewrite|mend)-lines$/);
    }
    const byRules = resume.proposedChanges.filter(({ model }) => model === null);
    expect(byRules.every(({ strategy }) => strategy === null)).toBe(true);
    // Nothing is in the resume before it is accepted.
    expect(textsOf(resume).some((text) => text.includes('day by day'))).toBe(false);
  });

  it('gives up to three versions that can be laid side by side, and becomes the one that is chosen', async () => {
    models.answer((call) => {
      const tail = /Stay close/.test(call.system)
        ? 'with care'
        : /anew/.test(call.system)
          ? 'day by day'
          : 'each day';
      const lines = linesAsked(call).map(({ line, fact, text }) => ({
        line,
        text: `${text.replace(/\.$/, '')}, ${tail}.`,
        facts: [fact],
      }));
      return { lines };
    });
    const { resume } = await bench.tailor({ strategies: ['BOLD', 'CONSERVATIVE', 'BALANCED'] });
    expect(resume.tailoredVersions.map(({ strategy }) => strategy)).toEqual([
      null,
      'CONSERVATIVE',
      'BALANCED',
      'BOLD',
    ]);
    for (const { strategy, changes, sections, wordedByModel } of resume.tailoredVersions) {
      expect(new Set(changes.map(({ strategy: own }) => own).filter((own) => own !== null))).toEqual(
        new Set(strategy === null ? [] : [strategy]),
      );
      expect(changes.filter((change) => change.strategy !== null)).toHaveLength(wordedByModel);
      const texts = textsOf({ sections });
      for (const { after } of changes) if (after !== null) expect(texts.join('\n')).toContain(after);
    }
    const bold = await bench.acceptVersion(resume.id, 'BOLD');
    expect(textsOf(bold)).toEqual(textsOf(resume.tailoredVersions[3]!));
    expect(bold.truth.ok).toBe(true);
    const careful = await bench.acceptVersion(resume.id, 'CONSERVATIVE');
    expect(textsOf(careful)).toEqual(textsOf(resume.tailoredVersions[1]!));
    const rules = await bench.acceptVersion(resume.id, null);
    expect(textsOf(rules)).toEqual(textsOf(resume.tailoredVersions[0]!));
    expect(
      await bench.person.codeOf(
        'mutation ($input: AcceptTailoredVersionInput!) { acceptTailoredVersion(input: $input) { __typename } }',
        { input: { resumeId: (await bench.tailor({ strategies: [] })).resume.id, strategy: 'BOLD' } },
      ),
    ).toBe('NOT_FOUND');
  });

  it('lets alternatives for one line stand in for one another', async () => {
    models.answer((call) => (/Stay close/.test(call.system) ? { lines: [] } : wordDaily(call)));
    const { resume } = await bench.tailor({ strategies: ['BALANCED', 'BOLD'] });
    const change = resume.proposedChanges.find(
      ({ strategy, alternatives }) => strategy === 'BALANCED' && alternatives.length > 0,
    )!;
    const other = resume.proposedChanges.find(({ id }) => id === change.alternatives[0])!;
    expect(other.alternatives).toContain(change.id);
    await bench.change('acceptChanges', resume.id, [change.id]);
    const after = await bench.change('acceptChanges', resume.id, [other.id]);
    const statusOf = (id: string) => after.proposedChanges.find((one) => one.id === id)?.status;
    expect([statusOf(change.id), statusOf(other.id)]).toEqual(['PROPOSED', 'ACCEPTED']);
    expect(textsOf(after)).toContain(other.after);
    // All at once: one of each slot, the balanced one where there is one.
    const all = await bench.change(
      'acceptChanges',
      resume.id,
      resume.proposedChanges.map(({ id }) => id),
    );
    const balanced = resume.tailoredVersions.find(({ strategy }) => strategy === 'BALANCED')!;
    expect(textsOf(all)).toEqual(textsOf(balanced));
    expect(all.truth.ok).toBe(true);
  });

  it('shows what the rules propose while the model is still at work', async () => {
    models.answer(wordDaily);
    models.delay(700);
    const id = await bench.start();
    const task = await bench.until(id, ({ resume }) => resume !== null);
    expect(task.status).toBe('RUNNING');
    const early = await bench.read(task.resume!.id);
    expect(early.proposedChanges.length).toBeGreaterThan(0);
    expect(early.proposedChanges.every(({ model }) => model === null)).toBe(true);
    const done = await bench.until(id, ({ status }) => status !== 'RUNNING');
    expect(done.status).toBe('SUCCEEDED');
    expect((await bench.read(task.resume!.id)).proposedChanges.length).toBeGreaterThan(
      early.proposedChanges.length,
    );
  });

  it('asks about all passages of all versions at once', async () => {
    models.delay(300);
    await bench.tailor({ strategies: ['CONSERVATIVE', 'BALANCED'] });
    expect(models.calls.length).toBeGreaterThan(2);
    expect(Math.max(...models.calls.map(({ concurrent }) => concurrent))).toBe(models.calls.length);
  });

  it('asks no model when no version is asked for', async () => {
    const { task } = await bench.tailor({ strategies: [] });
    expect(task.result).toMatchObject({ improvable: false, versions: [] });
    expect(models.calls).toEqual([]);
  });

  it('is one Task for one key, also after the job was renamed', async () => {
    const first = await bench.start({ idempotencyKey: 'once' });
    const { job } = (await bench.person.ask('query ($id: ID!) { job(id: $id) { version } }', {
      id: bench.jobId,
    })) as { job: { version: number } };
    await bench.person.ask(
      'mutation ($id: ID!, $input: UpdateJobInput!) { updateJob(id: $id, input: $input) { __typename } }',
      { id: bench.jobId, input: { version: job.version, title: 'Renamed Engineer' } },
    );
    expect(await bench.start({ idempotencyKey: 'once' })).toBe(first);
    expect(
      await bench.person.codeOf(
        'mutation ($input: TailorResumeInput!) { tailorResume(input: $input) { id } }',
        {
          input: { jobId: bench.jobId, idempotencyKey: 'once', strategies: ['BOLD'] },
        },
      ),
    ).toBe('CONFLICT');
  });
});

describe('a model that fails', () => {
  let own: ApiBench;
  let ada: ResumeBench;

  // A program of its own for each: one that has seen a provider fail keeps away from it for a while.
  beforeEach(async () => {
    own = await openApiBench({ ...models.environment, ...PATIENCE });
    ada = await ResumeBench.open(own);
    models.reset();
  }, 60_000);

  afterEach(async () => {
    await own.end();
  });

  it.each(sampled(FAULTS, ['unauthorized', 'stall-after-headers', 'break-schema', 'hang-up']))(
    '(%s) leaves the resume to the rules, which says so',
    async (fault) => {
      models.answer(wordDaily);
      models.fault(fault);
      const { task, resume } = await ada.tailor();
      expect(models.calls.length).toBeGreaterThan(0);
      expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
      expect(resume.proposedChanges.some(({ model }) => model === null)).toBe(true);
      const worded = resume.proposedChanges.filter(({ model }) => model !== null);
      expect(worded).toHaveLength(task.result!.versions[0]!.wordedByModel);
      // Slow drops may still be a whole answer in time; everything else is none.
      if (fault === 'drip' && worded.length > 0) return;
      expect(worded).toEqual([]);
      expect(task.result).toMatchObject({
        improvable: true,
        message: expect.stringMatching(/\w+ \w+/) as string,
      });
    },
    60_000,
  );

  it('can be asked again when it is back', async () => {
    models.fault('server-error', { times: 1, protocol: 'openai' });
    models.answer(wordDaily);
    const { task } = await ada.tailor();
    expect(task.result!.versions[0]!.wordedByModel).toBeGreaterThan(0);
    expect(task.result).toMatchObject({ improvable: false });
  }, 60_000);

  it('is not waited for: another provider answers, and the Task says so', async () => {
    models.answer(wordDaily);
    models.fault('unauthorized', { protocol: 'openai' });
    const { task } = await ada.tailor();
    expect(task.result).toMatchObject({ improvable: false, providers: [{ provider: 'anthropic' }] });
    expect(task.result!.fallbacks).toContainEqual(expect.objectContaining({ provider: 'openai' }));
  }, 60_000);
});

describe('a model that lies', () => {
  it.each(sampled(LIES, ['inflated-numbers', 'invented-employer', 'foreign-ids', 'markup']))(
    '(%s) gets nothing into the resume',
    async (lie) => {
      models.answer(wordDaily);
      models.lie(lie);
      const { task, resume } = await bench.tailor({ strategies: ['BOLD'] });
      expect(task.status).toBe('SUCCEEDED');
      const worded = resume.proposedChanges.filter(({ model }) => model !== null);
      for (const { after } of worded) {
        expect(after).not.toMatch(
          /Globex|Fortran|quantum|PhD|Miskatonic|Chief|1987|169\.254|script|drop table|Mallory|evil|<|87%/,
        );
        const numbers = [...(after ?? '').matchAll(/\d+/g)].map(([number]) => number);
        const facts = JSON.stringify(
          resume.proposedChanges.flatMap(({ facts: all }) => all.map(({ text }) => text)),
        );
        for (const number of numbers) expect(facts).toContain(number);
      }
      const accepted = await bench.acceptVersion(resume.id, worded.length > 0 ? 'BOLD' : null);
      expect(accepted.truth).toEqual({ ok: true, findings: [] });
    },
    60_000,
  );
});
