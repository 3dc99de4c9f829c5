/** What <title> and the sharing tags say: "Title at Company", "Company hiring Title in Place | Board", "Title - Company". */
import { clean, fold } from '../../text/normal-form.js';
import type { Candidates, Source } from '../candidate.js';
import { isJobTitleLike } from '../fields/job-words.js';
import { placeLikeness, readLocations } from '../fields/locations.js';
import {
  canBeTitle,
  cleanTitle,
  hasLegalForm,
  isBoardName,
  isCompanyName,
  withoutCareerWords,
} from '../fields/names.js';
import type { Page } from '../page.js';

const SEPARATOR = /\s+[|·•»›:–—-]{1,2}\s+|\s*[|»]\s*|(?<=\p{L}{3}):\s+(?=\p{Lu})/u;
const HIRING = /^(.{2,80}?) (?:is )?hiring (?:an? )?(.{3,160}?)(?: in (.{2,90}?))?(?:\s+[|–-]\s+.{2,40})?$/i;
const AT =
  /^(?:job application for |apply (?:for|to) |jobs?: |stellenangebot:? |offre d['’]emploi:? |oferta de (?:trabajo|empleo):? |vacature:? )?(.{3,160}?)\s+(?:job |position |role )?(?:at|bei|chez|bij|hos|@|en la empresa)\s+(?:the company )?(.{2,80}?)(?:\s+(?:in|en|à|i|v)\s+(.{2,60}?))?$/iu;
const JOB_IN =
  /^(.{3,120}?)\s+(?:jobs?|vacancy|stellenangebot|emploi|vacature)\s+(?:in|at|-|–)\s+(.{2,70})$/iu;
const PREFIX =
  /^(?:job application for|apply for|careers?|jobs?|job opening|job details?|job description|stellenangebot|stellenanzeige|offre d['’]emploi|oferta de (?:trabajo|empleo)|vacature|we['’]?re hiring|now hiring|hiring|ledigt jobb|nabídka práce)\s*[:–|-]\s+/iu;

/** Adds candidates from the page's title and its sharing tags. `headings` are the visible titles the parts can match. */
export function addTitleTags(page: Page, headings: readonly string[], candidates: Candidates): void {
  const { meta } = page;
  const site =
    meta.get('og:site_name') ??
    meta.get('application-name') ??
    meta.get('apple-mobile-web-app-title') ??
    null;
  const sources: [string, Source, number][] = [];
  if (page.title !== '') sources.push([page.title, 'title-tag', 1]);
  const social = meta.get('og:title') ?? meta.get('twitter:title');
  if (social !== undefined) sources.push([clean(social), 'meta', 1]);
  for (const [text, source, factor] of sources) readTitle(text, source, factor, headings, candidates);
  for (const name of new Set([site, meta.get('author') ?? null])) {
    if (name === null) continue;
    const company = withoutCareerWords(name);
    if (isCompanyName(company) && !isBoardName(company) && company.length < 60)
      candidates.add('company', company, name, 'site', name === site ? 0.5 : 0.2);
  }
  for (const logo of page.logos) {
    const company = withoutCareerWords(logo);
    if (
      isCompanyName(company) &&
      !isBoardName(company) &&
      company.length < 60 &&
      !/logo|icon|image|banner/i.test(company)
    )
      candidates.add('company', company, logo, 'site', 0.3);
  }
}

function readTitle(
  whole: string,
  source: Source,
  factor: number,
  headings: readonly string[],
  candidates: Candidates,
): void {
  const addCompany = (name: string, weight: number): void => {
    const company = withoutCareerWords(name);
    if (isCompanyName(company) && !isBoardName(company) && company.length < 80 && !isJobTitleOnly(company))
      candidates.add('company', company, name, source, weight * factor);
  };
  const addPlace = (text: string, weight: number): void => {
    const likeness = placeLikeness(text);
    const places = likeness >= 0.5 ? readLocations(text) : [];
    if (places.length > 0) candidates.add('locations', places, text, source, weight * factor);
  };
  const addTitle = (text: string, weight: number): void => {
    if (canBeTitle(text)) candidates.add('title', cleanTitle(text), text, source, weight * factor);
  };
  const text = whole.replace(PREFIX, '');
  const hiring = HIRING.exec(text);
  if (hiring !== null && canBeTitle(hiring[2]!)) {
    addCompany(hiring[1]!, 0.8);
    addTitle(hiring[2]!, 0.8);
    if (hiring[3] !== undefined) addPlace(hiring[3], 0.75);
    return;
  }
  // The visible heading inside the page's title is the job; what is left over says who and where.
  const heading = headings.find((candidate) => candidate.length > 2 && contains(text, candidate));
  if (heading !== undefined) {
    addTitle(heading, 0.7);
    const at = text.toLowerCase().indexOf(heading.toLowerCase());
    const rest = at < 0 ? [] : [text.slice(0, at), text.slice(at + heading.length)];
    for (const piece of rest) {
      const linked = /^\s*(?:,|-|–|\|)?\s*(?:job |position )?(?:at|bei|chez|bij|hos|@)\s+(.{2,80})$/iu.exec(
        piece,
      );
      if (linked !== null) {
        for (const [index, part] of linked[1]!.split(SEPARATOR).entries()) {
          if (index === 0) addCompany(part.split(/\s+in\s+/)[0]!, 0.75);
          else classify(part, 0.4);
        }
        continue;
      }
      for (const part of piece.split(SEPARATOR))
        classify(part.replace(/^[\s,:;|–—-]+|[\s,:;|–—-]+$/g, ''), 0.62);
    }
    return;
  }
  const at = AT.exec(text.split(/\s+[|]\s+/)[0]!);
  if (at !== null && canBeTitle(at[1]!) && isJobTitleLike(at[1]!)) {
    addTitle(at[1]!, 0.6);
    addCompany(at[2]!, 0.6);
    if (at[3] !== undefined) addPlace(at[3], 0.5);
    return;
  }
  const jobIn = JOB_IN.exec(text.split(SEPARATOR)[0]!);
  if (jobIn !== null && isJobTitleLike(jobIn[1]!)) {
    addTitle(jobIn[1]!, 0.5);
    addPlace(jobIn[2]!, 0.5);
    return;
  }
  const parts = text.split(SEPARATOR).filter((part) => part.trim() !== '');
  const titles = parts.filter(
    (part) =>
      isJobTitleLike(part) &&
      canBeTitle(part) &&
      !isBoardName(part) &&
      !/\b(?:jobs|careers|karriere)\b/i.test(part),
  );
  const title = titles[0] ?? (source === 'meta' && parts.length === 1 ? parts[0] : undefined);
  if (title !== undefined) addTitle(title, parts.length === 1 ? 0.45 : 0.5);
  for (const part of parts)
    if (part !== title && !titles.includes(part)) classify(part, title === undefined ? 0.25 : 0.42);

  function classify(part: string, weight: number): void {
    const piece = part.trim();
    if (piece === '' || isBoardName(piece)) return;
    if (placeLikeness(piece) >= 0.6) addPlace(piece, weight);
    else addCompany(piece, hasLegalForm(piece) ? Math.min(0.85, weight + 0.2) : weight);
  }
}

/** Names that are jobs and nothing else are no companies ("Software Engineer"). */
function isJobTitleOnly(text: string): boolean {
  return isJobTitleLike(text) && !hasLegalForm(text);
}

function contains(text: string, part: string): boolean {
  return ` ${fold(text)} `.includes(` ${fold(part)} `);
}
