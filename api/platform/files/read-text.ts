/** Plain text as a page of a typewriter: columns, indents and blank lines then mean what they mean in a PDF. */
import type { PagedDocument, TextRun } from '../../core/parsing/text-document.js';

const CHARACTER_WIDTH = 5;
const LINE_HEIGHT = 12;
const SIZE = 10;
const MAX_LINES = 20_000;
/** More than twice what is read of a document afterwards; placing all of a file of megabytes takes seconds. */
const MAX_CHARACTERS = 500_000;

/** Text in whatever encoding: a byte order mark, UTF-8 when valid, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** One page per form feed. Markdown's headings and emphasis become size and weight. */
export function readText(source: string): PagedDocument {
  let budget = MAX_LINES;
  const pages = source
    .slice(0, MAX_CHARACTERS)
    .split('\f')
    .map((part) => {
      const lines = part.replace(/\r\n?/g, '\n').split('\n').slice(0, budget);
      budget -= lines.length;
      const runs = lines.flatMap((line, row) => runsOfLine(line, (row + 1) * LINE_HEIGHT));
      const width = runs.reduce((widest, run) => Math.max(widest, run.x + run.width), 600);
      return { width, height: Math.max(800, (lines.length + 2) * LINE_HEIGHT), runs, links: [] };
    });
  return { kind: 'pages', pages };
}

function runsOfLine(line: string, y: number): TextRun[] {
  const expanded = line.replace(/\t/g, '    ').slice(0, 4_000);
  const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(expanded);
  const text = heading ? heading[2]! : expanded;
  const runs: TextRun[] = [];
  // a rule of dashes under a heading carries no words
  if (/^\s*(?:[-=_*~─━]\s?){3,}$/.test(text)) return runs;
  for (const found of text.matchAll(/\S+(?: \S+)*/g)) {
    let column = found.index;
    for (const part of found[0].split(/(\*\*[^*]+\*\*)/)) {
      const strong = /^\*\*([^*]+)\*\*$/.exec(part);
      const words = strong ? strong[1]! : part;
      if (words) {
        runs.push({
          text: words,
          x: column * CHARACTER_WIDTH,
          y,
          width: words.length * CHARACTER_WIDTH,
          size: heading ? SIZE + 7 - heading[1]!.length : SIZE,
          bold: heading !== null || strong !== null,
          italic: false,
          font: 'text',
        });
      }
      column += words.length;
    }
  }
  return runs;
}
