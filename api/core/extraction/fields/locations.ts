/** Places of work: reading a label's value, telling a place from other short texts, one string a place. */
import { countryOfCity } from '../../text/cities.js';
import { clean, fold } from '../../text/normal-form.js';
import {
  countryName,
  countryOf,
  countryOfCode,
  countryOfPart,
  countryOfPartCode,
  isWideArea,
} from '../../text/regions.js';
import { isJobTitleLike } from './job-words.js';

const MODE_WORD =
  /(?<!\p{L})(?:fully remote|100 ?% remote|remote|hybrid(?:e|o|ní)?|on[- ]?site|in[- ]office|home[- ]?office|homeoffice|télétravail|teletrabajo|remoto|presencial|híbrido|telecommute|work from home)(?!\p{L})/giu;
const NO_PLACE =
  /^(?:\d+\+? (?:locations?|standorte?|lieux|ubicaciones|orte|locaties|places)|(?:multiple|various|several|many|all|verschiedene|mehrere|diverse|plusieurs|varias|různé|flera)(?: .{0,24})?|n\/?a|tbd|tba|see description|not (?:specified|applicable)|select.{0,30}|any|locations?|ort|see below|apply.{0,20}|.*(?:click|cookies|privacy|©).*|-+)$/iu;
const MORE =
  /(?:\s*[+&,;]\s*|\s+(?:and|und|et|y|en|och|a)\s+)?\+?\s?\d+ (?:more|weitere|autres?|más|other|others|meer|fler|další)(?: locations?| standorte?)?\s*$/iu;
