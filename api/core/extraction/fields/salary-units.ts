/** What period a pay is for, told from the words around it or from its size. */
import type { SalaryUnit } from '../../posting/posting.js';
import { PER_EURO } from './money.js';

const SLASH =
  "(?:[/\\\\]|per|an?|each|pro|je|par|por|a la|al|à l[’']|de l[’']|za|na|i|om|pr\\.?|all[’']|al|the)";
const WORDS: readonly (readonly [SalaryUnit, string])[] = [
  [
    'HOUR',
    `${SLASH}\\s?(?:hours?|hrs?|hr|h|std\\.?|stunde|heure|hora|uur|timme|timmen|time|timen|hod\\.?|hodinu|ora|godz\\.?|godzin[aęe]|tunti)|hourly|ph|p/h|stundenlohn|stündlich|horaire|timlön|timelønn|hodinově|時給|시급`,
  ],
  [
    'DAY',
    `${SLASH}\\s?(?:day|tag|jour|d[ií]a|dag|den|md|manday|giorno|dzień)|daily|p/d|tagessatz|tjm|journalier|diario|日給`,
  ],
  [
    'WEEK',
    `${SLASH}\\s?(?:week|wk|woche|semaine|semana|vecka|týden|settimana|uge|uke)|weekly|p/w|pw|wöchentlich|hebdomadaire|semanal`,
  ],
  [
    'MONTH',
    `${SLASH}\\s?(?:month|mth|mo|monat|mois|mes|mês|maand|mnd|månad(?:en)?|mån|måned|měsíc|mesiac|mese|miesiąc|mies\\.?)|monthly|p\\.?c\\.?m|p/m|pm|monatlich|mtl\\.?|monatsgehalt|mensuels?|mensuelles?|mensual(?:es)?|mensal|mensili|mensile|maandelijks|månadslön|měsíčně|mesačne|miesięcznie|bruto per maand|月給|月収|월급|měsíc`,
  ],
  [
    'YEAR',
    `${SLASH}\\s?(?:year|yr|y|annum|jahr|an|ann[ée]e|año|any|ano|jaar|år|rok|anno|annually)|p\\.?\\s?a\\.?|annual(?:ly)?|yearly|jährlich|jahresgehalt|jahresbrutto|annuels?|annuelles?|anual(?:es)?|annuo|annui|ral|jaarlijks|årslön|årligen|ročně|rocznie|lpa|ctc|年収|年俸|연봉`,
  ],
];
const PATTERNS = WORDS.map(([unit, pattern]): readonly [SalaryUnit, RegExp] => [
  unit,
  new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'iu'),
]);

export interface FoundUnit {
  unit: SalaryUnit;
  /** Offset of the end of its words in the text. */
  end: number;
}

/** The period named first in a text. */
export function findUnit(text: string): FoundUnit | null {
  let best: (FoundUnit & { start: number }) | null = null;
  for (const [unit, pattern] of PATTERNS) {
    const match = pattern.exec(text);
    if (match !== null && (best === null || match.index < best.start))
      best = { unit, start: match.index, end: match.index + match[0].length };
  }
  return best;
}

/** Pay per period in euro that can be true for a person. */
const PLAUSIBLE: Readonly<Record<SalaryUnit, readonly [number, number]>> = {
  HOUR: [1.5, 600],
  DAY: [15, 4000],
  WEEK: [60, 20_000],
  MONTH: [120, 60_000],
  YEAR: [1500, 2_500_000],
};

export function isPlausible(amount: number, currency: string | null, unit: SalaryUnit): boolean {
  const [low, high] = PLAUSIBLE[unit];
  const euro = amount / (currency === null ? 1 : (PER_EURO[currency] ?? 1));
  return euro >= low && euro <= high;
}

/** The only period a bare amount can mean, or null when two are possible. */
export function unitBySize(amount: number, currency: string | null): SalaryUnit | null {
  if (currency === null) return amount >= 18_000 && amount <= 400_000 ? 'YEAR' : null;
  const euro = amount / (PER_EURO[currency] ?? 1);
  if (euro >= 4 && euro <= 110) return 'HOUR';
  if (euro >= 700 && euro <= 8_000) return 'MONTH';
  if (euro >= 13_500 && euro <= 1_000_000) return 'YEAR';
  return null;
}

const CODES: readonly (readonly [SalaryUnit, RegExp])[] = [
  ['HOUR', /hour|hr\b|stunde|heure|hora|^h$|^p?t1h$|^ph$/i],
  ['DAY', /\bday|daily|tag\b|jour|^d$|^p1d$|diem|^pd$/i],
  ['WEEK', /week|woche|^w$|^wk$|^p1w$/i],
  ['MONTH', /month|monat|mois|mes\b|měsíc|^m$|^mon$|^p1m$|^mo$|^pm$/i],
  ['YEAR', /year|annu|yr\b|jahr|\ban\b|año|rok\b|^y$|^p1y$|^pa$|^ann$/i],
];

/** The period of a code or word of structured data ("per-year-salary", "HOURLY", "PA", "ANN"); null when unknown. */
export function unitOfCode(code: string): SalaryUnit | null {
  const text = code.trim();
  if (text === '' || text.length > 40) return null;
  for (const [unit, pattern] of CODES) if (pattern.test(text)) return unit;
  return null;
}
