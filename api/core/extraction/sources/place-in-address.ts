/** The place in the address of a page whose text does not say it: `/job/123-support-specialist-finland-helsinki-site`. */
import { countryOfCity } from '../../text/cities.js';
import { countryName, countryOf } from '../../text/regions.js';
import type { Candidates } from '../candidate.js';

const LONGEST_NAME = 3;

/** Adds the place when the last part of the address names both a country and a city of it, in words next to each other. */
export function addPlaceInAddress(url: string | null | undefined, candidates: Candidates): void {
  const slug = /\/([^/?#]{8,200})\/?(?:[?#].*)?$/.exec(url ?? '')?.[1];
  if (slug === undefined) return;
  const words = slug.split(/[-_+]+/).filter((word) => /^\p{L}{2,}$/u.test(word));
  const capital = (text: string): string =>
    text.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
  const names: { text: string; from: number; to: number }[] = [];
  for (let from = 0; from < words.length; from += 1)
    for (let length = 1; length <= LONGEST_NAME && from + length <= words.length; length += 1)
      names.push({ text: capital(words.slice(from, from + length).join(' ')), from, to: from + length });
  for (const country of names) {
    const code = country.text.length > 3 ? countryOf(country.text) : null;
    if (code === null) continue;
    const city = names.find(
      ({ text, from, to }) =>
        (to === country.from || from === country.to) && text.length > 3 && countryOfCity(text) === code,
    );
    if (city === undefined) continue;
    const place = `${city.text}, ${countryName(code) ?? country.text}`;
    candidates.add('locations', [place], slug, 'site', 0.4);
    return;
  }
}
