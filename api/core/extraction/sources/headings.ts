/** The visible title of the job: the page's main heading, or what looks like one. */
import type { Block } from '../../text/html-blocks.js';
import type { Candidates } from '../candidate.js';
import { isInside } from '../description.js';
import { isJobTitleLike } from '../fields/job-words.js';
import { canBeTitle, cleanTitle } from '../fields/names.js';
import { sectionKind } from '../vocabulary/section-headings.js';
import { labelField } from '../vocabulary/labels.js';

export interface TitleHeading {
  block: Block;
  text: string;
  weight: number;
}

/** Headings that can be the job's title, best first; at most 8. */
export function titleHeadings(blocks: readonly Block[]): TitleHeading[] {
  const found: TitleHeading[] = [];
  for (const block of blocks) {
    if (block.heading === 0 || block.heading > 4 || !isInside(block)) continue;
    const text = cleanTitle(block.text);
    if (!canBeTitle(text) || labelField(text) !== null) continue;
    const job = isJobTitleLike(text);
    const section = sectionKind(text);
    if (block.heading > 1 && section !== null && !job) continue;
    let weight = [0, 0.62, 0.4, 0.3, 0.16][block.heading]!;
    if (job) weight += 0.12;
    else if (block.heading > 1) weight -= 0.18;
    if (section !== null) weight -= 0.25;
    if (block.linked > block.text.length * 0.8) weight -= 0.2;
    if (block.zone === 'aside' || block.zone === 'form') weight -= 0.2;
    if (weight > 0.05) found.push({ block, text, weight });
  }
  const firstH1 = found.find(({ block }) => block.heading === 1);
  // Headings after the main one are parts of its text.
  for (const item of found)
    if (firstH1 !== undefined && item !== firstH1 && item.block.index > firstH1.block.index)
      item.weight *= 0.5;
  return found.sort((a, b) => b.weight - a.weight || a.block.index - b.block.index).slice(0, 8);
}

export function addHeadings(headings: readonly TitleHeading[], candidates: Candidates): void {
  for (const { text, block, weight } of headings)
    candidates.add('title', text, block.text, 'heading', weight);
}

/**
 * A title on a page without headings: the first short bold line, or the first line, that names a job and stands before
 * the text. Plain texts and old pages need it.
 */
export function addUnmarkedTitle(blocks: readonly Block[], before: number, candidates: Candidates): void {
  let seen = 0;
  for (const block of blocks) {
    if (block.index >= before && seen > 0) return;
    if (!isInside(block) || block.text.length > 120) continue;
    seen += 1;
    const text = cleanTitle(block.text);
    if (seen > 40) return;
    if (
      block.linked > 0 ||
      !canBeTitle(text) ||
      !isJobTitleLike(text) ||
      labelField(text) !== null ||
      /[.:;]$/.test(text)
    )
      continue;
    candidates.add('title', text, block.text, 'heading', block.bold ? 0.42 : seen <= 2 ? 0.4 : 0.2);
    return;
  }
}
