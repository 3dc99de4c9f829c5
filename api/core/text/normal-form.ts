/** Normal forms of text that the rooms compare by. All are pure and linear in the length of the input. */
import { decodeHTML } from 'entities';

const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** One line: every run of white space is one space, ends trimmed. Nothing else changes, so it stays verbatim. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** For showing: invisible and control characters out, white space collapsed. */
export function clean(text: string): string {
  return collapse(text.replace(INVISIBLE, '').replace(CONTROL, ' '));
}

/** Without accents: "Českých" -> "Ceskych", "Straße" -> "Strasse". */
export function withoutAccents(text: string): string {
  if (/^[\x00-\x7F]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, (c) => (c === 'ø' ? 'o' : 'O'))
    .replace(/[łŁ]/g, (c) => (c === 'ł' ? 'l' : 'L'))
    .replace(/[đĐ]/g, (c) => (c === 'đ' ? 'd' : 'D'))
    .replace(/[æÆ]/g, (c) => (c === 'æ' ? 'ae' : 'AE'))
    .replace(/ı/g, 'i')
    .normalize('NFC');
}

/**
 * For comparing: compatibility forms, lower case, no accents, punctuation as spaces ("C++" and "C#" keep their signs).
 * Two texts with equal folds say the same to a reader.
 */
export function fold(text: string): string {
  return collapse(
    withoutAccents(text.normalize('NFKC').replace(INVISIBLE, ''))
      .toLowerCase()
      .replace(/[\u2018\u2019'`\u00B4]/g, '')
      .replace(/[^\p{L}\p{N}+#]+/gu, ' '),
  );
}

/**
 * Decodes character references until nothing changes, at most three times: feeds escape once, boards that store
 * escaped HTML escape twice.
 */
export function decodeEntities(text: string): string {
  let current = text;
  for (let round = 0; round < 3; round += 1) {
    if (!/&(?:#\d|#x[\da-f]|[a-z]{2})/i.test(current)) break;
    const next = decodeHTML(current);
    if (next === current) break;
    current = next;
  }
  return current;
}

/** The first `max` characters, cut at a word and never inside a surrogate pair. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const space = text.lastIndexOf(' ', max);
  const end = space > max * 0.6 ? space : max;
  return text
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}
