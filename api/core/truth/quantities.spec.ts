import type { LanguageCode } from './lexicon/number-words.js';
import { quantitiesIn } from './quantities.js';
import { cleanText, wordsOf } from './words.js';

function read(text: string, ...languages: LanguageCode[]) {
  const clean = cleanText(text);
  return quantitiesIn(clean, wordsOf(clean), languages.length > 0 ? languages : ['en']);
}

describe('quantitiesIn', () => {
  it.each<[string, number[]]>([
    ['1,000 users', [1000]],
    ['1.000 Kunden', [1000, 1]],
    ["1'000 people", [1000]],
    ['12 300 units', [12300]],
    ['99.9 points', [99.9]],
    ['1.5M users', [1500000]],
    ['10k users', [10000]],
    ['2 million users', [2000000]],
    ['٤٥ people', [45]],
    ['forty-two sites', [42]],
    ['three hundred and five sites', [305]],
    ['one hundred and twenty flats', [120]],
  ])('reads %s', (text, values) => {
    expect(read(text).map((quantity) => quantity.values)).toEqual([values]);
  });

  it.each<[string, LanguageCode, number]>([
    ['fünfunddreißig Mitarbeiter', 'de', 35],
    ['zweihundertfünfzig Gäste', 'de', 250],
    ['quatre-vingt-dix clients', 'fr', 90],
    ['soixante-douze clients', 'fr', 72],
    ['treinta y cinco alumnos', 'es', 35],
    ['vijfentwintig liften', 'nl', 25],
    ['trettiofem elever', 'sv', 35],
    ['dvě stě faktur', 'cs', 200],
  ])('reads %s', (text, language, value) => {
    expect(read(text, language).map(({ values }) => values)).toEqual([[value]]);
  });

  it.each(['H-1B visa', 'p99 latency', 'C++17', '2FA', 'available 24/7', 'open at 9:30', 'the one thing'])(
    'finds nothing counted in %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('tells kinds, currencies, bounds and units', () => {
    expect(read('over 40%')[0]).toMatchObject({ kind: 'percent', bound: 'over' });
    expect(read('forty percent')[0]).toMatchObject({ kind: 'percent', values: [40] });
    expect(read('€1.5m')[0]).toMatchObject({ kind: 'money', currency: 'EUR', values: [1500000] });
    expect(read('15+ sites')[0]).toMatchObject({ kind: 'plain', bound: 'atLeast' });
    expect(read('up to 6 patients')[0]).toMatchObject({ bound: 'upTo' });
    expect(read('in two hours')[0]).toMatchObject({ kind: 'duration', unit: 60 });
    expect(read('since 03/2019')[0]).toMatchObject({ kind: 'year', values: [2019], month: 3 });
    expect(read('doubled sales')[0]).toMatchObject({ kind: 'factor', values: [2] });
    expect(read('by a quarter')[0]).toMatchObject({ kind: 'percent', values: [25] });
  });

  it('gives the first figure of a range the unit of the second', () => {
    expect(read('from 50 to 35 minutes').map(({ kind }) => kind)).toEqual(['duration', 'duration']);
    expect(read('from 5 days to 3').map(({ kind }) => kind)).toEqual(['duration', 'duration']);
  });
});
