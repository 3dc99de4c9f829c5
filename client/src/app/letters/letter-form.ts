import { type LetterText } from './letter';

/** A letter as it stands in the form: its paragraphs are one text with empty lines between. */
export interface LetterForm {
  subject: string;
  greeting: string;
  body: string;
  farewell: string;
  signature: string;
}

export function formOf({ subject, greeting, paragraphs, farewell, signature }: LetterText): LetterForm {
  return { subject, greeting, body: paragraphs.map(({ text }) => text).join('\n\n'), farewell, signature };
}

/** The paragraphs of a text: empty lines part them, single line ends do not. */
export function paragraphsOf(body: string): string[] {
  return body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

/** Whether saving the form would change the letter. */
export function isChanged(form: LetterForm, text: LetterText): boolean {
  const now = formOf(text);
  const parts = ['subject', 'greeting', 'farewell', 'signature'] as const;
  return (
    parts.some((part) => form[part].trim() !== now[part].trim()) ||
    paragraphsOf(form.body).join('\n') !== paragraphsOf(now.body).join('\n')
  );
}
