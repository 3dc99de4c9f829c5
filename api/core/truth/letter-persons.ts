/** Of whom a sentence of a letter speaks. */
import { FIRST_PERSON, FIRST_PERSON_VERB, SECOND_PERSON } from './lexicon/persons.js';
import { cleanText, foldCase } from './words.js';

/** ISO 639-1 code of a BCP 47 tag. */
export function languageOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? 'en';
}

/** True when the sentence speaks of the writer, or when its language is not known well enough to tell. */
export function speaksOfWriter(text: string, language: string): boolean {
  const key = languageOf(language);
  const own = FIRST_PERSON[key];
  if (own === undefined) return true;
  const forms = foldedWords(text);
  return (
    forms.some((form) => own.has(form) || FIRST_PERSON['en']!.has(form)) ||
    (FIRST_PERSON_VERB[key]?.test(text.normalize('NFC').toLowerCase()) ?? false)
  );
}

/** True when the sentence addresses the employer or names the company. */
export function speaksOfEmployer(text: string, language: string, company: string | null): boolean {
  const others = SECOND_PERSON[languageOf(language)] ?? new Set<string>();
  const forms = foldedWords(text);
  if (forms.some((form) => others.has(form) || SECOND_PERSON['en']!.has(form))) return true;
  return company !== null && company !== '' && foldedText(text).includes(foldedText(company));
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return foldedText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A text as words of a lexicon are compared. */
export function foldedText(text: string): string {
  return foldCase(cleanText(text));
}
