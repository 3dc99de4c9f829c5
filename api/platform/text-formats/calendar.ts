/** A whole day in a calendar. */
export interface CalendarDay {
  /** Stays the same for the same thing, so that a calendar replaces it. */
  uid: string;
  day: Date;
  title: string;
  description: string;
  changedAt: Date;
}

/** RFC 5545, 3.1: lines are folded after this many bytes. */
const MAX_LINE_BYTES = 75;

/**
 * Days as an iCalendar file (RFC 5545). Texts are escaped: no line break of theirs begins a property of its own.
 *
 * @param name what the calendar is called
 */
export function toCalendar(name: string, days: readonly CalendarDay[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//AtlasOps//Applications//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...days.flatMap(({ uid, day, title, description, changedAt }) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(uid)}`,
      `DTSTAMP:${basic(changedAt)}Z`,
      `DTSTART;VALUE=DATE:${basic(day).slice(0, 8)}`,
      `SUMMARY:${escapeText(title)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escapeText(description)}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** `20260102T030405` in UTC. */
function basic(time: Date): string {
  return time.toISOString().replaceAll(/[-:]|\.\d+Z$/g, '');
}

/** RFC 5545, 3.3.11. Line breaks of every kind become `\n`; other control characters have no place in a calendar. */
function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000e-\u001f\u007f]/g, ' ')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Breaks a long line between characters, never inside one. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MAX_LINE_BYTES) {
      parts.push(part);
      part = '';
      // The space that begins a folded line counts.
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}
