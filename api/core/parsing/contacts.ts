/** Name, contact details and links from the top of a resume, its contact section and its links. */
import type { ResumeBasics } from '../resume/json-resume.js';
import { titleScore } from './career-words.js';
import { CONTACT_LABEL } from './contact-labels.js';
import { EMAIL, readLinks, safeDecode, URL_TEXT } from './contact-links.js';
import { findPeriods } from './dates.js';
import { findName, largeLines, type FoundName } from './find-name.js';
import type { Line, Part } from './line.js';
import { isPlace, placeOf } from './places.js';
import { phraseKey } from './plain-letters.js';
import { sectionKeyOf } from './section-words.js';

export interface Contacts {
  basics: ResumeBasics;
  /** Prose of the header that is no contact detail: a summary without a title. */
  prose: Line[];
  /** How sure each value is, by its path under `basics`. */
  confidence: Record<string, number>;
}

const PHONE = /(?:\(?\+|\b00|\()?\d[\d\s().\-/–−‐‑]{5,20}\d(?:\s?(?:ext|x)\.?\s?\d{1,5})?/g;
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

function findLocation(lines: readonly Line[], name: string): ResumeBasics['location'] | null {
  for (const line of lines) {
    for (const part of line.parts) {
      for (const text of detailTexts(part)) {
        if ((!isPlace(text) && !/\d/.test(text)) || name.includes(text) || findPeriods(text).length > 0)
          continue;
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
    .map((text) => text.replace(CONTACT_LABEL, '').replace(/^[\s,;]+|[\s,;.]+$/g, ''))
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
    // a sentence about the person is no title
    if (rest.split(/\s+/).length > 9 && !/[|/·•,–—]/.test(rest)) continue;
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
  return Object.fromEntries(Object.entries(basics).filter(([, value]) => value !== undefined));
}