const ICIMS = /^([A-Z]{2})-([A-Z]{2})-([\p{L}][\p{L}.'’ -]{1,40})$/u;
const POSTAL =
  /(?<![\d-])(?:\d{5}(?:-\d{4})?|\d{4}\s?[A-Z]{2}|\d{3}\s\d{2}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|\d{4})(?![\d-])/u;
const STREET =
  /\b\p{L}+(?:straße|strasse|str\.|gasse|platz|weg|allee|gatan|vägen|gata|vej|vei|straat|laan|weg|plein|třída|ulice|náměstí)\b|\b(?:rue|avenue|boulevard|calle|carrer|via|piazza|ul\.|nám\.|náměstí|street|road|avenue|ave|blvd|drive|lane|suite|floor)\b/iu;

/** A street with its house number, whatever the street is called. */
const HOUSE = /^\p{Lu}[\p{L}.'’ ]{2,40} \d{1,5}[a-z]?(?:[/-]\d{1,5}[a-z]?)?$/u;

/** The places a location text names, as a person would write each; empty when it names none. At most 30. */
export function readLocations(text: string): string[] {
  const source = clean(text)
    .slice(0, 600)
    .replace(MORE, '')
    .replace(/^(?:in|à|en|location|ort)\s*:\s*/iu, '');
  if (source === '' || NO_PLACE.test(source)) return [];
  const places: string[] = [];
  for (const part of splitPlaces(source)) {
    const place = onePlace(part);
    if (place !== null && !places.some((known) => fold(known) === fold(place))) places.push(place);
    if (places.length >= 30) break;
  }
  return places;
}

/** One place of structured data from its parts; ISO country codes are written out. */
export function placeFromParts(
  parts: readonly (string | null | undefined)[],
  country: string | null,
): string | null {
  const written: string[] = [];
  const name =
    country === null
      ? null
      : country.length <= 3
        ? (countryName(countryOfCode(country) ?? '') ?? country)
        : country;
  for (const part of [...parts, name]) {
    const text = clean(part ?? '').replace(/^[,\s-]+|[,\s-]+$/g, '');
    if (text === '' || NO_PLACE.test(text) || !/\p{L}/u.test(text)) continue;
    // "Madrid, Europe, Spain": continents say nothing beside a country.
    if (isWideArea(text) && name !== null && text !== name) continue;
    if (!written.some((known) => fold(known) === fold(text))) written.push(text);
  }
  return written.length === 0 ? null : written.join(', ');
}

function splitPlaces(text: string): string[] {
  const coarse = text
    .split(
      /\s*[;|•·\n]\s*|\s+\/\s+|(?<=\p{L}{3})\/(?=\p{Lu}\p{L}{2})|\s+(?:or|oder|ou|o|eller|nebo)\s+(?=\p{Lu})|(?<!(?:Town|City|County|Village|Borough|Isle|Republic|State|Port|Gulf|Bay|District|Municipality|Kingdom|Province))\s+of\s+(?=\p{Lu})/u,
    )
    .filter((part) => part !== '');
  return coarse.flatMap((part) => {
    // "Berlin, Hamburg, München" names three places, "Berlin, Germany" one.
    const pieces = part.split(/\s*,\s*|\s+(?:and|und|et|y|en|och|a|&|e|i)\s+(?=\p{Lu})/u);
    if (areCities(pieces)) return pieces;
    if (
      pieces.length > 1 &&
      pieces.every((piece) => countryOf(piece) !== null && countryOfPart(piece) === null)
    )
      return pieces;
    return [part];
  });
}

/** City-states are cities and parts of a country at once; of two names the second is then the part. */
function areCities(names: readonly string[]): boolean {
  if (names.length < 2 || new Set(names.map(fold)).size < names.length) return false;
  if (!names.every((name) => countryOfCity(name) !== null && countryOf(name) === null)) return false;
  const part = countryOfPart(names.at(-1)!);
  return names.length > 2 || part === null || part === 'DE';
}

function onePlace(text: string): string | null {
  let place = text.replace(/^\(([^()]*)\)$/, '$1').replace(/^\d{3,6}\s*-\s+(?=\p{Lu})/u, '');
  const icims = ICIMS.exec(place);
  if (icims !== null) return `${icims[3]}, ${icims[2]}, ${icims[1]}`;
  if (/^[A-Z]{2}-(?:[A-Z]{2}-?)?$/.test(place)) return null;
  const remote =
    /(?<!\p{L})(?:remote|telecommute|work from home|wfh|remoto|home ?office|homeoffice)(?!\p{L})/iu.test(
      place,
    );
  const bare = place
    .replace(MODE_WORD, ' ')
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:()–—-]+|[\s,:(–—-]+$/g, '')
    .replace(/^\)|^(?:in|within|from|-)\s+/i, '');
  if (fold(bare) === '') return remote ? 'Remote' : null;
  if (!remote) place = bare;
  const parens = /^([^()]+?)\s*\(([^()]{2,60})\)$/.exec(place);
  if (parens !== null && !remote) {
    const inner = parens[2]!;
    place =
      countryOf(inner) !== null || countryOfPart(inner) !== null || countryOfCode(inner) !== null
        ? `${parens[1]}, ${inner}`
        : place;
  }
  place = place.replace(/\s+[–—-]\s+(?=\p{L}[\p{L} .]*$)/u, (dash) =>
    countryOf(place.slice(place.lastIndexOf(dash) + dash.length)) !== null ? ', ' : dash,
  );
  place = clean(place).replace(/^[,\s–—-]+|[,\s:–—-]+$/g, '');
  if (!/\p{L}{2}/u.test(place) || place.length > 140) return null;
  return place;
}

/**
 * How much a short text looks like a place of work, 0..1, without any label: known cities and countries, "City, ST",
 * postal addresses. Titles, departments and sentences give 0.
 */
export function placeLikeness(text: string): number {
  const source = clean(text);
  if (source.length < 2 || source.length > 90 || NO_PLACE.test(source)) return 0;
  if (/[!?@#=%€$£*]|https?:|\b(?:apply|click|jobs?|team|we|you|experience)\b/iu.test(source)) return 0;
  if (ICIMS.test(source)) return 0.9;
  const hadMode = new RegExp(MODE_WORD.source, 'iu').test(source);
  const bare = source
    .replace(MODE_WORD, ' ')
    .replace(/[()[\]]/g, ' , ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:;–—-]+|[\s,:;–—-]+$/g, '');
  if (bare === '') return hadMode ? 0.7 : 0;
  const parts = bare
    .split(
      /\s*[,;|•·]\s*|(?<!\d)\s*\/\s*(?!\d)|\s+[–—-]\s+|\s+(?:and|or|und|oder|et|ou|y|o|en|of|och|eller)\s+/u,
    )
    .filter((part) => part !== '');
  if (parts.length === 0 || parts.length > 8) return 0;
  let known = 0;
  let unknown = 0;
  for (const [index, part] of parts.entries()) {
    const withoutPostal = part.replace(POSTAL, '').trim();
    if (
      countryOfCity(withoutPostal) !== null ||
      countryOf(withoutPostal) !== null ||
      countryOfPart(withoutPostal) !== null ||
      isWideArea(withoutPostal) ||
      (index > 0 &&
        /^[A-Z]{2,3}$/.test(withoutPostal) &&
        (countryOfPartCode(withoutPostal) !== null || countryOfCode(withoutPostal) !== null))
    ) {
      known += 1;
    } else if (HOUSE.test(part)) known += 0.4;
    else if (STREET.test(part) || (POSTAL.test(part) && /\p{L}{3}/u.test(part))) known += 0.7;
    else if (isJobTitleLike(part)) return 0;
    else if (/^\p{Lu}[\p{L}.'’]*(?:[ -][\p{L}.'’]+){0,4}$/u.test(part)) unknown += 1;
    else return 0;
  }
  if (known === 0) return hadMode && unknown === 1 && parts.length === 1 ? 0.3 : 0;
  if (unknown > 2) return 0.2;
  return Math.min(
    0.92,
    (unknown === 0 ? 0.7 : 0.55) + 0.12 * known + (hadMode ? 0.05 : 0) - (unknown > 1 ? 0.2 : 0),
  );
}
