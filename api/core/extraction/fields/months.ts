/** Month names of the languages postings come in, from the Unicode locale data plus forms that postings use beside it. */
import { fold } from '../../text/normal-form.js';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'nl', 'sv', 'cs', 'pt', 'it', 'pl', 'da', 'nb', 'fi', 'ca', 'sk'];
const EXTRA: readonly (readonly [string, number])[] = [
  ['sept', 9],
  ['mrz', 3],
  ['maerz', 3],
  ['jaen', 1],
  ['janner', 1],
  ['leden', 1],
  ['unor', 2],
  ['brezen', 3],
  ['duben', 4],
  ['kveten', 5],
  ['cerven', 6],
  ['cervenec', 7],
  ['srpen', 8],
  ['rijen', 10],
  ['listopad', 11],
  ['prosinec', 12],
  ['gener', 1],
  ['febrer', 2],
  ['abril', 4],
  ['agost', 8],
  ['octubre', 10],
  ['setiembre', 9],
];

let table: Map<string, number> | null = null;

/** Month number 1-12 of a name in any of the languages, with or without accents, full or short; null otherwise. */
export function monthNumber(name: string): number | null {
  table ??= build();
  return table.get(fold(name)) ?? null;
}

function build(): Map<string, number> {
  const months = new Map<string, number>();
  for (const language of LANGUAGES) {
    const forms = [
      new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' }),
      new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }),
      new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }),
    ];
    for (let month = 1; month <= 12; month += 1) {
      for (const form of forms) {
        const part = form.formatToParts(Date.UTC(2024, month - 1, 5)).find(({ type }) => type === 'month');
        // Catalan gives "de gener": the preposition is no part of the name.
        const name = fold(part?.value ?? '').replace(/^(?:de |d)(?=\p{L}{3})/u, (prefix) =>
          language === 'ca' ? '' : prefix,
        );
        if (name !== '' && !/^\d/.test(name) && !months.has(name)) months.set(name, month);
      }
    }
  }
  for (const [name, month] of EXTRA) if (!months.has(name)) months.set(name, month);
  return months;
}
