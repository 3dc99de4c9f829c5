/** Requests that ask for too much, or for nothing that can be answered, in the words of the contract. */

/** A request as it travels: what both ways in have in common. */
export interface Shape {
  what: string;
  query: unknown;
  variables?: unknown;
  operationName?: string;
  /** Refused by a limit, and therefore served when the limits are off; the others are refused by form. */
  byLimit?: boolean;
}

const ID = '"01900000-0000-7000-8000-000000000002"';
type Kind = 'query' | 'subscription';

/** An operation of the kind that leads to a job, whose selection is given. */
export const ofJob = (kind: Kind, selection: string, rest = '') =>
  kind === 'query'
    ? `query { job(id: ${ID}) { ${selection} } } ${rest}`
    : `subscription { taskUpdated(id: ${ID}) { job { ${selection} } } } ${rest}`;

/** `application { job { application { … } } }`: what this schema lets nest without end. */
export function nested(levels: number, around = (text: string) => text): string {
  let inner = '__typename';
  for (let level = levels; level > 0; level -= 1) {
    inner = around(`${level % 2 === 1 ? 'application' : 'job'} { ${inner} }`);
  }
  return inner;
}

/** `resumes { job { resumes { … } } }`: lists in lists, whose length nobody knows beforehand. */
const lists = (levels: number) => `${'resumes { id job { '.repeat(levels)} id ${'} }'.repeat(levels)}`;

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const chain = (count: number) =>
  times(count, (n) =>
    n === count - 1
      ? `fragment F${n} on Job { id }`
      : `fragment F${n} on Job { application { job { ...F${n + 1} } } }`,
  );

