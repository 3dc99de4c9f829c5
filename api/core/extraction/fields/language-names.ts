/** Names of human languages in the languages postings come in. */
import { fold } from '../../text/normal-form.js';

const CODES =
  'en de fr es nl sv cs sk pt it pl da nb fi ca ja zh ko ru uk ar tr hu ro bg el hr sr sl he hi th vi id et lv lt eu gl is ga fa ur bn ms sq mk bs'.split(
    ' ',
  );
const LOCALES = ['en', 'de', 'fr', 'es', 'nl', 'sv', 'cs', 'pt', 'it', 'pl', 'da', 'nb', 'fi', 'ca', 'sk'];
/** Forms that inflect, and what people say for a language whose official name differs. */
const EXTRA: Readonly<Record<string, string>> = {
  mandarin: 'zh',
  cantonese: 'zh',
  norwegian: 'nb',
  norwegisch: 'nb',
  norska: 'nb',
  norsk: 'nb',
  norvegien: 'nb',
  noruego: 'nb',
  flemish: 'nl',
  castilian: 'es',
  castellano: 'es',
  castella: 'es',
  deutschkenntnisse: 'de',
  englischkenntnisse: 'en',
  franzosischkenntnisse: 'fr',
  deutsch: 'de',
  englischen: 'en',
  deutschen: 'de',
  deutscher: 'de',
  englischer: 'en',
  anglictinu: 'en',
  anglictiny: 'en',
  anglictine: 'en',
  anglicky: 'en',
  nemcinu: 'de',
  nemciny: 'de',
  nemcine: 'de',
  nemecky: 'de',
  cestinu: 'cs',
  cestiny: 'cs',
  cesky: 'cs',
  francouzstinu: 'fr',
  slovenstinu: 'sk',
  engelsk: 'en',
  engelska: 'en',
  svensk: 'sv',
  svenska: 'sv',
  engelse: 'en',
  duitse: 'de',
  nederlandse: 'nl',
  franse: 'fr',
  anglaise: 'en',
  angles: 'en',
  ingles: 'en',
  inglese: 'en',
  angielskiego: 'en',
  niemieckiego: 'de',
};
/** Also everyday words or too short to be sure. */
const AMBIGUOUS = new Set(['galician', 'polish']);
let table: Map<string, string> | null = null;

/** ISO 639-1 code of a language's name standing as one word; "Polish" only with a capital; null when it is none. */
export function languageCode(word: string): string | null {
  if (table === null) {
    table = new Map();
    for (const locale of LOCALES) {
      const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
      for (const code of CODES) {
        const name = fold(names.of(code) ?? '');
        if (name.length >= 4 && !name.includes(' ') && !table.has(name)) table.set(name, code);
      }
    }
    for (const [name, code] of Object.entries(EXTRA)) table.set(name, code);
  }
  const key = fold(word);
  if (AMBIGUOUS.has(key) && !/^\p{Lu}/u.test(word)) return null;
  const code = table.get(key) ?? null;
  return code === 'nb' ? 'no' : code;
}
