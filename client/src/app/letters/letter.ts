import {
  type LetterDetailsFragment,
  type LetterLength,
  type LetterOrigin,
  type LetterTextFragment,
  type LetterTone,
  type LetterVersionStatus,
} from '../../generated/letters/graphql';
import { type Choice } from '../ui/choice-cards';

export type Letter = LetterDetailsFragment;
export type LetterText = LetterTextFragment;
export type LetterParagraph = LetterText['paragraphs'][number];
export type LetterSentence = LetterParagraph['sentences'][number];
export type Finding = LetterText['truth']['findings'][number];

export const TONES: readonly Choice<LetterTone>[] = [
  { value: 'PLAIN', title: 'Plain', hint: 'Short and to the point' },
  { value: 'WARM', title: 'Warm', hint: 'Friendly, with some interest shown' },
  { value: 'FORMAL', title: 'Formal', hint: 'As banks and public bodies expect it' },
];

export const LENGTHS: readonly Choice<LetterLength>[] = [
  { value: 'SHORT', title: 'Short', hint: 'One example, about 80 words' },
  { value: 'MEDIUM', title: 'Medium', hint: 'Three examples, about 150 words' },
  { value: 'LONG', title: 'Long', hint: 'A full page, about 250 words' },
];

/** The languages letters are written in, by their own names. */
export const LANGUAGES: readonly (readonly [string, string])[] = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['es', 'Español'],
  ['nl', 'Nederlands'],
  ['sv', 'Svenska'],
  ['cs', 'Čeština'],
];

export const ORIGINS: Record<LetterOrigin, string> = {
  MODEL: 'Written by a model, checked',
  RULES: 'Written by rules',
  USER: 'Edited by you',
};

export const STATUSES: Record<LetterVersionStatus, string> = {
  CURRENT: 'now',
  DRAFT: 'draft',
  EARLIER: '',
  REJECTED: 'not wanted',
  REPLACED: 'replaced by a newer draft',
};

/** The language a letter is written in when nobody says otherwise: the profile's, where there are letters in it. */
export function letterLanguage(profileLanguage: string | undefined): string {
  const tag = (profileLanguage ?? '').toLowerCase().split('-')[0] ?? '';
  return LANGUAGES.some(([known]) => known === tag) ? tag : 'en';
}

/** A language by its name; the tag itself where it is not one of ours. */
export function languageName(tag: string): string {
  return LANGUAGES.find(([known]) => known === tag)?.[1] ?? tag;
}

/** The tone and length of a version in words; empty for one written by hand. */
export function wishWords({
  tone,
  length,
}: {
  tone: LetterTone | null;
  length: LetterLength | null;
}): string {
  const words = [
    TONES.find(({ value }) => value === tone)?.title,
    LENGTHS.find(({ value }) => value === length)?.title.toLowerCase(),
  ];
  return words.filter(Boolean).join(', ');
}

/** What a letter says about the ground under a sentence. */
export function basisWords({ basis, facts, supported }: LetterSentence): string {
  if (!supported) return 'not supported by your facts';
  switch (basis) {
    case 'FACTS':
      return facts.length === 1 ? 'rests on one of your facts' : `rests on ${facts.length} of your facts`;
    case 'POSTING':
      return 'taken from the posting';
    case 'FORM':
      return 'a set phrase that claims nothing';
    case 'OWN':
      return 'your own words, borne out by your facts';
  }
}

/** Every sentence of a version, in order. */
export function sentencesOf(text: Pick<LetterText, 'paragraphs'>): LetterSentence[] {
  return text.paragraphs.flatMap(({ sentences }) => sentences);
}
