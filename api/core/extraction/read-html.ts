/** HTML pages: all sources, one vote. */
import type { ExtractionResult, Posting } from '../posting/posting.js';
import type { Block } from '../text/html-blocks.js';
import { fold } from '../text/normal-form.js';
import { guessLanguage } from '../text/guess-language.js';
import { Candidates } from './candidate.js';
import { composePosting } from './compose-posting.js';
import { findDescription, isInside, type TextRange } from './description.js';
import { addJobObject } from './feeds/job-object.js';
import { stateJob } from './feeds/state-jobs.js';
import { findJobLinks, readCards, saysListing } from './listing.js';
import { readPage, type Page } from './page.js';
import { addJobPosting } from './schema-org.js';
import { attributeValues, embeddedValues } from './sources/embedded-state.js';
import { addNamedElements } from './sources/element-names.js';
import { addHeaderLines } from './sources/header-lines.js';
import { addHeadings, addUnmarkedTitle, titleHeadings } from './sources/headings.js';
import { jsonLdPostings, type StructuredPosting } from './sources/json-ld.js';
import { addLabels, type ReadingContext } from './sources/labels.js';
import { labelPairs } from './sources/label-pairs.js';
import { addTitleTags } from './sources/title-tag.js';
import { findExpired, jobLikeness } from './status.js';
import { choose, emptyPosting } from './vote.js';

export interface HtmlInput {
  html: string;
  url?: string;
  now: Date;
}

/** Reads one page. Never throws for any text. */
export function readHtml({ html, url, now }: HtmlInput): ExtractionResult {
  const page = readPage(html, url);
  const language = languageOf(page);
  const context = contextOf(page, language, now, url);
  const candidates = new Candidates();
  const structured = jsonLdPostings(page);
  const main = mainPosting(structured, page);
  if (main !== null) addJobPosting(main.thing, candidates, { ...context, source: 'json-ld', raw: main.raw });
  const headings = titleHeadings(page.blocks);
  addHeadings(headings, candidates);
  addTitleTags(
    page,
    headings.map(({ text }) => text),
    candidates,
  );
  const titleBlock = headings[0]?.block ?? null;
  const titleFold = titleBlock === null ? '' : fold(titleBlock.text);
  const range = findDescription(
    page.blocks,
    (block) => block.heading > 0 && titleFold !== '' && fold(block.text) === titleFold,
  );
  if (range !== null) candidates.addDescription(range.blocks, 'text', 0.7);
  if (titleBlock === null) addUnmarkedTitle(page.blocks, range?.start ?? page.blocks.length, candidates);
  addLabels(labelPairs(page.blocks), candidates, context);
  addNamedElements(page.blocks, candidates, context);
  const anchor = titleAnchor(page.blocks, candidates);
  if (anchor !== null) addHeaderLines(page.blocks, anchor, range?.start ?? 0, candidates, context);
  const state = main === null || needsMore(candidates) ? stateJob([...embeddedValues(page.scripts), ...attributeValues(page.root)], shownTitles(page)) : null;
  if (state !== null) addJobObject(state.flat, candidates, context, 'state', state.shown ? 0.95 : 0.75);
  const warnings = page.truncated ? ['The page is larger than the limit; its end was left out.'] : [];
  const expired = findExpired(page.blocks);
  const likeness = range === null ? 0 : jobLikeness(range.blocks);
  const common = { language, canonicalUrl: page.canonicalUrl, postings: [] as Posting[] };
  if (main === null) {
    const postings = listedPostings(page, structured, range, state !== null && state.shown, context, url);
    if (postings !== null) return { ...emptyPosting(), ...common, status: 'listing', postings, warnings };
  }
  const posting = composePosting(candidates, context);
  if (expired !== null)
    return {
      ...posting,
      ...common,
      status: 'expired',
      warnings: [...warnings, `The page says that the posting is closed: "${expired}"`],
    };
  if (main === null && state === null && (range === null || posting.title === null || likeness < 0.2)) {
    return {
      ...emptyPosting(),
      ...common,
      status: 'not_a_posting',
      warnings: [...warnings, 'The page has no text of a posting.'],
    };
  }
  return { ...posting, ...common, status: 'posting', warnings };
}

