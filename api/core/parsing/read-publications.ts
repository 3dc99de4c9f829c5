/** Publications: a citation on one line, or a title with authors, venue and identifiers on the lines below it. */
import type { ResumePublication } from '../resume/json-resume.js';
import { findPeriods, isPeriodOnly, type Period } from './dates.js';
import type { ReadEntry } from './entry-body.js';
import type { EntryItems } from './group-entries.js';
import { headPieces } from './head-pieces.js';
import type { Item } from './items.js';

const DOI = /\b10\.\d{4,9}\/[^\s"<>)\]]*[^\s"<>)\].,;]/;
const WEB = /\bhttps?:\/\/[^\s"<>)\]]+[^\s"<>)\].,;]/;
const IDENTIFIER = /\b(?:doi|arxiv|isbn|issn|pmid|hal)\b\s*[:：]?\s*\S*\d\S*/i;
/** "In Proceedings of …", "Published in …" and the kinds of places where texts appear. */
const VENUE =
  /^(?:in\s*[:：]|in\s+\p{Lu}|published (?:in|by)|presented at|appeared in|erschienen in|vorgestellt auf|publié dans|présenté à|publicado en|presentado en|gepubliceerd in|publicerad i|publikováno v)|\b(?:journal|proceedings|proc\.|conference|transactions|symposium|workshop|lecture notes|preprint|letters|review|magazine|zeitschrift|tagung|revue|colloque|revista|congreso|tijdschrift|tidskrift|konferens|časopis|sborník)\b/iu;
