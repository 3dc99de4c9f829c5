/**
 * The sentences letters are made of, by language. Every one is plain and checkable: no praise of oneself, no praise of
 * the employer that nobody looked up. Each list holds variants; a letter takes one by the posting, so that two letters
 * of one person do not read alike and the same letter reads the same every time.
 */
import { cs } from './letter-cs.js';
import { de } from './letter-de.js';
import { en } from './letter-en.js';
import { es } from './letter-es.js';
import { fr } from './letter-fr.js';
import { nl } from './letter-nl.js';
import { sv } from './letter-sv.js';
import type { LetterPhrases } from './letter-wording.js';

export type { LetterPhrases, LetterTone } from './letter-wording.js';

const LANGUAGES: Record<string, LetterPhrases> = { en, de, fr, es, nl, sv, cs };

/** The languages there are letters in, by their ISO 639-1 codes. */
export const LETTER_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** The phrases of a BCP 47 language; English where the language is not known. */
export function letterPhrases(language: string): LetterPhrases {
  return LANGUAGES[language.toLowerCase().split('-')[0] ?? 'en'] ?? en;
}
