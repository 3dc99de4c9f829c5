/** Takes an entry's heading apart: its period, its place, and the pieces of text that name things. */
import { isDuration, findPeriods, type Period } from './dates.js';
import type { Item } from './items.js';
import type { Part, Stretch } from './line.js';
import { isPlace } from './places.js';

export interface HeadPiece {
  text: string;
  /** Which heading line it stands in, from 0, and in which part of it. */
  row: number;
  part: number;
  bold: boolean;
  italic: boolean;
  /** What sets it apart from the piece before in the same part: '|', '-', ',' or '' for a change of style. */
  separator: string;
}

export interface HeadPieces {
  pieces: HeadPiece[];
  period: Period | null;
  place: string | null;
  url: string | null;
}

/** Stands for a cut-out date: always a boundary. */
const CUT = '\u0001';
const SEPARATORS = new RegExp(
  `(${CUT}|\\s*\\|\\s*|\\s+[•·●▪◆⋄∙‧]\\s*|\\s*[·•]\\s+|\\s+[–—―]{1,2}\\s*|\\s*[—―]\\s*|\\s+-{1,2}\\s+|\\s+@\\s*(?=\\p{Lu})|\\s+@\\s+|\\s+//?\\s+|\\s{3,}|\\t|\\s*;\\s+)`,
  'u',
);
/** Stands for a blank inside brackets, where nothing is cut. */
const GLUE = '\u0002';

function closeUp(bracketed: string): string {
  // "(Cisco, 2020)": what stands beside the date is a piece of its own
  return bracketed.includes(CUT) ? ` | ${bracketed.slice(1, -1)} | ` : bracketed.replace(/\s/g, GLUE);
}

/** Words that only say what a date beside them is. */
const DATE_WORDS =
  /^\(?(?:expected|anticipated|estimated|projected|graduat(?:ed|ion|ing)|completed|completion|class of|date|issued|obtained|awarded|since|from|in|dates?|voraussichtlich|abschluss|prévu|obtenu|depuis|esperado|previsto|verwacht|förväntad|předpokládané ukončení)(?:\s+(?:graduation|in|date|completion|on))*\)?[:.]?$/i;
const WORDS_BEFORE_DATE = new RegExp(
  `(?:^|[\\s(,])(?:expected|anticipated|estimated|graduat(?:ed|ion|ing)|completed|class of|issued|obtained)(?:\\s+(?:graduation|in|date|completion|on))*[:.]?\\s*${CUT}`,
  'gi',
);
const EDGES = /^[\s,;:|•·–—-]+|[\s,;:|•·–—-]+$/g;

export function headPieces(head: readonly Item[]): HeadPieces {
  const result: HeadPieces = { pieces: [], period: null, place: null, url: null };
  head.forEach((item, row) => {
    const parts = [...partsOf(item), ...item.notes];
    parts.forEach((part, index) => readPart(part, row, index, result));
  });
  return result;
}

/** The item's own parts; a heading wrapped over two lines is read as one text. */
function partsOf(item: Item): Part[] {
  if (item.lines.length === 1) return item.parts;
  const style = item.parts[0]?.stretches[0];
  return style
    ? [{ ...item.parts[0]!, text: item.text, stretches: [{ ...style, text: item.text }] }]
    : item.parts;
}

function readPart(part: Part, row: number, index: number, result: HeadPieces): void {
  const text = part.text;
  if (isDuration(text)) return;
  const periods = findPeriods(text);
  for (const period of periods) {
    if (!result.period || (period.range && !result.period.range)) result.period = period;
  }
  result.url ??= part.stretches.find(({ url }) => url && /^https?:/.test(url))?.url ?? null;
  let separator = '';
  for (const chunk of styledChunks(part, periods)) {
    const bits = chunk.text
      .replace(WORDS_BEFORE_DATE, CUT)
      .replace(/\([^()]*\)/g, closeUp)
      .split(SEPARATORS);
    bits.forEach((bit, position) => {
      if (position % 2 === 1) {
        separator = bit.includes(CUT) ? '|' : bit.trim() === '' ? '|' : bit.trim().replace(/[–—―]+|-+/, '-');
        return;
      }
      const comma = /^\s*,/.test(bit);
      const clean = bit
        .replaceAll(GLUE, ' ')
        .replace(/\(\s*\)|\[\s*\]/g, '')
        .replace(EDGES, '')
        .replace(/^[)\]]\s*|\s*[([]$/g, '')
        .replace(EDGES, '')
        // "Engineer (Acme)": what is all in brackets is a name without them
        .replace(/^\(([^()]{2,})\)$/, '$1')
        .replace(/\s+/g, ' ');
      if (clean === '' || DATE_WORDS.test(clean) || isDuration(clean) || !/[\p{L}\p{N}]/u.test(clean)) return;
      addPiece(clean, chunk, row, index, comma ? ',' : separator, result);
      separator = '';
    });
  }
}

function addPiece(
  text: string,
  chunk: Stretch,
  row: number,
  part: number,
  separator: string,
  result: HeadPieces,
): void {
  const place = { row, part, bold: chunk.bold, italic: chunk.italic, separator };
  if (!result.place && isPlace(text)) {
    result.place = text;
    return;
  }
  const bracketed = /^(.*\S)\s*\(([^()]+)\)$/.exec(text);
  if (bracketed && !result.place && isPlace(bracketed[2]!)) {
    result.place = bracketed[2]!;
    result.pieces.push({ text: bracketed[1]!, ...place });
    return;
  }
  const tail = result.place ? null : placeAtEnd(text);
  if (tail) {
    result.place = tail.place;
    result.pieces.push({ text: tail.rest, ...place });
    return;
  }
  result.pieces.push({ text, ...place });
}

/** "Acme, Springfield, IL": the longest end that is a place and leaves a name before it. */
export function placeAtEnd(text: string): { rest: string; place: string } | null {
  // "Acme Technology. San Jose, California"
  const sentence = /^(.{3,}?)\.\s+(\p{Lu}.+)$/u.exec(text);
  if (sentence && isPlace(sentence[2]!)) return { rest: sentence[1]!, place: sentence[2]! };
  const pieces = text.split(/,\s+/);
  for (let count = Math.min(3, pieces.length - 1); count >= 1; count -= 1) {
    const place = pieces.slice(-count).join(', ');
    const rest = pieces.slice(0, -count).join(', ').trim();
    if (rest && isPlace(place)) return { rest, place };
  }
  return null;
}

/** The part's stretches by weight and slant, with its dates cut out. */
function styledChunks(part: Part, periods: readonly Period[]): Stretch[] {
  const chunks: Stretch[] = [];
  let offset = 0;
  for (const stretch of part.stretches) {
    let text = '';
    for (let position = 0; position < stretch.text.length; position += 1) {
      const at = offset + position;
      const period = periods.find(({ index, length }) => at >= index && at < index + length);
      if (!period) text += stretch.text[position];
      else if (at === period.index) text += CUT;
    }
    offset += stretch.text.length;
    const last = chunks[chunks.length - 1];
    const joinable =
      last &&
      ((last.bold === stretch.bold && last.italic === stretch.italic) ||
        !/[\p{L}\p{N}]/u.test(text) ||
        !/[\p{L}\p{N}]/u.test(last.text));
    if (joinable) {
      const bold = /[\p{L}\p{N}]/u.test(last.text) ? last : stretch;
      chunks[chunks.length - 1] = { ...bold, text: last.text + text };
    } else {
      chunks.push({ ...stretch, text });
    }
  }
  return chunks;
}
