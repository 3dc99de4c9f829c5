/** One job object of an answer, a feed or a page's state to candidates. */
import { htmlToBlocks } from '../../text/html-to-text.js';
import type { Block } from '../../text/html-blocks.js';
import { isObject, type JsonObject } from '../../text/lenient-json.js';
import { clean, decodeEntities, fold } from '../../text/normal-form.js';
import type { Candidates, Source } from '../candidate.js';
import { readDate } from '../fields/dates.js';
import { seniorityOfLevel } from '../fields/demands.js';
import { findEmploymentTypes } from '../fields/employment-type.js';
import { canBeTitle, cleanTitle, isCompanyName } from '../fields/names.js';
import { findRemote } from '../fields/remote.js';
import { addJobPosting } from '../schema-org.js';
import { postingsIn } from '../sources/json-ld.js';
import { addLabels, type ReadingContext } from '../sources/labels.js';
import { labelField } from '../vocabulary/labels.js';
import type { LabelPair } from '../sources/label-pairs.js';
import { textToBlocks } from '../../text/html-to-text.js';
import { type FlatObject, textOf, type Entry } from './flat-object.js';
import { readObjectPlaces } from './object-places.js';
import { readObjectSalary } from './object-salary.js';
import { normalKey } from './job-keys.js';

/** The title of a job object and how many other things it says that only jobs have. */
export interface JobSigns {
  title: string;
  signs: number;
}

/** Null when the object cannot be a job. */
export function jobSigns(flat: FlatObject): JobSigns | null {
  const strong = titleOf(flat.of('title'));
  const weak = strong === null ? titleOf(flat.of('weakTitle')) : null;
  const title = strong ?? weak;
  if (title === null) return null;
  const count = (fields: readonly Parameters<FlatObject['has']>[0][]): number =>
    fields.filter((field) => flat.has(field)).length;
  const telling = count([
    'employmentType',
    'datePosted',
    'validThrough',
    'department',
    'salary',
    'salaryMin',
    'remote',
    'years',
  ]);
  const description = flat
    .of('description')
    .some(({ value }) => (textOf(value) ?? '').length > 60 || Array.isArray(value))
    ? 1
    : 0;
  const place = flat.has('location') || (flat.has('city') && flat.has('country')) ? 1 : 0;
  const link = flat
    .of('applyUrl')
    .some(
      ({ key, value }) =>
        /apply/i.test(key) ||
        /\/(?:jobs?|careers?|positions?|vacanc|postings?|offers?|o|stellen|p|j)\b|job/i.test(String(value)),
    )
    ? 1
    : 0;
  // Feeds of configurable systems keep the place and the company in {label, value} objects.
  const labelled = new Set(flat.pairs.map(({ label }) => labelField(label)));
  const inPairs = (['company', 'location', 'city', 'country', 'employmentType'] as const).filter(
    (field) => labelled.has(field) && !flat.has(field),
  ).length;
  if (strong === null && telling + description === 0) return null;
  const named = strong !== null && TELLING_TITLE.test(normalKey(flat.of('title')[0]!.key)) ? 1 : 0;
  return {
    title,
    signs:
      telling +
      named +
      description +
      place * 2 +
      link +
      (flat.has('company') ? 1 : 0) +
      (named === 1 ? inPairs : 0),
  };
}

function titleOf(entries: readonly Entry[]): string | null {
  for (const { value } of entries) {
    const text = textOf(value);
    if (text !== null && text.length < 250 && isFeedTitle(decodeEntities(text))) return text;
  }
  return null;
}

/** A key has said that it is a title: only page names and addresses are turned away. */
function isFeedTitle(text: string): boolean {
  return (
    canBeTitle(text) ||
    (text.length < 200 && /\p{L}{3}.*\s.*\p{L}{3}/u.test(text) && !/https?:|[<>{}]/.test(text))
  );
}

const TELLING_TITLE = /^(?:job|position|posting|requisition|vacancy|profile|annons)/;

