import { type LetterSentence, basisWords, languageName, letterLanguage, wishWords } from './letter';
import { type LetterForm, formOf, isChanged, paragraphsOf } from './letter-form';
import { type LetterText } from './letter';

const sentence = (change: Partial<LetterSentence>): LetterSentence => ({
  id: 's1',
  text: 'I kept the books.',
  basis: 'FACTS',
  supported: true,
  facts: [],
  ...change,
});

describe('the words of a letter', () => {
  it('writes in the language of the profile where there are letters in it', () => {
    expect(letterLanguage('de-AT')).toBe('de');
    expect(letterLanguage('ja')).toBe('en');
    expect(letterLanguage(undefined)).toBe('en');
    expect(languageName('sv')).toBe('Svenska');
    expect(languageName('ja')).toBe('ja');
  });

  it('says what a sentence rests on', () => {
    const fact = { id: 'f1' } as LetterSentence['facts'][number];

    expect(basisWords(sentence({ facts: [fact] }))).toBe('rests on one of your facts');
    expect(basisWords(sentence({ facts: [fact, fact] }))).toBe('rests on 2 of your facts');
    expect(basisWords(sentence({ basis: 'POSTING' }))).toBe('taken from the posting');
    expect(basisWords(sentence({ basis: 'OWN', supported: false }))).toBe('not supported by your facts');
  });

  it('names tone and length, and neither for a version by hand', () => {
    expect(wishWords({ tone: 'WARM', length: 'SHORT' })).toBe('Warm, short');
    expect(wishWords({ tone: null, length: null })).toBe('');
  });
});

describe('the form of a letter', () => {
  const text = {
    subject: 'Bookkeeper',
    greeting: 'Hello,',
    paragraphs: [{ text: 'I kept the books.' }, { text: 'I would like to talk.' }],
    farewell: 'Kind regards,',
    signature: 'Ada Marsh',
  } as LetterText;

  it('holds the paragraphs as one text with empty lines between', () => {
    expect(formOf(text).body).toBe('I kept the books.\n\nI would like to talk.');
  });

  it('reads paragraphs back, joining lines and leaving out what is empty', () => {
    const body = '  I kept\nthe books.\n\n \n\nI would like to talk.\n';

    expect(paragraphsOf(body)).toEqual(['I kept the books.', 'I would like to talk.']);
  });

  it('knows a change from none', () => {
    const form: LetterForm = formOf(text);

    expect(isChanged(form, text)).toBe(false);
    expect(isChanged({ ...form, body: `${form.body}\n` }, text)).toBe(false);
    expect(isChanged({ ...form, body: 'Other words.' }, text)).toBe(true);
    expect(isChanged({ ...form, signature: 'A. Marsh' }, text)).toBe(true);
  });
});
