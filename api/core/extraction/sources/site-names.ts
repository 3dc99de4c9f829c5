/**
 * The company's name from the addresses of the page: applicant tracking systems give every customer a name of its own
 * in the address, companies have it in their domain. The name is taken as the page's text writes it.
 */
import type { Block } from '../../text/html-blocks.js';
import { fold } from '../../text/normal-form.js';
import type { Candidates } from '../candidate.js';
import { isJobTitleLike } from '../fields/job-words.js';
import { isBoardName, isCompanyName } from '../fields/names.js';

/** Systems with the customer as first part of the host: acme.example.com. */
const BY_HOST =
  /(?:^|\.)(?:icims\.com|eightfold\.ai|recruitee\.com|teamtailor\.com|breezy\.hr|bamboohr\.com|myworkdayjobs\.com|personio\.(?:de|com)|talentclue\.com|avature\.net|pinpointhq\.com|applytojob\.com|jazz\.co|taleo\.net|workable\.com|greenhouse\.io|freshteam\.com|zohorecruit\.(?:com|eu)|peoplestrong\.com|softgarden\.io|jobs\.cz|jobylon\.com|varbi\.com|reachmee\.com|gupy\.io|csod\.com|oraclecloud\.com|successfactors\.(?:com|eu)|homerun\.co|factorialhr\.\w+|welcomekit\.co|flatchr\.io|bizneohr\.com|catsone\.com|comeet\.co|hrmdirect\.com|ultipro\.com|jobvite\.com|phenompeople\.com|traffit\.com|hibob\.com|rippling-ats\.com|onlyfy\.jobs|rexx-systems\.com|d-vinci\.de|concludis\.de|umantis\.com|emply\.com|easycruit\.com|join\.com|talentlyft\.com|recruiterbox\.com|trakstar\.com)$/i;
/** Systems with the customer as first part of the path: example.com/acme. */
const BY_PATH =
  /^(?:(?:www|jobs|job-boards|boards|boards-api|apply|careers|app|ats|api|hire)\.)?(?:eu\.)?(?:lever\.co|greenhouse\.io|ashbyhq\.com|workable\.com|smartrecruiters\.com|jobvite\.com|rippling\.com|workatastartup\.com|recruiting\.ultipro\.com|dover\.com|gem\.com|kula\.ai|join\.com|welcometothejungle\.com)$/i;
const BOARD_HOST =
  /(?:^|\.)(?:linkedin|indeed|glassdoor|stepstone|monster|ziprecruiter|reed|totaljobs|seek|naukri|infojobs|xing|jobs|prace|startupjobs|adzuna|jooble|talent|remotive|remoteok|weworkremotely|wellfound|builtin|themuse|usajobs|arbeitsagentur|arbetsformedlingen|jobindex|finn|nav|facebook|twitter|x|google|youtube|instagram|github|schema|w3|apple|microsoft|cloudfront|amazonaws|googleapis|gstatic|example)\.(?:com|co\.uk|org|net|io|de|cz|se|dk|no|fr|es|nl|ai|co|ch|at|eu|gov)$/i;
const NO_NAME =
  /^(?:www|jobs?|careers?|karriere|recruiting|recruitment|apply|talent|people|hr|boards?|job-boards|hire|hiring|emplois?|carrieres?|empleo|trabajo|vacatures|werkenbij|jobb|kariera|portal|app|api|en|de|fr|es|us|uk|eu|global|external|internal|o|j|p|search|embed|position|positions|wd\d+|career|join|work|team|info|contact|mail|gmail|outlook|hotmail|yahoo|gmx|web|icloud|protonmail|seznam)$/i;
/** Parts of the addresses of interfaces, before the customer's own. */
const API_PART =
  /^(?:v\d+|api|boards?|postings|posting-api|job-board|companies|accounts|widget|spi|public)$/i;
const MAX_WORDS = 6;
const MAX_TEXT = 30_000;

export interface SiteName {
  /** Letters and digits only, lower case. */
  slug: string;
  /** The address it was read from. */
  url: string;
  /** True for customers of a tracking system, whose name it surely is. */
  tenant: boolean;
}

