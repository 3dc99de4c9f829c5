import type { GraphQLSchema } from 'graphql';
import { buildServerSchema } from '../platform/graphql/build-schema.js';
import { openApiBench, type ApiBench, type Person } from '../platform/testing/api-bench.js';
import { countAttacks } from '../platform/testing/attacks.js';
import { operationsOf, placesOf, type Place } from '../platform/testing/operations.js';
import { resolvers } from '../registry.js';

/**
 * Every place of the contract for a text, a number, a time or a document, found in the schema: what nobody meant is refused in
 * words, whoever asks; it never is an error of ours, and no text without end is taken in.
 */
const HUGE = 'x'.repeat(1_000_000);
const VALUES: Record<string, readonly (readonly [string, unknown])[]> = {
  String: [
    ['empty', ''],
    ['without end', HUGE],
    ['nul', 'a\u0000b'],
    ['half a character', 'a\ud83db'],
    ['statement', `'; drop table account; --`],
    ['line ends', 'a\r\nBcc: b@example.net\r\n\r\n'],
    ['key of every object', '__proto__'],
  ],
  Int: [
    ['lowest', -2_147_483_648],
    ['minus one', -1],
    ['zero', 0],
    ['highest', 2_147_483_647],
  ],
  Float: [
    ['lowest', -1.7e308],
    ['tiny', 5e-324],
    ['highest', 1.7e308],
  ],
  DateTime: [
    ['far ago', '-271821-04-20T00:00:00.000Z'],
    ['far ahead', '+275760-09-13T00:00:00.000Z'],
    ['no time', 'yesterday'],
  ],
  JSON: [
    ['nothing', null],
    ['a text', HUGE],
    ['a list', Array.from({ length: 10_000 }, () => ({}))],
    ['key of every object', JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {}}}')],
  ],
};

let bench: ApiBench;
let schema: GraphQLSchema;
let person: Person;
beforeAll(async () => {
  bench = await openApiBench();
  schema = await buildServerSchema(resolvers);
  person = await bench.register('Root', { admin: true });
}, 120_000);
afterAll(() => bench.end());

it('every input is checked', async () => {
  const faults: unknown[] = [];
  let tried = 0;
  const attack = async (place: Place, what: string, value: unknown) => {
    tried += 1;
    await bench.orm.em.fork().execute('delete from rate_limit');
    const { data, errors } = await person.send(place.query, place.variablesWith(value));
    const codes = errors.map(({ extensions }) => extensions['code']);
    const wrong = codes.includes('INTERNAL') || codes.includes(undefined);
    const endless = what === 'without end' && JSON.stringify(data ?? '').includes(HUGE.slice(0, 500_000));
    if (wrong || endless) faults.push([place.name, what, errors[0]?.message]);
  };
  for (const operation of operationsOf(schema).filter(({ kind }) => kind !== 'subscription')) {
    for (const [scalar, values] of Object.entries(VALUES)) {
      for (const place of placesOf(operation, [scalar])) {
        for (const [what, value] of values) await attack(place, what, value);
      }
    }
  }
  countAttacks('input: values nobody meant, at every place of the contract', tried, faults.length);
  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(500);
}, 600_000);
