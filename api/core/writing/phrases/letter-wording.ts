/** What the letters of several languages share: the form of their phrases and how a line is placed in a sentence. */
export type LetterTone = 'PLAIN' | 'WARM' | 'FORMAL';

/** Where a line of a resume was done. */
export interface EvidencePlace {
  /** Employer, organisation or project; may be empty. */
  name: string;
  isProject: boolean;
}

export interface EvidenceSentence {
  text: string;
  /** Indexes of the lines it tells. */
  lines: number[];
}

export interface LetterPhrases {
  /** `name` is a person's name, or null when nobody is known. */
  greeting(tone: LetterTone, name: string | null): string;
  subject(title: string, company: string): string;
  /** `company` may be empty. */
  applying: Record<LetterTone, ((title: string, company: string) => string)[]>;
  /** When the posting has no title. */
  applyingAtAll(company: string): string;
  /** A position the person holds now; `since` is a year or empty. */
  current(position: string, employer: string, since: string): string;
  former(position: string, employer: string): string;
  /** Added to `current` or `former`, before the full stop. */
  years(years: number): string;
  asks: ((skills: string) => string)[];
  /** Tells lines of the resume that were done in one place; they come without their full stops. */
  evidence(lines: readonly string[], where: EvidencePlace): EvidenceSentence[];
  alsoSkills(skills: string): string;
  degree(degree: string, school: string): string;
  closing: Record<LetterTone, string[]>;
  farewell: Record<LetterTone, string>;
  followUp: {
    applied(title: string, company: string, date: string): string;
    stillInterested: Record<LetterTone, string>;
    thanks(title: string): string;
    checkIn(title: string): string;
    question: Record<LetterTone, string>;
    reminder(line: string): string;
    subject(title: string): string;
    thanksSubject(title: string): string;
  };
  and: string;
}

/** " at Acme", or nothing when the company is not known. */
export const at = (company: string, preposition: string): string =>
  company === '' ? '' : ` ${preposition} ${company}`;

/** The line as a part of a sentence; words that are names or, in German, may be nouns keep their capital. */
function inSentence(line: string, keepsCapitals: boolean): string {
  return keepsCapitals || /^\p{Lu}(?:\p{Lu}|\P{L})/u.test(line)
    ? line
    : line.charAt(0).toLowerCase() + line.slice(1);
}

/** "At Acme: ...; ..." as one sentence, in the languages whose lines cannot be turned into whole ones by rule. */
export function placed(
  lines: readonly string[],
  { name, isProject }: EvidencePlace,
  words: { at: string; project: string; otherwise: string; colon: string; keepsCapitals?: boolean },
): EvidenceSentence[] {
  const place = name === '' ? words.otherwise : `${isProject ? words.project : words.at} ${name}`.trim();
  const told = lines.map((line) => inSentence(line, words.keepsCapitals ?? false)).join('; ');
  return [{ text: `${place}${words.colon} ${told}.`, lines: lines.map((_, at) => at) }];
}
