/** Degrees in plain words. */
import type { Posting } from '../posting/posting.js';

export type Degree = NonNullable<Posting['education']>;

export const DEGREE_LEVELS: Record<Degree, number> = {
  SECONDARY: 1,
  VOCATIONAL: 2,
  BACHELOR: 3,
  MASTER: 4,
  DOCTORATE: 5,
};

const DEGREES: [Degree, RegExp][] = [
  [
    'DOCTORATE',
    /\bph\.?\s?d\b|doctorate|doctoral|\bdr\.\s|promotion zum|promoviert|doctorat\b|doctorado|gepromoveerd|doktorsexamen/iu,
  ],
  [
    'MASTER',
    /\bmaster(?:'|’)?s?\b(?! (?:data|plan|schedul|sommelier|electrician))|\bm\.?sc\b|\bm\.?a\.(?!\p{L})|\bmba\b|\bm\.?tech\b|\bm\.?eng\b|\bmca\b|diplom-|magister|maîtrise universitaire|máster|bac\s?\+\s?5|civilingenjör|inženýrsk/iu,
  ],
  [
    'BACHELOR',
    /bachelor|\bb\.?sc\b|\bb\.?a\.(?!\p{L})|\bb\.?tech\b|\bb\.?e\.(?!\p{L})|\bb\.?eng\b|\bbca\b|\bbba\b|\bb\.?com\b|undergraduate degree|university degree|college degree|\bdegree in\b|licence (?:en|professionnelle)|licenciatura|grado en|\bhbo\b|\bwo\b|kandidatexamen|högskole|vysokoškolsk|studium|hochschulabschluss|bac\s?\+\s?[34]/iu,
  ],
  [
    'VOCATIONAL',
    /associate(?:'|’)?s? degree|vocational|apprenticeship|ausbildung|berufsausbildung|\bcap\b|\bbts\b|formación profesional|\bmbo\b|yrkesutbildning|vyučen|trade school|diploma/iu,
  ],
  [
    'SECONDARY',
    /high school|\bged\b|secondary school|abitur|baccalauréat|bachillerato|gymnasie|maturita|středoškolsk/iu,
  ],
];

/** The highest degree a resume's text shows, null when none is named. */
export function highestDegree(text: string): Degree | null {
  return DEGREES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The lowest degree a requirement line accepts, null when it names none. */
export function lowestDegree(text: string): Degree | null {
  return [...DEGREES].reverse().find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