/** What both ways in are asked, as operations of the kind. */
export function shapes(kind: Kind): Shape[] {
  const job = (selection: string, rest?: string) => ofJob(kind, selection, rest);
  const root = kind === 'query' ? 'job' : 'taskUpdated';
  const leaf = kind === 'query' ? 'id' : '__typename';
  const head = (variables: string) => `${kind} Q(${variables})`;
  const byLimit = true;
  return [
    // Depth
    { what: '17 levels', query: job(nested(16)), byLimit },
    { what: '60 levels', query: job(nested(60)), byLimit },
    { what: '400 levels', query: job(nested(400)) },
    { what: '20 levels in inline fragments', query: job(nested(20, (text) => `... { ${text} }`)), byLimit },
    { what: 'a chain of 12 fragments', query: job('...F0', chain(12)), byLimit },
    { what: 'a fragment that spreads itself', query: job('...A', 'fragment A on Job { id ...A }') },
    {
      what: 'a fragment that spreads itself below',
      query: job('...A', 'fragment A on Job { application { job { ...A } } }'),
    },
    {
      what: 'two fragments in a circle',
      query: job('...A', 'fragment A on Job { ...B } fragment B on Job { ...A }'),
    },
    {
      what: 'three fragments in a circle',
      query: job('...A', 'fragment A on Job { ...B } fragment B on Job { ...C } fragment C on Job { ...A }'),
    },
    // Aliases
    {
      what: '21 operations',
      query: `${kind} { ${times(21, (n) => `a${n}: ${root}(id: ${ID}) { ${leaf} }`)} }`,
      byLimit: kind === 'query',
    },
    {
      what: '1,000 operations',
      query: `${kind} { ${times(1000, (n) => `a${n}: ${root}(id: ${ID}) { ${leaf} }`)} }`,
      byLimit: kind === 'query',
    },
    {
      what: '30 operations in a fragment',
      query: `${kind} { ...R } fragment R on ${kind === 'query' ? 'Query' : 'Subscription'} { ${times(30, (n) => `a${n}: ${root}(id: ${ID}) { ${leaf} }`)} }`,
      byLimit: kind === 'query',
    },
    {
      what: '30 operations in inline fragments',
      query: `${kind} { ${times(30, (n) => `... { a${n}: ${root}(id: ${ID}) { ${leaf} } }`)} }`,
      byLimit: kind === 'query',
    },
    { what: '61 renamed fields', query: job(times(61, (n) => `a${n}: title`)), byLimit },
    { what: '900 renamed fields', query: job(times(900, (n) => `a${n}: title`)), byLimit },
    { what: '80 renamed branches', query: job(times(80, (n) => `a${n}: application { id }`)), byLimit },
    // Directives
    {
      what: '31 directives on fields',
      query: job(times(31, (n) => `a${n}: id @include(if: true)`)),
      byLimit,
    },
    {
      what: '31 directives on fragments',
      query: job(times(31, () => '... @include(if: true) { id }')),
      byLimit,
    },
    { what: '500 directives on one field', query: job(`id ${'@skip(if: false) '.repeat(500)}`) },
    { what: '200 unknown directives', query: job(`id ${times(200, (n) => `@d${n}`)}`) },
    { what: 'an unknown directive', query: job('id @defer') },
    {
      what: 'a directive in its wrong place',
      query: `${kind} @skip(if: true) { ${root}(id: ${ID}) { ${leaf} } }`,
    },
    // Length and tokens
    { what: '20,001 characters of spaces', query: job(`id ${' '.repeat(20_001)}`), byLimit },
    { what: 'a comment of 30,000 characters', query: `# ${'x'.repeat(30_000)}\n${job('id')}`, byLimit },
    { what: '3,100 tokens', query: job(times(3_100, () => 'id')) },
    { what: '10,000 brackets in a list', query: job(`resumes(x: ${'['.repeat(10_000)}`) },
    { what: '3,000 brackets in a type', query: `${head(`$x: ${'['.repeat(3_000)}`)} { ${root} }` },
    { what: '2,000 objects in an object', query: job(`id(x: ${'{a:'.repeat(2_000)}`) },
    // Cost
    { what: 'lists in lists in lists', query: job(lists(6)), byLimit },
    {
      what: 'lists in lists, renamed',
      query: job(
        times(
          55,
          (n) =>
            `a${n}: resumes { job { resumes { job { resumes { id title kind language version createdAt } } } } }`,
        ),
      ),
      byLimit,
    },
    // Operations and variables
    {
      what: 'two operations, none named',
      query: `${kind} A { ${root}(id: ${ID}) { ${leaf} } } ${kind} B { ${root}(id: ${ID}) { ${leaf} } }`,
    },
    {
      what: 'a name of no operation',
      query: `${kind} A { ${root}(id: ${ID}) { ${leaf} } }`,
      operationName: 'B',
    },
    { what: 'no operation', query: 'fragment A on Job { id }' },
    { what: 'nothing', query: '' },
    { what: 'a number for a query', query: 7 },
    { what: 'a list for a query', query: [job('id')] },
    { what: 'an unfinished query', query: job('id').slice(0, -4) },
    { what: 'an unknown field', query: job('passwordHash') },
    { what: 'a missing argument', query: `${kind} { ${root} { ${leaf} } }` },
    { what: 'an unused fragment', query: job('id', 'fragment Z on Job { id }') },
    { what: 'an unknown type', query: job('... on Secret { id }') },
    { what: 'a variable nobody declared', query: `${kind} { ${root}(id: $id) { ${leaf} } }` },
    {
      what: 'a variable of the wrong type',
      query: `${head('$id: ID!')} { ${root}(id: $id) { ${leaf} } }`,
      variables: { id: { a: 1 } },
    },
    {
      what: 'a missing variable',
      query: `${head('$id: ID!')} { ${root}(id: $id) { ${leaf} } }`,
      variables: {},
    },
    {
      what: 'a variable declared twice',
      query: `${head('$id: ID!, $id: ID!')} { ${root}(id: $id) { ${leaf} } }`,
      variables: { id: 'x' },
    },
    { what: 'a list for variables', query: job('id'), variables: [1] },
    { what: 'a text for variables', query: job('id'), variables: 'x' },
    {
      what: 'NUL in a variable',
      query: `${head('$id: ID!')} { ${root}(id: $id) { ${leaf} } }`,
      variables: { id: 'a\u0000b' },
    },
    {
      what: 'half a character in a variable',
      query: `${head('$id: ID!')} { ${root}(id: $id) { ${leaf} } }`,
      variables: { id: 'a\ud83d' },
    },
    { what: 'NUL in the query', query: `${kind} { ${root}(id: "a\\u0000b") { ${leaf} } }` },
    {
      what: 'a variable 100 levels deep',
      query: `${head('$id: ID!')} { ${root}(id: $id) { ${leaf} } }`,
      variables: { id: 'x', deep: JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`) as unknown },
    },
    {
      what: 'a list of 6,000 items',
      query: `${head('$id: ID!')} { ${root}(id: $id) { ${leaf} } }`,
      variables: { id: 'x', list: Array(6_000).fill(1) },
    },
  ];
}

/** Only queries have pages and introspection. */
export const QUERY_SHAPES: Shape[] = [
  {
    what: 'pages of 1e9 in pages of 1e9',
    query:
      '{ jobs(first: 1000000000) { edges { node { resumes { id exports { id } proposedChanges { id } } evidence { field } } } } }',
    byLimit: true,
  },
  {
    what: 'pages of 1e9 by variable',
    query:
      'query ($n: Int) { jobs(first: $n) { edges { node { resumes { id exports { id } proposedChanges { id } } evidence { field } } } } }',
    variables: { n: 1e9 },
    byLimit: true,
  },
  { what: 'a page of 1e12', query: '{ jobs(first: 1000000000000) { totalCount } }' },
  {
    what: 'introspection 20 levels deep',
    query: `{ __schema { types { ${'fields { type { '.repeat(9)} name ${'} }'.repeat(9)} } } }`,
  },
  { what: 'a subscription over HTTP', query: ofJob('subscription', 'id') },
  { what: '25 logins', query: `mutation { ${times(25, (n) => `a${n}: logout`)} }`, byLimit: true },
  { what: '100 logins', query: `mutation { ${times(100, (n) => `a${n}: logout`)} }`, byLimit: true },
  { what: 'a batch', query: undefined },
];

/** What only the socket is asked. */
export const LIVE_SHAPES: Shape[] = [
  { what: 'a query over the socket', query: ofJob('query', 'id') },
  { what: 'a mutation over the socket', query: 'mutation { logout }' },
  { what: 'introspection over the socket', query: '{ __schema { types { name } } }' },
  { what: 'two subscriptions in one', query: `subscription { a: myTasks { id } b: myTasks { id } }` },
  { what: '100 live feeds in one', query: `subscription { ${times(100, (n) => `a${n}: myTasks { id }`)} }` },
  { what: 'a subscription to __typename', query: 'subscription { __typename }' },
  { what: 'a subscription left out', query: 'subscription { myTasks @skip(if: true) { id } }' },
  { what: 'an unknown subscription', query: 'subscription { everyTask { id } }' },
];
