/** Addresses cut at the edge of a narrow column, put back together before anything is read from them. */
import type { Line } from './line.js';

const ADDRESS_ONLY =
  /^(?:[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{2,80}|(?:https?:\/\/|www\.)\S{4,120}|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,10}\/\S{1,120})$/u;
const REST = /^[\p{L}\p{N}._%/-]{1,60}$/u;

/**
 * "www.linkedin.com/in/some-" above "body (LinkedIn)". The first line reaches the column's edge and is an address
 * alone, the second has no space above and starts with what an address may go on with.
 */
export function joinBrokenAddresses(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const previous = joined[joined.length - 1];
    const rest = previous ? restOf(previous, line) : null;
    if (!previous || rest === null) {
      joined.push(line);
      continue;
    }
    const [part] = previous.parts;
    const text = previous.text.trim() + line.text.trim();
    const stretches = [...part!.stretches, ...line.parts.flatMap((other) => other.stretches)];
    joined[joined.length - 1] = { ...previous, text, parts: [{ ...part!, text, stretches }] };
  }
  return joined;
}

function restOf(previous: Line, line: Line): string | null {
  if (previous.page === null || previous.page !== line.page || previous.column !== line.column) return null;
  if (previous.parts.length > 1 || line.bullet || line.gap > 1.45 || Math.abs(line.x - previous.x) > 2)
    return null;
  const address = previous.text.trim();
  if (!ADDRESS_ONLY.test(address) || previous.right < previous.columnRight - previous.size * 2.5) return null;
  const [first] = line.text.trim().split(/\s+/);
  if (!first || !REST.test(first) || /@/.test(line.text)) return null;
  // a word of its own begins afresh, unless the address stops in its middle
  const cut =
    /[-_./@]$/.test(address) ||
    linkGoesOn(previous, address + first) ||
    /@[^.]*$|\.\p{L}{1,2}$/u.test(address);
  return cut && (/^[\p{Ll}\d]/u.test(first) || linkGoesOn(previous, address + first)) ? first : null;
}

/** The link behind the text is longer than the text, and goes on with the next line's. */
function linkGoesOn(line: Line, whole: string): boolean {
  const bare = (url: string): string =>
    url
      .toLowerCase()
      .replace(/^mailto:/, '')
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '');
  return line.parts
    .flatMap((part) => part.stretches)
    .some(({ url }) => url !== null && bare(url).startsWith(bare(whole)));
}