/** Adds all that the object says. `weight` scales every candidate: 1 for answers made for reading, less for states. */
export function addJobObject(
  flat: FlatObject,
  candidates: Candidates,
  context: ReadingContext,
  source: Source,
  weight = 1,
): void {
  for (const thing of postingsIn(flat.source).slice(0, 1))
    addJobPosting(thing, candidates, { ...context, source: 'json-ld', raw: '' });
  const title = titleOf(flat.of('title')) ?? titleOf(flat.of('weakTitle'));
  if (title !== null)
    candidates.add('title', cleanTitle(decodeEntities(title)), decodeEntities(title), source, 0.93 * weight);
  for (const { value } of flat.of('company').slice(0, 4)) {
    const name = textOf(Array.isArray(value) ? value[0] : value);
    if (name === null || !isCompanyName(decodeEntities(name))) continue;
    candidates.add('company', clean(decodeEntities(name)), decodeEntities(name), source, 0.9 * weight);
    break;
  }
  const places = readObjectPlaces(flat);
  if (places !== null) candidates.add('locations', places.places, places.excerpt, source, 0.9 * weight);
  const salary = readObjectSalary(flat, context);
  if (salary !== null) candidates.add('salary', salary.salary, salary.excerpt, source, 0.9 * weight);
  addTypes(flat, candidates, source, weight);
  addRemote(flat, candidates, source, weight);
  addDates(flat, candidates, context, source, weight);
  addPeriod(flat, candidates, context, source);
  addLevels(flat, candidates, source, weight);
  for (const { value } of flat.of('applyUrl').slice(0, 6)) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const url =
      textOf(first) ?? (isObject(first) ? (textOf(first['href']) ?? textOf(first['landing_page'])) : null);
    if (url === null || !/^https?:\/\//.test(url)) continue;
    candidates.add('applyUrl', url.trim(), url, source, 0.9 * weight);
    break;
  }
  addPairs(flat, candidates, context);
  const blocks = bodyBlocks(flat);
  candidates.addDescription(blocks, source, 0.9 * weight);
}

function addTypes(flat: FlatObject, candidates: Candidates, source: Source, weight: number): void {
  const words: string[] = [];
  for (const { value } of flat.of('employmentType')) {
    for (const item of (Array.isArray(value) ? value : [value]).slice(0, 6)) {
      const text = textOf(item);
      if (text !== null && text.length < 80) words.push(text);
    }
  }
  const found = words
    .map((text) => findEmploymentTypes(text.replace(/_/g, ' ')) ?? findEmploymentTypes(text))
    .map((item, index) => ({ item, text: words[index]! }));
  // A permanent contract says nothing about hours where another key gives them.
  const sure = found.filter(
    ({ item, text }) =>
      item !== null &&
      !/^(?:permanent|regular|indefin\w*|tillsvidare|na dobu neurčitou|unbefristet|cdi)$/i.test(text.trim()),
  );
  const used = sure.length > 0 ? sure : found.filter(({ item }) => item !== null);
  if (used.length > 0)
    candidates.add(
      'employmentType',
      [...new Set(used.flatMap(({ item }) => item!.types))],
      used[0]!.text,
      source,
      0.88 * weight,
    );
}

function addRemote(flat: FlatObject, candidates: Candidates, source: Source, weight: number): void {
  for (const [field, mode] of [
    ['hybrid', 'HYBRID'],
    ['remote', 'REMOTE'],
    ['onsite', 'ONSITE'],
  ] as const) {
    for (const { key, value } of flat.of(field)) {
      if (value === true || value === 'true' || (value === 1 && field !== 'remote')) {
        candidates.add('remote', mode, key, source, 0.85 * weight);
        return;
      }
      const text = field === 'remote' ? textOf(value) : null;
      const found = text === null || text.length > 80 ? null : findRemote(text.replace(/_/g, ' '));
      if (found !== null) {
        candidates.add('remote', found.mode, text!, source, 0.85 * weight);
        return;
      }
    }
  }
}

function addDates(
  flat: FlatObject,
  candidates: Candidates,
  context: ReadingContext,
  source: Source,
  weight: number,
): void {
  for (const field of ['datePosted', 'validThrough'] as const) {
    for (const { key, value } of flat.of(field)) {
      const raw: unknown = Array.isArray(value)
        ? (value[0] as unknown)
        : isObject(value)
          ? (textOf(value) ?? innerDate(value))
          : value;
      const day = readDate(raw, {
        ...context,
        monthFirst: context.monthFirst ?? true,
        direction: field === 'validThrough' ? 'future' : 'past',
      });
      if (day === null) continue;
      const change = /updat|modif|creat|change/i.test(key);
      candidates.add(field, day, String(raw), source, (change ? 0.7 : 0.9) * weight);
      break;
    }
  }
}

/** HR-XML: the period in which the position is open for applications. */
function addPeriod(flat: FlatObject, candidates: Candidates, context: ReadingContext, source: Source): void {
  for (const { value } of flat.of('period')) {
    if (!isObject(value)) continue;
    for (const [field, key] of [
      ['datePosted', 'StartDate'],
      ['validThrough', 'EndDate'],
    ] as const) {
      const inner = value[key];
      const words = isObject(inner) ? (textOf(inner) ?? innerDate(inner)) : textOf(inner);
      const day = readDate(words, context);
      if (day !== null && words !== null) candidates.add(field, day, words, source, 0.85);
    }
  }
}

