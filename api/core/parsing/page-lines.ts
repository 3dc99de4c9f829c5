/** The lines of a paged document in reading order, running headers and footers set aside. */
import { findRegions, type Region } from './columns.js';
import { isPeriodOnly } from './dates.js';
import { makeLine, type Line } from './line.js';
import { withMarginTitles } from './margin-titles.js';
import { sectionKeyOf } from './section-words.js';
import { placedParts, type PlacedPart } from './text-rows.js';
import type { PagedDocument } from './text-document.js';

export interface ReadLines {
  lines: Line[];
  /** Page numbers, repeated headers and the like: text of the document that belongs to no section. */
  furniture: Line[];
}

interface PageRegion extends Region {
  page: number;
  /** Of the page. */
  width: number;
}

/** Share of the page's height at its top and bottom where running lines stand. */
const EDGE = 0.12;

const PAGE_NUMBER =
  /^(?:.{0,60}[\s–—|·•-]+)?(?:page|seite|p\.|página|pagina|sida|strana|pag\.)?\s*\d{1,2}\s*(?:\/|of|von|sur|de|van|av|z)\s*\d{1,2}$|^(?:page|seite|página|pagina|sida|strana)\s*\d{1,2}$|^[-–]?\s*\d{1,2}\s*[-–]?$/i;
const LAST_UPDATED =
  /^(?:last updated|zuletzt aktualisiert|mis à jour|última actualización|laatst bijgewerkt|senast uppdaterad)\b/i;

export function linesOfPages(document: PagedDocument): ReadLines {
  const pages = document.pages.map((page) => withMarginTitles(placedParts(page), page));
  const repeated = repeatedTexts(document, pages);
  const furnitureParts: { part: PlacedPart; page: number }[] = [];
  const regions: PageRegion[] = [];
  pages.forEach((parts, index) => {
    const height = document.pages[index]!.height;
    const kept: PlacedPart[] = [];
    for (const part of parts) {
      if (isFurniture(part, height, index, repeated)) furnitureParts.push({ part, page: index + 1 });
      else kept.push(part);
    }
    const { width } = document.pages[index]!;
    regions.push(...findRegions(kept).map((region) => ({ ...region, page: index + 1, width })));
  });
  const lines: Line[] = [];
  inReadingOrder(regions).forEach((region, column) => lines.push(...linesOfRegion(region, column)));
  const furniture = furnitureParts.flatMap(({ part, page }) =>
    linesOfRegion({ parts: [part], side: '', gutter: 0, page, width: 0 }, -1),
  );
  return { lines, furniture };
}

/** A column that the next page continues is read through before the column beside it. */
function inReadingOrder(regions: readonly PageRegion[]): PageRegion[] {
  const ordered: PageRegion[] = [];
  for (const region of regions) {
    const before = ordered.findLastIndex(
      ({ side, gutter, page }) =>
        side === region.side && Math.abs(gutter - region.gutter) < 24 && page === region.page - 1,
    );
    const interrupted =
      region.side === 'full' ||
      before < 0 ||
      ordered.slice(before + 1).some(({ side }) => side === 'full') ||
      regions.some(
        ({ side, page, parts }) =>
          side === 'full' && page === region.page && (parts[0]?.y ?? 0) < (region.parts[0]?.y ?? 0),
      );
    if (interrupted) ordered.push(region);
    else ordered.splice(before + 1, 0, region);
  }
  return ordered;
}

