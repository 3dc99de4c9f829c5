/** Cuts a document's lines into its sections by the titles' words and by how they are set. */
import { findPeriods } from './dates.js';
import type { Line } from './line.js';
import { phraseKey } from './plain-letters.js';
import { sectionKeyOf, type SectionKey } from './section-words.js';

export interface Section {
  key: SectionKey;
  /** As printed; '' for a section told by its content. */
  title: string;
  lines: Line[];
}

export interface Sections {
  /** What stands before the first title: name, contact details, often a summary. */
  header: Line[];
  sections: Section[];
}

interface Look {
  size: number;
  bold: boolean;
  caps: boolean;
}

/** How a line is set against the body text: each kind of emphasis counts one. */
interface Candidate {
  index: number;
  key: SectionKey | null;
  prominence: number;
  /** Larger, bolder, in capitals or styled as a heading. */
  emphasised: boolean;
  look: string;
}

const MAX_TITLE_WORDS = 7;

/** @param smallest font size a title has at least; 0 where nothing is known of the layout. */
export function findSections(lines: readonly Line[], smallest = 0): Sections {
  const body = bodyLook(lines);
  const nameLine = largestLine(lines);
  const candidates = lines.flatMap((line, index): Candidate[] => {
    if (index === nameLine || line.size < smallest) return [];
    const candidate = titleCandidate(line, lines[index + 1], body);
    return candidate ? [{ index, ...candidate }] : [];
  });
  const chosen = chooseTitles(candidates, lines);
  const rail = railTitles(lines);
  const headerColumn = nameLine >= 0 && lines[nameLine]!.page === 1 ? lines[nameLine]!.column : null;
  const header: Line[] = [];
  const sections: Section[] = [];
  let current: Section | null = null;
  lines.forEach((line, index) => {
    // the column that holds the name opens with the header, wherever it is read
    if (headerColumn !== null && line.column === headerColumn && lines[index - 1]?.column !== headerColumn)
      current = null;
    // a column may open with contact details that no title announces
    else if (
      index > 0 &&
      line.column !== lines[index - 1]?.column &&
      opensWithContact(lines, index, chosen)
    ) {
      current = { key: 'contact', title: '', lines: [] };
      sections.push(current);
    }
    const title = chosen.get(index);
    if (title) {
      current = { key: title, title: line.text.replace(/\s*[:：]\s*$/, '').trim(), lines: [] };
      sections.push(current);
      return;
    }
    const inline =
      smallest > 0 ? null : inlineTitle(line, index, lines, body, chosen.size > 0, rail.has(line));
    if (inline) {
      current = { key: inline.key, title: inline.title, lines: [inline.rest] };
      sections.push(current);
      return;
    }
    if (current) current.lines.push(line);
    else header.push(line);
  });
  return { header, sections };
}

