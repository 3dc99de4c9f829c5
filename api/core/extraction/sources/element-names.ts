/** What class names and test ids say a short text is: "job-location", "topcard__org-name-link", data-automation-id. */
import type { Block } from '../../text/html-blocks.js';
import type { Element } from '../../text/html-tree.js';
import { elementNames } from '../../text/html-zones.js';
import { clean } from '../../text/normal-form.js';
import type { Candidates } from '../candidate.js';
import { isInside } from '../description.js';
import { findDate } from '../fields/dates.js';
import { findEmploymentTypes } from '../fields/employment-type.js';
import { placeLikeness, readLocations } from '../fields/locations.js';
import { canBeTitle, cleanTitle, isBoardName, isCompanyName } from '../fields/names.js';
import { findRemote } from '../fields/remote.js';
import { findSalary } from '../fields/salary.js';
import { labelField } from '../vocabulary/labels.js';
import type { ReadingContext } from './labels.js';

type NamedField =
  'title' | 'company' | 'location' | 'datePosted' | 'validThrough' | 'salary' | 'employmentType' | 'remote';

/** Any of these words alone, or all of a group together, name the field. */
const RULES: readonly (readonly [NamedField, readonly (readonly string[])[]])[] = [
  [
    'title',
    [
      ['jobtitle'],
      ['job', 'title'],
      ['position', 'title'],
      ['posting', 'headline'],
      ['vacancy', 'title'],
      ['positiontitle'],
      ['jobname'],
      ['job', 'name'],
      ['top', 'card', 'layout', 'title'],
      ['role', 'title'],
      ['jobheadertitle'],
      ['jobad', 'title'],
      ['app', 'title'],
      ['opening', 'title'],
      ['job', 'header', 'title'],
      ['vacancytitle'],
      ['jobdetailheader'],
      ['jobdetails', 'title'],
      ['job', 'detail', 'title'],
      ['listing', 'header', 'job', 'title'],
    ],
  ],
  [
    'company',
    [
      ['companyname'],
      ['company', 'name'],
      ['employer', 'name'],
      ['employername'],
      ['hiring', 'organization'],
      ['hiringorganization'],
      ['org', 'name'],
      ['organization', 'name'],
      ['employer'],
      ['job', 'company'],
      ['jobcompany'],
      ['company', 'link'],
      ['advertiser', 'name'],
      ['inline', 'hiring', 'company'],
      ['topcard', 'org'],
      ['recruiter', 'name'],
      ['listing', 'header', 'company'],
      ['company', 'title'],
      ['firm', 'name'],
      ['inline', 'company'],
    ],
  ],
  [
    'location',
    [
      ['joblocation'],
      ['job', 'location'],
      ['location'],
      ['locations'],
      ['jobaddress'],
      ['job', 'address'],
      ['workplace', 'location'],
      ['vacancy', 'location'],
      ['position', 'location'],
      ['address', 'locality'],
      ['locality'],
      ['joblocations'],
      ['location', 'name'],
      ['topcard', 'flavor', 'bullet'],
      ['listing', 'header', 'location'],
      ['job', 'geo'],
    ],
  ],
  [
    'datePosted',
    [
      ['dateposted'],
      ['date', 'posted'],
      ['posted', 'date'],
      ['posted', 'on'],
      ['postedon'],
      ['posted', 'time'],
      ['job', 'date'],
      ['publish', 'date'],
      ['published', 'date'],
      ['publication', 'date'],
      ['listing', 'date'],
      ['post', 'date'],
      ['posted'],
      ['jobdate'],
      ['date', 'published'],
      ['online', 'date'],
      ['posting', 'date'],
    ],
  ],
  [
    'validThrough',
    [
      ['validthrough'],
      ['closing', 'date'],
      ['closingdate'],
      ['expiry', 'date'],
      ['deadline'],
      ['expires'],
      ['apply', 'by'],
      ['end', 'date'],
    ],
  ],
  [
    'salary',
    [
      ['salary'],
      ['basesalary'],
      ['compensation'],
      ['pay', 'range'],
      ['payrange'],
      ['salaryinfo'],
      ['wage'],
      ['salary', 'range'],
      ['remuneration'],
      ['jobsalary'],
      ['attribute', 'snippet', 'salary'],
    ],
  ],
  [
    'employmentType',
    [
      ['employmenttype'],
      ['employment', 'type'],
      ['job', 'type'],
      ['jobtype'],
      ['contract', 'type'],
      ['contracttype'],
      ['work', 'type'],
      ['worktype'],
      ['time', 'type'],
      ['commitment'],
      ['job', 'commitment'],
      ['contract'],
      ['job', 'work', 'type'],
    ],
  ],
  [
    'remote',
    [
      ['workplace', 'type'],
      ['remote'],
      ['workplacetype'],
      ['remote', 'type'],
      ['work', 'arrangement'],
      ['workplacetypes'],
      ['work', 'mode'],
    ],
  ],
];
const byWord = new Map<string, { field: NamedField; group: readonly string[] }[]>();
for (const [field, groups] of RULES) {
  for (const group of groups) {
    const first = group[0]!;
    byWord.set(first, [...(byWord.get(first) ?? []), { field, group }]);
  }
}
/** Words that say the element is something around the value and not the value. */
const AROUND = new Set(
  'icon label search filter input wrapper container suggestions autocomplete dropdown select similar related section nav menu heading caption logo button btn form map facet sort option checkbox placeholder modal'.split(
    ' ',
  ),
);
const WEIGHT: Readonly<Record<NamedField, number>> = {
  title: 0.72,
  company: 0.68,
  location: 0.72,
  datePosted: 0.72,
  validThrough: 0.7,
  salary: 0.75,
  employmentType: 0.7,
  remote: 0.6,
};
const MAX_TEXT = 220;
const MAX_BLOCKS = 6000;

