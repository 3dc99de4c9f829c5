/** From a schema.org JobPosting (JSON-LD, microdata or RDFa, see https://schema.org/JobPosting) to candidates. */
import { htmlToBlocks } from '../text/html-to-text.js';
import { isObject, type JsonObject } from '../text/lenient-json.js';
import { clean, collapse, decodeEntities, fold } from '../text/normal-form.js';
import type { Block } from '../text/html-blocks.js';
import type { Salary } from '../posting/posting.js';
import type { Candidates, Source } from './candidate.js';
import { readDate, type DateContext } from './fields/dates.js';
import { educationOf, yearsOf } from './fields/demands.js';
import { findEmploymentTypes } from './fields/employment-type.js';
import { placeFromParts, readLocations } from './fields/locations.js';
import { currencyCode } from './fields/money.js';
import { findRemote } from './fields/remote.js';
import { findSalary } from './fields/salary.js';
import { unitOfCode } from './fields/salary-units.js';
import { cleanTitle, isCompanyName } from './fields/names.js';

export interface SchemaContext extends DateContext {
  source: Source;
  /** Text the object was read from, for excerpts of nested values; '' when there is none. */
  raw: string;
  language: string | null;
}

/** Adds all that a JobPosting says. Values of the wrong kind are passed over. */
export function addJobPosting(thing: JsonObject, candidates: Candidates, context: SchemaContext): void {
  const { source } = context;
  const title = firstText(thing['title']) ?? firstText(thing['name']);
  if (title !== null)
    candidates.add('title', cleanTitle(decodeEntities(title)), decodeEntities(title), source, 0.95);
  addCompany(thing, candidates, source);
  addLocations(thing, candidates, source);
  const salary = readSalary(thing, context);
  if (salary !== null) candidates.add('salary', salary.salary, salary.excerpt, source, salary.weight);
  const types = texts(thing['employmentType']).flatMap((text) => text.split(/[,;|]/));
  const found = types.map((text) => findEmploymentTypes(text.trim())).filter((item) => item !== null);
  if (found.length > 0) {
    candidates.add(
      'employmentType',
      [...new Set(found.flatMap((item) => item.types))],
      texts(thing['employmentType'])[0] ?? '',
      source,
      0.95,
    );
  }
  for (const [field, key] of [
    ['datePosted', 'datePosted'],
    ['validThrough', 'validThrough'],
  ] as const) {
    const raw = thing[key];
    const day = readDate(Array.isArray(raw) ? raw[0] : raw, context);
    if (day !== null) candidates.add(field, day, String(Array.isArray(raw) ? raw[0] : raw), source, 0.95);
  }
  addDemands(thing, candidates, source);
  const url = firstText(thing['url']);
  if (url !== null && /^https?:/.test(url)) candidates.add('applyUrl', url, url, source, 0.5);
  candidates.addDescription(descriptionBlocks(thing), source, 0.9);
}

function addCompany(thing: JsonObject, candidates: Candidates, source: Source): void {
  for (const key of ['hiringOrganization', 'employer', 'organization', 'hiringorganization']) {
    const value = thing[key];
    for (const item of Array.isArray(value) ? value.slice(0, 3) : [value]) {
      const name = isObject(item)
        ? (firstText(item['name']) ?? firstText(item['legalName']))
        : firstText(item);
      if (name === null) continue;
      const text = clean(decodeEntities(name));
      if (isCompanyName(text)) {
        candidates.add('company', text, decodeEntities(name), source, 0.93);
        return;
      }
    }
  }
}

function addLocations(thing: JsonObject, candidates: Candidates, source: Source): void {
  const places: string[] = [];
  let excerpt = '';
  const add = (place: string | null, words: string): void => {
    if (place === null || places.length >= 40) return;
    if (!places.some((known) => fold(known) === fold(place))) places.push(place);
    if (excerpt === '') excerpt = words;
  };
  for (const item of list(thing['jobLocation'])) {
    if (typeof item === 'string') for (const place of readLocations(decodeEntities(item))) add(place, item);
    else if (isObject(item)) {
      const before = places.length;
      for (const address of list(item['address'])) {
        if (typeof address === 'string')
          for (const place of readLocations(decodeEntities(address))) add(place, address);
        else if (isObject(address)) addAddress(address, add);
      }
      if (places.length === before && isObject(item) && item['addressLocality'] !== undefined)
        addAddress(item, add);
      const name = firstText(item['name']);
      if (places.length === before && item['address'] === undefined && name !== null)
        for (const place of readLocations(decodeEntities(name))) add(place, name);
    }
  }
  const type = texts(thing['jobLocationType']).join(' ');
  const remote = /telecommut|remote/i.test(type) || thing['jobLocationType'] === 'TELECOMMUTE';
  if (remote) candidates.add('remote', 'REMOTE', type, source, 0.9);
  else if (type !== '') {
    const mode = findRemote(type);
    if (mode !== null) candidates.add('remote', mode.mode, type, source, 0.8);
  }
  if (places.length === 0 && remote) {
    for (const item of list(thing['applicantLocationRequirements'])) {
      const name = isObject(item) ? firstText(item['name']) : firstText(item);
      if (name !== null) add(placeFromParts([], name), name);
    }
    add(places.length === 0 ? 'Remote' : null, type);
  }
  if (places.length > 0) candidates.add('locations', places, excerpt, source, 0.93);
}

