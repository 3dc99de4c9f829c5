/** Kinds of employment from codes of feeds and from words in many languages. */
import type { EmploymentType } from '../../posting/posting.js';

const PATTERNS: readonly (readonly [EmploymentType, RegExp])[] = [
  [
    'PART_TIME',
    /part[- _]?time|teilzeit|temps[- ]partiel|tiempo parcial|temps parcial|media jornada|jornada parcial|deeltijd|parttime|deltid|zkrácen\p{L}* úvazek|částečn\p{L}* úvazek|skrátený úvazek|part[- ]?time|tempo parziale|meio período|niepełny etat|osa-aikai|アルバイト|パート|\bminijob|vedlejší|brigád/iu,
  ],
  [
    'INTERN',
    /\bintern(?:ship)?s?\b|praktik(?:um|ant|ancki|a)|werkstudent|\bstage\b|stagiair|prácticas|becari|pr[àa]ctiques|estágio|estagiári|tirocinio|stáž|\bstaż|praktikplats|harjoittel|インターン|\bworking student|co-?op\b|alternance|apprenti|ausbildung|\bduales studium|trainee(?:ship)?/iu,
  ],
  [
    'CONTRACTOR',
    /\bcontract(?:or|ing)?\b(?! of employment)|freelanc|freiberuf|selbst(?:st)?ändig|indépendant|autónomo|contratista|zzp|\b1099\b|c2c\b|corp[- ]to[- ]corp|živnost|\bičo\b|konsultuppdrag|\bb2b\b|業務委託|prestataire|interim manager/iu,
  ],
  [
    'TEMPORARY',
    /tempor(?:ary|är|aire|al|eel)|befristet(?!e[rn]? )|fixed[- ]?term|\bcdd\b|int[ée]rim\b|obra y servicio|eventual|tijdelijk|visstid|vikariat|tidsbegränsad|na dobu určitou|dobu určitou|tempo determinato|prazo determinado|seasonal|saison|sezónn|säsong|aushilfe|\btemp\b|umowa zlecenie|määräaikai|midlertidig|契約社員|limited[- ]term|zeitarbeit|leiharbeit/iu,
  ],
  [
    'VOLUNTEER',
    /volunteer|ehrenamt|bénévol|voluntari(?:o|a|ado)\b|vrijwillig|dobrovol|frivillig|volontariato/iu,
  ],
  ['PER_DIEM', /per[- _]?diem|\bprn\b|on[- ]call only|vacataire/iu],
  [
    'FULL_TIME',
    /full[- _]?time|vollzeit|temps[- ](?:plein|complet)|tiempo completo|jornada completa|voltijd|fulltime|heltid|plný úvazek|práce na plný|plný pracovn|tempo pieno|tempo integral|período integral|pełny etat|kokoaikai|正社員|フルタイム|정규직|풀타임|全职|hlavní pracovní poměr|\bhpp\b/iu,
  ],
];
/** Words for a permanent contract, which is full-time unless something says otherwise. */
const PERMANENT =
  /\bpermanent\b|unbefristet|festanstellung|\bcdi\b|indefinid|indefinit|onbepaalde|vast(?:e)? (?:contract|aanstelling|dienstverband)|tillsvidare|tempo indeterminato|na dobu neurčitou|dobu neurčitou|bezterminow|vakituinen|\bfast stilling|\bregular\b|umowa o pracę|clt\b/iu;
const CODES: Readonly<Record<string, EmploymentType>> = {
  FULL_TIME: 'FULL_TIME',
  FULLTIME: 'FULL_TIME',
  FULL: 'FULL_TIME',
  PART_TIME: 'PART_TIME',
  PARTTIME: 'PART_TIME',
  CONTRACTOR: 'CONTRACTOR',
  CONTRACT: 'CONTRACTOR',
  TEMPORARY: 'TEMPORARY',
  TEMP: 'TEMPORARY',
  INTERN: 'INTERN',
  INTERNSHIP: 'INTERN',
  VOLUNTEER: 'VOLUNTEER',
  PER_DIEM: 'PER_DIEM',
  PERDIEM: 'PER_DIEM',
  OTHER: 'OTHER',
  FREELANCE: 'CONTRACTOR',
  PERMANENT: 'FULL_TIME',
  SEASONAL: 'TEMPORARY',
  TRAINEE: 'INTERN',
  APPRENTICESHIP: 'INTERN',
};

export interface FoundTypes {
  types: EmploymentType[];
  /** The words that say it, verbatim. */
  excerpt: string;
  /** False where only the permanence is said and the hours are assumed. */
  sure: boolean;
}

/** The types a code or a short text names; null when it names none. A permanent contract alone counts as full-time. */
export function findEmploymentTypes(text: string): FoundTypes | null {
  const source = text.slice(0, 300);
  const code =
    CODES[
      source
        .trim()
        .toUpperCase()
        .replace(/[\s-]+/g, '_')
    ] ??
    CODES[
      source
        .trim()
        .toUpperCase()
        .replace(/[\s_-]+/g, '')
    ];
  if (code !== undefined) return { types: [code], excerpt: source.trim(), sure: true };
  const types: EmploymentType[] = [];
  let first = Infinity;
  let last = 0;
  for (const [type, pattern] of PATTERNS) {
    const match = pattern.exec(source);
    if (match === null) continue;
    types.push(type);
    first = Math.min(first, match.index);
    last = Math.max(last, match.index + match[0].length);
  }
  if (types.length === 0) {
    const permanent = PERMANENT.exec(source);
    return permanent === null ? null : { types: ['FULL_TIME'], excerpt: permanent[0], sure: false };
  }
  const ordered = ORDER.filter((type) => types.includes(type));
  return { types: ordered, excerpt: source.slice(first, last), sure: true };
}

const ORDER: readonly EmploymentType[] = [
  'FULL_TIME',
  'PART_TIME',
  'CONTRACTOR',
  'TEMPORARY',
  'INTERN',
  'VOLUNTEER',
  'PER_DIEM',
  'OTHER',
];

/** True when a short text is nothing but types of employment: what stands as a badge beside a title. */
export function isEmploymentTypeOnly(text: string): boolean {
  if (text.length > 60) return false;
  let rest = text;
  for (const [, pattern] of PATTERNS) rest = rest.replace(new RegExp(pattern.source, 'giu'), ' ');
  rest = rest.replace(new RegExp(PERMANENT.source, 'giu'), ' ');
  const left = rest
    .replace(
      /\b(?:regular|employee|employment|job|position|stelle|work|práce na|na|or|oder|and|und|et|y|en|och|a|contract|vertrag|contrat|contrato|úvazek)\b/giu,
      ' ',
    )
    .replace(/[^\p{L}]+/gu, '');
  return rest !== text && left.length <= 3;
}
