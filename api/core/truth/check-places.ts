/** Locations of the person and of entries: city, region and country must be the profile's. */
import { isContent } from './evidence.js';
import { COUNTRY_CODES } from './lexicon/places.js';
import { US_STATES } from './lexicon/us-states.js';
import { isRecord, leavesOf, textOf } from './leaves.js';
import type { Profile, ProfileEntry } from './profile.js';
import { cleanText, foldCase, wordsOf } from './words.js';

/** Words of a location that name no place. */
const NOT_PLACES = new Set([
  'area',
  'greater',
  'metropolitan',
  'metro',
  'region',
  'county',
  'city',
  'district',
  'remote',
  'hybrid',
  'onsite',
  'raum',
  'kreis',
  'bay',
  'okres',
  'kraj',
  'lan',
]);

/** ISO code of what a text names as a country, or null. */
function countryOf(text: string): string | null {
  return (
    COUNTRY_CODES.get(
      foldCase(cleanText(text))
        .replace(/[^\p{L}]+/gu, ' ')
        .trim(),
    ) ?? null
  );
}

/** What is wrong with a location, given as text or as an object of JSON Resume; null when nothing is. */
export function placeProblem(
  profile: Profile,
  location: unknown,
  entry: ProfileEntry | null,
): { text: string; reason: string } | null {
  const claims = leavesOf(location).map(({ text }) => text);
  const facts =
    entry === null
      ? profile.evidence.facts.filter(({ parts }) => parts[0] === 'basics' && parts[1] === 'location')
      : entry.facts.filter(({ parts }) => parts[2] === 'location');
  const known = profile.namesOf(
    `location:${entry === null ? 'basics' : `${entry.section}[${entry.index}]`}`,
    () => (entry === null ? facts : entry.facts),
  );
  const parts = facts.flatMap(({ text }) => [text, ...text.split(/[,;/()]/)]).map((text) => text.trim());
  const countries = new Set(parts.map(countryOf).filter((code) => code !== null));
  for (const claim of claims) {
    for (const part of cleanText(claim).split(/[,;/()]/)) {
      const text = part.trim();
      if (text === '') continue;
      const code = countryOf(text);
      if (code !== null && (countries.has(code) || countries.has(text.toUpperCase()))) continue;
      const state = US_STATES.get(foldCase(text));
      if (
        state !== undefined &&
        parts.some((one) => foldCase(one) === state || US_STATES.get(foldCase(one)) === foldCase(text))
      )
        continue;
      const words = wordsOf(text);
      const unknown = words.find(
        (word, index) =>
          isContent(word) &&
          !NOT_PLACES.has(word.form) &&
          !known.has(word, words[index - 1], words[index + 1]),
      );
      if (
        unknown !== undefined ||
        (words.length > 0 &&
          facts.length === 0 &&
          entry === null &&
          words.some((word) => !NOT_PLACES.has(word.form)))
      ) {
        const written = isRecord(location) ? claims.join(', ') : textOf(location);
        return {
          text: facts.length === 0 ? written : text,
          reason:
            facts.length === 0
              ? 'The profile gives no place here.'
              : `The profile says "${facts.map((fact) => fact.text).join(', ')}".`,
        };
      }
    }
  }
  return null;
}
