/**
 * Text for comparing with vocabularies: lower case, Latin letters without diacritics. Each UTF-16 unit stays one unit,
 * so that offsets found in the plain text hold in the original.
 */
export function plainLetters(text: string): string {
  let plain = '';
  for (const unit of text) {
    if (unit.length > 1) {
      plain += unit;
      continue;
    }
    const base = unit
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase();
    plain += base.length === 1 ? base : unit;
  }
  return plain;
}

/** Plain letters and digits with single spaces, for looking up whole phrases. */
export function phraseKey(text: string): string {
  return plainLetters(text)
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
