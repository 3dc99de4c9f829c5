/** Pages that list postings: telling them from postings, and reading their cards. */
import type { Posting } from '../posting/posting.js';
import type { Block } from '../text/html-blocks.js';
import type { Element } from '../text/html-tree.js';
import { fold } from '../text/normal-form.js';
import { Candidates } from './candidate.js';
import { composePosting } from './compose-posting.js';
import { isJobTitleLike } from './fields/job-words.js';
import { canBeTitle, cleanTitle } from './fields/names.js';
import { absoluteUrl } from './page.js';
import { addNamedElements } from './sources/element-names.js';
import { addHeaderLines } from './sources/header-lines.js';
import { labelPairs } from './sources/label-pairs.js';
import { labelField } from './vocabulary/labels.js';
import { addLabels, type ReadingContext } from './sources/labels.js';

export interface JobLink {
  block: Block;
  href: string;
  title: string;
}

const JOB_PATH =
  /job|career|position|vacanc|stelle|karriere|offre|emploi|oferta|empleo|vacature|lediga|jobb|nabidk|prace|praca|kariera|opening|requisition|posting|opportunit|recruit|rpd|vaga|lavoro|stilling/i;
const ACTION =
  /^(?:apply|view|see|read|more|learn|details?|bewerben|mehr|ansehen|postuler|voir|ver|inscr|solliciteer|bekijk|ansök|läs|odpovědět|zobrazit|share|save|show|next|previous|refer|email|log|sign|home|back|search|upload|download|edit)\b/i;
const MAX_LINKS = 4000;
const MAX_CARDS = 1000;

/** Groups of links of one shape whose texts are titles; the most job-like group, or empty. */
export function findJobLinks(blocks: readonly Block[]): JobLink[] {
  const groups = new Map<string, JobLink[]>();
  let budget = MAX_LINKS;
  for (const block of blocks) {
    if (
      block.linked < block.text.length * 0.6 ||
      block.zone === 'nav' ||
      block.zone === 'footer' ||
      block.zone === 'hidden' ||
      budget <= 0
    )
      continue;
    budget -= 1;
    // Visually hidden labels inside the link ("Title") are no part of its text.
    const text = block.runs.reduce((best, run) => (run.text.length > best.length ? run.text : best), '');
    const title = cleanTitle(text);
    const href = hrefOf(block);
    if (
      href === null ||
      title.length < 4 ||
      title.length > 180 ||
      ACTION.test(title) ||
      labelField(title) !== null ||
      !canBeTitle(title)
    )
      continue;
    const shape = shapeOf(href);
    const group = groups.get(shape);
    if (group === undefined) groups.set(shape, [{ block, href, title }]);
    else if (group.length < MAX_CARDS) group.push({ block, href, title });
  }
  let best: JobLink[] = [];
  let bestScore = 0;
  for (const links of groups.values()) {
    const group = onePerAddress(links);
    const distinct = new Set(group.map(({ title }) => fold(title))).size;
    const jobs = group.filter(({ title }) => isJobTitleLike(title)).length;
    const path = JOB_PATH.test(group[0]!.href);
    const share = jobs / group.length;
    // Shops and hospitals list one title for many places.
    if (distinct === 1 && group.length > 1 && !(path && share === 1)) continue;
    if (path ? share < 0.2 : share < 0.6) continue;
    const score = group.length * (share + (path ? 0.5 : 0)) * Math.max(0.5, distinct / group.length);
    if (score > bestScore) {
      best = group;
      bestScore = score;
    }
  }
  return best;
}

/** Of several texts with one address the title is the one that other addresses do not have: labels repeat. */
function onePerAddress(links: readonly JobLink[]): JobLink[] {
  const uses = new Map<string, number>();
  for (const { title } of links) uses.set(title, (uses.get(title) ?? 0) + 1);
  const chosen = new Map<string, JobLink>();
  for (const link of links) {
    const known = chosen.get(link.href);
    const rank = ({ title, block }: JobLink): number =>
      (uses.get(title) ?? 1) * 10 -
      (block.heading > 0 ? 5 : 0) -
      // A shop's card has one title for many places: a heading that is a title is the title however often it stands.
      (block.heading > 0 && isJobTitleLike(title) ? 10_000 : 0);
    if (known === undefined || rank(link) < rank(known)) chosen.set(link.href, link);
  }
  return [...chosen.values()];
}

