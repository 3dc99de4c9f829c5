const DAY_MS = 86_400_000;
const DATE = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const MOMENT = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** A day as a person writes it ("12 Nov 2026"). Takes an ISO 8601 date or time. */
export function dayWords(iso: string): string {
  return DATE.format(new Date(iso));
}

/** A moment in the reader's own time zone ("Nov 12, 14:05"). */
export function momentWords(iso: string): string {
  return MOMENT.format(new Date(iso));
}

/** How long ago, from minutes to days; the day itself when that is longer ago than a month. */
export function agoWords(iso: string, now: number): string {
  const elapsed = now - Date.parse(iso);
  if (elapsed < 60_000) return 'just now';
  if (elapsed < 3_600_000) return AGO.format(-Math.floor(elapsed / 60_000), 'minute');
  if (elapsed < DAY_MS) return AGO.format(-Math.floor(elapsed / 3_600_000), 'hour');
  if (elapsed < 31 * DAY_MS) return AGO.format(-Math.floor(elapsed / DAY_MS), 'day');
  return dayWords(iso);
}

/** A size in bytes in round figures. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
