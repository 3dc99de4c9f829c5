/** Which part of a page an element belongs to, told by its tag, its role and the names its authors gave it. */
import type { Element } from './html-tree.js';
import { withoutAccents } from './normal-form.js';

export type Zone =
  | 'content'
  | 'header'
  | 'nav'
  | 'footer'
  | 'aside'
  /** Other postings: similar, recommended, recently viewed. */
  | 'related'
  | 'dialog'
  | 'form'
  /** Buttons and the like. */
  | 'control'
  | 'hidden';

const TAG_ZONE = new Map<string, Zone>([
  ['nav', 'nav'],
  ['footer', 'footer'],
  ['aside', 'aside'],
  ['header', 'header'],
  ['dialog', 'dialog'],
  ['form', 'form'],
  ['button', 'control'],
  ['select', 'control'],
  ['textarea', 'control'],
  ['menu', 'nav'],
]);
const ROLE_ZONE = new Map<string, Zone>([
  ['navigation', 'nav'],
  ['contentinfo', 'footer'],
  ['banner', 'header'],
  ['complementary', 'aside'],
  ['dialog', 'dialog'],
  ['alertdialog', 'dialog'],
  ['search', 'form'],
  ['button', 'control'],
  ['menu', 'nav'],
  ['menubar', 'nav'],
  ['tooltip', 'dialog'],
]);
const NAME_ZONE = new Map<string, Zone>([
  ...'nav navbar navigation menu topnav sitenav mainnav breadcrumb breadcrumbs skip skiplink'
    .split(' ')
    .map((n): [string, Zone] => [n, 'nav']),
  ...'footer sitefooter copyright'.split(' ').map((n): [string, Zone] => [n, 'footer']),
  ...'cookie cookies consent gdpr modal dialog popup popover tooltip onetrust lightbox overlay signin login'
    .split(' ')
    .map((n): [string, Zone] => [n, 'dialog']),
  ...'related similar recommended recommendations recommendation otherjobs morejobs similarjobs relatedjobs'
    .split(' ')
    .map((n): [string, Zone] => [n, 'related']),
  ...'share sharing social newsletter subscribe advert advertisement ads sidebar'
    .split(' ')
    .map((n): [string, Zone] => [n, 'aside']),
]);
/** Once inside one of these, nothing below leaves it. */
const STICKY: ReadonlySet<Zone> = new Set(['hidden', 'dialog', 'related', 'nav', 'footer', 'control']);
/** Frameworks wrap whole pages in these; with this share of the text an element is the page and no margin of it. */
const WHOLE_PAGE_SHARE = 0.4;

/** The zone of an element inside `outer`; `share` is its part of the page's text, 0..1. */
export function zoneOf(element: Element, outer: Zone, share: number): Zone {
  if (outer === 'hidden') return outer;
  const { attributes } = element;
  if (isHidden(attributes)) return 'hidden';
  if (STICKY.has(outer)) return outer;
  const role = attributes['role'];
  const zone =
    (role === undefined ? undefined : ROLE_ZONE.get(role)) ??
    TAG_ZONE.get(element.tag) ??
    zoneByName(element);
  if (zone === undefined || element.tag === 'body' || element.tag === 'html') return outer;
  if (share > WHOLE_PAGE_SHARE && zone !== 'control') return outer;
  return zone;
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes['hidden'] !== undefined && attributes['hidden'] !== 'until-found') return true;
  const style = attributes['style'];
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function zoneByName(element: Element): Zone | undefined {
  const { tag } = element;
  if (tag === 'h1' || tag === 'main' || tag === 'article') return undefined;
  const names = elementNames(element);
  // "job-metadata-footer" is the foot of a posting, not of the page.
  const ofJob = names.some((name) => OF_JOB.has(name));
  for (const name of names) {
    const zone = NAME_ZONE.get(name);
    if (zone !== undefined && !(ofJob && (zone === 'footer' || zone === 'nav' || zone === 'aside')))
      return zone;
  }
  const { attributes } = element;
  const label = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`;
  if (tag === 'a' && /\bbtn\b|button/i.test(label)) return 'control';
  return undefined;
}

const OF_JOB = new Set([
  'job',
  'jobs',
  'posting',
  'vacancy',
  'position',
  'jobsearch',
  'jobad',
  'description',
  'metadata',
  'offer',
  'details',
]);
const cache = new WeakMap<Element, readonly string[]>();
/** Attributes in which authors (and their test frameworks) name what an element shows. */
const NAMING_ATTRIBUTES = [
  'class',
  'id',
  'itemprop',
  'data-automation-id',
  'data-automation',
  'data-testid',
  'data-test',
  'data-test-id',
  'data-qa',
  'data-ui',
  'data-at',
  'data-hook',
  'data-cy',
  'data-careersite-propertyid',
  'data-bind-key',
  'data-tn-component',
  'data-gtm',
  'data-field',
  'data-name',
] as const;

/** Lower-case words of an element's names: class "jobLocation-label" gives job, location, label. At most 40. */
export function elementNames(element: Element): readonly string[] {
  const known = cache.get(element);
  if (known !== undefined) return known;
  const names: string[] = [];
  for (const attribute of NAMING_ATTRIBUTES) {
    const value = element.attributes[attribute];
    if (value === undefined || value === '') continue;
    for (const word of splitNames(value.slice(0, 300))) {
      if (names.length < 40) names.push(word);
    }
  }
  for (const [attribute, value] of Object.entries(element.attributes)) {
    // Flags: <div data-company-name="true">
    if (attribute.startsWith('data-') && (value === 'true' || value === '') && names.length < 40)
      names.push(...splitNames(attribute.slice(5, 305)));
  }
  cache.set(element, names);
  return names;
}

/** Words of a camelCase, kebab-case or snake_case name. */
export function splitNames(value: string): string[] {
  return withoutAccents(value)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
