import { findPeriods, isDuration, isPeriodOnly } from './dates.js';

describe('findPeriods', () => {
  it.each([
    ['June 2023 – present', '2023-06', null, true],
    ['Sept 2018 – May 2023', '2018-09', '2023-05', false],
    ['03/2022 - Present', '2022-03', null, true],
    ['01.03.2019 – 31.12.2020', '2019-03-01', '2020-12-31', false],
    ['June – August 2020', '2020-06', '2020-08', false],
    ['Sep 15 – NOW', '2015-09', null, true],
    ['May ‘15 - Jun ‘16', '2015-05', '2016-06', false],
    ['März 2017 bis heute', '2017-03', null, true],
    ['seit 03.2019', '2019-03', null, true],
    ["janvier 2019 – aujourd'hui", '2019-01', null, true],
    ['enero 2018 - actualidad', '2018-01', null, true],
    ['maart 2016 – heden', '2016-03', null, true],
    ['maj 2012 – nuvarande', '2012-05', null, true],
    ['září 2015 – červen 2018', '2015-09', '2018-06', false],
    ['leden 2020 – současnost', '2020-01', null, true],
    ['2020.03 ~ 2021.05', '2020-03', '2021-05', false],
    ['2016 -', '2016', null, true],
    ['Mar. 2010 Aug. 2017', '2010-03', '2017-08', false],
  ])('reads %s', (text, start, end, ongoing) => {
    expect(findPeriods(text)).toEqual([expect.objectContaining({ start, end, ongoing, range: true })]);
  });

  it('keeps a single date apart from a period', () => {
    expect(findPeriods('Awarded in May 2014')).toEqual([
      expect.objectContaining({ start: '2014-05', end: null, range: false }),
    ]);
  });

  it('tells the day from the month only where that is certain', () => {
    expect(findPeriods('03/14/2020')[0]?.start).toBe('2020-03-14');
    expect(findPeriods('14/03/2020')[0]?.start).toBe('2020-03-14');
    expect(findPeriods('03/04/2020')[0]?.start).toBe('2020');
  });

  it('gives a template year no value', () => {
    expect(findPeriods('March 20XX – December 20XX')).toEqual([
      expect.objectContaining({ start: null, end: null, range: true }),
    ]);
  });

  it.each(['Handled 2M requests in 40 ms', 'Room 12', 'version 3.11', '+49 221 5550147'])(
    'finds none in %s',
    (text) => {
      expect(findPeriods(text)).toEqual([]);
    },
  );

  it('says where the period stands', () => {
    const text = 'Engineer, Acme (2019 – 2021)';
    const [period] = findPeriods(text);
    expect(text.slice(period!.index, period!.index + period!.length)).toBe('2019 – 2021');
  });
});

describe('isPeriodOnly', () => {
  it('takes a duration beside the period for part of it', () => {
    expect(isPeriodOnly('Oct 2019 - Nov 2020 (1 year 2 months)')).toBe(true);
    expect(isPeriodOnly('Acme, 2019 – 2021')).toBe(false);
  });
});

describe('isDuration', () => {
  it.each(['2 years 10 months', '3 Jahre', '4 mos', '1 an'])('is true for %s', (text) => {
    expect(isDuration(text)).toBe(true);
  });

  it('is false for a sentence that holds one', () => {
    expect(isDuration('3 years of experience')).toBe(false);
  });
});
