/**
 * Light stemming over the seven languages of the house at once: it only has to bring the forms of one word together
 * ("migrated", "migration"), and both sides of a comparison are stemmed alike. Names and skills are never compared
 * by stem alone.
 */
import { IRREGULAR_FORMS } from './lexicon/irregular-forms.js';

/** Longest first; a suffix is taken off while at least four letters remain. */
const SUFFIXES = [
  'izations',
  'isations',
  'ization',
  'isation',
  'erungen',
  'ierten',
  'ations',
  'ements',
  'erung',
  'ierte',
  'ieren',
  'ciones',
  'aciones',
  'amento',
  'amiento',
  'imiento',
  'iendo',
  'ation',
  'ement',
  'ments',
  'ungen',
  'aient',
  'erade',
  'ovani',
  'ovala',
  'oval',
  'ering',
  'aron',
  'ando',
  'endo',
  'acion',
  'cion',
  'ions',
  'ment',
  'ings',
  'ants',
  'ents',
  'ance',
  'ence',
  'arna',
  'erna',
  'orna',
  'ande',
  'ende',
  'ingen',
  'tion',
  'sion',
  'eurs',
  'euse',
  'rice',
  'ados',
  'adas',
  'idos',
  'idas',
  'eni',
  'ani',
  'ych',
  'ich',
  'emi',
  'ami',
  'imi',
  'ost',
  'ion',
  'ing',
  'ung',
  'ers',
  'ors',
  'ies',
  'ied',
  'ado',
  'ada',
  'ido',
  'ida',
  'ade',
  'ten',
  'tes',
  'des',
  'ades',
  'ats',
  'ter',
  'ant',
  'ent',
  'ees',
  'eur',
  'ist',
  'ed',
  'es',
  'er',
  'or',
  'ly',
  'al',
  'en',
  'em',
  'te',
  'de',
  'ee',
  'et',
  'ar',
  'os',
  'as',
  'is',
  'it',
  'ou',
  'il',
  'la',
  'li',
  's',
  'e',
  'a',
  'o',
  'i',
  'y',
  't',
  'n',
  'u',
].sort((a, b) => b.length - a.length);

const SHORT_SUFFIXES = ['ing', 'ed', 'es', 's', 'e'];
const BY_LAST_LETTER = new Map<string, string[]>();
for (const suffix of SUFFIXES) {
  const last = suffix.at(-1)!;
  const list = BY_LAST_LETTER.get(last) ?? [];
  list.push(suffix);
  BY_LAST_LETTER.set(last, list);
}

/** The stem of a folded form; numbers and words with digits or signs stay as they are. */
export function stemOf(form: string): string {
  const known = stemsSeen.get(form);
  if (known !== undefined) return known;
  const stem = computeStem(form);
  // Bounded, because the words of hostile input are without number.
  if (stemsSeen.size > 50_000) stemsSeen.clear();
  stemsSeen.set(form, stem);
  return stem;
}

const stemsSeen = new Map<string, string>();

function computeStem(form: string): string {
  const irregular = IRREGULAR_FORMS.get(form);
  if (irregular !== undefined) return irregular;
  if (!/^[a-z']+$/.test(form)) return form.replace(/(?<=[a-z]{2})\.?js$/, '');
  let stem = form.replace(/'/g, '');
  if (stem.length > 5 && stem.endsWith('js')) return stem.slice(0, -2);
  if (stem.length <= 5) {
    for (const suffix of SHORT_SUFFIXES) {
      if (stem.endsWith(suffix) && stem.length - suffix.length >= 3 && !stem.endsWith('ss')) {
        stem = stem.slice(0, -suffix.length);
        break;
      }
    }
    return stem;
  }
  for (let round = 0; round < 2; round += 1) {
    const suffix = (BY_LAST_LETTER.get(stem.at(-1)!) ?? []).find(
      (candidate) =>
        stem.endsWith(candidate) &&
        stem.length - candidate.length >= 4 &&
        !(candidate === 's' && stem.endsWith('ss')),
    );
    if (suffix === undefined) break;
    stem = stem.slice(0, -suffix.length);
  }
  return stem.replace(/([bdfglmnprt])\1$/, '$1');
}

/**
 * True when two stems are one word: equal, or sharing a beginning of at least four letters that is most of the longer
 * one, or the shorter one (six letters or more) standing inside the longer as part of a compound.
 */
export function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4) return false;
  let shared = 0;
  while (shared < short.length && short[shared] === long[shared]) shared += 1;
  if (shared >= 4 && shared >= 0.7 * long.length) return true;
  return short.length >= 5 && long.length >= short.length + 3 && long.includes(short);
}