function innerDate(value: JsonObject): string | null {
  for (const inner of Object.values(value)) {
    const text = isObject(inner) ? textOf(inner) : inner;
    if (typeof text === 'string' && /\d{4}/.test(text)) return text;
  }
  return null;
}

function addLevels(flat: FlatObject, candidates: Candidates, source: Source, weight: number): void {
  for (const { value } of flat.of('seniority')) {
    const text = textOf(Array.isArray(value) ? value[0] : value);
    const level = text === null ? null : seniorityOfLevel(text.replace(/[_-]/g, ' '));
    if (level !== null) {
      candidates.add('seniority', level.value, text!, source, 0.75 * weight);
      break;
    }
  }
  for (const { key, value } of flat.of('years')) {
    const match = /^(\d{1,3})(?:\s?(?:-|–|to|\+).*)?(?:\s?(?:years?|yrs?|months?).*)?$/i.exec(
      (textOf(value) ?? '').trim(),
    );
    if (match === null) continue;
    const years = /months/i.test(key) ? Math.round(Number(match[1]) / 12) : Number(match[1]);
    if (years <= 30) candidates.add('yearsExperience', years, textOf(value)!, source, 0.8 * weight);
    break;
  }
}

/** Pairs that the system's customers named themselves are read like visible labels. */
function addPairs(flat: FlatObject, candidates: Candidates, context: ReadingContext): void {
  const pairs: LabelPair[] = [];
  for (const { label, value } of flat.pairs) {
    const field = labelField(label);
    if (field === null || field === 'title' || field === 'other') continue;
    const text = decodeEntities(value);
    const block = textToBlocks(text)[0];
    if (block !== undefined)
      pairs.push({ field, value: clean(text).slice(0, 240), excerpt: text.slice(0, 300), block, bond: 0.7 });
  }
  addLabels(pairs, candidates, context);
}

const HTML_OF = new Map([
  ['descriptionplain', 'description'],
  ['annonstext', 'annonstextformaterad'],
]);

/** The parts of the text in their order in the object, each under its heading; what repeats another part is left out. */
function bodyBlocks(flat: FlatObject): Block[] {
  const blocks: Block[] = [];
  let known = '';
  const names = new Set(flat.of('description').map(({ key }) => normalKey(key)));
  for (const { key, value, parent } of flat.of('description')) {
    // What stands inside a part is read with the part, under its heading.
    if (parent !== '' && names.has(parent)) continue;
    const name = normalKey(key);
    if (
      HTML_OF.has(name) &&
      [...names].some((other) => other === HTML_OF.get(name) || other === 'descriptionhtml')
    )
      continue;
    for (const { heading, html } of parts(value, 0)) {
      const added = htmlToBlocks(html);
      const words = fold(added.map(({ text }) => text).join(' '));
      if (
        words.length < 12 ||
        known.includes(words.slice(0, 160)) ||
        (/^(?:summary|shortdescription|excerpt)$/.test(name) && known !== '')
      )
        continue;
      known += ` ${words}`;
      const first = added[0]!;
      if (heading !== null)
        blocks.push({
          ...first,
          text: clean(decodeEntities(heading)),
          runs: [],
          heading: 3,
          listDepth: 0,
          startsItem: false,
          bold: true,
        });
      else if (HEADINGS[name] !== undefined && blocks.length > 0)
        blocks.push({
          ...first,
          text: HEADINGS[name],
          runs: [],
          heading: 3,
          listDepth: 0,
          startsItem: false,
          bold: true,
        });
      blocks.push(...added);
    }
  }
  return blocks.map((block, index) => ({ ...block, index }));
}

const HEADINGS: Readonly<Record<string, string>> = {
  requirements: 'Requirements',
  responsibilities: 'Responsibilities',
  keyresponsibilities: 'Key responsibilities',
  basicqualifications: 'Basic qualifications',
  preferredqualifications: 'Preferred qualifications',
  qualifications: 'Qualifications',
  skillsknowledgeexpertise: 'Skills',
  benefits: 'Benefits',
};

function parts(value: unknown, depth: number): { heading: string | null; html: string }[] {
  if (typeof value === 'string') return [{ heading: null, html: value }];
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.slice(0, 40).flatMap((item: unknown) => parts(item, depth + 1));
  if (!isObject(value)) return [];
  const heading =
    value['title'] ?? value['name'] ?? (value['content'] !== undefined ? value['text'] : undefined) ?? null;
  const body =
    value['content'] ??
    value['text'] ??
    value['value'] ??
    value['Value'] ??
    value['html'] ??
    value['htmlContent'] ??
    value['#text'];
  if (typeof body === 'string')
    return [{ heading: typeof heading === 'string' && heading !== body ? heading : null, html: body }];
  return Object.values(value).flatMap((item) => (typeof item === 'object' ? parts(item, depth + 1) : []));
}
