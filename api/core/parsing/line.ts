/** The lines of a document in reading order, whatever it was read from: what all later steps work on. */

/** Text in one style. */
export interface Stretch {
  text: string;
  bold: boolean;
  italic: boolean;
  size: number;
  font: string;
  url: string | null;
}

/** A stretch of the line that wide space sets apart from its neighbours (a title, and a date at the right margin). */
export interface Part {
  text: string;
  stretches: Stretch[];
  x: number;
  right: number;
}

export interface Line {
  parts: Part[];
  /** All parts, two spaces between them. */
  text: string;
  /** From 1; null in documents without pages. */
  page: number | null;
  /** Which column of the page it stands in; lines of different columns never belong to one paragraph. */
  column: number;
  x: number;
  right: number;
  y: number;
  size: number;
  font: string;
  /** Most of the letters are. */
  bold: boolean;
  italic: boolean;
  /** The bullet before the text, '' for none. It is not part of `text`. */
  bullet: string;
  /** Where the bullet itself stands; `x` is where the text starts. */
  bulletX: number;
  /** Heading level and list depth by the document's own styles; 0 for none. */
  heading: number;
  list: number;
  /** Space above, in heights of the line's own text; 1.2 is normal line spacing. */
  gap: number;
  /** Right edge of the column the line stands in. */
  columnRight: number;
}

const BULLETS = '•●◦○▪▫■□◆◇❖➢➤►▶▸‣⁃∙·➔→✓✔✦★☆❍⦿⁌⁍\u00a7';
const BULLET_START = new RegExp(
  `^[${BULLETS}]+(?:\\s+|(?=[\\p{L}\\p{N}"“(]))|^[-–—*o]\\s+(?=\\S)|^[+>]\\s+(?=\\p{Lu})|^\\[\\d{1,2}\\]\\s+|^\\d{1,2}[.)]\\s+(?=\\p{Lu})(?!(?:Jan|Feb|Fév|M[aä]r|Apr|Avr|Ma[iy]|Jui?n|Jui?l|Aug|Ao|Sep|O[kc]t|Nov|D[eé][zc])\\p{L}*\\.?\\s+\\d{4})`,
  'u',
);

/** Glyphs of symbol fonts that stand for bullets, in the private area of Unicode. */
const PRIVATE_BULLETS = /[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06c\uf06e\uf071\uf0e0]/g;

/** No line of a resume is longer; what is, is a broken or hostile file. */
const LONGEST_RUN = 4_000;

/** Text as it will be kept: whole letters for ligatures, plain spaces, no invisible marks, bullets as bullets. */
export function cleanText(text: string): string {
  return (
    text
      .slice(0, LONGEST_RUN)
      .replace(/[\ufb00-\ufb06\u0132\u0133]/g, (ligature) => ligature.normalize('NFKC'))
      .replace(PRIVATE_BULLETS, '•')
      // Word writes a hyphen as up to three signs
      .replace(/[-\u2010\u2011]?\u00ad[-\u2010\u2011]|[-\u2010\u2011]\u00ad/g, '-')
      .replace(/[\ue000-\uf8ff\u200b-\u200f\u2060\ufeff\ufe0f\u202a-\u202e]/g, '')
      .replace(/[^\P{Cc}\t\n]/gu, ' ')
      .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
  );
}

/** The bullet a text starts with and what follows; an empty bullet when there is none. */
export function splitBullet(text: string): { bullet: string; length: number } {
  const match = BULLET_START.exec(text);
  // a lone "o" or "-" is a bullet only as a list writes it; "o" also is a word in some languages
  if (!match || (match[0].trim() === 'o' && !/^o\s+\p{Lu}/u.test(text))) return { bullet: '', length: 0 };
  return { bullet: match[0].trim(), length: match[0].length };
}

/** "E X P E R I E N C E" to "EXPERIENCE"; two or more spaces part words. Other text stays. */
export function closeLetterSpacing(text: string): string {
  const trimmed = text.trim();
  if (!/^\S(?: {1,3}\S){3,}$/u.test(trimmed.replace(/ {2,}/g, '  ')) && !/^(?:\S ){3,}\S?/u.test(trimmed))
    return text;
  const tokens = trimmed.split(/\s+/);
  const single = tokens.filter((token) => [...token].length === 1).length;
  if (tokens.length < 4 || single / tokens.length < 0.8 || !/\p{L}/u.test(trimmed)) return text;
  return trimmed
    .split(/ {2,}/)
    .map((word) => word.replace(/(?<=\S) (?=\S)/g, ''))
    .join(' ');
}

/** What a line is known by: steps that read it otherwise (as a bullet, as one card of a row) work on copies. */
export function lineKey(line: Line): string {
  return `${line.page}/${line.column}/${line.y}`;
}

/** Builds a line from its parts; the caller sets what only it knows. */
export function makeLine(
  parts: Part[],
  place: Pick<Line, 'page' | 'column' | 'y' | 'heading' | 'list' | 'gap' | 'columnRight'>,
): Line | null {
  const kept = parts.filter((part) => part.text.trim() !== '');
  const first = kept[0];
  if (!first) return null;
  const bulletX = first.x;
  const { bullet, length } = splitBullet(first.text);
  if (bullet) {
    cutStart(first, length);
    if (first.text.trim() === '') kept.shift();
  }
  if (kept.length === 0) return null;
  const letters = kept
    .flatMap((part) => part.stretches)
    .map((stretch) => ({ stretch, count: stretch.text.replace(/\s/g, '').length }));
  const total = letters.reduce((sum, { count }) => sum + count, 0) || 1;
  const share = (test: (stretch: Stretch) => boolean): number =>
    letters.reduce((sum, { stretch, count }) => sum + (test(stretch) ? count : 0), 0) / total;
  const main = letters.reduce((best, item) => (item.count > best.count ? item : best)).stretch;
  return {
    ...place,
    parts: kept,
    text: kept.map((part) => part.text.trim()).join('  '),
    x: kept[0]!.x,
    right: Math.max(...kept.map((part) => part.right)),
    size: Math.round(main.size * 2) / 2,
    font: main.font,
    bold: share((stretch) => stretch.bold) > 0.6,
    italic: share((stretch) => stretch.italic) > 0.6,
    bullet,
    bulletX,
  };
}

/** Removes the first characters of a part, in its text and its stretches. */
function cutStart(part: Part, length: number): void {
  const ratio = part.text.length > 0 ? length / part.text.length : 0;
  part.x += (part.right - part.x) * ratio;
  part.text = part.text.slice(length);
  let left = length;
  while (left > 0 && part.stretches.length > 0) {
    const stretch = part.stretches[0]!;
    const cut = Math.min(left, stretch.text.length);
    part.stretches[0] = { ...stretch, text: stretch.text.slice(cut) };
    left -= cut;
    if (part.stretches[0].text === '') part.stretches.shift();
  }
}