function addAddress(address: JsonObject, add: (place: string | null, words: string) => void): void {
  const country = list(address['addressCountry']).map((item) =>
    isObject(item) ? (firstText(item['name']) ?? firstText(item['identifier'])) : firstText(item),
  );
  const parts = ['addressLocality', 'addressRegion'].map((key) => firstText(address[key]));
  const region = parts[1] ?? null;
  const locality = parts[0] ?? null;
  if (locality === null && region === null) {
    const street = firstText(address['streetAddress']) ?? firstText(address['name']);
    const only = country[0] ?? null;
    const place =
      only !== null
        ? placeFromParts([], only)
        : street !== null
          ? (readLocations(decodeEntities(street))[0] ?? null)
          : null;
    add(place, only ?? street ?? '');
    return;
  }
  // "Bratislava, Slovakia" as a locality already says its country.
  add(
    placeFromParts(
      [locality, region].map((part) => (part === null ? null : decodeEntities(part))),
      country[0] ?? null,
    ),
    locality ?? region ?? '',
  );
}

interface ReadSalary {
  salary: Salary;
  excerpt: string;
  weight: number;
}

function readSalary(thing: JsonObject, context: SchemaContext): ReadSalary | null {
  for (const [key, weight] of [
    ['baseSalary', 0.95],
    ['estimatedSalary', 0.8],
    ['salary', 0.85],
  ] as const) {
    for (const item of list(thing[key])) {
      const salary = salaryOf(item, thing, context);
      if (salary !== null) return { ...salary, weight };
    }
  }
  return null;
}

function salaryOf(
  item: unknown,
  thing: JsonObject,
  context: SchemaContext,
): { salary: Salary; excerpt: string } | null {
  const outerCurrency = currencyCode(firstText(thing['salaryCurrency']) ?? '', context.language);
  if (typeof item === 'number')
    return item > 0
      ? {
          salary: {
            currency: outerCurrency,
            min: item,
            max: item,
            unit: unitOfCode(firstText(thing['salaryUnit']) ?? ''),
          },
          excerpt: String(item),
        }
      : null;
  if (typeof item === 'string') {
    const amount = amountOf(item);
    if (amount !== null)
      return amount > 0
        ? { salary: { currency: outerCurrency, min: amount, max: amount, unit: null }, excerpt: item }
        : null;
    const found = findSalary(decodeEntities(item), { labelled: true, language: context.language });
    return found === null
      ? null
      : {
          salary: { ...found.salary, currency: found.salary.currency ?? outerCurrency },
          excerpt: found.excerpt,
        };
  }
  if (!isObject(item)) return null;
  const value = list(item['value'])[0] ?? list(item['priceSpecification'])[0];
  const inner = isObject(value) ? value : item;
  const currency =
    currencyCode(
      firstText(item['currency']) ?? firstText(item['priceCurrency']) ?? firstText(inner['currency']) ?? '',
      context.language,
    ) ?? outerCurrency;
  const unit = unitOfCode(
    firstText(inner['unitText']) ??
      firstText(inner['unitCode']) ??
      firstText(item['unitText']) ??
      firstText(item['duration']) ??
      '',
  );
  const single = isObject(value) ? amountOf(value['value']) : amountOf(value);
  let min = amountOf(inner['minValue'] ?? inner['minPrice'] ?? inner['minimum']) ?? single;
  let max = amountOf(inner['maxValue'] ?? inner['maxPrice'] ?? inner['maximum']) ?? single;
  if (min === null && max === null) {
    const words = firstText(value) ?? firstText(inner['value']);
    const found =
      words === null
        ? null
        : findSalary(decodeEntities(words), { labelled: true, language: context.language });
    if (found === null) return null;
    return {
      salary: {
        ...found.salary,
        currency: found.salary.currency ?? currency,
        unit: unit ?? found.salary.unit,
      },
      excerpt: words!,
    };
  }
  if (min !== null && min <= 0) min = null;
  if (max !== null && max <= 0) max = null;
  if (min === null && max === null) return null;
  if (min !== null && max !== null && min > max) [min, max] = [max, min];
  return { salary: { currency, min, max, unit }, excerpt: excerptOf(context.raw, item, min ?? max!) };
}

