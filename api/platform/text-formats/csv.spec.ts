import { parse } from 'csv-parse/sync';
import { countAttacks } from '../testing/attacks.js';
import { guardFormula, toCsv } from './csv.js';

const PREFIXES = ['=', '+', '-', '@', '\t', '\r', '\n', '|', '\uff1d', '\uff0b', '\uff0d', '\uff20'];
const QUOTINGS = [
  (text: string) => text,
  (text: string) => `${text},"x","y`,
  (text: string) => `"${text}"`,
  (text: string) => `${text}\r\n${text}`,
];

const cells = (csv: string) => parse(csv, { bom: true, relaxColumnCount: true, skipEmptyLines: false });

describe('toCsv', () => {
  it('gives back exactly the cells it was given, none of them a formula', () => {
    const texts = PREFIXES.flatMap((prefix) => QUOTINGS.map((quote) => quote(`${prefix}cmd|' /C calc'!A0`)));
    const rows = cells(toCsv(texts.map((text) => ['before', text, 'after'])));
    // Dangerous is what a spreadsheet reads first, with or without quotes of the text's own.
    const through = rows.filter(
      ([, cell = '']) => PREFIXES.some((prefix) => cell.startsWith(prefix)) || /^"[=+\-@]/.test(cell),
    );
    countAttacks('CSV: formulas', texts.length, through.length);
    expect(texts).toHaveLength(48);
    expect(through).toEqual([]);
    expect(rows).toEqual(texts.map((text) => ['before', guardFormula(text), 'after']));
    expect(rows.map(([, cell = '']) => cell.replace(/^'/, ''))).toEqual(texts);
  });

  it('leaves other texts and numbers as they are', () => {
    const row = [
      'Night baker',
      'a, b',
      'a "b" c',
      'two\nlines',
      '',
      ' space ',
      'C++',
      'a=b',
      '漢字',
      'O’Neil',
    ];
    expect(cells(toCsv([row]))).toEqual([row]);
    expect(toCsv([[-5, null, 1.5]])).toBe('\ufeff-5,,1.5\r\n');
  });

  it('would hand formulas on without the guard (the defence off)', () => {
    expect(PREFIXES.every((prefix) => guardFormula(`${prefix}1`) !== `${prefix}1`)).toBe(true);
    expect(cells('\ufeff=1+1\r\n')).toEqual([['=1+1']]);
  });
});
