/** Whose list it is: what a page of many postings says once about the employer of all of them. */
import { clean } from '../text/normal-form.js';
import type { Candidate, Candidates } from './candidate.js';
import { isJobTitleLike } from './fields/job-words.js';
import { isBoardName, isCompanyName, withoutCareerWords } from './fields/names.js';
import type { Page } from './page.js';

const SEARCH_WORDS =
  /^(?:(?:find|search|browse|view|all|open|current|our|job|jobs|career|careers|position|positions|opening|openings|opportunity|opportunities|search results?|results?|listings?|vacanc(?:y|ies)|external|internal|campus|student|professional|home|page \d+|for|a|the|and|of|stellenangebote|offene|stellen|karriere|offres|emplois?|ofertas|empleo|vacatures|lediga|jobb|nabídka|práce)\b[\s,&]*)+$/iu;
const AT =
  /\b(?:listings?|jobs?|careers?|positions?|openings?|opportunities|work) (?:at|with|bei|chez|en|bij|hos)\s+(.{2,60})$/iu;
const COPYRIGHT =
  /(?:©|\(c\)|copyright)[\s©,]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*(?:by\s+)?(\p{Lu}[^.|©\d]{2,60}?(?:,? (?:Inc|LLC|LLP|Ltd|Corp|Co|Plc|GmbH|AG|AB|B\.V|S\.A)\b\.?)?)\s*(?:\.|\||all rights|alle rechte|tous droits|todos los derechos|alla rättigheter|$)/iu;

/** A name that only belongs to whoever runs the software or to nobody. */
const isEmployer = (name: string): boolean =>
  name.length >= 2 &&
  name.length < 60 &&
  isCompanyName(name) &&
  !isBoardName(name) &&
  !SEARCH_WORDS.test(name) &&
  !isJobTitleLike(name) &&
  !/\b(?:icims|avature|workday|taleo|oracle|brassring|radancy|greenhouse|eightfold|teamtailor|rights|cookies?|privacy)\b/i.test(
    name,
  );

/**
 * Adds the employer of a list to the candidates of its postings: the site's name, the title's last words, the line of
 * copyright, and the addresses of the page, each as far as it is to be trusted for a posting it does not stand in.
 * @param ofPage what the page as a whole says
 */
export function listCompany(page: Page, ofPage: Candidates): (candidates: Candidates) => void {
  const shared: Pick<Candidate<'company'>, 'value' | 'excerpt' | 'source' | 'weight'>[] = [];
  const add = (words: string, source: 'meta' | 'title-tag' | 'text', weight: number): void => {
    const name = withoutCareerWords(words).replace(/^(?:the )?regents of (?=the \p{Lu})/iu, '');
    if (isEmployer(name) && clean(words).includes(name))
      shared.push({ value: name, excerpt: name, source, weight });
  };
  const site = page.meta.get('og:site_name') ?? page.meta.get('application-name');
  if (site !== undefined) add(site, 'meta', 0.62);
  const title = clean(page.title);
  const at = AT.exec(title)?.[1];
  if (at !== undefined) add(at, 'title-tag', 0.6);
  else {
    const parts = title.split(/\s+[|–—-]\s+|\s*\|\s*/).filter((part) => !SEARCH_WORDS.test(part));
    if (parts.length === 1 && parts[0] !== title) add(parts[0]!, 'title-tag', 0.5);
  }
  for (const block of page.blocks) {
    if (block.text.length > 300) continue;
    const holder = COPYRIGHT.exec(block.text)?.[1];
    if (holder === undefined) continue;
    add(holder.trim(), 'text', 0.42);
    break;
  }
  for (const { value, excerpt, source, weight } of ofPage.of('company'))
    if (source === 'site' && isEmployer(value)) shared.push({ value, excerpt, source, weight });
  return (candidates) => {
    if (candidates.has('company')) return;
    for (const { value, excerpt, source, weight } of shared)
      candidates.add('company', value, excerpt, source, weight);
  };
}
