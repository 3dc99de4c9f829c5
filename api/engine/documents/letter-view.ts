/** What a letter looks like on paper, whatever the format: the person, date and addressee above, the text below. */
import { paragraphTexts, type LetterDocument } from '../../core/letter/letter-document.js';
import type { ResumeBasics } from '../../core/resume/json-resume.js';
import { localeOf } from './partial-date.js';
import { directionOf, viewContacts, type ContactView } from './resume-view.js';
import type { PageView } from './render-html.js';

/** A letter with what stands on its page beside the text. */
export interface LetterContent {
  letter: LetterDocument;
  basics: Omit<ResumeBasics, 'summary'>;
  /** The employer as named by the posting; empty when it names none. */
  addressee: string;
  /** ISO day. */
  date: string;
}

export interface LetterView extends PageView {
  label: string;
  contacts: ContactView[][];
  addressee: string;
  date: string;
  subject: string;
  greeting: string;
  paragraphs: string[];
  farewell: string;
  signature: string;
}

export function viewLetter({ letter, basics, addressee, date }: LetterContent): LetterView {
  const { subject, greeting, farewell, signature } = letter;
  const language = localeOf(letter.language);
  return {
    language,
    direction: directionOf(language),
    name: basics.name ?? '',
    label: basics.label ?? '',
    contacts: viewContacts(basics, language),
    addressee,
    date: new Intl.DateTimeFormat([language, 'en'], { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${date}T00:00:00Z`),
    ),
    subject,
    greeting,
    paragraphs: paragraphTexts(letter),
    farewell,
    signature,
  };
}