/** The object as it stands in the script, so that the evidence shows numbers, currency and unit together. */
function excerptOf(raw: string, item: JsonObject, amount: number): string {
  const at = raw.indexOf('"baseSalary"');
  if (at >= 0 && raw.indexOf('"baseSalary"', at + 12) < 0) {
    const end = raw.indexOf('}', raw.indexOf(isObject(item['value']) ? '"value"' : '"baseSalary"', at));
    if (end > at && end - at < 480) return raw.slice(at, end + 1);
  }
  return String(amount);
}

function amountOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim().replace(/^[^\d-]{1,4}(?=\d)/, '');
  if (!/^\d[\d.,' ]*$/.test(text)) return null;
  const plain = /[.,]\d{1,2}$/.test(text)
    ? text
        .replace(/[.,](?=\d{3})/g, '')
        .replace(/[' ]/g, '')
        .replace(',', '.')
    : text.replace(/[^\d]/g, '');
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

function addDemands(thing: JsonObject, candidates: Candidates, source: Source): void {
  for (const item of list(thing['experienceRequirements'])) {
    const months = isObject(item) ? amountOf(item['monthsOfExperience']) : null;
    if (months !== null && months >= 0 && months <= 360)
      candidates.add('yearsExperience', Math.round(months / 12), String(months), source, 0.85);
    else if (typeof item === 'string') {
      const years = yearsOf(`${item} experience`);
      if (years !== null) candidates.add('yearsExperience', years.value, years.excerpt, source, 0.85);
    }
  }
  for (const item of list(thing['educationRequirements'])) {
    const words = isObject(item) ? firstText(item['credentialCategory']) : firstText(item);
    const degree = words === null ? null : educationOf(words);
    if (degree !== null) candidates.add('education', degree.value, degree.excerpt, source, 0.85);
  }
}

const BODY_KEYS = [
  'description',
  'responsibilities',
  'qualifications',
  'experienceRequirements',
  'educationRequirements',
  'skills',
  'jobBenefits',
] as const;

function descriptionBlocks(thing: JsonObject): Block[] {
  const blocks: Block[] = [];
  let known = '';
  for (const key of BODY_KEYS) {
    for (const text of texts(thing[key])) {
      const source = decodeNonBreakingLists(text);
      const added = htmlToBlocks(source);
      const body = fold(added.map((block) => block.text).join(' '));
      // Most sites repeat the parts in the description.
      if (body === '' || known.includes(body.slice(0, 120))) continue;
      known += ` ${body}`;
      if (blocks.length > 0 && HEADING_OF[key] !== undefined) {
        const first = added[0]!;
        blocks.push({
          ...first,
          text: HEADING_OF[key],
          runs: [],
          heading: 3,
          listDepth: 0,
          startsItem: false,
          bold: true,
        });
      }
      blocks.push(...added);
    }
  }
  return blocks.map((block, index) => ({ ...block, index }));
}

const HEADING_OF: Readonly<Record<string, string>> = {
  responsibilities: 'Responsibilities',
  qualifications: 'Qualifications',
  skills: 'Skills',
  jobBenefits: 'Benefits',
};

/** Some sites separate the items of a list by nothing but non-breaking spaces. */
function decodeNonBreakingLists(text: string): string {
  if (/<(?:li|p|br|div)\b|\n/i.test(text)) return text;
  const items = decodeEntities(text).split(/\u00A0(?=\p{Lu})/u);
  return items.length >= 3 ? items.map((item) => `- ${collapse(item)}`).join('\n') : text;
}

function list(value: unknown): unknown[] {
  return (Array.isArray(value) ? value : [value])
    .filter((item) => item !== undefined && item !== null && item !== '')
    .slice(0, 60);
}

/** Strings of a value that may be a string, an array of them or a wrapped one. */
function texts(value: unknown): string[] {
  return list(value)
    .map((item) => (isObject(item) ? (item['@value'] ?? item['name'] ?? item['description']) : item))
    .filter((item): item is string | number => typeof item === 'string' || typeof item === 'number')
    .map(String)
    .filter((item) => item.trim() !== '');
}

function firstText(value: unknown): string | null {
  return texts(value)[0] ?? null;
}
