/** All sources of one page, asked in the order in which the later ones build on the earlier. */
import type { Block } from '../text/html-blocks.js';
import { textToBlocks } from '../text/html-to-text.js';
import { isObject, type JsonObject } from '../text/lenient-json.js';
import { fold } from '../text/normal-form.js';
import { Candidates, type Source } from './candidate.js';
import { findDescription, isInside, type TextRange } from './description.js';
import { addJobObject } from './feeds/job-object.js';
import { stateJob, type StateJob } from './feeds/state-jobs.js';
import type { Page } from './page.js';
import { addJobPosting } from './schema-org.js';
import { addNamedElements } from './sources/element-names.js';
import { attributeValues, embeddedValues } from './sources/embedded-state.js';
import { addHeaderLines } from './sources/header-lines.js';
import { addHeadings, addUnmarkedTitle, titleHeadings } from './sources/headings.js';
import { jsonLdPostings } from './sources/json-ld.js';
import { addLabels, type ReadingContext } from './sources/labels.js';
import { labelPairs } from './sources/label-pairs.js';
import { markedPostings } from './sources/markup-attributes.js';
import { addPostedLines } from './sources/running-text.js';
import { addPlaceInAddress } from './sources/place-in-address.js';
import { addSiteNames, siteNames } from './sources/site-names.js';
import { addTitleTags } from './sources/title-tag.js';
import { choose } from './vote.js';

export interface StructuredPosting {
  thing: JsonObject;
  /** Text of the script it stands in, for excerpts; '' for markup. */
  raw: string;
  source: Source;
}

export interface Reading {
  candidates: Candidates;
  /** The schema.org posting the page is about. */
  main: StructuredPosting | null;
  /** The job of the page's embedded state. */
  state: StateJob | null;
  /** Where the posting's text stands on the page. */
  range: TextRange | null;
}

/** Every schema.org posting of the page: JSON-LD, or where there is none, microdata and RDFa. */
export function structuredPostings(page: Page): StructuredPosting[] {
  const scripts = jsonLdPostings(page).map(({ thing, raw }): StructuredPosting => ({
    thing,
    raw,
    source: 'json-ld',
  }));
  const list =
    scripts.length > 0
      ? scripts
      : markedPostings(page.root).map(({ thing, kind }): StructuredPosting => ({
          thing,
          raw: '',
          source: kind,
        }));
  // The same posting twice on a page is one posting.
  const seen = new Set<string>();
  return list.filter(({ thing }) => {
    const identifier = isObject(thing['identifier']) ? thing['identifier']['value'] : thing['identifier'];
    const key = JSON.stringify([
      thing['title'],
      thing['datePosted'],
      thing['url'],
      identifier ?? null,
      thing['jobLocation'] ?? null,
    ]).slice(0, 2000);
    return !seen.has(key) && seen.add(key).size > 0;
  });
}

/** The posting the page is about: the only one, else the one whose title the page shows as its own. */
export function mainPosting(structured: readonly StructuredPosting[], page: Page): StructuredPosting | null {
  if (structured.length <= 1) return structured[0] ?? null;
  const headings = page.blocks.filter(({ heading }) => heading === 1).map(({ text }) => text);
  const shown = [page.title, page.meta.get('og:title') ?? '', ...headings].map((text) => ` ${fold(text)} `);
  const titled = structured.filter(
    ({ thing }) =>
      typeof thing['title'] === 'string' &&
      shown.some((text) => text.includes(` ${fold(String(thing['title']))} `)),
  );
  return titled.length > 0 && titled.length < structured.length ? titled[0]! : null;
}

/** Asks all sources. */
export function readSources(
  page: Page,
  main: StructuredPosting | null,
  context: ReadingContext,
  url: string | undefined,
): Reading {
  const candidates = new Candidates();
  if (main !== null)
    addJobPosting(main.thing, candidates, { ...context, source: main.source, raw: main.raw });
  const headings = titleHeadings(page.blocks);
  addHeadings(headings, candidates);
  addTitleTags(
    page,
    headings.map(({ text }) => text),
    candidates,
  );
  const titleFold = fold(headings[0]?.text ?? '');
  const range = findDescription(
    page.blocks,
    (block) => block.heading > 0 && titleFold !== '' && fold(block.text) === titleFold,
  );
  if (range !== null) candidates.addDescription(range.blocks, 'text', 0.7);
  const summary = page.meta.get('og:description') ?? page.meta.get('description');
  // Some systems put the whole text there for sharing; for most it is the beginning.
  if (summary !== undefined && summary.length >= 150)
    candidates.addDescription(textToBlocks(summary), 'meta', summary.length > 900 ? 0.6 : 0.35);
  if (headings.length === 0) addUnmarkedTitle(page.blocks, range?.start ?? page.blocks.length, candidates);
  addLabels(labelPairs(page.blocks), candidates, context);
  addNamedElements(page.blocks, candidates, context, range?.end);
  const anchor = titleAnchor(page.blocks, candidates);
  if (anchor !== null) addHeaderLines(page.blocks, anchor, range?.start ?? 0, candidates, context);
  addPostedLines(page.blocks.filter(isInside), candidates, context);
  const addresses = [url, page.canonicalUrl, page.meta.get('og:url'), page.baseUrl];
  const texts = [
    page.title,
    ...page.logos,
    page.meta.get('og:site_name') ?? '',
    ...page.blocks
      .filter(isInside)
      .slice(0, 400)
      .map(({ text }) => text),
  ];
  addSiteNames(siteNames(addresses, page.blocks.filter(isInside)), texts, candidates);
  const state = needsMore(candidates)
    ? stateJob([...embeddedValues(page.scripts), ...attributeValues(page.root)], shownTitles(page))
    : null;
  if (state !== null) addJobObject(state.flat, candidates, context, 'state', state.shown ? 0.95 : 0.75);
  if (!candidates.has('locations'))
    addPlaceInAddress(page.canonicalUrl ?? page.meta.get('og:url'), candidates);
  return { candidates, main, state, range };
}

/** State is large: it is read where structured data leaves a gap. */
function needsMore(candidates: Candidates): boolean {
  return (
    (['title', 'company', 'locations', 'datePosted'] as const).some(
      (field) => !candidates.of(field).some(({ weight }) => weight > 0.85),
    ) || !candidates.descriptions.some(({ weight }) => weight > 0.8)
  );
}

function titleAnchor(blocks: readonly Block[], candidates: Candidates): Block | null {
  const title = choose('title', candidates);
  if (title === null) return null;
  const key = fold(title.value);
  const matches = blocks.filter(
    (block) => isInside(block) && block.text.length < 240 && fold(block.text) === key,
  );
  return (
    matches.find(({ heading }) => heading === 1) ??
    matches.find(({ heading }) => heading > 0) ??
    matches[0] ??
    null
  );
}

function shownTitles(page: Page): string[] {
  const titles = [page.title, page.meta.get('og:title') ?? ''];
  for (const block of page.blocks)
    if (block.heading > 0 && block.heading < 3 && titles.length < 20) titles.push(block.text);
  return titles.filter((title) => title !== '');
}
