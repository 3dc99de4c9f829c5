/** Takes over what the user typed into a letter, without losing what the sentences they left alone rest on. */
import { sentencesOf } from '../truth/evidence.js';
import type { LetterDocument, LetterDocumentSentence } from './letter-document.js';

/** The letter as it stands in the editor: running text, as people write it. */
export interface LetterEdit {
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  farewell: string;
  signature: string;
}

/**
 * The document after an edit. A sentence that stands there word for word keeps its id and its facts, wherever it went;
 * every other one is the user's own.
 */
export function editLetter(before: LetterDocument, edit: LetterEdit, newId: () => string): LetterDocument {
  const left = before.paragraphs.flatMap(({ sentences }) => [...sentences]);
  const take = (text: string): LetterDocumentSentence => {
    const at = left.findIndex((sentence) => sentence.text === text);
    if (at >= 0) return left.splice(at, 1)[0]!;
    return { id: newId(), text, basis: 'own', facts: [] };
  };
  const texts = edit.paragraphs
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
  return {
    language: before.language,
    subject: edit.subject.trim(),
    greeting: edit.greeting.trim(),
    paragraphs: texts.map((text, at) => ({
      id: before.paragraphs[at]?.id ?? newId(),
      sentences: inSentences(text, left).map(take),
    })),
    farewell: edit.farewell.trim(),
    signature: edit.signature.trim(),
  };
}

/** The sentences of a paragraph; those that were there before are found first, however they are punctuated inside. */
function inSentences(text: string, known: readonly LetterDocumentSentence[]): string[] {
  const sentences: string[] = [];
  let rest = text;
  let pending = '';
  const flush = (): void => {
    if (pending.trim() !== '') sentences.push(...split(pending.trim()));
    pending = '';
  };
  while (rest !== '') {
    const whole = known.find(
      (sentence) =>
        sentence.text !== '' &&
        rest.startsWith(sentence.text) &&
        (rest.length === sentence.text.length || rest[sentence.text.length] === ' '),
    );
    if (whole !== undefined && (pending === '' || pending.endsWith(' '))) {
      flush();
      sentences.push(whole.text);
      rest = rest.slice(whole.text.length).trimStart();
      continue;
    }
    const next = rest.indexOf(' ');
    pending += next < 0 ? rest : rest.slice(0, next + 1);
    rest = next < 0 ? '' : rest.slice(next + 1);
  }
  flush();
  return sentences;
}

/** A semicolon separates lines of a resume, but not sentences of a letter. */
function split(text: string): string[] {
  return sentencesOf(text).reduce<string[]>((sentences, part) => {
    const last = sentences.at(-1);
    if (last?.endsWith(';') === true) sentences[sentences.length - 1] = `${last} ${part}`;
    else sentences.push(part);
    return sentences;
  }, []);
}
