/** Reads numbers written as words: "thirty-five", "fünfunddreißig", "quatre-vingt-dix", "treinta y cinco". */
import { NUMBER_WORDS, numberTable, type LanguageCode, type NumberWords } from './lexicon/number-words.js';
import type { Word } from './words.js';

/** Units that join to tens inside one word, where they differ from the word for the number itself. */
const COMPOUND_UNITS: Partial<Record<LanguageCode, Record<string, number>>> = {
  de: numberTable('1:ein'),
  nl: numberTable('1:een'),
  sv: numberTable('1:ett,en'),
  cs: numberTable('1:jeden,jedna 2:dva 3:tri 4:ctyr 5:pet 6:sest 7:sedm 8:osm 9:devet'),
};

/** "zwölfköpfig", "dvanáctičlenný", "tienkoppig": a number with what it counts in one word. */
const COUNTING_SUFFIX =
  /^(.{3,}?)(?:kopfig|koppig|mannig|clenn|jahrig|monatig|wochig|tagig|stundig|hovedig)\p{L}{0,3}$/u;

const cache = new Map<string, number | null>();

/** The value of one word in one language; compounds such as "zweihundertfünfzig" are taken apart. */
function wordValue(form: string, language: LanguageCode): number | null {
  const key = `${language}:${form}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const value = compute(form, language);
  // Bounded, because the words of hostile input are without number.
  if (cache.size > 20_000) cache.clear();
  cache.set(key, value);
  return value;
}

function compute(form: string, language: LanguageCode): number | null {
  const tables = NUMBER_WORDS[language];
  if (tables.small[form] !== undefined) return tables.small[form];
  if (tables.scale[form] !== undefined) return tables.scale[form];
  if (tables.compound === 'none' || form.length < 6 || form.length > 40) return null;
  const counted = COUNTING_SUFFIX.exec(form)?.[1];
  if (counted !== undefined) return wordValue(counted, language);
  for (const [scaleWord, scale] of [
    ['tausend', 1000],
    ['duizend', 1000],
    ['tusen', 1000],
    ['hundert', 100],
    ['honderd', 100],
    ['hundra', 100],
  ] as const) {
    if (!(scaleWord in tables.scale)) continue;
    const at = form.indexOf(scaleWord);
    if (at < 0) continue;
    const head =
      at === 0
        ? 1
        : (COMPOUND_UNITS[language]?.[form.slice(0, at)] ?? wordValue(form.slice(0, at), language));
    const rest = form.slice(at + scaleWord.length).replace(new RegExp(`^${tables.joiner}`), '');
    const tail = rest === '' ? 0 : (COMPOUND_UNITS[language]?.[rest] ?? wordValue(rest, language));
    return head === null || tail === null ? null : head * scale + tail;
  }
  return tensAndUnits(form, language, tables);
}

function tensAndUnits(form: string, language: LanguageCode, tables: NumberWords): number | null {
  for (const [word, ten] of Object.entries(tables.small)) {
    if (ten < 20) continue;
    const unitText =
      tables.compound === 'unit-ten'
        ? form.endsWith(word)
          ? form.slice(0, -word.length).replace(new RegExp(`${tables.joiner}$`), '')
          : null
        : form.startsWith(word)
          ? form.slice(word.length)
          : null;
    if (unitText === null || unitText === '') continue;
    const unit = tables.small[unitText] ?? COMPOUND_UNITS[language]?.[unitText];
    if (unit !== undefined && unit < 10) return ten + unit;
  }
  return null;
}

function append(current: number | null, value: number, isScale: boolean): number | null | 'close' {
  if (isScale) {
    if (value >= 1000) return 'close';
    if (value === 100) return current === null ? 100 : current < 10 ? current * 100 : null;
    return current === null ? value : null;
  }
  if (current === null) return value;
  if (current === 4 && value === 20) return 80;
  const last = current % 100;
  if ((last === 60 || last === 80) && value < 20) return current + value;
  if (last >= 20 && last % 10 === 0 && value < 10 && value > 0) return current + value;
  if (current >= 100 && last === 0 && value < 100) return current + value;
  return null;
}

/**
 * The number that starts at a word, and the index after its last word; null when none does. "One" and its sisters
 * alone are articles more often than counts and give null.
 */
export function numberWordAt(
  words: readonly Word[],
  index: number,
  text: string,
  languages: readonly LanguageCode[],
): { value: number; next: number } | null {
  for (const language of languages) {
    const tables = NUMBER_WORDS[language];
    let total = 0;
    let current: number | null = null;
    let next = index;
    let seen = 0;
    for (let at = index; at < words.length && at < index + 8; at += 1) {
      const { form } = words[at]!;
      const gap = at === index ? '' : text.slice(words[at - 1]!.end, words[at]!.start);
      if (at > index && !/^[\s-]*$/.test(gap)) break;
      if (at > index && form === tables.joiner) continue;
      if (language === 'en' && form === 'ten' && languages.includes('cs')) break;
      const value = wordValue(form, language);
      if (value === null) break;
      const result = append(current, value, form in tables.scale);
      if (result === null) break;
      if (result === 'close') {
        if (seen === 0 && languages[0] !== language && language !== 'en') break;
        total += (current ?? 1) * value;
        current = null;
      } else current = result;
      seen += 1;
      next = at + 1;
    }
    const value = total + (current ?? 0);
    if (seen > 0 && value > 1) return { value, next };
  }
  return null;
}
