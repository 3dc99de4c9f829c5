/** A cover letter as the product stores, edits and renders it: paragraphs of sentences that name what they rest on. */
import type { Letter } from '../writing/compose-letter.js';

/**
 * What a sentence rests on. `facts`: says something about the person, by the facts it cites. `posting`: repeats the
 * posting. `form`: the product's own set phrases, which state nothing. `own`: typed by the user.
 */
export type SentenceBasis = 'facts' | 'posting' | 'form' | 'own';

export interface LetterDocumentSentence {
  /** Unique within the document; stays the same from version to version while the sentence lives. */
  id: string;
  text: string;
  basis: SentenceBasis;
  /** Ids of the facts it rests on. */
  facts: string[];
}

export interface LetterDocumentParagraph {
  id: string;
  sentences: LetterDocumentSentence[];
}

export interface LetterDocument {
  /** BCP 47. */
  language: string;
  subject: string;
  greeting: string;
  paragraphs: LetterDocumentParagraph[];
  farewell: string;
  signature: string;
}

/** The rule-based letter in the form that is stored. */
export function letterDocument(letter: Letter, newId: () => string): LetterDocument {
  const { language, subject, greeting, paragraphs, farewell, signature } = letter;
  return {
    language,
    subject,
    greeting,
    paragraphs: paragraphs.map((sentences) => ({
      id: newId(),
      sentences: sentences.map(({ text, basis, facts }) => ({ id: newId(), text, basis, facts })),
    })),
    farewell,
    signature,
  };
}

/** All sentences in order. */
export function sentencesOfLetter({ paragraphs }: LetterDocument): LetterDocumentSentence[] {
  return paragraphs.flatMap(({ sentences }) => sentences);
}

/** The paragraphs as running text. */
export function paragraphTexts({ paragraphs }: LetterDocument): string[] {
  return paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(' '));
}

/** The letter as plain text from greeting to signature, paragraphs apart; ends in a line break. */
export function letterDocumentText(document: LetterDocument): string {
  const { greeting, farewell, signature } = document;
  return `${[greeting, ...paragraphTexts(document), `${farewell}\n${signature}`].join('\n\n').trim()}\n`;
}
