/** Answers of applicant tracking systems and feeds: JSON, XML, RSS, Atom, HR-XML, sitemaps. */
import type { ExtractionResult, Posting } from '../posting/posting.js';
import { hasMarkup } from '../text/html-to-text.js';
import { isObject, parseLenientJson, type JsonObject } from '../text/lenient-json.js';
import { guessLanguage } from '../text/guess-language.js';
import { clean, decodeEntities } from '../text/normal-form.js';
import { Candidates } from './candidate.js';
import { composePosting } from './compose-posting.js';
import { findJobs } from './feeds/find-jobs.js';
import { textOf, type FlatObject } from './feeds/flat-object.js';
import { addJobObject } from './feeds/job-object.js';
import { xmlToJson } from './feeds/xml-to-json.js';
import { isBoardName, isCompanyName, withoutCareerWords } from './fields/names.js';
import { addJobPosting } from './schema-org.js';
import { postingsIn } from './sources/json-ld.js';
import type { Circumstances as Moment, ReadingContext } from './sources/labels.js';
import { addFeedTitle } from './feeds/feed-title.js';
import { addSiteNames, siteNames } from './sources/site-names.js';
import { emptyPosting } from './vote.js';

/** When the feed was read, and from where. */
type Circumstances = Moment & { url?: string | undefined };

/** Reads a JSON document; null when it is none. */
export function readJson(
  content: string,
  circumstances: Circumstances,
  readMarkup: (html: string) => ExtractionResult,
): ExtractionResult | null {
  const value = parseLenientJson(content);
  return typeof value === 'object' && value !== null ? readValue(value, circumstances, readMarkup) : null;
}

/** Reads an XML document. */
export function readXml(
  content: string,
  circumstances: Circumstances,
  readMarkup: (html: string) => ExtractionResult,
): ExtractionResult {
  return readValue(xmlToJson(content), circumstances, readMarkup);
}

function readValue(
  value: unknown,
  circumstances: Circumstances,
  readMarkup: (html: string) => ExtractionResult,
): ExtractionResult {
  const found = findJobs(value);
  if (found === null) {
    const things = postingsIn(value);
    if (things.length > 0)
      return result(
        things.map((thing) => fromThing(thing, circumstances)),
        things.length > 1,
      );
    const links = jobLinks(value);
    if (links.length > 0) return result(links, true);
    const html = markupIn(value);
    return html === null ? nothing() : readMarkup(html);
  }
  const shared = sharedCompany(found.holder, value);
  const postings = found.jobs.map((job) => fromJob(job, shared, circumstances));
  return result(postings, found.list);
}

/** The answer for one posting or many; a list of one full posting is both. */
function result(postings: Posting[], list: boolean): ExtractionResult {
  const [first] = postings;
  const single =
    postings.length === 1 && first !== undefined && (!list || (first.description ?? '').length >= 400);
  const language = guessLanguage(
    postings
      .map(({ description }) => description ?? '')
      .join('\n')
      .slice(0, 20_000),
  );
  return {
    ...(single ? first : emptyPosting()),
    status: single ? 'posting' : 'listing',
    postings: list ? postings : [],
    warnings: [],
    language,
    canonicalUrl: null,
  };
}

function nothing(): ExtractionResult {
  return {
    ...emptyPosting(),
    status: 'not_a_posting',
    postings: [],
    warnings: ['The document holds no posting.'],
    language: null,
    canonicalUrl: null,
  };
}

function contextFor(circumstances: Circumstances): ReadingContext {
  const { now, observe } = circumstances;
  return { now, observe, monthFirst: true, language: null };
}

function fromThing(thing: JsonObject, circumstances: Circumstances): Posting {
  const candidates = new Candidates();
  const context = contextFor(circumstances);
  addJobPosting(thing, candidates, { ...context, source: 'json-ld', raw: '' });
  return composePosting(candidates, context);
}

function fromJob(
  job: FlatObject,
  shared: { name: string; words: string } | null,
  circumstances: Circumstances,
): Posting {
  const candidates = new Candidates();
  const context = contextFor(circumstances);
  addFeedTitle(job, candidates);
  addJobObject(job, candidates, context, 'api');
  if (shared !== null && !candidates.has('company'))
    candidates.add('company', shared.name, shared.words, 'site', 0.55);
  const urls = [...job.of('applyUrl').map(({ value }) => textOf(value)), circumstances.url];
  const texts = candidates.descriptions.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  addSiteNames(
    siteNames(urls, []).filter(({ tenant }) => tenant),
    texts,
    candidates,
  );
  return composePosting(candidates, context);
}

/** The company a feed says of itself once: {"name": "Acme", "jobs": […]}, <channel><title>. */
function sharedCompany(holder: JsonObject | null, root: unknown): { name: string; words: string } | null {
  for (const object of [holder, isObject(root) ? root : null]) {
    if (object === null) continue;
    for (const key of ['company_name', 'companyName', 'company', 'name', 'organization', 'title']) {
      const words = textOf(object[key]);
      if (words === null) continue;
      const name = withoutCareerWords(clean(decodeEntities(words)));
      if (isCompanyName(name) && !isBoardName(name) && name.length < 60) return { name, words };
    }
  }
  return null;
}

const JOB_LINK =
  /\/(?:jobs?|careers?\/job|position|positions|vacanc(?:y|ies)|stellen(?:angebote)?|offre|offres|oferta|vacature|lediga|nabidka|posting|opening)s?[/-]/i;

/** Sitemaps name postings by nothing but their address. */
function jobLinks(value: unknown): Posting[] {
  const set = isObject(value) ? value['urlset'] : undefined;
  const urls = isObject(set) ? set['url'] : undefined;
  const postings: Posting[] = [];
  for (const entry of Array.isArray(urls) ? urls.slice(0, 5000) : [urls]) {
    const loc = isObject(entry) ? textOf(entry['loc']) : null;
    if (loc === null || !JOB_LINK.test(loc)) continue;
    postings.push({
      ...emptyPosting(),
      applyUrl: loc,
      confidence: { applyUrl: 0.8 },
      evidence: { applyUrl: loc },
    });
  }
  return postings;
}

/** The longest string of HTML in an answer: search pages come wrapped in JSON. */
function markupIn(value: unknown): string | null {
  let best: string | null = null;
  const queue: unknown[] = [value];
  for (let index = 0; index < queue.length && index < 5000; index += 1) {
    const item = queue[index];
    if (typeof item === 'string') {
      if (item.length > (best?.length ?? 200) && hasMarkup(item)) best = item;
    } else if (typeof item === 'object' && item !== null)
      queue.push(...(Object.values(item) as unknown[]).slice(0, 500));
  }
  return best;
}
