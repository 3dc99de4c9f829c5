import { openApiBench, type ApiBench } from '../platform/testing/api-bench.js';
import { ApiClient } from '../platform/testing/api-client.js';

const CANARY = 'kanarienvogel';

let bench: ApiBench;
const lines: string[] = [];

beforeAll(async () => {
  bench = await openApiBench({ LOG_LEVEL: 'trace' }, undefined, {
    write: (line: string) => void lines.push(line),
  });
}, 120_000);
afterAll(() => bench.end());

it('keeps what people type, upload, import and log in with out of the log', async () => {
  const person = await bench.register(`${CANARY} name`);
  await person.ask(`mutation { updateProfile(input: { headline: "${CANARY} baker" }) { id } }`);
  const imported = await person.ask(
    `mutation ($text: String!) { importJobs(input: { texts: [$text] }) { ... on ImportStarted { task { id } } } }`,
    { text: `Baker\n\nExample Bakery ${CANARY} is looking for a baker in Graz. You bake bread. `.repeat(5) },
  );
  const { id } = (imported['importJobs'] as { task: { id: string } }[])[0]!.task;
  await bench.until(person.accountId, id, ({ status }) => status === 'SUCCEEDED' || status === 'FAILED');

  const resume = Buffer.from(
    `Ada ${CANARY}\nada.${CANARY}@example.org\n\nWork\nBaker, ${CANARY} Ltd, 2019 - 2021`,
  );
  const { createUpload } = await person.ask(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
    { input: { fileName: `${CANARY}.txt`, contentType: 'text/plain', size: resume.length } },
  );
  const upload = createUpload as { id: string; url: string };
  await fetch(upload.url, { method: 'PUT', body: new Uint8Array(resume) });
  const { importResume } = await person.ask(
    'mutation ($id: ID!) { importResume(input: { uploadId: $id }) { id } }',
    { id: upload.id },
  );
  await bench.until(person.accountId, (importResume as { id: string }).id, ({ status }) =>
    ['SUCCEEDED', 'FAILED', 'WAITING'].includes(status),
  );

  const stranger = new ApiClient(bench.origin);
  await stranger.send('mutation ($input: LoginInput!) { login(input: $input) { __typename } }', {
    input: { email: `${CANARY}@example.org`, password: `${CANARY} password` },
  });
  stranger.accessToken = `${CANARY}.token`;
  await stranger.send(`{ job(id: "${CANARY}") { id } }`);
  await person.send(`{ ${CANARY} }`);
  await person.send('query ($filter: AuditFilter) { auditLog(filter: $filter) { totalCount } }', {
    filter: { actor: { canary: CANARY } },
  });
  await fetch(`${bench.origin}/files/${CANARY}`);
  await fetch(`${bench.origin}/graphql`, { method: 'POST', body: CANARY });

  const log = lines.join('');
  // The log is heard: what the program did is there, by ids.
  expect(log).toContain(id);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.filter((line) => line.includes(CANARY))).toEqual([]);
  expect(lines.filter((line) => line.includes(person.accessToken ?? 'no token'))).toEqual([]);
  expect(lines.filter((line) => line.includes(person.email))).toEqual([]);
}, 120_000);
