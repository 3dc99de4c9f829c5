/** An object of a feed laid flat: every value with its key and where it stands. */
import { isObject, type JsonObject } from '../../text/lenient-json.js';
import { keyFields, normalKey, type KeyField } from './job-keys.js';

export interface Entry {
  /** As the feed writes it. */
  key: string;
  /** Normal key of the object around it, '' at the top. */
  parent: string;
  depth: number;
  rank: number;
  value: unknown;
}

export interface NamedValue {
  label: string;
  value: string;
}

const MAX_DEPTH = 7;
const MAX_NODES = 3000;
/** Objects that speak of something else than the job: their generic keys are not the job's. */
const OTHER_THINGS =
  /^(?:contact|contacts|contactpoint|contactperson|creator|recruiter|hiringteam|hiringmanager|manager|author|user|owner|seo|meta|image|logo|media|video|questions|openquestions|dynamicfields|department|departments|team|category|industry|function|occupation|occupationgroup|occupationfield|employer|company|organization|organisation|hiringorganization|companydescription|footer|medallion|similarjobs|relatedjobs|recommendations|benefits|skills|tags|identifier|positionsupplier|postingrequester|personcontact|communication|translations|features|badges|config|facets|filters|breadcrumbs|i18n|labels|musthave|nicetohave|keywords|applicationdetails|howtoapply)$/;
/** Keys that mean the job wherever they stand. */
const SPECIFIC =
  /^(?:jobtitle|positiontitle|postingtitle|profilename|jobopeningname|requisitiontitle|jobpostingtitle|vacancytitle|organizationname|hiringorganizationname|companyname|locationname|remuneration\w+|formattedpositiondescription|majorduties|jobsummary|dateposted|applicationdeadline|employmenttypes?|validthrough|maximumstartdate|maximumenddate|positionscheduletypecode|jobstatustext|physicallocation|positionlocation|positionsupplier|entityname|positionschedule|positionperiod|requirededucation|salary\w*|compensation\w*|minimumrange|maximumrange|rateintervalcode|duties|employmentdurations|contracttypes|govtapplyonlineurl)$/;

/** The entries of a job by field, best first, and the label/value pairs that stand in it. */
export class FlatObject {
  private readonly byField = new Map<KeyField, Entry[]>();
  readonly pairs: NamedValue[] = [];

  constructor(readonly source: JsonObject) {
    const queue: { value: JsonObject; parent: string; depth: number; other: boolean }[] = [
      { value: source, parent: '', depth: 0, other: false },
    ];
    let nodes = 0;
    for (let index = 0; index < queue.length; index += 1) {
      const { value, parent, depth, other } = queue[index]!;
      this.addPair(value);
      for (const [key, item] of Object.entries(value)) {
        nodes += 1;
        if (nodes > MAX_NODES) return;
        const name = normalKey(key);
        this.addEntry(key, name, parent, depth, item, other);
        if (depth >= MAX_DEPTH) continue;
        for (const child of Array.isArray(item) ? item.slice(0, 40) : [item]) {
          if (isObject(child))
            queue.push({
              value: child,
              parent: name,
              depth: depth + 1,
              other: other || OTHER_THINGS.test(name),
            });
        }
      }
    }
  }

  private addEntry(
    key: string,
    name: string,
    parent: string,
    depth: number,
    value: unknown,
    other: boolean,
  ): void {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
      return;
    const specific = SPECIFIC.test(name);
    if (
      other &&
      !(
        specific &&
        /^(?:positionsupplier|entityname|positionschedule|organizationname|companyname)/.test(name)
      ) &&
      !specific
    )
      return;
    if (depth > 1 && !specific) return;
    for (const { field, rank } of keyFields(name)) {
      // "name" and "text" are the job's own only at its top.
      if (field === 'weakTitle' && depth > 0) continue;
      const entry: Entry = { key, parent, depth, rank: rank + depth * 3, value };
      const list = this.byField.get(field);
      if (list === undefined) this.byField.set(field, [entry]);
      else list.push(entry);
    }
  }

  /** {label, value} objects are how many systems keep the fields their customers add. */
  private addPair(value: JsonObject): void {
    const label =
      value['label'] ?? value['name'] ?? value['fieldLabel'] ?? value['QuestionName'] ?? value['title'];
    const content = value['value'] ?? value['valueLabel'] ?? value['Value'];
    if (typeof label !== 'string' || label.length > 60) return;
    const text = Array.isArray(content)
      ? content.filter((item) => typeof item === 'string').join(', ')
      : content;
    if (typeof text !== 'string' || text.trim() === '' || text.length > 4000) return;
    if (this.pairs.length < 120) this.pairs.push({ label, value: text });
    if (value['QuestionName'] !== undefined) this.addEntry(label, normalKey(label), '', 0, text, false);
  }

  /** Entries of a field, the most trustworthy first. */
  of(field: KeyField): readonly Entry[] {
    const list = this.byField.get(field) ?? [];
    return list.length < 2 ? list : [...list].sort((a, b) => a.rank - b.rank);
  }

  has(field: KeyField): boolean {
    return this.byField.has(field);
  }
}

/** The text of a value: itself, or the name, label or text of an object; null when it has none. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number') return String(value);
  if (!isObject(value)) return null;
  for (const key of [
    '#text',
    'name',
    'Name',
    'namn',
    'label',
    'valueLabel',
    'display_name',
    'displayName',
    'title',
    'text',
    'value',
    'Value',
    'fullLocation',
    'LocationName',
    'EntityName',
    'OrganizationName',
    'city',
  ]) {
    const inner = value[key];
    if (typeof inner === 'string' && inner.trim() !== '') return inner;
  }
  return null;
}