/**
 * Adds what the names of elements say, from the page's own part only. `textEnd` is the index of the block after the
 * posting's text: what comes in lists below it speaks of other postings.
 */
export function addNamedElements(
  blocks: readonly Block[],
  candidates: Candidates,
  context: ReadingContext,
  textEnd = Infinity,
): void {
  const groups = new Map<string, Named[]>();
  const collect = (element: Element, text: string, block: Block, factor: number): void => {
    for (const { field, strength, holder } of fieldsOf(element, text)) {
      const key = `${field} ${holder.tag} ${holder.attributes['class'] ?? holder.attributes['id'] ?? ''}`;
      const group = groups.get(key) ?? [];
      if (group.length < 200 && !group.some((named) => named.text === text))
        group.push({ field, text, strength: strength * factor, index: block.index });
      groups.set(key, group);
    }
  };
  let budget = MAX_BLOCKS;
  for (const block of blocks) {
    if (!isInside(block) || block.text.length > MAX_TEXT || budget <= 0) continue;
    budget -= 1;
    if (block.runs.length <= 6) for (const run of block.runs) collect(run.element, run.text, block, 1);
    if (block.runs.length > 1) collect(block.element, block.text, block, 0.95);
  }
  for (const group of groups.values()) {
    // One name for many different texts is a list of other postings.
    if (group.length >= 3 && group[0]!.index >= textEnd) continue;
    for (const { field, text, strength, index } of group) {
      addNamed(field, text, strength * (index >= textEnd && group.length > 1 ? 0.5 : 1), candidates, context);
    }
    addOffices(group, candidates);
  }
}

interface Named {
  field: NamedField;
  text: string;
  strength: number;
  index: number;
}

