/**
 * Puts back the hyphens that pdf.js leaves out of its text. Many LaTeX fonts call their hyphen U+00AD, a format mark
 * that pdf.js drops; "full-stack" and "2019 - 2021" lose theirs. The drawing operators still hold them.
 */

const SOFT_HYPHEN = '\u00ad';

/** A glyph as the operators hold it; numbers between glyphs are spacing. */
interface Glyph {
  unicode?: string;
}

interface TextItem {
  str: string;
}

/**
 * The items' texts with `-` where a soft hyphen is drawn. Operators and items come in the same order; where they do not
 * agree (forms, hidden text) the texts stay as they are.
 *
 * @param shown arguments of the text operators, in drawing order.
 */
export function withSoftHyphens(items: readonly TextItem[], shown: readonly unknown[]): string[] {
  const texts = items.map((item) => item.str);
  const drawn = shown.flatMap(glyphsOf);
  if (!drawn.includes(SOFT_HYPHEN)) return texts;
  const letters = drawn.flatMap((unicode) =>
    unicode === SOFT_HYPHEN ? [unicode] : [...unicode.normalize('NFKC')],
  );
  let at = 0;
  return texts.map((text) => {
    let patched = '';
    for (const letter of text) {
      const wanted = [...letter.normalize('NFKC')].filter((part) => part.trim() !== '');
      if (wanted.length === 0) {
        patched += letter;
        continue;
      }
      let hyphens = '';
      let next = at;
      while (next < letters.length && (letters[next] === SOFT_HYPHEN || letters[next]!.trim() === '')) {
        if (letters[next] === SOFT_HYPHEN) hyphens += '-';
        next += 1;
      }
      if (wanted.every((part, index) => letters[next + index] === part)) {
        patched = hyphens && /\s$/.test(patched) ? `${patched.trimEnd()} ${hyphens} ` : patched + hyphens;
        at = next + wanted.length;
      }
      patched += letter;
    }
    const trailing = letters[at] === SOFT_HYPHEN && patched.trim() !== '' ? '-' : '';
    if (trailing) at += 1;
    return patched + trailing;
  });
}

function glyphsOf(args: unknown): string[] {
  const list: unknown = Array.isArray(args) ? args[0] : null;
  if (!Array.isArray(list)) return [];
  return list.flatMap((glyph: unknown) => {
    const unicode = typeof glyph === 'object' && glyph !== null ? (glyph as Glyph).unicode : undefined;
    return unicode ? [unicode] : [];
  });
}
