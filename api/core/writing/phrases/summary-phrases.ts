/** How a summary says what the facts say, by language. Plain statements: nothing here praises or guesses. */

export interface SummaryPhrases {
  /** "Nurse with 8 years of experience"; `years` is at least 2. */
  withYears(title: string, years: number): string;
  /** Added to the opening: ", most recently at Acme". */
  lately(employer: string): string;
  /** A whole sentence naming skills. */
  skills(list: string): string;
  and: string;
}

const PHRASES: Record<string, SummaryPhrases> = {
  en: {
    withYears: (title, years) => `${title} with ${years} years of experience`,
    lately: (employer) => `, most recently at ${employer}`,
    skills: (list) => `Experienced in ${list}.`,
    and: 'and',
  },
  de: {
    withYears: (title, years) => `${title} mit ${years} Jahren Berufserfahrung`,
    lately: (employer) => `, zuletzt bei ${employer}`,
    skills: (list) => `Erfahrung mit ${list}.`,
    and: 'und',
  },
  fr: {
    withYears: (title, years) => `${title} avec ${years} ans d’expérience`,
    lately: (employer) => `, en dernier lieu chez ${employer}`,
    skills: (list) => `Expérience avec ${list}.`,
    and: 'et',
  },
  es: {
    withYears: (title, years) => `${title} con ${years} años de experiencia`,
    lately: (employer) => `, más recientemente en ${employer}`,
    skills: (list) => `Experiencia con ${list}.`,
    and: 'y',
  },
  nl: {
    withYears: (title, years) => `${title} met ${years} jaar ervaring`,
    lately: (employer) => `, meest recent bij ${employer}`,
    skills: (list) => `Ervaring met ${list}.`,
    and: 'en',
  },
  sv: {
    withYears: (title, years) => `${title} med ${years} års erfarenhet`,
    lately: (employer) => `, senast på ${employer}`,
    skills: (list) => `Erfarenhet av ${list}.`,
    and: 'och',
  },
  cs: {
    withYears: (title, years) => `${title}, ${years} ${years < 5 ? 'roky' : 'let'} praxe`,
    lately: (employer) => `, naposledy ${employer}`,
    skills: (list) => `Zkušenosti: ${list}.`,
    and: 'a',
  },
};

export function summaryPhrases(language: string): SummaryPhrases {
  return PHRASES[language.toLowerCase().split('-')[0] ?? 'en'] ?? PHRASES['en']!;
}

/** "A, B and C" in the language of the phrases. */
export function listOf(items: readonly string[], and: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)!}`;
}
