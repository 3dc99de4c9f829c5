/** Degrees: the level and the kind must be the profile's, and so must the subject. */
import { isContent } from './evidence.js';
import { DEGREE_KINDS, DEGREE_LEVELS, type DegreeLevel } from './lexicon/degrees.js';
import { ANY_FUNCTION_WORD } from './lexicon/function-words.js';
import { titleKeys } from './lexicon/title-names.js';
import { textOf } from './leaves.js';
import { type Profile, type ProfileEntry } from './profile.js';
import { sameStem } from './stems.js';
import { cleanText, wordsOf, type Word } from './words.js';

/** Two-letter degrees are also everyday words; they count only in capitals. */
function degreeForm({ form, surface }: Word): string {
  const plain = form.replace(/[.']/g, '');
  return plain.length <= 2 && !/\p{Lu}.*\p{Lu}/u.test(surface) ? '' : plain;
}

function levelsOf(words: readonly Word[]): Set<DegreeLevel> {
  return new Set(words.flatMap((word) => DEGREE_LEVELS.get(degreeForm(word)) ?? []));
}

function kindsOf(words: readonly Word[]): Set<string> {
  return new Set(words.flatMap((word) => DEGREE_KINDS.get(degreeForm(word)) ?? []));
}

/** Why a degree or subject is not the entry's, or null. */
export function degreeProblem(
  profile: Profile,
  entry: ProfileEntry,
  key: 'studyType' | 'area',
  claim: string,
): string | null {
  const own = `${textOf(entry.record['studyType'])} ${textOf(entry.record['area'])}`.trim();
  const claimed = wordsOf(cleanText(claim));
  const known = wordsOf(cleanText(own));
  const around = profile.entryNames(entry);
  const says = own === '' ? 'The profile names no degree here.' : `The profile says "${own}".`;
  if (key === 'studyType') {
    const levels = levelsOf(known);
    for (const level of levelsOf(claimed)) if (!levels.has(level)) return says;
    const kinds = kindsOf(wordsOf(cleanText(textOf(entry.record['studyType']))));
    for (const kind of kindsOf(claimed)) if (kinds.size > 0 && !kinds.has(kind)) return says;
  }
  if (key === 'area') {
    const subjects = new Set(titleKeys(known.map(({ form }) => form)).keys);
    if (
      titleKeys(claimed.map(({ form }) => form)).keys.every(
        (word) => subjects.has(word) || ANY_FUNCTION_WORD.has(word),
      )
    )
      return null;
  }
  for (const [index, word] of claimed.entries()) {
    const form = degreeForm(word);
    if (!isContent(word) || DEGREE_LEVELS.has(form) || DEGREE_KINDS.has(form) || /^degree/.test(form))
      continue;
    if (
      around.has(word, claimed[index - 1], claimed[index + 1]) ||
      known.some(({ stem }) => sameStem(stem, word.stem))
    )
      continue;
    return says;
  }
  return null;
}
