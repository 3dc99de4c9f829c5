/** What stands under the heading of an entry: a summary and bullets. */
import type { Period } from './dates.js';
import type { Item } from './items.js';

/** An entry with the items it was read from, for its source spans. */
export interface ReadEntry<Value> {
  value: Value;
  items: Item[];
  /** How sure the heading was read, 0..1. */
  confidence: number;
}

/** Bullets are highlights; paragraphs are the summary, or highlights when there are several. */
export function bodyTexts(body: readonly Item[]): { summary: string; highlights: string[] } {
  const bullets = body.filter((item) => item.bullet);
  const prose = body.filter((item) => !item.bullet);
  if (bullets.length === 0 && prose.length > 1)
    return { summary: '', highlights: prose.map((item) => item.text) };
  // prose before the bullets introduces them; between or after them it is one more line
  const firstBullet = body.findIndex((item) => item.bullet);
  const intro = firstBullet < 0 ? prose : body.slice(0, firstBullet);
  const lines = firstBullet < 0 ? [] : body.slice(firstBullet);
  return { summary: intro.map((item) => item.text).join('\n'), highlights: lines.map((item) => item.text) };
}

/** Start and end as the standard has them; no `endDate` when it goes on. */
export function datesOf(period: Period | null): { startDate?: string; endDate?: string } {
  if (!period) return {};
  const dates: { startDate?: string; endDate?: string } = {};
  if (period.start) dates.startDate = period.start;
  if (period.end) dates.endDate = period.end;
  // a single date is when it happened: begun and ended then
  if (!period.range && period.start) dates.endDate = period.start;
  return dates;
}
