/** Currencies and numbers as postings write them. */

/** Rough units of a currency per euro: only to tell what is plausible pay and what unit a bare number can be. */
export const PER_EURO: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 1.1,
  GBP: 0.85,
  CHF: 0.95,
  CAD: 1.5,
  AUD: 1.65,
  NZD: 1.8,
  SGD: 1.45,
  HKD: 8.5,
  JPY: 160,
  CNY: 7.8,
  KRW: 1450,
  INR: 92,
  CZK: 25,
  PLN: 4.3,
  HUF: 390,
  RON: 5,
  BGN: 1.95,
  SEK: 11.3,
  NOK: 11.6,
  DKK: 7.46,
  ISK: 150,
  TRY: 35,
  RUB: 100,
  UAH: 45,
  ILS: 4,
  AED: 4,
  SAR: 4.1,
  QAR: 4,
  ZAR: 20,
  BRL: 6,
  MXN: 20,
  ARS: 1100,
  CLP: 1030,
  COP: 4500,
  PEN: 4.1,
  PHP: 63,
  IDR: 17500,
  MYR: 5,
  THB: 38,
  VND: 27500,
  TWD: 35,
  EGP: 54,
  NGN: 1700,
  KES: 142,
  PKR: 305,
  BDT: 130,
  LKR: 330,
  RSD: 117,
};

const SYMBOLS: readonly (readonly [string, string])[] = [
  ['US\\$|USD\\s?\\$', 'USD'],
  ['CA\\$|C\\$|CAD\\s?\\$', 'CAD'],
  ['AU\\$|A\\$|AUD\\s?\\$', 'AUD'],
  ['NZ\\$', 'NZD'],
  ['S\\$|SG\\$', 'SGD'],
  ['HK\\$', 'HKD'],
  ['R\\$', 'BRL'],
  ['MX\\$', 'MXN'],
  ['NT\\$', 'TWD'],
  ['\\$', 'USD'],
  ['€|Eur(?:os?)?(?![a-z])', 'EUR'],
  ['£|GBP\\s?£', 'GBP'],
  ['¥|円|￥', 'JPY'],
  ['元|RMB', 'CNY'],
  ['₩|원', 'KRW'],
  ['₹|Rs\\.?(?![a-z])', 'INR'],
  ['Kč', 'CZK'],
  ['zł|zl(?![a-z])', 'PLN'],
  ['Ft(?![a-z])', 'HUF'],
  ['lei(?![a-z])', 'RON'],
  ['лв', 'BGN'],
  ['₺', 'TRY'],
  ['₽|руб', 'RUB'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['฿', 'THB'],
  ['₱', 'PHP'],
  ['₫', 'VND'],
  ['₦', 'NGN'],
  ['Fr\\.|SFr\\.?', 'CHF'],
  ['kr\\.?(?![a-zěå])|kronor|kroner|:-', 'KR'],
  [
    Object.keys(PER_EURO)
      .map((code) => `${code}(?![A-Za-z])`)
      .join('|'),
    '',
  ],
];
const ANY = SYMBOLS.map(([pattern], index) => `(?<c${index}>${pattern})`).join('|');
/** Invisible joiners stand between the parts of an amount on some boards. */
export const GAP = '[\\s\\u200B-\\u200D\\u2060\\uFEFF]';
const BEFORE = new RegExp(`(?<![A-Za-z])(?:${ANY})${GAP}{0,3}$`, 'iu');
const AFTER = new RegExp(`^${GAP}{0,3}(?:${ANY})`, 'iu');

export interface CurrencyMark {
  /** ISO 4217, or "KR" where crowns of three countries share a sign. */
  code: string;
  /** Characters it takes, gaps included. */
  length: number;
}

function mark(match: RegExpExecArray | null): CurrencyMark | null {
  if (match === null) return null;
  const groups = match.groups ?? {};
  for (let index = 0; index < SYMBOLS.length; index += 1) {
    const text = groups[`c${index}`];
    if (text !== undefined)
      return { code: SYMBOLS[index]![1] || text.toUpperCase(), length: match[0].length };
  }
  return null;
}

/** The currency that ends `text`, directly before a number. */
export const currencyBefore = (text: string): CurrencyMark | null => mark(BEFORE.exec(text));
/** The currency that begins `text`, directly after a number. */
export const currencyAfter = (text: string): CurrencyMark | null => mark(AFTER.exec(text));

const CROWNS: Readonly<Record<string, string>> = {
  sv: 'SEK',
  da: 'DKK',
  nb: 'NOK',
  no: 'NOK',
  nn: 'NOK',
  cs: 'CZK',
  is: 'ISK',
};
/** What "kr" means in a language; null when it cannot be told. */
export function crownsOf(language: string | null): string | null {
  return language === null ? null : (CROWNS[language] ?? null);
}

/** ISO code of a code, sign or name standing alone ("€", "eur", "Kč"), or null. */
export function currencyCode(text: string, language: string | null = null): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 12) return null;
  const upper = trimmed.toUpperCase();
  if (Object.hasOwn(PER_EURO, upper)) return upper;
  const found = currencyAfter(trimmed);
  if (found === null || found.length < trimmed.length) return null;
  return found.code === 'KR' ? crownsOf(language) : found.code;
}

/** One number with optional group and decimal separators. */
export const NUMBER =
  /\d{1,3}(?:[  \u202F\u2009.,'’]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,2}(?!\d))?/g;

/** The value of what `NUMBER` matched. */
export function numberValue(text: string): number {
  const compact = text.replace(/[\s\u202F\u2009'’]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(compact);
  const groups = /[.,]\d{3}(?:[.,]|$)/.test(compact);
  if (decimal !== null && !(groups && decimal[1]!.length === 3)) {
    return Number(`${compact.slice(0, decimal.index).replace(/[.,]/g, '')}.${decimal[1]}`);
  }
  return Number(compact.replace(/[.,]/g, ''));
}