/** The postings of a page that is a list, or null when it is none. */
function listedPostings(
  page: Page,
  structured: readonly StructuredPosting[],
  range: TextRange | null,
  hasStateJob: boolean,
  context: ReadingContext,
  url: string | undefined,
): Posting[] | null {
  if (structured.length > 1) {
    return structured.slice(0, 1000).map(({ thing, raw }) => {
      const candidates = new Candidates();
      addJobPosting(thing, candidates, { ...context, source: 'json-ld', raw: structured.length > 40 ? '' : raw });
      return composePosting(candidates, context);
    });
  }
  if (hasStateJob) return null;
  const links = findJobLinks(page.blocks);
  const inText = range === null ? 0 : links.filter(({ block }) => block.index >= range.start && block.index < range.end).length;
  const search = saysListing(page.title, page.blocks);
  const isList = links.length >= 3 ? inText >= 3 || range === null || (search && jobLikeness(range.blocks) < 0.75) : links.length > 0 && search && (range === null || inText > 0);
  return isList ? readCards(links, page.blocks, context, page.canonicalUrl ?? url) : null;
}

function needsMore(candidates: Candidates): boolean {
  return !candidates.has('title') || !candidates.has('company') || !candidates.has('locations') || candidates.descriptions.length === 0;
}

function shownTitles(page: Page): string[] {
  const titles = [page.title, page.meta.get('og:title') ?? ''];
  for (const block of page.blocks) if (block.heading > 0 && block.heading < 3 && titles.length < 20) titles.push(block.text);
  return titles.filter((title) => title !== '');
}

/** The posting the page is about: the one whose title the page shows, else the only one. */
function mainPosting(structured: readonly StructuredPosting[], page: Page): StructuredPosting | null {
  if (structured.length <= 1) return structured[0] ?? null;
  const shown = [
    page.title,
    page.meta.get('og:title') ?? '',
    ...page.blocks.filter(({ heading }) => heading === 1).map(({ text }) => text),
  ].map((text) => ` ${fold(text)} `);
  const titled = structured.filter(
    ({ thing }) =>
      typeof thing['title'] === 'string' &&
      shown.some((text) => text.includes(` ${fold(String(thing['title']))} `)),
  );
  return titled[0] ?? null;
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

function languageOf(page: Page): string | null {
  const text = page.blocks
    .filter((block) => isInside(block) && block.text.length > 60)
    .map(({ text: words }) => words)
    .join(' ');
  return guessLanguage(text) ?? page.declaredLanguage?.slice(0, 2).toLowerCase() ?? null;
}

const MONTH_FIRST = /^en-(?:us|ca|ph)|^en$|^fil/i;

function contextOf(page: Page, language: string | null, now: Date, url: string | undefined): ReadingContext {
  const host = hostOf(url ?? page.canonicalUrl);
  const declared = page.declaredLanguage ?? '';
  const british =
    /\.(?:uk|ie|au|nz|in|za|eu|fr|de|es|it)$/.test(host) || /^en-(?:gb|au|ie|nz|in|za)/i.test(declared);
  return {
    now,
    monthFirst:
      !british &&
      (language === null || language === 'en' || language === 'ja') &&
      (declared === '' || MONTH_FIRST.test(declared) || language === 'en'),
    language,
    dollar: /\.au$/.test(host)
      ? 'AUD'
      : /\.ca$/.test(host)
        ? 'CAD'
        : /\.nz$/.test(host)
          ? 'NZD'
          : /\.sg$/.test(host)
            ? 'SGD'
            : null,
  };
}

function hostOf(url: string | null): string {
  try {
    return url === null ? '' : new URL(url).hostname;
  } catch {
    return '';
  }
}