/** Several places of one name next to each other: one posting for several offices. */
function addOffices(group: readonly Named[], candidates: Candidates): void {
  const [first] = group;
  if (first === undefined || first.field !== 'location' || group.length < 2 || group.length > 30) return;
  const close = group.every(({ index }, at) => at === 0 || index - group[at - 1]!.index <= 4);
  const places = group.flatMap(({ text }) => readLocations(text));
  if (close && places.every((place) => placeLikeness(place) >= 0.4))
    candidates.add('locations', [...new Set(places)], first.text, 'names', WEIGHT.location * first.strength);
}

/** Fields the element or the nearest ancestors that hold no more than its text are named after. */
function fieldsOf(
  element: Element,
  text: string,
): { field: NamedField; strength: number; holder: Element }[] {
  const found: { field: NamedField; strength: number; holder: Element }[] = [];
  let at: Element | null = element;
  for (let step = 0; step < 4 && at !== null; step += 1) {
    if (step > 0 && holdsMore(at, text)) break;
    const names = elementNames(at);
    const set = new Set(names);
    const around = names.some((name) => AROUND.has(name));
    for (const name of set) {
      for (const { field, group } of byWord.get(name) ?? []) {
        if (!group.every((word) => set.has(word)) || found.some((item) => item.field === field)) continue;
        found.push({
          field,
          holder: at,
          strength:
            (around ? 0.55 : 1) * (1 - 0.08 * step) * (group.length > 1 || group[0]!.length > 8 ? 1 : 0.85),
        });
      }
    }
    at = at.parent;
  }
  return found;
}

/** True when an ancestor has several children with text: its name is then about the group. */
function holdsMore(element: Element, text: string): boolean {
  let length = 0;
  let budget = 40;
  const measure = (node: Element): void => {
    for (const child of node.children) {
      if (budget <= 0) return;
      budget -= 1;
      if (typeof child === 'string') length += child.trim().length;
      else if (child.tag !== 'script' && child.tag !== 'style' && child.tag !== 'svg') measure(child);
    }
  };
  measure(element);
  return budget <= 0 || length > text.length + 24;
}

function addNamed(
  field: NamedField,
  text: string,
  strength: number,
  candidates: Candidates,
  context: ReadingContext,
): void {
  const weight = WEIGHT[field] * strength;
  const value = text.replace(/^[\p{L} ]{2,30}[:：]\s*/u, (label) =>
    labelField(label) === null ? label : '',
  );
  if (labelField(value) !== null) return;
  switch (field) {
    case 'title':
      if (canBeTitle(value)) candidates.add('title', cleanTitle(value), text, 'names', weight);
      break;
    case 'company':
      if (isCompanyName(value) && !isBoardName(value))
        candidates.add('company', clean(value), text, 'names', weight);
      break;
    case 'location': {
      const places = value.length <= 160 ? readLocations(value) : [];
      const likeness = Math.max(0, ...places.map(placeLikeness));
      const remote = findRemote(value);
      if (remote !== null && remote.mode !== 'ONSITE')
        candidates.add('remote', remote.mode, text, 'names', weight * 0.8);
      if (places.length > 0 && findEmploymentTypes(value) === null)
        candidates.add('locations', places, text, 'names', weight * (likeness > 0.4 ? 1 : 0.55));
      break;
    }
    case 'datePosted':
    case 'validThrough': {
      const found =
        value.length <= 80
          ? findDate(value, { ...context, direction: field === 'validThrough' ? 'future' : 'past' })
          : null;
      if (found !== null) candidates.add(field, found.day, text, 'names', weight * (found.exact ? 1 : 0.9));
      break;
    }
    case 'salary': {
      const found = findSalary(value, { ...context, labelled: true });
      if (found !== null) candidates.add('salary', found.salary, text, 'names', weight);
      break;
    }
    case 'employmentType': {
      const found = value.length <= 80 ? findEmploymentTypes(value) : null;
      if (found !== null) candidates.add('employmentType', found.types, text, 'names', weight);
      break;
    }
    case 'remote': {
      const found = value.length <= 80 ? findRemote(value) : null;
      if (found !== null) candidates.add('remote', found.mode, text, 'names', weight);
      break;
    }
  }
}
