/** Human languages by their names in the seven languages of the house. */
import { foldCase } from '../words.js';

const CODES =
  'ar bg bn bs ca cs da de el en es et fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms mt nl no pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh'.split(
    ' ',
  );
const LOCALES = ['en', 'de', 'fr', 'es', 'nl', 'sv', 'cs'];

/** Folded name -> ISO 639-1 code. */
export const LANGUAGE_CODES: ReadonlyMap<string, string> = new Map(
  LOCALES.flatMap((locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return CODES.map((code): [string, string] => [foldCase(names.of(code) ?? code), code]);
  }),
);

/** ISO codes of the languages named by some folded words. */
export function languagesNamed(forms: readonly string[]): Set<string> {
  return new Set(forms.flatMap((form) => LANGUAGE_CODES.get(form) ?? []));
}