const NAME_PART = "\\p{Lu}[\\p{L}'’.-]*\\*?";
const GIVEN_FIRST = new RegExp(
  `^${NAME_PART}(?:\\s+(?:(?:van|von|der|den|de|del|la|le|di|da|dos|af|al|el|bin|ter)\\s+)*${NAME_PART}){1,3}$`,
  'u',
);
/** "Koppel, I., Küster, J., & Wolf, K. D." */
const FAMILY_FIRST = /^\p{Lu}[\p{L}'’ -]{1,30},\s*(?:\p{Lu}\.[\s-]?){1,3}(?=[,;&(:]|$|\s)/u;
const CITED_WORDS = 12;

export function readPublications(items: readonly Item[]): ReadEntry<ResumePublication>[] {
  return publicationGroups(items).map((group) => {
    const own = [...group.head, ...group.body];
    const cited = citation(group);
    if (cited) return { value: cited, items: own, confidence: 0.75 };
    return { value: publication(group), items: own, confidence: 0.8 };
  });
}

/** Names of people and nothing else: at least two, or one written as citations do. */
export function isAuthorList(text: string): boolean {
  // Before the expressions look at it: their time grows with the square of a line of signs.
  if (text.length > 500) return false;
  const bare = text.replace(/[,\s]*\bet al\.?$/i, '').replace(/\.$/, '');
  if (bare.length > 400 || /\d/.test(bare)) return false;
  if (FAMILY_FIRST.test(bare)) {
    const rest = bare.replace(
      /\p{Lu}[\p{L}'’ -]{1,30},\s*(?:\p{Lu}\.?[\s-]?){1,3}(?:[,;&\s]|and\b|und\b|et\b|y\b)*/gu,
      '',
    );
    return rest.trim() === '';
  }
  const names = bare
    .split(/\s*[,;]\s*(?:(?:and|und|et|y|en|och|a)\s+|&\s*)?|\s+(?:and|und|et|och)\s+|\s*&\s*/)
    .filter(Boolean);
  return names.length >= 2 && names.every((name) => GIVEN_FIRST.test(name));
}

/** The line says where the text appeared or how it is found, it is no title. */
function isDetail(text: string): boolean {
  if (isPeriodOnly(text) || isAuthorList(text)) return true;
  if (DOI.test(text) || IDENTIFIER.test(text)) return text.split(/\s+/).length < CITED_WORDS;
  return (
    /^\s*(?:https?:\/\/|www\.|\(?doi\b)/i.test(text) ||
    (VENUE.test(text) && /^in\b|published|presented|\d/i.test(text))
  );
}

function publicationGroups(items: readonly Item[]): EntryItems[] {
  const groups: EntryItems[] = [];
  const [first] = items;
  if (!first) return groups;
  const listed = first.bullet;
  const gaps = items.slice(1).map((item) => item.gap);
  const usualGap = gaps.length > 0 ? Math.min(...gaps) : 1.2;
  const styled = items.some((item) => !sameLook(item, first));
  const detailed = items.some((item, index) => index > 0 && isDetail(item.text));
  items.forEach((item, index) => {
    const current = groups[groups.length - 1];
    if (!current || opens(item, index, current)) groups.push({ head: [item], body: [] });
    else current.body.push(item);
  });
  return groups;

  function opens(item: Item, index: number, current: EntryItems): boolean {
    if (item.bullet) return listed ? item.level <= first!.level : false;
    const citation = FAMILY_FIRST.test(item.text) && item.text.split(/\s+/).length >= 8;
    if (citation) return true;
    if (isDetail(item.text)) return false;
    const apart = item.gap > 1.7 && item.gap > usualGap * 1.25;
    if (listed) return false;
    if (styled)
      return (
        sameLook(item, first!) &&
        (apart || current.body.length > 0 || !items[index + 1] || item.notes.length > 0 || item.bold)
      );
    if (apart || item.notes.some((note) => isPeriodOnly(note.text))) return true;
    return detailed ? current.body.length > 0 && current.body.some((other) => isDetail(other.text)) : true;
  }
}

function sameLook(a: Item, b: Item): boolean {
  return a.bold === b.bold && a.italic === b.italic && Math.abs(a.size - b.size) < 0.6;
}

function publication({ head, body }: EntryItems): ResumePublication {
  const { pieces, period, url, place } = headPieces(head);
  const [first, ...others] = pieces;
  const value: ResumePublication = { name: first?.text ?? place ?? head[0]!.text };
  const summary: string[] = [];
  let venue: string | null = null;
  let link = url;
  let date = period;
  for (const { text } of others) {
    if (isAuthorList(text)) summary.push(text);
    else if (venue === null) venue = text;
    else summary.push(text);
  }
  for (const item of body) {
    link ??= linkOf(item);
    date ??= yearIn(item.text, item);
    const text = withoutIdentifiers(item.text);
    if (text === '' || isPeriodOnly(text)) continue;
    if (
      !isAuthorList(text) &&
      venue === null &&
      (text !== item.text || isDetail(text) || item.italic || VENUE.test(text))
    )
      venue = text;
    else summary.push(text);
  }
  link ??= linkOf(head[0]!);
  const released = date?.end ?? date?.start;
  if (venue) value.publisher = venue;
  if (released) value.releaseDate = released;
  if (link) value.url = link;
  if (summary.length > 0) value.summary = summary.join('\n');
  return value;
}

/** The last date of a line that does not date the entry by its place. */
function yearIn(text: string, item: Item): Period | null {
  const notes = item.notes.flatMap((note) => findPeriods(note.text));
  return notes[0] ?? findPeriods(text.replace(DOI, ' ').replace(WEB, ' ')).at(-1) ?? null;
}

function linkOf(item: Item): string | null {
  const linked = item.parts.flatMap((part) => part.stretches).find(({ url }) => url && /^https?:/.test(url));
  if (linked?.url) return linked.url;
  const web = WEB.exec(item.text);
  if (web) return web[0];
  const doi = DOI.exec(item.text);
  return doi ? `https://doi.org/${doi[0]}` : null;
}

/** Without what its link says already, and the brackets that then stand alone. */
function withoutIdentifiers(text: string): string {
  return text
    .replace(WEB, '')
    .replace(DOI, '')
    .replace(/\b(?:doi|url|link)\s*[:：]\s*(?=$|[(,.;\s])/gi, '')
    .trim()
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/^[\s,;.:|–—-]+|[\s,;:|–—-]+$/g, '');
}

/** A full citation: its parts where its style tells them, else the whole of it as the name; null for other entries. */
function citation({ head, body }: EntryItems): ResumePublication | null {
  const item = head[0]!;
  // a change of style inside a citation parts its lines; names in front keep it one text
  if (body.length > 0 && !FAMILY_FIRST.test(item.text)) return null;
  const text = [item, ...body].map((one) => one.text).join(' ');
  if (text.split(/\s+/).length < CITED_WORDS) return null;
  const parts = partsOfCitation(text);
  // "Title — Venue (2023)": the ends of the line tell more than its length
  if (!parts && headPieces(head).pieces.length > 1) return null;
  const value: ResumePublication = parts ?? { name: text.replace(/[,.]$/, '') };
  const date = yearIn(text, item);
  const released = date?.end ?? date?.start;
  if (released) value.releaseDate = released;
  const link = [item, ...body].map(linkOf).find((found) => found !== null);
  if (link) value.url = link;
  return value;
}

function partsOfCitation(text: string): ResumePublication | null {
  const quoted = /^(.*?)[“"„«]([^”"“»]{10,})[”"“»][\s,.]*(.*)$/s.exec(text);
  if (quoted) return cited(quoted[2]!, quoted[1]!, quoted[3]!);
  const apa =
    /^(.{4,300}?)\s*\((?:\p{L}+\.?\s+)?(?:19|20)\d{2}[a-z]?(?:,\s*\p{L}+\.?(?:\s\d{1,2})?)?\)[.:,]?\s+(.{10,}?[.?!])\s+(.+)$/su.exec(
      text,
    );
  if (apa) return cited(apa[2]!, apa[1]!, apa[3]!);
  // "A. Author and B. Author. Title of the text. Venue, year."
  const sentences = text.split(/(?<=[\p{Ll}\d)?!]{2}[.?!])\s+(?=\p{Lu})/u);
  if (sentences.length >= 3 && isAuthorList(sentences[0]!.replace(/\.$/, '')))
    return cited(sentences[1]!, sentences[0]!, sentences.slice(2).join(' '));
  return null;
}

function cited(title: string, authors: string, venue: string): ResumePublication {
  const value: ResumePublication = { name: title.trim().replace(/[,.]$/, '') };
  const publisher = withoutIdentifiers(venue).replace(/\.$/, '').trim();
  const people = authors
    .trim()
    .replace(/[,.:]$/, '')
    .trim();
  if (publisher && !isPeriodOnly(publisher)) value.publisher = publisher;
  if (people) value.summary = people;
  return value;
}
