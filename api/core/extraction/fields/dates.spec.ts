import { findDate, readDate } from './dates.js';

const now = new Date('2026-08-10T12:00:00Z');

describe('findDate', () => {
  it.each([
    ['2026-07-27T23:39:00+0000', '2026-07-27'],
    ['Posted 3/11/2026', '2026-03-11'],
    ['27/04/2026', '2026-04-27'],
    ['Stand: 01.07.2026', '2026-07-01'],
    ['Jul-28-2026', '2026-07-28'],
    ['3. Mai 2026', '2026-05-03'],
    ['1er juin 2026', '2026-06-01'],
    ['3 de mayo de 2026', '2026-05-03'],
    ['15 augusti 2026', '2026-08-15'],
    ['1. července 2026', '2026-07-01'],
    ['2026年7月1日', '2026-07-01'],
    ['Thu Oct 17 22:48:01 UTC 2013', '2013-10-17'],
    ['3 days ago', '2026-08-07'],
    ['vor 2 Wochen', '2026-07-27'],
    ['il y a 3 jours', '2026-08-07'],
    ['hace un mes', '2026-07-10'],
    ['för 3 dagar sedan', '2026-08-07'],
    ['3 dagen geleden', '2026-08-07'],
    ['před 3 dny', '2026-08-07'],
    ['3日前', '2026-08-07'],
    ['Posted yesterday · Apply by 6 September 2026', '2026-08-09'],
    ['May 3', '2026-05-03'],
  ])('reads %s', (text, day) => expect(findDate(text, { now, monthFirst: true })?.day).toBe(day));

  it('takes a date without a year as coming where a deadline is meant', () => {
    expect(findDate('12 May', { now, direction: 'future' })?.day).toBe('2027-05-12');
  });

  it.each(['31.02.2026', 'over 10 years of experience', 'for 3 days', 'call 040 12 34 56', 'version 1.2.3'])(
    'finds none in: %s',
    (text) => {
      expect(findDate(text, { now })).toBeNull();
    },
  );
});

describe('readDate', () => {
  it('reads seconds, milliseconds and compact days of structured data', () => {
    expect([
      readDate(1767600000, { now }),
      readDate('1767600000000', { now }),
      readDate('20260105', { now }),
    ]).toEqual(['2026-01-05', '2026-01-05', '2026-01-05']);
    expect(readDate({}, { now })).toBeNull();
  });
});
