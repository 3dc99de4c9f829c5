/** Tells places from other words: "Berlin", "Springfield, IL", "Prague, Czech Republic", "Remote". */
import type { ResumeLocation } from '../resume/json-resume.js';
import { organisationScore, schoolScore } from './career-words.js';
import { CITY_NAMES, COUNTRY_ALIASES, COUNTRY_CODES, REGION_CODES, REGION_NAMES } from './place-words.js';
import { phraseKey } from './plain-letters.js';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'nl', 'sv', 'cs', 'it', 'pt'];

const COUNTRIES = countryNames();
const REGIONS = new Set([...REGION_NAMES]);
const CODES = new Set(REGION_CODES.split(' '));
const CITIES = new Set(CITY_NAMES);
const COUNTRY_SET = new Set(COUNTRY_CODES);

/** How a city's name is written: capitalised words, small words between them. */
const CITY_SHAPE =
  /^(?:(?:St|Mt|Ft)\.\s)?\p{Lu}[\p{L}'’-]*(?:[\s-](?:(?:de|del|la|las|los|le|les|sur|am|an|der|den|im|upon|on|of|do|da|dos|und|bei|nad|u|v|aan|in)\s)*(?:\p{Lu}[\p{L}'’-]*|St\.|\d{1,2}))*$/u;

const WORK_MODE =
  /^(?:fully[\s-]|100\s?%\s)?(?:remote|hybrid|on-?site|work from home|wfh|home[\s-]?office|télétravail|teletrabajo|remoto|distance|distans|thuiswerken|na dálku|worldwide|anywhere)(?:\s*[-–—,/]?\s*\(?[\p{Lu}][\p{L} .-]*\)?)?$/iu;

function countryNames(): Map<string, string> {
  const names = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of COUNTRY_CODES) {
      const name = display.of(code);
      if (name && name !== code) names.set(phraseKey(name), code);
    }
  }
  for (const [name, code] of Object.entries(COUNTRY_ALIASES)) names.set(name, code);
  return names;
}

/** ISO code of a country by its name in any of the languages; null when it is no country. */
export function countryCode(name: string): string | null {
  // the code itself, unless it also is a state's ("CA", "DE")
  if (/^[A-Z]{2}$/.test(name) && COUNTRY_SET.has(name) && !CODES.has(name)) return name;
  return COUNTRIES.get(phraseKey(name)) ?? null;
}

export function isKnownCity(text: string): boolean {
  return CITIES.has(phraseKey(text));
}

function isRegion(text: string): boolean {
  return CODES.has(text.trim().replace(/\./g, '')) || REGIONS.has(phraseKey(text));
}

/** The text names a place and nothing else. */
export function isPlace(text: string): boolean {
  const trimmed = text
    .trim()
    .replace(/^[([]|[)\]]$|[.,;|]+$/g, '')
    .trim();
  if (trimmed.length < 2 || trimmed.length > 60) return false;
  if (WORK_MODE.test(trimmed)) return true;
  if (/\d{6,}|@|https?:/.test(trimmed)) return false;
  // "Northwind Bank, India" is an employer with its country
  if (
    /,/.test(trimmed) &&
    organisationScore(trimmed.split(',')[0]!) + schoolScore(trimmed.split(',')[0]!) > 0
  )
    return false;
  return placeOf(trimmed) !== null;
}

/** A full address with street and country; looking further costs time that grows faster than the text. */
const LONGEST_PLACE = 200;

