/** What a posting asks of a person, from its title and its text: seniority, years, degree, right to work, languages. */
import type { Posting } from '../../posting/posting.js';
import { languageCode } from './language-names.js';

export interface Found<T> {
  value: T;
  excerpt: string;
}

type Seniority = NonNullable<Posting['seniority']>;
type Education = NonNullable<Posting['education']>;

const TITLE_SENIORITY: readonly (readonly [Seniority, RegExp])[] = [
  [
    'INTERN',
    /\b(?:intern(?:ship)?|praktik\p{L}*|werkstudent\p{L}*|working student|stagiaire|stage|becari\p{L}*|prácticas|estágio|estagiári\p{L}*|stáž\p{L}*|trainee|apprentice|azubi|auszubildende\p{L}*|ausbildung|alternan\p{L}+|lärling)(?!\p{L})/iu,
  ],
  [
    'EXECUTIVE',
    /\b(?:chief \p{L}+(?: \p{L}+)? officer|c[etfomip]o|vice president|s?vp|evp|managing director|geschäftsführ\p{L}*|directeur général|director general|general manager|verkställande direktör|vd|ředitel\p{L}*|president|executive director)(?!\p{L})/iu,
  ],
  [
    'LEAD',
    /\b(?:lead|leader|principal|staff|head of|teamle(?:iter|ader|iterin)\p{L}*|leiter\p{L}*|abteilungsleit\p{L}*|director|direktor|vedoucí|chef|responsable|jefe|jefa|manager of|group manager|team lead|tech lead)(?!\p{L})/iu,
  ],
  [
    'SENIOR',
    /\b(?:senior|sr\.?|snr|sénior|erfahrene\p{L}*|expérimenté\p{L}*|experienced|zkušen\p{L}*|expert|erfaren|ervaren)(?!\p{L})/iu,
  ],
  [
    'ENTRY',
    /\b(?:junior|jr\.?|júnior|entry[- ]level|graduate|absolvent\p{L}*|berufseinsteiger\p{L}*|débutant\p{L}*|einsteiger|nyexaminerad|starter|new grad|associate)(?!\p{L})/iu,
  ],
  ['MID', /\b(?:mid(?:[- ]level)?|medior|intermediate|confirmé\p{L}*|semi[- ]?senior)(?!\p{L})/iu],
];
const LEVEL_LABEL: readonly (readonly [Seniority, RegExp])[] = [
  ['INTERN', /intern|praktik|student|stage/iu],
  ['EXECUTIVE', /executive|c-level|vorstand|geschäftsf/iu],
  ['LEAD', /director|lead|head|leitung|manager|management/iu],
  ['SENIOR', /mid-senior|senior|expert|experienced professional|berufserfahren/iu],
  ['ENTRY', /entry|junior|graduate|beginner|einsteiger|absolvent|débutant|associate/iu],
  ['MID', /mid|medior|professional|experienced|intermediate|confirmé/iu],
];

/** Seniority named in a title; the strongest word wins ("Senior Staff" is LEAD). Null when it names none. */
export function seniorityOfTitle(title: string): Found<Seniority> | null {
  for (const [value, pattern] of TITLE_SENIORITY) {
    const match = pattern.exec(title);
    if (match !== null) return { value, excerpt: match[0] };
  }
  return null;
}

/** Seniority of the value of a label such as "Seniority level" or "Karrierestufe". */
export function seniorityOfLevel(level: string): Found<Seniority> | null {
  for (const [value, pattern] of LEVEL_LABEL)
    if (pattern.test(level.slice(0, 80))) return { value, excerpt: level.slice(0, 80) };
  return null;
}

const YEAR_WORD =
  "(?:years?['’]?|yrs?\\.?|jahren?|jahre|ans?|années?|años?|anys|jaar|års?|år|let|roky|roků|rok|anni|anos|lata?|vuotta|年)";
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  ein: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  twee: 2,
  drie: 3,
  vijf: 5,
  två: 2,
  tre: 3,
  fyra: 4,
  fem: 5,
  dva: 2,
  tři: 3,
  čtyři: 4,
  pět: 5,
};
const YEARS = new RegExp(
  `(?<![\\d.,$€£-])(?:(\\d{1,2})|(${Object.keys(NUMBER_WORDS).join('|')})(?:\\s?\\(\\d+\\))?)\\s?(?:\\+|plus|or more|oder mehr|ou plus|o más)?\\s?(?:(?:-|–|to|bis|à|a|až|tot|till)\\s?\\d{1,2}\\s?\\+?\\s?)?\\s?(?:or more |\\+ )?(?:full[- ]time |of )?${YEAR_WORD}(?!\\p{L})`,
  'iu',
);
const EXPERIENCE_WORD =
  /experien|erfahrung|berufspraxis|expérience|experiencia|experiència|ervaring|erfarenhet|praxe|praxí|praxi|esperienza|doświadcz|kokemus|erfaring|background|track record|経験|worked|working|in a similar|hands-on/iu;
