import { careerYears, dateDiffers, readDate } from './dates.js';

describe('readDate', () => {
  it.each<[string, ReturnType<typeof readDate>]>([
    ['2019', { year: 2019, month: null }],
    ['2019-03', { year: 2019, month: 3 }],
    ['2019-03-01', { year: 2019, month: 3 }],
    ['03/2019', { year: 2019, month: 3 }],
    ['1.3.2019', { year: 2019, month: 3 }],
    ['Mar 2019', { year: 2019, month: 3 }],
    ['März 2019', { year: 2019, month: 3 }],
    ['août 2019', { year: 2019, month: 8 }],
    ['září 2019', { year: 2019, month: 9 }],
    ['augusti 2019', { year: 2019, month: 8 }],
    ['Present', 'present'],
    ['heute', 'present'],
    ['soon', null],
  ])('reads %s', (text, date) => {
    expect(readDate(text)).toEqual(date);
  });
});

describe('dateDiffers', () => {
  it.each([
    ['2019', '2019-03-01'],
    ['Mar 2019', '2019-03'],
    ['', ''],
    ['present', ''],
  ])('takes %p for %p', (claim, fact) => {
    expect(dateDiffers(claim, fact)).toBeNull();
  });

  it.each([
    ['2019-04', '2019-03'],
    ['2019-03', '2019'],
    ['', '2020-01'],
    ['present', '2020-01'],
    ['2020-01', ''],
  ])('does not take %p for %p', (claim, fact) => {
    expect(dateDiffers(claim, fact)).not.toBeNull();
  });
});

describe('careerYears', () => {
  it('counts overlapping positions once and open ones until today', () => {
    const work = [
      { startDate: '2010-01', endDate: '2011-12' },
      { startDate: '2011-01', endDate: '2012-12' },
      { startDate: '2020-01' },
    ];
    expect(careerYears({ work }, '2021-12-31')).toBeCloseTo(5, 5);
  });
});