function hrefOf(block: Block): string | null {
  for (const run of block.runs) {
    let at: Element | null = run.element;
    for (let step = 0; at !== null && step < 6; step += 1) {
      if (at.tag === 'a') {
        const href = at.attributes['href'];
        if (href !== undefined && href.length > 1 && !/^(?:#|javascript:|mailto:|tel:)/i.test(href))
          return href;
        break;
      }
      at = at.parent;
    }
  }
  return null;
}

/**
 * What addresses of one kind share: host, first part (and the second where it speaks of jobs) and the number of parts.
 * Cities and words of titles in between differ from posting to posting.
 */
function shapeOf(href: string): string {
  const [path = '', query = ''] = href
    .replace(/^https?:\/\//i, '')
    .split('#')[0]!
    .split('?');
  const segments = path.split('/');
  const fixed = (segment: string | undefined): string =>
    segment === undefined || /\d/.test(segment) || segment.length > 14 || /[-_%]/.test(segment)
      ? '#'
      : segment;
  const varies = segments.some((segment, index) => index > 0 && fixed(segment) === '#');
  if (varies)
    return [
      segments[0],
      fixed(segments[1]),
      JOB_PATH.test(segments[2] ?? '') ? fixed(segments[2]) : '',
      segments.length,
    ].join('/');
  const keys = query
    .split('&')
    .map((pair) => pair.split('=')[0])
    .sort()
    .join('&');
  return `${path}?${keys}`;
}

/** The postings of a list, one a link. */
export function readCards(
  links: readonly JobLink[],
  blocks: readonly Block[],
  context: ReadingContext,
  base: string | undefined,
  addCompany: (candidates: Candidates) => void,
): Posting[] {
  const cards = cardBlocks(links, blocks);
  return links.slice(0, MAX_CARDS).map((link, index) => {
    const candidates = new Candidates();
    candidates.add('title', link.title, link.title, 'heading', 0.9);
    const url = absoluteUrl(link.href, base);
    if (url !== null) candidates.add('applyUrl', url, link.href, 'heading', 0.9);
    const own = cards[index]!;
    if (own.length > 1 || link.block.runs.length > 1) {
      addLabels(
        labelPairs(own).filter(({ field }) => field !== 'title'),
        candidates,
        context,
      );
      addNamedElements(
        own.flatMap((block) => (block === link.block ? besideTitle(link) : [block])),
        candidates,
        context,
      );
      const at = own.indexOf(link.block);
      if (at >= 0) {
        // Lines count from the title within the card.
        const placed = own.map((block, place) => ({ ...block, index: place }));
        addHeaderLines(placed, placed[at]!, 0, candidates, context);
      }
    }
    addCompany(candidates);
    return composePosting(candidates, context);
  });
}

/** What stands in the title's own line, each as a block: cards that are one link write the place beside the title. */
function besideTitle({ block, title }: JobLink): Block[] {
  if (block.runs.length < 2) return [];
  return block.runs
    .filter(({ text }) => cleanTitle(text) !== title)
    .map((run) => ({ ...block, text: run.text, element: run.element, runs: [run], heading: 0 }));
}

const MAX_CARD_BLOCKS = 40;

/** The blocks of each card: those inside the largest element that holds one link only, else those up to the next link. */
function cardBlocks(links: readonly JobLink[], blocks: readonly Block[]): Block[][] {
  const holders = new Map<Element, number>();
  for (const { block } of links) {
    for (
      let at: Element | null = block.element, step = 0;
      at !== null && step < 40;
      at = at.parent, step += 1
    )
      holders.set(at, (holders.get(at) ?? 0) + 1);
  }
  const cardOf = new Map<Element, number>();
  for (const [index, { block }] of links.entries()) {
    let card: Element = block.element;
    for (
      let at: Element | null = block.element, step = 0;
      at !== null && step < 40 && holders.get(at) === 1;
      at = at.parent, step += 1
    )
      card = at;
    cardOf.set(card, index);
  }
  const cards: Block[][] = links.map(() => []);
  for (const block of blocks) {
    for (
      let at: Element | null = block.element, step = 0;
      at !== null && step < 40;
      at = at.parent, step += 1
    ) {
      const index = cardOf.get(at);
      if (index !== undefined) {
        if (cards[index]!.length < MAX_CARD_BLOCKS) cards[index]!.push(block);
        break;
      }
    }
  }
  return cards.map((own, index) => {
    if (own.length > 1) return own;
    const { block } = links[index]!;
    const next = links[index + 1]?.block.index ?? block.index + 12;
    return blocks.slice(block.index, Math.min(next, block.index + 16));
  });
}

const SEARCH_PAGE =
  /(?:^|\b)(?:\d[\d.,]* (?:results?|jobs?|open(?:ings| positions)|positions|vacancies|stellen|treffer|offres|ofertas|vacatures|jobb|nabídek|resultados)|search results|job (?:search|listings?)|find jobs|(?:search|browse)(?: for)? (?:open )?(?:jobs|positions)|open positions|current openings|all jobs|offene stellen|stellenangebote|nos offres|ofertas de empleo|onze vacatures|lediga jobb|volná místa|otevřené pozice|results? \d+|page \d+ of \d+|1\s?[-–]\s?\d+ of \d+)/iu;

/** True when the page's title or headings say that it is a search or a list. */
export function saysListing(title: string, blocks: readonly Block[]): boolean {
  if (SEARCH_PAGE.test(title)) return true;
  return blocks.some(
    (block) =>
      block.text.length < 80 &&
      block.zone !== 'nav' &&
      block.zone !== 'footer' &&
      block.zone !== 'control' &&
      (block.heading > 0 || /\d/.test(block.text)) &&
      SEARCH_PAGE.test(block.text),
  );
}