function linesOfRegion(region: PageRegion, column: number): Line[] {
  const rows: PlacedPart[][] = [];
  for (const part of region.parts) {
    const row = rows[rows.length - 1];
    if (row && part.y - row[0]!.y <= 0.3 * Math.min(part.size, row[0]!.size)) row.push(part);
    else rows.push([part]);
  }
  attachLoneBullets(rows);
  const furthest = Math.max(...region.parts.map((part) => part.right));
  const leftmost = Math.min(...region.parts.map((part) => part.x));
  // margins are alike on both sides: text may reach as far right as it starts from the left
  const columnRight = region.side === 'full' ? Math.max(furthest, region.width - leftmost) : furthest;
  const lines: Line[] = [];
  let lastY: number | null = null;
  for (const row of rows) {
    const words = row.filter((part) => !LONE_BULLET.test(part.text.trim()));
    const y = (words[0] ?? row[0]!).y;
    const size = Math.max(...(words.length > 0 ? words : row).map((part) => part.size));
    const parts = joinBullet([...row].sort((a, b) => a.x - b.x));
    const gap = lastY === null ? 3 : (y - lastY) / size;
    const line = makeLine(parts, { page: region.page, column, y, heading: 0, list: 0, gap, columnRight });
    if (line) {
      lines.push(line);
      lastY = y;
    }
  }
  return lines;
}

const LONE_BULLET = /^[•●◦○▪▫■□◆◇❖➢➤►▶▸‣⁃∙·]$/u;

/** A bullet set between the lines of its text (centred on them) goes to the line above it. */
function attachLoneBullets(rows: PlacedPart[][]): void {
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const [bullet, ...others] = rows[index]!;
    if (!bullet || others.length > 0 || !LONE_BULLET.test(bullet.text.trim())) continue;
    const above = rows[index - 1];
    const below = rows[index + 1];
    const up = above && above.every((part) => part.x > bullet.x) ? bullet.y - above[0]!.y : Infinity;
    const down = below && below.every((part) => part.x > bullet.x) ? below[0]!.y - bullet.y : Infinity;
    const target = up <= down ? above : below;
    if (!target || Math.min(up, down) > bullet.size * 1.2) continue;
    target.unshift(bullet);
    rows.splice(index, 1);
  }
}

/** A bullet is drawn far from its text; it starts the part after it. */
function joinBullet(parts: PlacedPart[]): PlacedPart[] {
  const [first, second] = parts;
  if (
    !first ||
    !second ||
    !/^(?:[•●◦○▪▫■□◆◇❖➢➤►▶▸‣⁃∙·*–—-]|o|\d{1,2}[.)]|\[\d{1,2}\])$/u.test(first.text.trim())
  )
    return parts;
  const joined: PlacedPart = {
    ...second,
    text: `${first.text.trim()} ${second.text}`,
    stretches: [{ ...second.stretches[0]!, text: `${first.text.trim()} ` }, ...second.stretches],
  };
  return [joined, ...parts.slice(2)];
}

function repeatedTexts(document: PagedDocument, pages: readonly PlacedPart[][]): Set<string> {
  const seen = new Map<string, Set<number>>();
  pages.forEach((parts, index) => {
    const height = document.pages[index]!.height;
    for (const part of parts) {
      if (!atEdge(part, height)) continue;
      for (const key of [textKey(part), part.text.trim()])
        seen.set(key, (seen.get(key) ?? new Set<number>()).add(index));
    }
  });
  return new Set([...seen].filter(([, on]) => on.size > 1).map(([key]) => key));
}

function atEdge(part: PlacedPart, height: number): boolean {
  return part.y < height * EDGE || part.y > height * (1 - EDGE);
}

function textKey(part: PlacedPart): string {
  return part.text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
}

function isFurniture(
  part: PlacedPart,
  height: number,
  pageIndex: number,
  repeated: ReadonlySet<string>,
): boolean {
  if (!atEdge(part, height)) return false;
  const text = part.text.trim();
  if ((text.length < 70 && PAGE_NUMBER.test(text)) || LAST_UPDATED.test(text)) return true;
  // the first page's header is where the name and the contact details are
  // dates of entries are alike but for their digits; a date printed on each page is the same one
  const key = isPeriodOnly(text) || sectionKeyOf(text, 'exact') ? text : textKey(part);
  return repeated.has(key) && (pageIndex > 0 || part.y > height / 2);
}
