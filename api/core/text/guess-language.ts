/** The language of a text. */
import { detectAll } from 'tinyld';
import { clean } from './normal-form.js';

const SAMPLE = 1200;

/** ISO 639-1 code of the language a text is most likely in, or null when there is too little of it to tell. */
export function guessLanguage(text: string): string | null {
  const sample = clean(text.slice(0, 20_000));
  if (sample.length < 25) return null;
  // The middle is prose more often than the beginning, which is menus and names.
  const start = sample.length > SAMPLE * 2 ? Math.floor((sample.length - SAMPLE) / 2) : 0;
  const best = detectAll(sample.slice(start, start + SAMPLE))[0];
  return best === undefined || best.accuracy < 0.1 ? null : best.lang;
}