const NOT_ASKED =
  /\b(?:our|founded|since|over the (?:last|past)|history|anniversary|company|unternehmen|we have|wir (?:sind|haben)|seit|nous avons|depuis|más de \d+ años en|years ago|year-old|years old|age|warranty|contract|per year|lease|combined)\b/iu;

/** Years of experience a line asks for, at least; null when it asks for none. */
export function yearsOf(line: string): Found<number> | null {
  const source = line.slice(0, 600);
  if (!EXPERIENCE_WORD.test(source)) return null;
  const match = YEARS.exec(source);
  if (match === null) return null;
  const before = source.slice(Math.max(0, match.index - 60), match.index);
  const after = source.slice(match.index + match[0].length, match.index + match[0].length + 30);
  if (NOT_ASKED.test(before) || /^[\s,]*(?:our|we|us|wir|unser|nous|nuestr|vår|naše)/iu.test(after))
    return null;
  const years = match[1] !== undefined ? Number(match[1]) : (NUMBER_WORDS[match[2]!.toLowerCase()] ?? NaN);
  return years >= 0 && years <= 30 ? { value: years, excerpt: match[0].trim() } : null;
}

const DEGREES: readonly (readonly [Education, RegExp])[] = [
  [
    'SECONDARY',
    /\b(?:high[- ]school|secondary (?:school|education)|ged\b|abitur|fachabitur|mittlere reife|realschul\p{L}*|hauptschul\p{L}*|baccalauréat\b|\bbac\b(?! ?\+)|bachillerato|batxillerat|vmbo|havo|vwo|gymnasi\p{L}*|středoškolsk\p{L}*|maturit\p{L}*|a[- ]levels?)(?!\p{L})/iu,
  ],
  [
    'VOCATIONAL',
    /\b(?:vocational|apprenticeship|(?:abgeschlossene |kaufmännische |technische |erfolgreich abgeschlossene )\p{L}*ausbildung|berufsausbildung|associate(?:['’]s|s)? degree|bts\b|dut\b|cap\b|bac ?\+ ?2|ciclo formativo|formación profesional|\bfp\b|mbo\b|yrkes\p{L}*utbildning|yrkeshögskol\p{L}*|vyučen\p{L}*|výuční list)(?!\p{L})/iu,
  ],
  [
    'BACHELOR',
    /\b(?:bachelor(?:['’]?s)?|b\.? ?sc\.?|b\.a\.|undergraduate degree|university degree|college degree|degree in|4[- ]year degree|hochschulabschluss|abgeschlossenes (?:\p{L}*)?studium|hochschulstudium|fachhochschul\p{L}*|studium (?:der|im|in)|licence|bac ?\+ ?3|licenciatura|grado (?:en|universitario)|titulación universitaria|estudios universitarios|hbo\b|kandidatexamen|högskoleutbildning|akademisk examen|universitetsutbildning|bakalářsk\p{L}*|vysokoškolsk\p{L}*|laurea triennale|academic degree)(?!\p{L})/iu,
  ],
  [
    'MASTER',
    /\b(?:master(?:['’]s|s)?(?: degree| of science|abschluss)?|m\.? ?sc\.?|mba|diplom\p{L}*|bac ?\+ ?5|ingénieur diplômé|école d['’]ingénieur|máster|maestría|wo[- ](?:niveau|opleiding|werk)|civilingenjör|masterexamen|magistersk\p{L}*|laurea magistrale|graduate degree|advanced degree)(?!\p{L})/iu,
  ],
  [
    'DOCTORATE',
    /\b(?:ph\.? ?d\.?|doctorate|doctoral|promotion in|promovier\p{L}*|doktorat\p{L}*|doctorat|doctorado|doktorsexamen|disputerad|dottorato)(?!\p{L})/iu,
  ],
];
const HIGHER = /master|ph\.? ?d|doctoral|graduate|mba|magister|máster/iu;
const PREFERRED =
  /prefer|plus\b|nice to have|bonus|advantage|desirable|ideal|wünschenswert|von vorteil|vorteil|serait un|souhait|valorable|se valorará|pré|výhod|merit|meriterande|desired|optional/iu;

/** The degree a line asks for, the lowest when it names several; degrees only preferred do not count. */
export function educationOf(line: string): Found<Education> | null {
  const source = line.slice(0, 600);
  for (const [value, pattern] of DEGREES) {
    const match = pattern.exec(source);
    if (match === null) continue;
    const clause = clauseAround(source, match.index, match[0].length);
    if (PREFERRED.test(clause)) continue;
    // "Master's degree in" is no bachelor's.
    if (value === 'BACHELOR' && HIGHER.test(source.slice(Math.max(0, match.index - 22), match.index)))
      continue;
    if (
      value === 'MASTER' &&
      /scrum master|master data|webmaster|master (?:the|of ceremonies|class|plan|mechanic)/iu.test(
        source.slice(Math.max(0, match.index - 8), match.index + 22),
      )
    )
      continue;
    return { value, excerpt: match[0] };
  }
  return null;
}

const NO_VISA =
  /(?:(?:not|unable|cannot|can['’]t|don['’]t|do not|won['’]t|will not|no|without)[^.;]{0,60}(?:visa|sponsor\w*|work permit|work authori[sz]ation)|sponsorship (?:is )?(?:not|un)\s?(?:available|offered|provided|possible)|must (?:be|have|already)[^.;]{0,60}(?:authori[sz]ed to work|eligible to work|right to work|work permit|work authori[sz]ation|citizen)|(?:authori[sz]ed|eligible|legally (?:authori[sz]ed|permitted|entitled)) to work in|(?:right|permission) to work in|u\.?s\.? citizen(?:s|ship)?(?: is| are)? (?:only|required)|gültige (?:arbeits|aufenthalts)\w+|arbeitserlaubnis (?:erforderlich|für)|permis de travail (?:valide|requis|valable)|permiso de trabajo (?:vigente|en vigor|en regla|válido)|geldige werkvergunning|giltigt arbetstillstånd|platné pracovní povolení)/iu;
const VISA =
  /(?:visa sponsorship (?:is )?(?:available|offered|provided|possible)|(?:we|can|will|able to|happy to|offer|offers|provide|provides|including)[^.;]{0,40}(?:sponsor(?:ship)?[^.;]{0,20}visas?|visa (?:sponsorship|support|assistance))|sponsor(?:s|ing)? (?:work )?visas?|relocation and visa|visa (?:support|sponsorship) (?:and|&|package)|unterstützung (?:bei|beim)[^.;]{0,30}visum|visa-?unterstützung|prise en charge (?:du|de votre) visa|ayuda con (?:el|la) (?:visado|visa)|visumondersteuning|hjälp med (?:visum|arbetstillstånd)|pomoc s vízem)/iu;

/** true where a line offers help with a visa, false where it refuses it or wants the right to work; null otherwise. */
export function visaOf(line: string): Found<boolean> | null {
  const source = line.slice(0, 1200);
  const refused = NO_VISA.exec(source);
  if (refused !== null) return { value: false, excerpt: refused[0] };
  const offered = VISA.exec(source);
  return offered === null ? null : { value: true, excerpt: offered[0] };
}

const LANGUAGE_CONTEXT =
  /fluent|fluency|proficien|native|speak|spoken|written|language|command of|knowledge of|level|mother tongue|bilingual|business|sprach|kenntnis|fließend|verhandlungssicher|muttersprach|wort und schrift|niveau|sprichst|parl|courant|maîtris|langue|anglais|bilingue|idioma|nivel|habl|inglés|dominio|vloeiend|beheers|taal|talen|woord en geschrift|flytande|kunskap|kännedom|kendskab|kunnskap|conoscenza|conhecimento|taitoa|behärskar|språk|tal och skrift|jazyk|znalost|úrov|domluv|plynn|umíš|angličtin|němčin|idiomes|inglês|fluente|lingua|inglese|języka|angielski|sujuva|[abc][12]\b/iu;

/** ISO 639-1 codes of the human languages a line asks for. */
export function languagesOf(line: string): Found<string[]> | null {
  const source = line.slice(0, 500);
  if (PREFERRED.test(source)) return null;
  // "Danish and English" as a whole line asks for both.
  const bare =
    source.split(/\s+/).length <= 5 &&
    source.split(/[\s,/&]+/).every((word) => word.length < 4 || languageCode(word) !== null);
  if (!bare && !LANGUAGE_CONTEXT.test(source)) return null;
  const codes: string[] = [];
  let start = Infinity;
  let end = 0;
  for (const match of source.matchAll(/\p{L}{4,}/gu)) {
    const code = languageCode(match[0]);
    if (code === null) continue;
    if (!codes.includes(code)) codes.push(code);
    start = Math.min(start, match.index);
    end = Math.max(end, match.index + match[0].length);
  }
  return codes.length === 0 ? null : { value: codes, excerpt: source.slice(start, end) };
}

function clauseAround(text: string, index: number, length: number): string {
  const start =
    Math.max(text.lastIndexOf(';', index), text.lastIndexOf('.', index), text.lastIndexOf('(', index)) + 1;
  const ends = [';', '.', ','].map((mark) => text.indexOf(mark, index + length)).filter((at) => at >= 0);
  return text.slice(start, Math.min(text.length, ...ends));
}
