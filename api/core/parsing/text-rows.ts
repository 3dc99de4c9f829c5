/** Text runs of a page gathered into rows of parts: words joined, wide gaps kept as boundaries. */
import { cleanText, closeLetterSpacing, type Part, type Stretch } from './line.js';
import type { PageLink, TextPage, TextRun } from './text-document.js';

/** Space between letters from this share of the font size is a blank. */
const BLANK = 0.16;
/** Space from this share of the font size sets parts of a row apart. */
const APART = 1.05;

/** A part with its place on the page. */
export interface PlacedPart extends Part {
  y: number;
  size: number;
}

/** All parts of a page, top to bottom, left to right in each row. */
export function placedParts(page: TextPage): PlacedPart[] {
  const runs = page.runs
    .filter((run) => !run.turned && run.x > -page.width && run.x < page.width * 2)
    .flatMap(visibleRun);
  return rowsOf(withRaisedJoined(runs)).flatMap((row) => partsOfRow(row, page.links));
}

/** A small raised or lowered piece right behind a larger one ("1st", "m2") stands on the larger one's line. */
function withRaisedJoined(runs: readonly CleanRun[]): CleanRun[] {
  const large = new Map<number, CleanRun[]>();
  const bucket = (x: number): number => Math.round(x / 8);
  for (const run of runs) {
    if (run.blank || run.icon) continue;
    const key = bucket(run.x + run.width);
    const there = large.get(key);
    if (there) there.push(run);
    else large.set(key, [run]);
  }
  return runs.map((run) => {
    if (run.blank || run.icon || !/^\s*[\p{Ll}\d]{1,3}\s*$/u.test(run.text)) return run;
    const key = bucket(run.x);
    const base = [key - 1, key, key + 1]
      .flatMap((near) => large.get(near) ?? [])
      .find(
        (other) =>
          other.size > run.size * 1.2 &&
          other.y !== run.y &&
          Math.abs(other.x + other.width - run.x) < 0.2 * other.size &&
          Math.abs(other.y - run.y) < 0.6 * other.size,
      );
    return base ? { ...run, y: base.y } : run;
  });
}

interface CleanRun extends TextRun {
  /** The run is only blank. */
  blank: boolean;
  /** A glyph of an icon font: never words, but it parts what it stands between. */
  icon: boolean;
}

function visibleRun(run: TextRun): CleanRun[] {
  const iconFont = /awesome|icon|glyph|material|symbol(?!a)|dingbat|wingding|webding/i.test(run.font);
  const privateOnly = /^[\s\ue000-\uf8ff\u{f0000}-\u{10ffff}]+$/u.test(run.text) && run.text.trim() !== '';
  const text = cleanText(run.text);
  const isBullet = /^\s*•\s*$/.test(text);
  if (iconFont && text.trim().length <= 2 && !/^[\p{L}\p{N}]{2}$/u.test(text.trim())) {
    // Wingdings and Symbol draw bullets with letters of their own
    const bullet = isBullet || /symbol|dingbat|wingding/i.test(run.font);
    return [{ ...run, text: bullet && text.trim() ? '•' : '', blank: false, icon: !bullet }];
  }
  if (privateOnly && !isBullet) return [{ ...run, text: '', blank: false, icon: true }];
  if (text === '') return [];
  return [{ ...run, text, blank: text.trim() === '', icon: false }];
}

function rowsOf(runs: readonly CleanRun[]): CleanRun[][] {
  const sorted = [...runs].sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: { y: number; size: number; runs: CleanRun[] }[] = [];
  for (const run of sorted) {
    let home: (typeof rows)[number] | null = null;
    for (let index = rows.length - 1; index >= 0 && index >= rows.length - 6; index -= 1) {
      const row = rows[index]!;
      const tolerance = Math.max(1, 0.28 * Math.min(row.size, run.size));
      if (Math.abs(row.y - run.y) <= tolerance) {
        home = row;
        break;
      }
    }
    if (!home) {
      home = { y: run.y, size: run.size, runs: [] };
      rows.push(home);
    }
    home.runs.push(run);
    // a larger letter rules the baseline: small ones beside it are raised or lowered
    if (run.size > home.size && !run.blank) {
      home.size = run.size;
      home.y = run.y;
    }
  }
  return rows.sort((a, b) => a.y - b.y).map((row) => row.runs.sort((a, b) => a.x - b.x));
}

