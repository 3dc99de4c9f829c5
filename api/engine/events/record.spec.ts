import { openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import { newId } from '../../platform/database/new-id.js';
import { withAccount } from '../../platform/database/orm.js';
import { AuditEntry } from './audit-entry.entity.js';
import { EVENTS as KINDS, cloudEventType, eventName, typeOfEvent } from './event-types.js';

const AUDIT = `query ($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id actor action subjectKind subjectId requestId occurredAt changes { field before after } } }
  }
}`;
const EVENTS = `query ($filter: DomainEventFilter, $first: Int, $after: String) {
  domainEvents(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id name specversion source type subject time datacontenttype data } }
  }
}`;

interface Page<Node> {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  edges: { node: Node }[];
}

let bench: ApiBench;
beforeAll(async () => {
  bench = await openApiBench();
}, 120_000);
afterAll(() => bench.end());

async function withFacts(): Promise<Awaited<ReturnType<ApiBench['register']>>> {
  const person = await bench.register();
  const answer = await person.ask('mutation { updateProfile(input: { headline: "Baker" }) { id } }');
  expect(answer['updateProfile']).toBeDefined();
  await person.ask('mutation { updateProfile(input: { headline: "Head baker" }) { id } }');
  return person;
}

describe('the audit log', () => {
  it('tells the owner what was changed, from what to what, and in which request', async () => {
    const person = await withFacts();
    const { auditLog } = await person.ask(AUDIT, { filter: { subjectKind: ['Profile'] } });
    const { edges } = auditLog as Page<{
      action: string;
      actor: string;
      requestId: string;
      changes: unknown[];
    }>;
    const update = edges.find(({ node }) => node.action === 'UPDATE')!.node;
    expect(update).toMatchObject({
      actor: 'user',
      changes: [{ field: 'headline', after: 'Head baker' }],
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    const same = await person.ask(AUDIT, { filter: { requestId: update.requestId } });
    expect((same['auditLog'] as Page<unknown>).totalCount).toBe(1);
  });

  it('says nothing of a session that is merely renewed', async () => {
    const person = await bench.register();
    const sessions = async (): Promise<number> =>
      ((await person.ask(AUDIT, { filter: { subjectKind: ['Session'] } }))['auditLog'] as Page<unknown>)
        .totalCount;
    expect(await sessions()).toBe(1);
    await person.ask('mutation { refreshSession { expiresAt } }');
    expect(await sessions()).toBe(1);
    await person.ask('mutation { logout }');
    expect(await withAccount(bench.orm, person.accountId).count(AuditEntry, { subjectKind: 'Session' })).toBe(
      2,
    );
  });

  it('is read page by page, by its owner alone', async () => {
    const person = await withFacts();
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const answer: Record<string, unknown> = await person.ask(AUDIT, { first: 2, after });
      const page = answer['auditLog'] as Page<{ id: string }>;
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
      if (!more) expect(page.totalCount).toBe(seen.length);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(3);
    const stranger = await bench.register();
    const { auditLog } = await stranger.ask(AUDIT, { first: 100 });
    const theirs = (auditLog as Page<{ id: string }>).edges.map(({ node }) => node.id);
    expect(theirs.some((id) => seen.includes(id))).toBe(false);
  });
});

describe('domain events', () => {
  it('have the shape of CloudEvents and are found by name or type', async () => {
    const person = await bench.register();
    const { importJobs } = await person.ask(
      `mutation ($text: String!) { importJobs(input: { texts: [$text] }) { ... on ImportStarted { task { id } } } }`,
      {
        text: 'Baker\n\nExample Bakery is looking for a baker in Graz. You bake bread and rolls. '.repeat(5),
      },
    );
    const { id } = (importJobs as { task: { id: string } }[])[0]!.task;
    await bench.until(person.accountId, id, ({ status }) => status === 'SUCCEEDED' || status === 'FAILED');
    for (const asked of ['TaskQueued', 'com.atlasops.task.queued', 'task.queued']) {
      const { domainEvents } = await person.ask(EVENTS, { filter: { type: [asked] } });
      const { edges } = domainEvents as Page<Record<string, unknown>>;
      expect(edges[0]?.node).toEqual({
        id: expect.any(String) as string,
        name: 'TaskQueued',
        specversion: '1.0',
        source: `${bench.config.publicUrl}/accounts/${person.accountId}`,
        type: 'com.atlasops.task.queued',
        subject: id,
        time: expect.any(String) as string,
        datacontenttype: 'application/json',
        data: { kind: 'IMPORT_JOB' },
      });
    }
    const none = await person.ask(EVENTS, { filter: { subject: newId() } });
    expect((none['domainEvents'] as Page<unknown>).totalCount).toBe(0);
    const stranger = await bench.register();
    const theirs = await stranger.ask(EVENTS, { filter: { subject: id } });
    expect((theirs['domainEvents'] as Page<unknown>).totalCount).toBe(0);
  });

  it('have names that lead back to their types', () => {
    for (const type of Object.keys(KINDS)) {
      expect([typeOfEvent(eventName(type)), typeOfEvent(cloudEventType(type))]).toEqual([type, type]);
    }
    expect([eventName('application.moved'), eventName('job.imported')]).toEqual([
      'StatusChanged',
      'JobImported',
    ]);
    expect(['Job', 'job.unheard-of', 'toString', ''].map(typeOfEvent)).toEqual([null, null, null, null]);
  });
});
