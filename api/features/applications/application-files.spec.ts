import { parse } from 'csv-parse/sync';
import { openApiBench } from '../../platform/testing/api-bench.js';
import type { ApiBench } from '../../platform/testing/api-bench.js';
import { withAccount } from '../../platform/database/orm.js';
import { fillDemoAccount } from '../../../db/seeds/demo-account.js';
import { openFileStore } from '../../start-api.js';

let bench: ApiBench;
beforeAll(async () => {
  bench = await openApiBench();
}, 120_000);
afterAll(() => bench.end());

it('gives the viewer, and nobody else, the applications as a table and as a calendar', async () => {
  const person = await bench.register();
  const stranger = await bench.register('Stranger');
  await fillDemoAccount(withAccount(bench.orm, person.accountId), openFileStore(bench.config));
  const { jobs } = (await person.ask('{ jobs(first: 1) { edges { node { id version } } } }')) as {
    jobs: { edges: { node: { id: string; version: number } }[] };
  };
  const { id, version } = jobs.edges[0]!.node;
  await person.ask(
    'mutation ($id: ID!, $input: UpdateJobInput!) { updateJob(id: $id, input: $input) { __typename } }',
    { id, input: { version, title: '=HYPERLINK("https://example.org")' } },
  );
  await person.ask('mutation ($input: CreateApplicationInput!) { createApplication(input: $input) { id } }', {
    input: { jobId: id, stage: 'APPLIED' },
  });
  const { applicationsCsv, applicationsCalendar } = (await person.ask(
    '{ applicationsCsv applicationsCalendar }',
  )) as { applicationsCsv: string; applicationsCalendar: string };

  const table = parse(applicationsCsv, { columns: true, bom: true }) as unknown as Record<string, string>[];
  expect(table.map(({ Title }) => Title)).toContain(`'=HYPERLINK("https://example.org")`);
  expect(applicationsCalendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(applicationsCalendar.match(/BEGIN:VEVENT/g)?.length).toBe(
    table.filter(({ Applied }) => Applied !== '').length,
  );

  const foreign = (await stranger.ask('{ applicationsCsv applicationsCalendar }')) as Record<string, string>;
  expect(parse(foreign['applicationsCsv']!, { columns: true, bom: true })).toEqual([]);
  expect(foreign['applicationsCalendar']).not.toContain('VEVENT');
});