function partsOfRow(row: readonly CleanRun[], links: readonly PageLink[]): PlacedPart[] {
  const parts: PlacedPart[] = [];
  let part: PlacedPart | null = null;
  let lastSize = 0;
  let broken = false;
  let blankBefore = false;
  const spacing = letterSpacing(row);
  for (const run of row) {
    if (run.icon) {
      // an icon between contact details parts them, one before a detail only announces it
      broken = part !== null;
      continue;
    }
    if (run.blank) {
      blankBefore = true;
      continue;
    }
    const size = Math.max(lastSize, run.size);
    const gap: number = part ? run.x - part.right : 0;
    const last: Stretch | undefined = part?.stretches[part.stretches.length - 1];
    // the same text drawn twice with a tiny shift is how some programs make bold
    if (
      part &&
      last?.text.trim() === run.text.trim() &&
      Math.abs(run.x + run.width - part.right) < 0.3 * size &&
      gap < 0
    ) {
      continue;
    }
    if (!part || broken || gap > APART * size + spacing || gap < -1.5 * size) {
      part = { text: '', stretches: [], x: run.x, right: run.x, y: run.y, size: run.size };
      parts.push(part);
    } else if (
      (blankBefore || gap > BLANK * run.size + spacing) &&
      !/\s$/.test(part.text) &&
      !/^\s/.test(run.text)
    ) {
      addText(part, ' ', null);
    }
    const url = links.find((link) => touches(link, run))?.url ?? null;
    addText(part, run.text, {
      text: run.text,
      bold: run.bold,
      italic: run.italic,
      size: run.size,
      font: run.font,
      url,
    });
    part.right = Math.max(part.right, run.x + run.width);
    part.size = Math.max(part.size, run.size);
    lastSize = run.size;
    broken = false;
    blankBefore = false;
  }
  for (const item of parts) {
    const closed = closeLetterSpacing(item.text);
    if (closed !== item.text) {
      item.text = closed;
      item.stretches = [{ ...item.stretches[0]!, text: closed }];
    }
  }
  return parts;
}

/** Extra space the row has after every letter, when it is set letter by letter; 0 otherwise. */
function letterSpacing(row: readonly CleanRun[]): number {
  const letters = row.filter((run) => !run.blank && !run.icon);
  if (letters.length < 5 || letters.some((run) => run.text.trim().length > 2)) return 0;
  const gaps = letters.slice(1).map((run, index) => run.x - (letters[index]!.x + letters[index]!.width));
  const sorted = gaps.sort((a, b) => a - b);
  return Math.max(0, sorted[Math.floor(sorted.length / 2)] ?? 0);
}

function addText(part: PlacedPart, text: string, stretch: Stretch | null): void {
  part.text += text;
  const last = part.stretches[part.stretches.length - 1];
  if (!last && stretch) part.stretches.push({ ...stretch });
  else if (last && (!stretch || sameStyle(last, stretch))) last.text += text;
  else if (stretch) part.stretches.push({ ...stretch });
}

function sameStyle(a: Stretch, b: Stretch): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.url === b.url &&
    Math.abs(a.size - b.size) < 0.3 &&
    a.font === b.font
  );
}

function touches(link: PageLink, run: TextRun): boolean {
  const middleX = run.x + run.width / 2;
  const middleY = run.y - run.size * 0.3;
  return (
    middleX >= link.x - 1 &&
    middleX <= link.x + link.width + 1 &&
    middleY >= link.y - 1 &&
    middleY <= link.y + link.height + 1
  );
}
