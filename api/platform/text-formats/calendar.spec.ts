import { countAttacks } from '../testing/attacks.js';
import { toCalendar } from './calendar.js';

const day = new Date('2026-03-04T00:00:00Z');
const of = (title: string, description = '') =>
  toCalendar('Applications', [{ uid: 'a@atlasops', day, title, description, changedAt: day }]);

/** The properties of a calendar as a program reads them: unfolded lines. */
const properties = (ics: string) =>
  ics
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '');

/** Ways to begin a line, before a property that must not appear. */
const BREAKS = [
  '\r\n', '\n', '\r', '\n\r', '\r\r\n', '\r\n ', '\r\n\t', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029', '\\n', '\\r\\n', '\\N', '%0d%0a', '\u0000\r\n',
  '\u560d\u560a', ';\r\n', '"\r\n',
]; // prettier-ignore

describe('toCalendar', () => {
  it('lets no text begin a property of its own', () => {
    const through: string[] = [];
    const plain = properties(of('x', 'y')).length;
    for (const lineBreak of BREAKS) {
      for (const injected of [
        'ATTENDEE:mailto:x@example.org',
        'END:VEVENT',
        'URL:https://example.org/leak',
      ]) {
        const ics = of(`Baker${lineBreak}${injected}`, `Night${lineBreak}${injected}`);
        const bare = ics.replaceAll('\r\n', '');
        if (properties(ics).length !== plain || /[\r\n\u000b\u000c\u0085\u2028\u2029]/.test(bare)) {
          through.push(JSON.stringify(lineBreak));
        }
      }
    }
    countAttacks('ICS: line breaks', BREAKS.length * 3, through.length);
    expect(BREAKS).toHaveLength(20);
    expect(through).toEqual([]);
  });

  it('would let it without escaping (the defence off)', () => {
    expect(properties(`SUMMARY:Baker\r\nATTENDEE:mailto:x@example.org\r\n`)).toHaveLength(2);
  });

  it('escapes what has a meaning, and folds long lines between characters', () => {
    expect(properties(of('a, b; c\\d'))).toContain('SUMMARY:a\\, b\\; c\\\\d');
    const long = '漢字😀'.repeat(40);
    const lines = of(long).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(properties(of(long))).toContain(`SUMMARY:${long}`);
    expect(properties(of('x'))).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20260304', 'DTSTAMP:20260304T000000Z', 'UID:a@atlasops']),
    );
  });
});
