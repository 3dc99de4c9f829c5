/** Reads Rich Text Format 1.9 as flowed blocks: text, bold, italic, sizes, bullets, tables and links. */
import { TextDecoder } from 'node:util';
import type { FlowBlock, FlowDocument, FlowPiece } from '../../core/parsing/text-document.js';
import { mergePieces } from './flow-blocks.js';

interface GroupState {
  bold: boolean;
  italic: boolean;
  size: number;
  hidden: boolean;
  /** Inside a destination that is not the document's text. */
  skipped: boolean;
  /** Inside the text Word repeats for readers that know no lists: the bullet itself. */
  bullet: boolean;
  instruction: boolean;
  /** How many plain characters follow each `\u` for old readers. */
  fallback: number;
  url: string | null;
}

const SKIPPED = new Set(
  (
    'fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore listtable ' +
    'listoverridetable rsidtbl generator xmlnstbl mmathPr operator author title subject company footnote ' +
    'bkmkstart bkmkend fontemb nonshppict'
  ).split(' '),
);

const SYMBOLS: Record<string, string> = {
  tab: '\t',
  line: '\n',
  bullet: '•',
  endash: '–',
  emdash: '—',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
};

const TOKEN = /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}]+)/g;

/** Groups nested deeper than this are flattened: no writer makes them. */
const MAX_DEPTH = 1_000;

/** Never fails: what is not understood is passed over, as the format asks of readers. */
export function readRtf(bytes: Uint8Array): FlowDocument {
  // the file is ASCII; what is not comes escaped in the code page the header names
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const decoder = decoderFor(/\\ansicpg(\d+)/.exec(source)?.[1]);
  const blocks: FlowBlock[] = [];
  let state: GroupState = {
    bold: false,
    italic: false,
    size: 12,
    hidden: false,
    skipped: false,
    bullet: false,
    instruction: false,
    fallback: 1,
    url: null,
  };
  const stack: GroupState[] = [];
  let pieces: FlowPiece[] = [];
  let list = 0;
  let heading = 0;
  let sameRow = false;
  let pendingUrl: string | null = null;
  let instruction = '';
  let toSkip = 0;
  let starred = false;
  let bytesWaiting: number[] = [];

  const add = (text: string): void => {
    if (state.skipped || state.hidden) return;
    if (state.instruction) instruction += text;
    else if (state.bullet) list = Math.max(list, 1);
    else pieces.push({ text, bold: state.bold, italic: state.italic, size: state.size, url: state.url });
  };
  const flushBytes = (): void => {
    if (bytesWaiting.length === 0) return;
    const text = decoder.decode(new Uint8Array(bytesWaiting));
    bytesWaiting = [];
    add(text);
  };
  const endBlock = (): void => {
    blocks.push({ pieces: mergePieces(pieces), heading, list, sameRow });
    pieces = [];
    sameRow = false;
  };

  for (const [, word, number, hex, symbol, brace, text] of source.matchAll(TOKEN)) {
    if (hex === undefined) flushBytes();
    if (brace === '{') {
      if (stack.length < MAX_DEPTH) stack.push({ ...state });
      starred = false;
      toSkip = 0;
    } else if (brace === '}') {
      if (state.instruction && instruction) {
        pendingUrl = /HYPERLINK\s+"([^"]+)"/.exec(instruction)?.[1] ?? null;
        instruction = '';
      }
      state = stack.pop() ?? state;
      toSkip = 0;
    } else if (hex !== undefined) {
      if (toSkip > 0) toSkip -= 1;
      else bytesWaiting.push(Number.parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === '*') starred = true;
      else if (symbol === '~') add(' ');
      else if (symbol === '_') add('-');
      else if (symbol === '\n' || symbol === '\r') endBlock();
      else if ('\\{}'.includes(symbol)) add(symbol);
    } else if (text !== undefined) {
      let plain = text.replace(/[\r\n]/g, '');
      if (toSkip > 0) {
        const skipped = Math.min(toSkip, plain.length);
        plain = plain.slice(skipped);
        toSkip -= skipped;
      }
      if (plain) add(plain);
    } else if (word !== undefined) {
      const value = number === undefined ? null : Number(number);
      const on = value !== 0;
      if (SKIPPED.has(word)) state.skipped = true;
      else if (word === 'fldinst') state.instruction = true;
      else if (word === 'fldrslt') {
        state.url = pendingUrl;
        pendingUrl = null;
      } else if (word === 'listtext' || word === 'pntext') state.bullet = true;
      else if (starred && !['shppict', 'shpinst', 'shptxt'].includes(word)) state.skipped = true;
      else if (word === 'b') state.bold = on;
      else if (word === 'i') state.italic = on;
      else if (word === 'v') state.hidden = on;
      else if (word === 'fs' && value) state.size = value / 2;
      else if (word === 'plain')
        Object.assign(state, { bold: false, italic: false, hidden: false, size: 12 });
      else if (word === 'uc' && value !== null) state.fallback = Math.max(0, value);
      else if (word === 'u' && value !== null) {
        add(String.fromCharCode(value < 0 ? value + 65_536 : value));
        toSkip = state.fallback;
      } else if (word === 'pard') {
        list = 0;
        heading = 0;
      } else if (word === 'outlinelevel' && value !== null) heading = Math.min(6, value + 1);
      else if (word === 'ls' && value) list = Math.max(list, 1);
      else if (word === 'ilvl' && value !== null) list = Math.max(list, value + 1);
      else if (word === 'par' || word === 'sect' || word === 'page') endBlock();
      else if (word === 'row') sameRow = false;
      else if (word === 'cell') {
        endBlock();
        sameRow = true;
      } else if (SYMBOLS[word]) add(SYMBOLS[word]);
      starred = false;
    }
  }
  flushBytes();
  endBlock();
  return { kind: 'flow', blocks };
}

function decoderFor(codePage: string | undefined): TextDecoder {
  try {
    return new TextDecoder(codePage === '65001' ? 'utf-8' : `windows-${codePage ?? '1252'}`);
  } catch {
    // a code page outside the Encoding Standard: Latin letters still come out right
    return new TextDecoder('windows-1252');
  }
}
