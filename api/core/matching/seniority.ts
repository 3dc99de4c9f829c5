/** Levels of seniority in titles, and years of experience in plain words. */
import type { Posting } from '../posting/posting.js';
import { titleWords } from './job-roles.js';

export type Seniority = NonNullable<Posting['seniority']>;

export const SENIORITY_LEVELS: Record<Seniority, number> = {
  INTERN: 0,
  ENTRY: 1,
  MID: 2,
  SENIOR: 3,
  LEAD: 4,
  EXECUTIVE: 5,
};

const LEVEL_WORDS: [Seniority, string][] = [
  [
    'INTERN',
    'intern internship praktikant praktikantin praktikum werkstudent werkstudentin stagiaire stage alternance alternant becario becaria practicas apprentice apprenticeship azubi auszubildender ausbildung trainee stagiair praktikplats stazista staz stagier',
  ],
  [
    'EXECUTIVE',
    'ceo cto cfo coo cio cmo chief vp president director direktor directeur geschaftsfuhrer vd executive-director',
  ],
  [
    'LEAD',
    'lead principal staff head leiter leiterin teamleiter teamleiterin leitung manager responsable chef jefe vedouci teamlead architect hoofd leitende expert',
  ],
  [
    'SENIOR',
    'senior sr snr experienced erfahrener erfahrene confirme confirmee senior-level iii erfaren zkuseny expertise',
  ],
  [
    'ENTRY',
    'junior jr jnr graduate entry beginner assistant associate berufseinsteiger absolvent debutant debutante juniorska ii-junior starter nyexad i',
  ],
];

const YEARS_BEFORE =
  /(\d{1,2}(?:[.,]\d)?)\s*(?:\+|plus|or more|oder mehr|ou plus|o más|of meer|eller mer)?\s*(?:(?:-|–|to|bis|à|a|tot|till|až)\s*(\d{1,2})\s*\+?\s*)?(?:full |volle |hele )?(?:years?|yrs?|jahren?|ans|années?|años|jaar|års?|letou|let|roky|roků)(?!\p{L})/giu;
const ABOUT_EXPERIENCE =
  /experience|exp\b|erfahrung|expérience|experiencia|ervaring|erfarenhet|zkušenost|praxe|praxis|working|background|track record|in (?:a |the )?(?:similar|software|industry|field|role)/iu;
/** "27 years old" is no experience. */
const AGE = /^\s*(?:old|of age|alt\b|y\.o)/iu;
const MOST_YEARS = 45;

/** The level a title names, null when it names none. A managing word counts only when nothing junior is said. */
export function seniorityOfTitle(title: string): Seniority | null {
  const words = new Set(titleWords(title));
  for (const level of ['INTERN', 'ENTRY'] as const) if (namesLevel(words, level)) return level;
  for (const [level] of LEVEL_WORDS) if (namesLevel(words, level)) return level;
  return null;
}

const LEVEL_SETS = new Map(LEVEL_WORDS.map(([level, words]) => [level, words.split(' ')]));

function namesLevel(words: ReadonlySet<string>, level: Seniority): boolean {
  return (LEVEL_SETS.get(level) ?? []).some((word) => words.has(word));
}

/** The years of experience a posting asks for at least, null when it does not say. */
export function yearsAsked(text: string): number | null {
  let asked: number | null = null;
  for (const match of text.matchAll(YEARS_BEFORE)) {
    const years = Number(match[1]!.replace(',', '.'));
    const around = text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 60);
    if (years <= 15 && ABOUT_EXPERIENCE.test(around)) asked = Math.max(asked ?? 0, years);
  }
  return asked;
}

/** The years of experience a resume's text claims in words ("8+ years of experience"), null when none. */
export function yearsClaimed(text: string): number | null {
  let claimed: number | null = null;
  for (const match of text.matchAll(YEARS_BEFORE)) {
    const years = Number(match[1]!.replace(',', '.'));
    if (AGE.test(text.slice(match.index + match[0].length, match.index + match[0].length + 6))) continue;
    const around = text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 50);
    if (years > 0 && years <= MOST_YEARS && ABOUT_EXPERIENCE.test(around))
      claimed = Math.max(claimed ?? 0, years);
  }
  return claimed;
}