/** The fields of a place; null when the text is not one. */
export function placeOf(given: string): ResumeLocation | null {
  const text = given.trim();
  if (text.length > LONGEST_PLACE) return null;
  const withoutMode = text
    // "San Francisco, California US"
    .replace(/(?<=,\s*\p{L}[\p{L} .]*)\s+(?:USA?|U\.S\.A?\.?|United States)$/u, '')
    .replace(/[\s,–—-]*[([]?\b(?:remote|hybrid|on-?site)\b[)\]]?\s*$/i, '')
    .replace(/\s*\((?:[^)]*)\)\s*$/, '')
    .trim();
  const pieces = (withoutMode || text)
    .split(/\s*,\s*|\s+[–—-]\s+|\s*\/\s*/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  if (pieces.length === 0 || pieces.length > 5) return null;
  const [first] = pieces;
  if (pieces.length === 1) return lonePlace(first!);
  const last = pieces[pieces.length - 1]!;
  const country = countryCode(last);
  const { postalCode, rest } = splitPostalCode(last);
  const lastIsRegion = isRegion(rest);
  if (!country && !lastIsRegion) {
    const known = CITIES.has(phraseKey(last)) && pieces.length === 2 && isAddress(first!);
    if (known) return { city: last, address: text };
    const city = cityAndCode(last);
    return city?.postalCode && isAddress(first!) ? { ...city, address: text } : null;
  }
  if (pieces.length === 2) {
    if (!first || !isCity(first)) {
      const city = cityAndCode(first ?? '');
      if (!city) return null;
      return withoutEmpty({ ...city, ...(country ? { countryCode: country } : { region: rest }) });
    }
    return withoutEmpty({
      city: first,
      ...(country && !lastIsRegion ? { countryCode: country } : { region: rest }),
      postalCode: postalCode ?? undefined,
    });
  }
  // street, city, region or city, region, country
  const regionAt =
    country && isRegion(splitPostalCode(pieces[pieces.length - 2]!).rest)
      ? pieces.length - 2
      : lastIsRegion
        ? pieces.length - 1
        : -1;
  const cityAt = regionAt > 0 ? regionAt - 1 : pieces.length - 2;
  const cityText = pieces[cityAt] ?? '';
  const parsed = cityAndCode(cityText);
  if (!parsed) return null;
  if (cityAt > 0 && pieces.slice(0, cityAt).some((piece) => !isAddress(piece) && !isCity(piece))) return null;
  if (cityAt > 0 && !/\d/.test(withoutMode)) return null;
  const region = regionAt >= 0 ? splitPostalCode(pieces[regionAt]!) : null;
  return withoutEmpty({
    address: cityAt > 0 ? pieces.slice(0, cityAt).join(', ') : undefined,
    ...parsed,
    region: region?.rest,
    postalCode: parsed.postalCode ?? region?.postalCode ?? postalCode ?? undefined,
    countryCode: country && regionAt !== pieces.length - 1 ? country : undefined,
  });
}

function lonePlace(text: string): ResumeLocation | null {
  const key = phraseKey(text);
  if (CITIES.has(key)) return { city: text };
  const country = COUNTRIES.get(key);
  if (country && (text.length > 3 || text === text.toUpperCase())) return { countryCode: country };
  if (
    /^(?:greater\s.+|.+\s(?:metropolitan|metro|bay))\s(?:area|region)$|^(?:greater\s)?.+\sbay area$/i.test(
      text,
    ) &&
    isCity(text)
  )
    return { city: text };
  if (REGIONS.has(key) && key.length > 3) return { region: text };
  // "10115 Berlin", "Springfield IL 62701"
  const code = /^(?:[A-Z]{1,2}-)?(\d{4,5}|\d{3} \d{2})\s+(\p{Lu}[\p{L} .'-]+)$/u.exec(text);
  if (code && isCity(code[2]!)) return { city: code[2]!, postalCode: code[1]! };
  const american = /^(\p{Lu}[\p{L} .'-]+?)\s+([A-Z]{2})(?:\s+(\d{5}(?:-\d{4})?))?$/u.exec(text);
  if (
    american &&
    CODES.has(american[2]!) &&
    isCity(american[1]!) &&
    (american[3] || CITIES.has(phraseKey(american[1]!)))
  ) {
    return withoutEmpty({ city: american[1]!, region: american[2]!, postalCode: american[3] });
  }
  return null;
}

function cityAndCode(text: string): ResumeLocation | null {
  const code = /^(?:[A-Z]{1,2}-)?(\d{4,6}|\d{3} \d{2}|\d{4} [A-Z]{2})\s+(.+)$/.exec(text);
  if (code && isCity(code[2]!)) return { city: code[2]!, postalCode: code[1]! };
  const after = /^(.+?)\s+(\d{4,6})$/.exec(text);
  if (after && isCity(after[1]!)) return { city: after[1]!, postalCode: after[2]! };
  return isCity(text) ? { city: text } : null;
}

function splitPostalCode(text: string): { postalCode: string | null; rest: string } {
  const match =
    /^(.*?)[\s,]+(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}|\d{4,6})$/.exec(
      text,
    );
  return match ? { rest: match[1]!, postalCode: match[2]! } : { rest: text, postalCode: null };
}

function isCity(text: string): boolean {
  return text.length >= 2 && text.length <= 35 && text.split(/\s+/).length <= 5 && CITY_SHAPE.test(text);
}

function isAddress(text: string): boolean {
  return /\d/.test(text) && /\p{L}{2}/u.test(text) && text.length < 60;
}

function withoutEmpty(location: {
  [Key in keyof ResumeLocation]: ResumeLocation[Key] | undefined;
}): ResumeLocation {
  return Object.fromEntries(
    Object.entries(location).filter(([, value]) => value !== undefined && value !== ''),
  );
}