/** The lines from here to the column's first title hold an address or number and are few. */
function opensWithContact(
  lines: readonly Line[],
  start: number,
  chosen: ReadonlyMap<number, SectionKey>,
): boolean {
  const opening: string[] = [];
  for (
    let index = start;
    index < lines.length && !chosen.has(index) && lines[index]!.column === lines[start]!.column;
    index += 1
  ) {
    opening.push(lines[index]!.text);
  }
  return (
    opening.length <= 10 &&
    opening.some((text) => /\S@\S+\.\S|^[+(]?\d[\d\s().–-]{7,}\d$|^(?:www\.|https?:)/.test(text.trim()))
  );
}

/** The commonest look of the document's letters. */
function bodyLook(lines: readonly Line[]): Look {
  const weights = new Map<string, { look: Look; weight: number }>();
  for (const line of lines) {
    const look = { size: line.size, bold: line.bold, caps: false };
    const key = `${look.size}/${look.bold}`;
    const entry = weights.get(key) ?? { look, weight: 0 };
    entry.weight += line.text.length;
    weights.set(key, entry);
  }
  const best = [...weights.values()].sort((a, b) => b.weight - a.weight)[0];
  return best?.look ?? { size: 10, bold: false, caps: false };
}

function largestLine(lines: readonly Line[]): number {
  let best = -1;
  let size = 0;
  lines.slice(0, 300).forEach((line, index) => {
    if ((line.page ?? 1) > 1) return;
    if (line.size > size * 1.05 && /\p{L}{2}/u.test(line.text)) {
      size = line.size;
      best = index;
    }
  });
  const all = lines.filter((line) => Math.abs(line.size - size) < 0.5).length;
  return all <= 2 ? best : -1;
}

function isCaps(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.join('') ?? '';
  return letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

function titleCandidate(line: Line, next: Line | undefined, body: Look): Omit<Candidate, 'index'> | null {
  const text = line.text.trim();
  if (line.bullet && line.list > 0 && line.heading === 0) return null;
  const words = text.split(/\s+/).length;
  if (words > MAX_TITLE_WORDS || text.length > 60 || text.length < 2) return null;
  if (/[.;,!?]$/.test(text) || /@|https?:|\d{3}/.test(text)) return null;
  if (line.parts.length > 1 && sectionKeyOf(text, 'exact') === null) return null;
  if (findPeriods(text).length > 0) return null;
  const larger = line.size > body.size * 1.07;
  const caps = isCaps(text);
  const prominence =
    Number(larger) * 1.5 +
    Number(line.bold && !body.bold) +
    Number(caps) +
    Number(line.heading > 0) * 2 +
    Number(line.gap > 1.9) * 0.5 +
    Number(/[:：]$/.test(text)) * 0.5;
  const emphasised = larger || (line.bold && !body.bold) || caps || line.heading > 0;
  let key = sectionKeyOf(text, emphasised && line.size >= body.size * 0.93 ? 'loose' : 'exact');
  // in French it titles what the person says of themselves, at the top it names the document
  if (!key && /^résumé$/i.test(text) && line.gap < 3) key = 'summary';
  // a title announces something below it
  if (!next && key) key = null;
  const look = `${Math.round(line.size)}/${line.bold}/${caps}/${line.font}/${line.heading}`;
  return key || emphasised ? { key, prominence, emphasised, look } : null;
}

function chooseTitles(candidates: readonly Candidate[], lines: readonly Line[]): Map<number, SectionKey> {
  const known = candidates.filter((candidate) => candidate.key !== null && isExact(candidate, lines));
  const strongest = Math.max(0, ...known.map(({ prominence }) => prominence));
  const marked = known.filter(({ prominence }) => prominence >= 1.5);
  // where several sections have marked titles, lines set as the text are none, however often such words stand alone
  const marking = new Set(marked.map(({ key }) => key)).size > 1;
  const byLook = new Map<string, number>();
  for (const { look, emphasised } of known)
    if (!marking || emphasised) byLook.set(look, (byLook.get(look) ?? 0) + 1);
  const prominenceOf = (wanted: string): number => known.find(({ look }) => look === wanted)?.prominence ?? 0;
  const usual = [...byLook.entries()].sort(
    (a, b) => b[1] - a[1] || prominenceOf(b[0]) - prominenceOf(a[0]),
  )[0];
  const usualLook = usual?.[0] ?? null;
  const usualProminence = usualLook ? prominenceOf(usualLook) : 0;

  const chosen = new Map<number, SectionKey>();
  for (const candidate of candidates) {
    const { index, key, prominence, look } = candidate;
    if (key === null) continue;
    const weakest = usualLook ? usualProminence - 0.6 : Math.min(strongest, 1) - 0.6;
    const plain = prominence < 1 && strongest >= 1.5;
    const plainlyTitle = prominence >= 2 && isExact(candidate, lines);
    const ownLook = isColumnLook(candidate, usualLook, known, lines);
    if (look === usualLook || plainlyTitle || ownLook || (prominence >= weakest && !plain))
      chosen.set(index, key);
  }
  addUnknownTitles(candidates, chosen, usualLook, usualProminence);
  return chosen;
}

/** Titles of a column that sets its titles otherwise than the rest (a sidebar beside bars across the main column). */
function isColumnLook(
  { index, look, emphasised }: Candidate,
  usualLook: string | null,
  known: readonly Candidate[],
  lines: readonly Line[],
): boolean {
  const column = lines[index]!.column;
  const beside = known.filter((other) => lines[other.index]!.column === column);
  const alike = beside.filter((other) => other.look === look);
  return (
    emphasised &&
    alike.some((other) => other.index === index) &&
    new Set(alike.map(({ key }) => key)).size > 1 &&
    !beside.some((other) => other.look === usualLook)
  );
}

function isExact(candidate: Candidate, lines: readonly Line[]): boolean {
  return sectionKeyOf(lines[candidate.index]!.text, 'exact') !== null;
}

/** Titles of sections of the writer's own ("Patents pending", "Press"): set exactly like the known ones. */
function addUnknownTitles(
  candidates: readonly Candidate[],
  chosen: Map<number, SectionKey>,
  usualLook: string | null,
  usualProminence: number,
): void {
  if (!usualLook || usualProminence < 1) return;
  const first = Math.min(...chosen.keys());
  const unknown = candidates.filter(({ key, look }) => key === null && look === usualLook);
  const known = [...chosen.keys()].filter((index) =>
    candidates.some((item) => item.index === index && item.look === usualLook),
  ).length;
  // as many unknown as known: then it is how entries are set, not sections
  if (
    unknown.length > Math.max(known, usualProminence >= 2.5 ? 2 : 0) ||
    (known < 2 && usualProminence < 2.5)
  )
    return;
  for (const { index } of unknown) {
    // before the first section only the name and what the person calls themselves stand
    if (index > first) chosen.set(index, 'other');
  }
}

/** Lines whose first part is a title in a rail left of all text: at least work or education stand in it. */
function railTitles(lines: readonly Line[]): Set<Line> {
  const rails = new Map<number, { line: Line; key: SectionKey }[]>();
  for (const line of lines) {
    const [first, second] = line.parts;
    if (!first || !second || line.bullet || second.x < first.x + 40) continue;
    const key = sectionKeyOf(first.text, 'exact');
    if (!key || key === 'contact') continue;
    const at = Math.round(first.x / 4);
    rails.set(at, [...(rails.get(at) ?? []), { line, key }]);
  }
  const found = [...rails.values()].filter(
    (rail) => rail.length >= 2 && rail.some(({ key }) => key === 'work' || key === 'education'),
  );
  return new Set(found.flatMap((rail) => rail.map(({ line }) => line)));
}

/** "Skills: Java, Python" and a title in a rail left of its text: title and content on one line. */
function inlineTitle(
  line: Line,
  index: number,
  lines: readonly Line[],
  body: Look,
  titled: boolean,
  inRail: boolean,
): { key: SectionKey; title: string; rest: Line } | null {
  const [first, ...others] = line.parts;
  if (!first || line.bullet) return null;
  if (others.length > 0) {
    const key = sectionKeyOf(first.text, 'exact');
    const head = first.stretches[0];
    const set =
      isCaps(first.text) ||
      (head?.bold && !others[0]!.stretches[0]?.bold) ||
      (head?.size ?? 0) > body.size * 1.07;
    const nextX = lines[index + 1]?.x ?? others[0]!.x;
    if (key && key !== 'contact' && (inRail || (set && Math.abs(nextX - others[0]!.x) < 25))) {
      return { key, title: first.text.trim(), rest: restOf(line, others) };
    }
    return null;
  }
  if (titled) return null;
  const label = /^([^:：]{3,40})[:：]\s+(.+)$/.exec(line.text);
  const key = label && line.gap > 1.6 ? sectionKeyOf(label[1]!, 'exact') : null;
  if (!label || !key || key === 'contact' || phraseKey(label[2]!).length < 3) return null;
  return { key, title: label[1]!.trim(), rest: cutLabel(line, label[0].length - label[2]!.length) };
}

function restOf(line: Line, parts: Line['parts']): Line {
  return { ...line, parts, text: parts.map((part) => part.text.trim()).join('  '), x: parts[0]!.x };
}

function cutLabel(line: Line, length: number): Line {
  const part = line.parts[0]!;
  const text = line.text.slice(length);
  const stretches = [{ ...part.stretches[part.stretches.length - 1]!, text }];
  return { ...line, text, parts: [{ ...part, text, stretches }] };
}
