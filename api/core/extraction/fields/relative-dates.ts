/** "3 days ago" and its like in the languages postings come in. */
import type { FoundDate } from './dates.js';

type Unit = 'hour' | 'day' | 'week' | 'month' | 'year';

/** Stems of unit names, folded to lower case; each is matched as a prefix of a whole word. */
const UNITS: readonly (readonly [Unit, string])[] = [
  [
    'hour',
    'seconds?|secs?|sekunden?|sekunder|sekund\\p{L}*|secondes?|segundos?|minut\\p{L}*|mins?|minuti|hours?|hrs?|stund\\p{L}*|heures?|horas?|uren|uur|timm\\p{L}*|timer?|hodin\\p{L}*|ore|godzin\\p{L}*|tuntia?|hores?|h|分|時間',
  ],
  [
    'day',
    'days?|tag(?:en?)?|jours?|d[ií]as?|dag(?:en|ar)?|dage|dn[ůyíie]\\p{L}*|den|dzień|giorn[oi]|päivää?|döger|dies|d|日',
  ],
  [
    'week',
    'weeks?|woch\\p{L}*|semaines?|semanas?|weken|week|veck\\p{L}*|týdn\\p{L}*|týden|tydzień|tygodni\\p{L}*|settiman[ae]|uger?|uker?|viikko\\p{L}*|setman\\p{L}+|w|週間',
  ],
  [
    'month',
    'months?|monat\\p{L}*|mois|mes(?:es|os)?|maand(?:en)?|månad\\p{L}*|månede?r?|měsíc\\p{L}*|mesiac\\p{L}*|miesi\\p{L}+|mês|mesi|mese|kuukau\\p{L}+|mo|か月|ヶ月',
  ],
  ['year', 'years?|jahre?n?|ans?|años?|anys?|jaar|jaren|år|let|rok\\p{L}*|lat|ann[oi]|vuo\\p{L}+|年'],
];
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  einem: 1,
  einer: 1,
  ein: 1,
  un: 1,
  une: 1,
  una: 1,
  uno: 1,
  een: 1,
  en: 1,
  ett: 1,
  um: 1,
  uma: 1,
  two: 2,
  zwei: 2,
  deux: 2,
  dos: 2,
  twee: 2,
  två: 2,
  dvěma: 2,
  dois: 2,
  due: 2,
  three: 3,
  drei: 3,
  trois: 3,
  tres: 3,
};
const COUNT = '(\\d{1,3})\\s?\\+?|(' + Object.keys(NUMBER_WORDS).join('|') + ')';
const UNIT = UNITS.map(([, stems]) => `(${stems})`).join('|');
const BOUND = '(?![\\p{L}])';
/** "vor 3 Tagen", "il y a 3 jours", "hace 3 días", "před 3 dny", "há 3 dias" */
const BEFORE = new RegExp(
  `(?<!\\p{L})(?:vor(?:\\s(?:mehr als|über|etwa|ca\\.?))?|il y a(?:\\s(?:plus de|environ))?|hace(?:\\s(?:más de|unas?|unos))?|před|pred|há(?:\\smais de)?|fa)\\s(?:${COUNT})\\s?(?:${UNIT})${BOUND}`,
  'iu',
);
/** "3 days ago", "30+ days ago", "3 dagen geleden", "3 giorni fa", "för 3 dagar sedan", "3 dni temu", "3日前" */
const AFTER = new RegExp(
  `(?<![\\p{L}\\d.,])(?:${COUNT})\\s?(?:${UNIT})\\s?(?:\\+\\s)?(?:ago|geleden|sedan|siden|fa|temu|sitten|atrás|zpět|früher|前)${BOUND}`,
  'iu',
);
const TODAY =
  /(?<!\p{L})(?:today|just posted|just now|heute|gerade eben|aujourd['’]hui|hoy|vandaag|zojuist|idag|i dag|dnes|hoje|oggi|dzisiaj|dziś|tänään|avui|本日|今日)(?!\p{L})/iu;
const YESTERDAY =
  /(?<!\p{L})(?:yesterday|gestern|(?<=publi\p{L}{1,3} )hier|ayer|gisteren|igår|i går|včera|ontem|ieri|wczoraj|eilen|ahir|昨日)(?!\p{L})/iu;

/** The day a relative date means, read against `now` (UTC); null when the text has none. */
export function relativeDay(text: string, now: Date): FoundDate | null {
  const match = BEFORE.exec(text) ?? AFTER.exec(text);
  if (match !== null) {
    const count =
      match[1] !== undefined ? Number(match[1]) : (NUMBER_WORDS[(match[2] ?? '').toLowerCase()] ?? 1);
    const unit = UNITS.find((_, index) => match[3 + index] !== undefined)?.[0];
    if (unit !== undefined) return { day: shift(now, count, unit), excerpt: match[0].trim(), exact: false };
  }
  const today = TODAY.exec(text);
  if (today !== null) return { day: shift(now, 0, 'day'), excerpt: today[0], exact: false };
  const yesterday = YESTERDAY.exec(text);
  return yesterday === null ? null : { day: shift(now, 1, 'day'), excerpt: yesterday[0], exact: false };
}

function shift(now: Date, count: number, unit: Unit): string {
  const date = new Date(now.getTime());
  if (unit === 'hour') date.setTime(date.getTime() - count * 3_600_000);
  else if (unit === 'day') date.setUTCDate(date.getUTCDate() - count);
  else if (unit === 'week') date.setUTCDate(date.getUTCDate() - 7 * count);
  else {
    const day = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() - (unit === 'month' ? count : 12 * count));
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    date.setUTCDate(Math.min(day, last));
  }
  return date.toISOString().slice(0, 10);
}
