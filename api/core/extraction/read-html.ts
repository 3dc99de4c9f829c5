/** HTML pages: all sources, one vote. */
import type { ExtractionResult, Posting } from '../posting/posting.js';
import { fold } from '../text/normal-form.js';
import { guessLanguage } from '../text/guess-language.js';
import { Candidates, type VoteObserver } from './candidate.js';
import { composePosting } from './compose-posting.js';
import { isInside } from './description.js';
import { isJobTitleLike } from './fields/job-words.js';
import { listCompany } from './list-company.js';
import { findJobLinks, readCards, saysListing } from './listing.js';
import { readPage, type Page } from './page.js';
import { addJobPosting } from './schema-org.js';
import {
  mainPosting,
  readSources,
  structuredPostings,
  type Reading,
  type StructuredPosting,
} from './read-sources.js';
import type { ReadingContext } from './sources/labels.js';
import { findExpired, jobLikeness } from './status.js';
import { choose, emptyPosting } from './vote.js';

export interface HtmlInput {
  html: string;
  url?: string;
  now: Date;
  observe?: VoteObserver | undefined;
}

/** Reads one page. Never throws for any text. */
export function readHtml({ html, url, now, observe }: HtmlInput): ExtractionResult {
  const page = readPage(html, url);
  const language = languageOf(page);
  const context = { ...contextOf(page, language, now, url), observe };
  const warnings = page.truncated ? ['The page is larger than the limit; its end was left out.'] : [];
  const common = { language, canonicalUrl: page.canonicalUrl, postings: [] as Posting[] };
  const structured = structuredPostings(page);
  const reading = readSources(page, mainPosting(structured, page), context, url);
  const { candidates } = reading;
  const closed = findExpired(page.blocks);
  if (closed !== null && structured.length <= 1) {
    const warning = `The page says that the posting is closed: "${closed}"`;
    return {
      ...composePosting(candidates, context),
      ...common,
      status: 'expired',
      warnings: [...warnings, warning],
    };
  }
  const search = saysListing(page.title, page.blocks);
  if (reading.main === null) {
    const postings = listedPostings(page, structured, reading, search, context, url);
    if (postings !== null) return { ...emptyPosting(), ...common, status: 'listing', postings, warnings };
  }
  const posting = composePosting(candidates, context);
  if (reading.main !== null || reading.state !== null || readsLikePosting(page, posting, reading)) {
    return { ...posting, ...common, status: 'posting', warnings };
  }
  if (search)
    return {
      ...emptyPosting(),
      ...common,
      status: 'listing',
      warnings: [...warnings, 'The list has no postings.'],
    };
  const shell = page.blocks.length < 60 && page.scripts.length > 0;
  const reason = shell
    ? 'The page has no text of a posting; its scripts may draw one in a browser.'
    : 'The page has no text of a posting.';
  return { ...emptyPosting(), ...common, status: 'not_a_posting', warnings: [...warnings, reason] };
}

const APPLY =
  /^(?:(?:easy |quick |one-click )?apply(?: now| here| online| today| for (?:this|the) (?:job|position|role|vacancy))?|apply (?:on|with|via) .{2,30}|submit (?:your )?application|i['’]m interested|register and apply|jetzt bewerben|(?:online )?bewerben|hier bewerben|zur bewerbung|postuler(?: maintenant| à cette offre)?|je postule|candidater|inscr[ií]b(?:irme|ete|irse)|aplicar(?: ahora)?|solicitar|postular(?:me)?|presentar candidatura|solliciteer(?: nu| direct)?|solliciteren|reageer|ansök(?: nu| här)?|sök (?:jobbet|tjänsten)|skicka ansökan|odpovědět|reagovat|odeslat životopis|přihlásit se na pozici|candidatar-se|candidate-se|candidati|invia candidatura|aplikuj|søk (?:på )?stilling(?:en)?|søg stillingen|ansøg|hae paikkaa|応募する|応募)$/iu;

/**
 * Whether what was read is a posting and not an article, a form or a shop: a text, a title, and enough that only
 * postings have. Where all of that is there, even a short text counts.
 */
function readsLikePosting(page: Page, posting: Posting, { range, candidates }: Reading): boolean {
  if (posting.title === null) return false;
  const summary = candidates.descriptions.find(({ source }) => source === 'meta');
  if (range === null || range.size < 300) {
    const told =
      summary !== undefined && namesOnePosting(page, posting.title) && jobLikeness(summary.blocks) > 0;
    if (told || range === null) return told;
  }
  const isApply = (text: string): boolean => text.length < 45 && APPLY.test(text.replace(/[!>»→\s]+$/, ''));
  const apply = page.blocks.some(
    ({ text, runs }) => isApply(text) || (text.length < 140 && runs.some((run) => isApply(run.text))),
  );
  const points =
    jobLikeness(range.blocks) +
    (isJobTitleLike(posting.title) ? 0.2 : 0) +
    ((choose('title', candidates)?.score ?? 0) >= 0.84 ? 0.08 : 0) +
    (apply ? 0.25 : 0) +
    (posting.company !== null && posting.locations.length > 0 ? 0.15 : 0) +
    (posting.salary !== null || posting.datePosted !== null || posting.employmentType.length > 0 ? 0.1 : 0);
  return points >= (range.size >= 140 ? 0.5 : 0.55);
}

/**
 * A page without text is a posting all the same when its title, its sharing title and its address agree on one: the
 * head of a page drawn by scripts. One of them alone may be what the site says of every page.
 */
function namesOnePosting(page: Page, title: string): boolean {
  const words = fold(title)
    .split(' ')
    .filter((word) => word.length > 2);
  const holds = (text: string | null | undefined): boolean => {
    const key = fold(decodeURIComponentSafe(text ?? ''));
    return words.length > 0 && words.every((word) => key.includes(word));
  };
  const address = page.canonicalUrl ?? page.meta.get('og:url') ?? '';
  return (
    isJobTitleLike(title) &&
    holds(page.title) &&
    holds(page.meta.get('og:title')) &&
    JOB_ADDRESS.test(address) &&
    holds(address)
  );
}

const JOB_ADDRESS =
  /job|career|position|vacanc|stelle|karriere|emploi|offre|empleo|oferta|vacature|jobb|nabidk|kariera|posting|opening|requisition|recruit|vaga|lavoro/i;

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign stands for itself.
    return text;
  }
}

/** The postings of a page that is a list, or null when it is none. */
function listedPostings(
  page: Page,
  structured: readonly StructuredPosting[],
  { range, state, candidates }: Reading,
  search: boolean,
  context: ReadingContext,
  url: string | undefined,
): Posting[] | null {
  if (structured.length > 1) {
    return structured.slice(0, 1000).map(({ thing, raw, source }) => {
      const own = new Candidates();
      addJobPosting(thing, own, { ...context, source, raw: structured.length > 40 ? '' : raw });
      return composePosting(own, context);
    });
  }
  if (state !== null && state.shown) return null;
  const links = findJobLinks(page.blocks);
  const inText =
    range === null
      ? 0
      : links.filter(({ block }) => block.index >= range.start && block.index < range.end).length;
  const isList =
    links.length >= 3
      ? inText >= 3 || range === null || (search && jobLikeness(range.blocks) < 0.75)
      : (links.length > 1 &&
          (range === null || jobLikeness(range.blocks) < 0.2) &&
          !page.blocks.some(({ heading }) => heading === 1)) ||
        (links.length > 0 && search && (range === null || inText > 0));
  return isList
    ? readCards(links, page.blocks, context, page.canonicalUrl ?? url, listCompany(page, candidates))
    : null;
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
