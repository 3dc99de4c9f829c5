/** Partial career dates (`2019`, `2019-03`, `2019-03-01`) as people write them in the document's language. */

const PRESENT: Record<string, string> = {
  en: 'Present',
  de: 'heute',
  fr: 'aujourd’hui',
  es: 'actualidad',
  nl: 'heden',
  sv: 'nu',
  cs: 'dosud',
};

/** The language in which a document's dates and places are written: English where its own is no language tag (BCP 47). */
export function localeOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    // Imported documents may say anything here.
    return 'en';
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function monthFormat(language: string): Intl.DateTimeFormat {
  let format = formats.get(language);
  if (format === undefined) {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf([language]);
    format = new Intl.DateTimeFormat(known ?? 'en', { month: 'short', year: 'numeric', timeZone: 'UTC' });
    formats.set(language, format);
  }
  return format;
}

/** `2019-03` as "Mar 2019"; a text that is no date stays as it is. */
export function writeDate(date: string, language: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})(?:-\d{2}.*)?$/.exec(date) ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12) return date;
  return monthFormat(language).format(Date.UTC(Number(year), Number(month) - 1, 1));
}

/** "Mar 2019 – Present". `open`: a missing end beside a start means "until now", as JSON Resume has it. */
export function writePeriod(
  start: string | undefined,
  end: string | undefined,
  language: string,
  open: boolean,
): string {
  const from = start === undefined ? '' : writeDate(start, language);
  const present = PRESENT[language.split('-')[0] ?? 'en'] ?? PRESENT['en']!;
  const until = end === undefined ? (open && from !== '' ? present : '') : writeDate(end, language);
  if (from === until) return from;
  return [from, until].filter((part) => part !== '').join(' – ');
}
