/** The places of a job object. */
import { isObject, parseLenientJson, type JsonObject } from '../../text/lenient-json.js';
import { decodeEntities, fold } from '../../text/normal-form.js';
import { placeFromParts, readLocations } from '../fields/locations.js';
import { textOf, type FlatObject } from './flat-object.js';
import { keyFields, normalKey } from './job-keys.js';

const MAX_PLACES = 40;
/** Keys that add places to those of another key. */
const FURTHER = /^(?:additional|secondary|other)/;

/** Null when the object names none. Lists of places win over a line that sums them up. */
export function readObjectPlaces(flat: FlatObject): { places: string[]; excerpt: string } | null {
  let best: { places: string[]; excerpt: string } | null = null;
  for (const { key, value } of flat.of('location')) {
    const read = placesOf(value, 0);
    if (read.length === 0) continue;
    const places = distinct(read.map(({ place }) => place));
    if (best !== null && FURTHER.test(normalKey(key))) {
      best = { places: distinct([...best.places, ...places]), excerpt: best.excerpt };
      continue;
    }
    // The first key that speaks wins, unless a later one lists more.
    if (
      best === null ||
      (places.length > best.places.length &&
        best.places.every((place) =>
          places.some((other) => fold(other).includes(fold(place)) || fold(place).includes(fold(other))),
        ))
    ) {
      best = { places, excerpt: read[0]!.words };
    }
  }
  best ??= placeInPath(flat);
  if (best !== null && !(best.places.length === 1 && best.places[0] === 'Remote' && flat.has('city')))
    return best;
  const [city, region, country] = (['city', 'region', 'country'] as const).map((field) =>
    textOf(flat.of(field)[0]?.value),
  );
  const place = placeFromParts([city, region], country ?? null);
  return place === null ? best : { places: [place], excerpt: (city ?? region ?? country)! };
}

/** "3 Locations" of a list: the address of the posting still names the first of them (`/job/Illinois---Chicago/Title_R1`). */
function placeInPath(flat: FlatObject): { places: string[]; excerpt: string } | null {
  const counted = flat.of('location').some(({ value }) => /^\d+ \p{L}+$/u.test(textOf(value) ?? ''));
  if (!counted) return null;
  for (const { value } of flat.of('applyUrl')) {
    const slug = /\/job\/([^/?#]{2,80})\/[^/?#]+/.exec(textOf(value) ?? '')?.[1];
    if (slug === undefined) continue;
    const words = slug
      .split(/-{2,}/)
      .map((part) => part.replace(/-/g, ' ').trim())
      .filter((part) => part !== '' && !/^(?:remote|hybrid|onsite)$/i.test(part));
    // The widest comes first in such an address.
    const place = placeFromParts([...words].reverse(), null);
    if (place !== null) return { places: [place], excerpt: slug };
  }
  return null;
}

function placesOf(value: unknown, depth: number): { place: string; words: string }[] {
  if (depth > 3) return [];
  if (Array.isArray(value))
    return value.slice(0, MAX_PLACES).flatMap((item: unknown) => placesOf(item, depth + 1));
  if (typeof value === 'string') {
    const text = decodeEntities(value);
    // Some systems put the object of a place into a string.
    if (/^\s*\{/.test(text)) {
      const inner = parseLenientJson(text);
      return isObject(inner) ? placesOf(inner, depth + 1) : [];
    }
    return readLocations(text).map((place) => ({ place, words: text }));
  }
  if (!isObject(value)) return [];
  const parts = partsOf(value);
  if (parts !== null) return [parts];
  const text = textOf(value);
  if (text !== null && text !== '') {
    const named = readLocations(decodeEntities(text)).map((place) => ({ place, words: text }));
    if (named.length > 0) return named;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (isObject(inner) && /address|location|place/i.test(key)) {
      const found = placesOf(inner, depth + 1);
      if (found.length > 0) return found;
    }
    if (keyFields(normalKey(key)).some(({ field }) => field === 'location')) {
      const found = placesOf(inner, depth + 1);
      if (found.length > 0) return found;
    }
  }
  return [];
}

function partsOf(value: JsonObject): { place: string; words: string } | null {
  const found: Partial<Record<'city' | 'region' | 'country', string>> = {};
  for (const [key, inner] of Object.entries(value)) {
    for (const { field } of keyFields(normalKey(key))) {
      if ((field === 'city' || field === 'region' || field === 'country') && found[field] === undefined) {
        const text = textOf(inner);
        if (text !== null && text.length < 80) found[field] = text;
      }
    }
  }
  const words = found.city ?? found.region ?? (value['name'] === undefined ? found.country : undefined);
  if (words === undefined) return null;
  const place = placeFromParts([found.city, found.region], found.country ?? null);
  return place === null ? null : { place, words };
}

function distinct(places: readonly string[]): string[] {
  const seen = new Set<string>();
  return places
    .filter((place) => !seen.has(fold(place)) && seen.add(fold(place)).size > 0)
    .slice(0, MAX_PLACES);
}
