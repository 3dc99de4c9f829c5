/** Name, contact details and links from the top of a resume, its contact section and its links. */
import type { ResumeBasics, ResumeProfile } from '../resume/json-resume.js';
import { titleScore } from './career-words.js';
import { findPeriods } from './dates.js';
import type { Line, Part } from './line.js';
import { isPlace, placeOf } from './places.js';
import { phraseKey, plainLetters } from './plain-letters.js';
import { sectionKeyOf } from './section-words.js';

export interface Contacts {
  basics: ResumeBasics;
  /** Prose of the header that is no contact detail: a summary without a title. */
  prose: Line[];
  /** How sure each value is, by its path under `basics`. */
  confidence: Record<string, number>;
}

/** Tried only where an address may start, and bounded: long runs of letters cost nothing. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.\p{L}{2,24}/u;
const PHONE = /(?:\(?\+|\b00|\()?\d[\d\s().\-/–−‐‑]{5,20}\d(?:\s?(?:ext|x)\.?\s?\d{1,5})?/g;
const URL_TEXT =
  /(?:https?:\/\/|www\.)[^\s|,;()<>]+|(?<![@\p{L}\p{N}.])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|io|dev|me|co|ai|app|tech|xyz|info|eu|de|at|ch|fr|es|nl|be|se|no|dk|fi|cz|sk|pl|it|pt|uk|ie|us|ca|au|in|edu|gov|design|blog|site|online|page|works|studio|art|photography|sh|gg|tv|cc|ly|space|cloud|software|codes|id|so|to|link|pro|name|work|digital|global|gl|dance)(?:\/[^\s|,;()<>]*)?(?![\p{L}\p{N}@])/giu;

/** Networks by host; the user's name is the path after `prefix`. */
const NETWORKS: readonly { host: RegExp; network: string; prefix?: RegExp }[] = [
  { host: /(?:^|\.)linkedin\.com$/, network: 'LinkedIn', prefix: /^(?:in|pub|profile|mwlite\/in)\// },
  { host: /(?:^|\.)github\.(?:com)$/, network: 'GitHub' },
  { host: /(?:^|\.)gitlab\.com$/, network: 'GitLab' },
  { host: /(?:^|\.)bitbucket\.org$/, network: 'Bitbucket' },
  { host: /(?:^|\.)(?:twitter|x)\.com$/, network: 'Twitter' },
  { host: /(?:^|\.)stackoverflow\.com$/, network: 'Stack Overflow', prefix: /^users\/(?:\d+\/)?/ },
  { host: /(?:^|\.)xing\.com$/, network: 'XING', prefix: /^profile\// },
  { host: /(?:^|\.)medium\.com$/, network: 'Medium' },
  { host: /(?:^|\.)dribbble\.com$/, network: 'Dribbble' },
  { host: /(?:^|\.)behance\.net$/, network: 'Behance' },
  { host: /(?:^|\.)kaggle\.com$/, network: 'Kaggle' },
  { host: /(?:^|\.)orcid\.org$/, network: 'ORCID' },
  { host: /(?:^|\.)scholar\.google\./, network: 'Google Scholar' },
  { host: /(?:^|\.)researchgate\.net$/, network: 'ResearchGate', prefix: /^profile\// },
  { host: /(?:^|\.)(?:facebook|fb)\.(?:com|co)$/, network: 'Facebook' },
  { host: /(?:^|\.)instagram\.com$/, network: 'Instagram' },
  { host: /(?:^|\.)youtube\.com$/, network: 'YouTube' },
  { host: /(?:^|\.)leetcode\.com$/, network: 'LeetCode' },
  { host: /(?:^|\.)hackerrank\.com$/, network: 'HackerRank' },
  { host: /(?:^|\.)codepen\.io$/, network: 'CodePen' },
  { host: /(?:^|\.)dev\.to$/, network: 'DEV' },
  { host: /(?:^|\.)mastodon\.\w+$/, network: 'Mastodon' },
];

const DOCUMENT_WORDS =
  /^(?:curriculum vitae|curriculum|resume|cv|lebenslauf|bewerbung|bewerbungsunterlagen|resume cv|hoja de vida|levensloop|zivotopis|strukturovany zivotopis|meritforteckning|personal resume|europass|europass cv)$/;

const LABEL =
  /^(?:e-?mail(?: address)?|mail|correo(?: electrónico)?|courriel|e-post|phone(?: number)?|mobile|mob|cell|tel(?:efon|éfono|ephone|efoon)?|téléphone|portable|handy|móvil|mobiel|mobil|address|adresse|anschrift|dirección|adres|adress|adresa|bydliště|wohnort|location|ort|lieu|city|website|web|webseite|site(?: web)?|sitio web|homepage|portfolio|blog|linkedin|github|gitlab|twitter|skype|xing|whatsapp|name|nom|nombre|naam|namn|jméno|residence|t|e|m|p|w|a|c|h)\s*[:：.]\s*/iu;

/**
 * @param header lines before the first section.
 * @param contact lines of contact sections.
 * @param all every line, for an address that stands elsewhere (a footer, a sidebar).
 */
export function readContacts(
  header: readonly Line[],
  contact: readonly Line[],
  all: readonly Line[],
): Contacts {
  const basics: ResumeBasics = {};
  const confidence: Record<string, number> = {};
  const near = [...header, ...contact];
  const details = { near, all };
  basics.email = findEmail(near) ?? findEmail(all);
  if (basics.email) confidence['email'] = 0.98;
  const phone =
    findPhone(near) ??
    findPhone(all.filter((line) => /\b(?:tel|phone|mobile|mobil|handy|telefon|téléphone)/i.test(line.text)));
  if (phone) {
    basics.phone = phone;
    confidence['phone'] = 0.95;
  }
  readLinks(details.near, details.all, basics, confidence);
  const name = findName([...near, ...largeLines(all, near)], basics.email ?? '');
  if (name) {
    basics.name = name.text;
    confidence['name'] = name.confidence;
  }
  const location = findLocation(
    near.filter((line) => !name?.lines.includes(line) || line.parts.length > 1),
    name?.text ?? '',
  );
  if (location) {
    basics.location = location;
    confidence['location'] = 0.85;
  }
  const label = findLabel(header, name);
  if (label) {
    basics.label = label;
    confidence['label'] = 0.75;
  }
  return { basics: withoutUndefined(basics), prose: proseOf(header), confidence };
}

function findEmail(lines: readonly Line[]): string | undefined {
  for (const line of lines) {
    // an address can be cut by letter spacing or by a blank around the sign
    const match = EMAIL.exec(line.text) ?? EMAIL.exec(line.text.replace(/\s*@\s*/, '@'));
    if (match) return match[0].replace(/^['.-]+/, '');
    const linked = line.parts.flatMap((part) => part.stretches).find(({ url }) => url?.startsWith('mailto:'));
    const address = linked ? EMAIL.exec(safeDecode(linked.url!.slice(7))) : null;
    if (address) return address[0];
  }
  return undefined;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // a stray percent sign: the text is what it is
    return text;
  }
}

function findPhone(lines: readonly Line[]): string | undefined {
  let best: { text: string; score: number } | undefined;
  for (const line of lines) {
    const text = line.text.replace(EMAIL, ' ').replace(URL_TEXT, ' ');
    for (const match of text.matchAll(PHONE)) {
      const candidate = match[0].trim();
      const digits = candidate.replace(/\D/g, '');
      if (digits.length < 7 || digits.length > 15 || /\s{2,}/.test(candidate)) continue;
      if (findPeriods(candidate).length > 0 || /^(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}$/.test(candidate))
        continue;
      const before = text.slice(Math.max(0, match.index - 18), match.index);
      const labelled = /(?:tel|phone|mob|cell|handy|mobil|telefon|fon|\bt|\bm|\bp|☎|✆|📞)\W*$/i.test(before);
      if (/(?:id|nr|no|number|#|geb|born)\W*$/i.test(before) && !labelled) continue;
      const score =
        Number(labelled) * 2 +
        Number(/^\(?\+|^\(?00/.test(candidate)) +
        Number(/[\s().-]/.test(candidate)) +
        (digits.length >= 9 ? 1 : 0);
      if (score > 0 && score > (best?.score ?? 0)) best = { text: candidate, score };
    }
  }
  return best?.text.replace(/^\/|\/$/g, '').trim();
}

function readLinks(
  near: readonly Line[],
  all: readonly Line[],
  basics: ResumeBasics,
  confidence: Record<string, number>,
): void {
  const found: string[] = [];
  const add = (url: string): void => {
    const clean = url.replace(/[.,;:]+$/, '');
    if (!found.some((other) => sameUrl(other, clean))) found.push(clean);
  };
  for (const line of near) {
    const text = line.text.replace(new RegExp(EMAIL, 'gu'), ' ');
    for (const match of text.matchAll(URL_TEXT))
      if (!/^\w+\.(?:js|net|io)$/i.test(match[0]) || /^(?:www|http)/.test(match[0])) add(match[0]);
  }
  for (const line of near) for (const url of linkedUrls(line)) add(url);
  // profiles are told wherever they stand; other links far from the header belong to projects
  for (const line of all) {
    for (const url of linkedUrls(line)) if (networkOf(url)?.username && /linkedin|xing/i.test(url)) add(url);
  }
  const profiles: ResumeProfile[] = [];
  for (const url of found) {
    const profile = networkOf(url);
    if (profile && !profiles.some((other) => other.network === profile.network)) {
      confidence[`profiles[${profiles.length}]`] = 0.95;
      profiles.push(profile);
    } else if (!profile && !basics.url) {
      basics.url = withScheme(url);
      confidence['url'] = 0.85;
    }
  }
  for (const profile of [...labelledProfiles(near), ...stackedProfiles(near)]) {
    if (profiles.some((other) => other.network === profile.network)) continue;
    confidence[`profiles[${profiles.length}]`] = 0.8;
    profiles.push(profile);
  }
  if (profiles.length > 0) basics.profiles = profiles;
}

/** "GitHub: someone", where only the user's name is printed. */
function labelledProfiles(lines: readonly Line[]): ResumeProfile[] {
  const profiles: ResumeProfile[] = [];
  for (const line of lines) {
    for (const match of line.text.matchAll(
      /\b(LinkedIn|GitHub|GitLab|Twitter|XING|Skype)\s*[:：]\s*@?([\w.-]{3,40})(?=\s|$|[|,;])/gi,
    )) {
      if (!/\.\w{2,3}$/.test(match[2]!)) profiles.push({ network: match[1]!, username: match[2]! });
    }
  }
  return profiles;
}

/** A user's name above (or below) the name of its network, as cards of profiles print them. */
function stackedProfiles(lines: readonly Line[]): ResumeProfile[] {
  const profiles: ResumeProfile[] = [];
  lines.forEach((line, index) => {
    for (const part of line.parts) {
      const network = NETWORKS.find(
        (known) => known.network.toLowerCase() === part.text.trim().toLowerCase(),
      );
      const above = lines[index - 1]?.parts.find((other) => Math.abs(other.x - part.x) < 4);
      const username = above?.text.trim() ?? '';
      if (network && /^@?[\w.-]{3,40}$/.test(username))
        profiles.push({ network: part.text.trim(), username: username.replace(/^@/, '') });
    }
  });
  return profiles;
}

function linkedUrls(line: Line): string[] {
  return line.parts
    .flatMap((part) => part.stretches)
    .map(({ url }) => url)
    .filter((url): url is string => url !== null && /^https?:\/\/[^\s]+\.[^\s]+$/i.test(url));
}

function sameUrl(a: string, b: string): boolean {
  const bare = (url: string): string =>
    url
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/[/?#]+$/, '');
  return bare(a) === bare(b);
}

/** A URL as printed, with a scheme where it has none, as the standard asks. */
export function withScheme(url: string): string {
  return /^https?:\/\//i.test(url) ? url : `https://${url}`;
}

/** The network a URL is a profile of; null for other sites. */
export function networkOf(url: string): ResumeProfile | null {
  let parsed: URL;
  try {
    parsed = new URL(withScheme(url));
  } catch {
    return null;
  }
  const host = parsed.hostname.toLowerCase();
  const entry = NETWORKS.find((network) => network.host.test(host));
  if (!entry) return null;
  const path = safeDecode(parsed.pathname.replace(/^\/|\/$/g, ''));
  if (!path && !parsed.search) return null;
  const username = path
    .replace(entry.prefix ?? /^$/, '')
    .split('/')[0]!
    .replace(/^@/, '');
  return { network: entry.network, ...(username ? { username } : {}), url: withScheme(url) };
}

interface FoundName {
  text: string;
  confidence: number;
  lines: readonly Line[];
}

function findName(lines: readonly Line[], email: string): FoundName | null {
  const largest = Math.max(...lines.map((line) => line.size));
  const mailbox = plainLetters(email.split('@')[0] ?? '')
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2);
  let best: (FoundName & { score: number }) | null = null;
  lines.slice(0, 40).forEach((line, index) => {
    for (const { text, first } of nameTexts(line, lines[index + 1])) {
      if (!isNameShape(text)) continue;
      const words = phraseKey(text).split(' ');
      const inMail = words.filter(
        (word) =>
          word.length > 2 &&
          mailbox.some((part) => part.includes(word) || (part.length > 3 && word.includes(part))),
      ).length;
      const score =
        (line.size >= largest - 0.3 ? 3 : line.size > largest * 0.75 ? 1 : 0) +
        inMail * 2.5 +
        Math.max(0, 2.5 - index * 0.5) +
        (first ? 0.5 : 0) +
        (words.length >= 2 && words.length <= 4 ? 1 : 0) +
        Number(line.bold) * 0.5 -
        titleScore(text) * 1.2 -
        (isPlace(text) ? 4 : 0) -
        (sectionKeyOf(text, 'loose') ? 4 : 0);
      if (score > (best?.score ?? 1.5))
        best = { text, score, confidence: Math.min(0.98, 0.5 + score * 0.07), lines: [line] };
    }
  });
  return best;
}

/** Lines of the first page set much larger than the rest, wherever they are read; the first lines when there is no header. */
function largeLines(all: readonly Line[], near: readonly Line[]): Line[] {
  const first = all.filter((line) => (line.page ?? 1) === 1);
  const largest = Math.max(0, ...first.map((line) => line.size));
  const large = first
    .filter((line) => line.size >= Math.max(largest * 0.9, 13) && !near.includes(line))
    .slice(0, 4);
  return near.length > 0 ? large : [...large, ...all.slice(0, 12)];
}

/** What of a line may be a name: its first part, or two lines of one big name. */
function nameTexts(line: Line, next: Line | undefined): { text: string; first: boolean }[] {
  const texts: { text: string; first: boolean }[] = [];
  const clean = (text: string): string =>
    text
      .replace(LABEL, '')
      .replace(/\s+(?:resume|résumé|cv|curriculum vitae|lebenslauf)$/i, '')
      .split(/\s*[|•·]\s*|\s+[–—-]\s+|,\s+/)[0]!
      .replace(/^[\s,|•·–—-]+|[\s,|•·–—-]+$/g, '')
      .replace(/\s+/g, ' ');
  line.parts.slice(0, 3).forEach((part, index) => texts.push({ text: clean(part.text), first: index === 0 }));
  if (line.parts.length > 1) {
    const joined = line.parts.map((part) => part.text.trim()).join(' ');
    if (joined.length < 40 && line.parts.length <= 3) texts.push({ text: clean(joined), first: true });
  }
  const stacked =
    next && line.size > 13 && Math.abs(next.size - line.size) < line.size * 0.15 && line.parts.length === 1;
  if (stacked && line.text.split(/\s+/).length <= 2 && next.text.split(/\s+/).length <= 2) {
    const joined = `${line.text.trim()} ${next.text.trim()}`;
    if (isNameShape(joined) && titleScore(next.text) === 0)
      texts.unshift({ text: clean(joined), first: true });
  }
  return texts;
}

function isNameShape(text: string): boolean {
  if (
    text.length < 2 ||
    text.length > 45 ||
    /[\d@/:+#&?!;()[\]{}]/.test(text.replace(/\((?:\p{L}|[ .'-])+\)/u, ''))
  )
    return false;
  if (DOCUMENT_WORDS.test(phraseKey(text))) return false;
  const words = text.split(/\s+/);
  if (words.length > 6) return false;
  const capital = words.filter((word) => /^[("'“]?\p{Lu}/u.test(word) || /^\p{Lo}/u.test(word)).length;
  return capital >= Math.max(1, words.length - 2) && /\p{L}{2}|^\p{Lo}/u.test(text);
}

function findLocation(lines: readonly Line[], name: string): ResumeBasics['location'] | null {
  for (const line of lines) {
    for (const part of line.parts) {
      for (const text of detailTexts(part)) {
        if ((!isPlace(text) && !/\d/.test(text)) || name.includes(text)) continue;
        const place = placeOf(text);
        if (
          place?.city ||
          (place && lines.length > 0 && (place.region || place.countryCode) && isPlace(text))
        ) {
          const whole = [place.city, place.region].filter(Boolean).join(', ');
          return whole === text ? place : { ...place, address: place.address ?? text };
        }
      }
    }
  }
  return lonelyCity(lines, name);
}

const NO_CITY =
  /^(?:married|single|male|female|portfolio|website|blog|resume|linkedin|github|profile|contact|mobile|email|remote|citizen|available|references?|ledig|verheiratet|marié|célibataire)$/i;

/** A place no list knows, told by standing in a row of contact details ("Bielefeld | name@example.de"). */
function lonelyCity(lines: readonly Line[], name: string): ResumeBasics['location'] | null {
  const isDetail = (line: Line | undefined): boolean =>
    line !== undefined && (EMAIL.test(line.text) || line.text.replace(/\D/g, '').length >= 7);
  for (const [index, line] of lines.entries()) {
    if (![lines[index - 1], line, lines[index + 1]].some(isDetail)) continue;
    for (const text of line.parts.flatMap(detailTexts)) {
      const city = /^\p{Lu}\p{Ll}+(?:[- ](?:am|an|der|im|sur|upon|de|la|\p{Lu}\p{Ll}+)){0,2}$/u.test(text);
      if (
        city &&
        !name.includes(text) &&
        titleScore(text) === 0 &&
        !text.split(' ').some((word) => NO_CITY.test(word))
      )
        return { city: text };
    }
  }
  return null;
}

function detailTexts(part: Part): string[] {
  const bare = part.text.replace(new RegExp(EMAIL, 'gu'), ' | ').replace(URL_TEXT, ' | ');
  return bare
    .split(/\s*[|•·●▪◆⋄∙]\s*|\s{3,}|\s+[–—]\s+/)
    .map((text) => text.replace(LABEL, '').replace(/^[\s,;]+|[\s,;.]+$/g, ''))
    .filter((text) => text.length > 1);
}

function findLabel(header: readonly Line[], name: FoundName | null): string | null {
  const at = name ? header.findIndex((line) => name.lines.includes(line)) : -1;
  const candidates = [...header.slice(Math.max(0, at - 1), at + 4)];
  for (const line of candidates) {
    const text = line.text.trim();
    if (
      EMAIL.test(text) ||
      (name && phraseKey(text) === phraseKey(name.text)) ||
      text.length > 100 ||
      /\.$/.test(text)
    )
      continue;
    const rest =
      name && text.startsWith(name.text) ? text.slice(name.text.length).replace(/^[\s,|•·–—-]+/, '') : text;
    if (rest.length < 3 || /\d{4}|https?:|\.com/.test(rest) || sectionKeyOf(rest, 'exact')) continue;
    if (titleScore(rest) >= 2) return rest;
  }
  return null;
}

/** Sentences of the header. */
function proseOf(header: readonly Line[]): Line[] {
  const long = (line: Line): boolean =>
    line.text.split(/\s+/).length >= 8 &&
    !EMAIL.test(line.text) &&
    (line.text.match(/[|•·]/g)?.length ?? 0) < 2;
  const first = header.findIndex(long);
  if (first < 0) return [];
  const last = header.findLastIndex(long);
  const tail = header[last + 1];
  const wrapped =
    tail &&
    tail.column === header[last]!.column &&
    !EMAIL.test(tail.text) &&
    /^\p{Ll}|\.$/u.test(tail.text) &&
    tail.gap < 1.8;
  return header.slice(first, last + (wrapped ? 2 : 1)).filter((line) => !EMAIL.test(line.text));
}

function withoutUndefined(basics: ResumeBasics): ResumeBasics {
  return Object.fromEntries(
    Object.entries(basics).filter(([, value]) => value !== undefined),
  ) as ResumeBasics;
}
