/** Short messages after an application or an interview, from facts and the posting, by rules alone. */
import { byPlace, chooseEvidence } from './letter-evidence.js';
import { signatureOf, type Letter, type LetterInput, type LetterSentence } from './compose-letter.js';
import { letterPhrases } from './phrases/letter-phrases.js';
import { readNeeds } from './posting-needs.js';
import { spokenTitle, withOneStop } from './spoken-title.js';
import { supportedSentences } from './truth-gate.js';

/** `AFTER_APPLYING`: asks for news; `AFTER_INTERVIEW`: thanks; `CHECK_IN`: asks once more, in a line or two. */
export type FollowUpKind = 'AFTER_APPLYING' | 'AFTER_INTERVIEW' | 'CHECK_IN';

export interface FollowUpInput extends Omit<LetterInput, 'length'> {
  kind: FollowUpKind;
  /** ISO day of the application; left out of the message when not known. */
  appliedOn?: string | null;
}

function writeDay(day: string, language: string): string {
  const time = Date.parse(day);
  if (Number.isNaN(time)) return '';
  const [known] = Intl.DateTimeFormat.supportedLocalesOf([language]);
  return new Intl.DateTimeFormat(known ?? 'en', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    time,
  );
}

/** The message as a letter of one to three short paragraphs. Deterministic. */
export function composeFollowUp(input: FollowUpInput): Letter {
  const { kind, facts, posting, tone = 'PLAIN', recipient = null, language = 'en', appliedOn = null } = input;
  const phrases = letterPhrases(language);
  const { followUp } = phrases;
  const title = spokenTitle(posting.title ?? '');
  const form = (text: string): LetterSentence => ({ text: withOneStop(text), basis: 'form', facts: [] });
  const fromPosting = (text: string): LetterSentence => ({
    text: withOneStop(text),
    basis: 'posting',
    facts: [],
  });

  const [best] = kind === 'CHECK_IN' ? [] : chooseEvidence(facts, readNeeds(posting), 1);
  const reminder = (best === undefined ? [] : byPlace([best])).flatMap(([{ line, place, entry, fact }]) =>
    phrases
      .evidence([line], { name: place, isProject: entry.section === 'projects' })
      .map(({ text }): LetterSentence => ({
        text: followUp.reminder(text),
        basis: 'facts',
        facts: [fact.id, entry.id],
      })),
  );
  const first = {
    AFTER_APPLYING: () =>
      followUp.applied(title, posting.company ?? '', appliedOn === null ? '' : writeDay(appliedOn, language)),
    AFTER_INTERVIEW: () => followUp.thanks(title),
    CHECK_IN: () => followUp.checkIn(title),
  }[kind]();
  const drafted = [
    [fromPosting(first), form(followUp.stillInterested[tone])],
    reminder,
    [form(followUp.question[tone])],
  ];
  return {
    language,
    subject: kind === 'AFTER_INTERVIEW' ? followUp.thanksSubject(title) : followUp.subject(title),
    greeting: phrases.greeting(tone, recipient),
    paragraphs: supportedSentences(drafted, { facts, posting, today: input.today }).filter(
      (sentences) => sentences.length > 0,
    ),
    farewell: phrases.farewell[tone],
    signature: signatureOf(facts),
  };
}