/** Names in the addresses of a page, the surest first. */
export function siteNames(
  urls: readonly (string | null | undefined)[],
  blocks: readonly Block[],
): SiteName[] {
  const names: SiteName[] = [];
  const add = (slug: string, url: string, tenant: boolean): void => {
    const key = fold(slug)
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(/(?<=.{3})(?:careers?|jobs?|karriere|recruiting|hiring|talent)$/, '');
    if (
      key.length >= 3 &&
      !NO_NAME.test(slug) &&
      !/^\d+$/.test(key) &&
      !isBoardName(slug) &&
      !names.some((name) => name.slug === key)
    )
      names.push({ slug: key, url, tenant });
  };
  for (const url of urls) {
    if (url === null || url === undefined) continue;
    let parsed: URL;
    try {
      parsed = new URL(url);
    } catch {
      // An address that cannot be read names nobody.
      continue;
    }
    const host = parsed.hostname.toLowerCase();
    const labels = host.split('.');
    if (BY_PATH.test(host)) {
      const first = parsed.pathname
        .split('/')
        .find((part) => part !== '' && !NO_NAME.test(part) && !API_PART.test(part));
      if (first !== undefined && !/^[\da-f-]{20,}$|^\d+$/.test(first)) add(decode(first), url, true);
    } else if (BY_HOST.test(host)) {
      const label = labels[0]!.replace(
        /^(?:careers?|jobs?|external|karriere|empleo|apply|recruiting)-|-(?:careers?|jobs?)$/g,
        '',
      );
      add(label, url, true);
    } else if (!BOARD_HOST.test(host) && labels.length >= 2) {
      const suffix = /^(?:co|com|org|ac|gov|net)$/.test(labels.at(-2)!) && labels.length > 2 ? 3 : 2;
      add(labels.at(-suffix)!, url, false);
    }
  }
  for (const block of blocks) {
    const mail =
      block.text.length < 2000 && block.text.includes('@')
        ? /[\w.+-]{1,64}@([\w-]{2,60})\.(?:\w{2,10}\.)?\w{2,10}\b/.exec(block.text)
        : null;
    if (mail !== null) add(mail[1]!, mail[0], false);
    if (names.length >= 6) break;
  }
  return names;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign stands for itself.
    return text;
  }
}

/** Adds the names as the page's text writes them; a tenant's name that no text writes is added as its address has it. */
export function addSiteNames(
  names: readonly SiteName[],
  texts: readonly string[],
  candidates: Candidates,
): void {
  for (const { slug, url, tenant } of names) {
    const written = nameInText(slug, texts);
    if (written !== null) candidates.add('company', written, written, 'site', tenant ? 0.66 : 0.5);
    else if (tenant && slug.length >= 4)
      candidates.add('company', slug.charAt(0).toUpperCase() + slug.slice(1), url, 'site', 0.33);
  }
}

/** The words, written with a capital, that together spell the slug or most of it. */
function nameInText(slug: string, texts: readonly string[]): string | null {
  const counts = new Map<string, { text: string; count: number; cover: number }>();
  let budget = MAX_TEXT;
  for (const text of texts) {
    if (budget <= 0) break;
    budget -= text.length;
    const words = text.slice(0, 6000).split(/[\s,;:()|"„“”/]+/);
    for (let start = 0; start < words.length; start += 1) {
      if (!/^[\p{Lu}\d]/u.test(words[start]!) && start > 0) continue;
      let spelled = '';
      for (let length = 1; length <= MAX_WORDS && start + length <= words.length; length += 1) {
        const word = words[start + length - 1]!;
        spelled += fold(word).replace(/[^\p{L}\p{N}]/gu, '');
        if (spelled.length > slug.length + 14) break;
        if (!/^[\p{Lu}\d]/u.test(word)) continue;
        const cover = covers(spelled, slug);
        if (cover < 0.5) continue;
        const name = words
          .slice(start, start + length)
          .join(' ')
          .replace(/[.!?]$/, '');
        const key = fold(name);
        const known = counts.get(key);
        if (known === undefined) counts.set(key, { text: name, count: 1, cover });
        else known.count += 1;
      }
    }
  }
  const best = [...counts.values()]
    .filter(({ text }) => isCompanyName(text) && text.length > 2)
    .sort((a, b) => b.cover - a.cover || b.count - a.count)[0];
  return best === undefined ? null : extended(best.text, texts);
}

/** "DeVry" is "DeVry University" where the text says so more often than not. */
function extended(name: string, texts: readonly string[]): string {
  const next = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    for (let at = text.indexOf(name); at >= 0 && total < 200; at = text.indexOf(name, at + name.length)) {
      total += 1;
      const word = /^ (\p{Lu}\p{L}{2,20})(?![\p{L}-])/u.exec(
        text.slice(at + name.length, at + name.length + 24),
      )?.[1];
      if (word !== undefined) next.set(word, (next.get(word) ?? 0) + 1);
    }
  }
  const [word, count] = [...next].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return count >= 2 && count > total / 2 && !isJobTitleLike(word) && !/^(?:Careers?|Jobs?)$/.test(word)
    ? `${name} ${word}`
    : name;
}

/** How much of the slug the letters spell, 0..1; 0 when they are not part of it. */
function covers(spelled: string, slug: string): number {
  if (spelled.length < 3) return 0;
  if (spelled === slug) return 1;
  if (slug.includes(spelled)) return spelled.length >= 4 ? spelled.length / slug.length : 0;
  return spelled.length > 6 && similar(spelled, slug) ? 0.85 : 0;
}

/** One letter more or less: "barcelonactiva" for "Barcelona Activa". */
function similar(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) !== 1) return false;
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  let index = 0;
  while (index < short.length && long[index] === short[index]) index += 1;
  return long.slice(index + 1) === short.slice(index);
}
