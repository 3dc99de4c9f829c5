/** Finding the job objects in any JSON value. */
import { isObject, type JsonObject } from '../../text/lenient-json.js';
import { isJobTitleLike } from '../fields/job-words.js';
import { FlatObject, textOf } from './flat-object.js';
import { jobSigns } from './job-object.js';
import { normalKey } from './job-keys.js';

export interface FoundJobs {
  jobs: FlatObject[];
  /** True when they stand in a list, though it may have one. */
  list: boolean;
  /** The object that holds the list, for what it says about all of them. */
  holder: JsonObject | null;
  signs: number;
}

const MAX_VISITED = 60_000;
const MAX_JOBS = 5000;

/** The list of jobs with the most that only jobs have, or the single job; null when there is none. */
export function findJobs(value: unknown, minimumSigns = 3): FoundJobs | null {
  const lists = new Map<string, { items: JsonObject[]; holder: JsonObject | null; depth: number }>();
  const singles: JsonObject[] = [];
  const queue: { value: unknown; path: string; holder: JsonObject | null; depth: number; inList: boolean }[] =
    [{ value, path: '', holder: null, depth: 0, inList: false }];
  for (let index = 0; index < queue.length && index < MAX_VISITED; index += 1) {
    const at = queue[index]!;
    if (at.depth > 14) continue;
    if (Array.isArray(at.value)) {
      const objects = at.value.filter(isObject).slice(0, MAX_JOBS);
      if (objects.length > 0) {
        const known = lists.get(at.path);
        // Lists of the same place in different groups (jobs of each department) are one.
        if (known === undefined) lists.set(at.path, { items: objects, holder: at.holder, depth: at.depth });
        else if (known.items.length < MAX_JOBS) for (const item of objects) known.items.push(item);
      }
      for (const item of at.value.slice(0, MAX_JOBS)) {
        if (typeof item === 'object' && item !== null)
          queue.push({ value: item, path: at.path, holder: at.holder, depth: at.depth + 1, inList: true });
      }
      continue;
    }
    if (!isObject(at.value)) continue;
    // HR-XML keeps title and company in different children of the opening.
    if (!at.inList && !/\/positionopening\/\w+$/.test(at.path)) singles.push(at.value);
    for (const [key, item] of Object.entries(at.value)) {
      if (typeof item !== 'object' || item === null) continue;
      queue.push({
        value: item,
        path: `${at.path}/${/^\d+$/.test(key) ? '#' : normalKey(key)}`,
        holder: at.value,
        depth: at.depth + 1,
        inList: at.inList,
      });
    }
  }
  let best: FoundJobs | null = null;
  for (const [path, { items, holder }] of lists) {
    // Items of syndication say little beside a title: there the titles must be jobs.
    const found =
      jobsOf(items, minimumSigns) ??
      (/\/(?:item|items|entry|job|jobs|position|positions|vacancy|vacancies)$/.test(path)
        ? jobsOf(items.filter(titledAsJob), 2)
        : null);
    if (found !== null && (best === null || found.signs > best.signs))
      best = { ...found, list: true, holder };
  }
  for (const object of singles.slice(0, 3000)) {
    const flat = new FlatObject(object);
    const signs = jobSigns(flat)?.signs ?? 0;
    // A single job must say more than all of a list's jobs on average, and its own lists are its parts.
    if (
      signs >= minimumSigns &&
      (best === null || !best.list
        ? signs > (best?.signs ?? 0)
        : signs >= (best.signs / best.jobs.length) * 1.2 + 1 && best.jobs.length < 3)
    ) {
      best = { jobs: [flat], list: false, holder: null, signs };
    }
  }
  return best;
}

function jobsOf(
  items: readonly JsonObject[],
  minimumSigns: number,
): { jobs: FlatObject[]; signs: number } | null {
  const sample = items.slice(0, 6).map(unwrap);
  const hits = sample.filter((flat) => (jobSigns(flat)?.signs ?? 0) >= minimumSigns).length;
  if (hits < Math.ceil(sample.length * 0.6)) return null;
  const jobs: FlatObject[] = [];
  let signs = 0;
  for (const item of items) {
    const flat = unwrap(item);
    const found = jobSigns(flat);
    if (found === null || found.signs < Math.max(2, minimumSigns - 1)) continue;
    jobs.push(flat);
    signs += found.signs;
  }
  return jobs.length === 0 ? null : { jobs, signs };
}

function titledAsJob(item: JsonObject): boolean {
  return Object.entries(item).some(
    ([key, value]) =>
      /^(?:title|jobtitle|positiontitle)$/.test(normalKey(key)) && isJobTitleLike(textOf(value) ?? ''),
  );
}

/** The job itself where a list wraps it: {data: {…}}, {_source: {…}}, {attributes: {…}}. */
function unwrap(item: JsonObject): FlatObject {
  const flat = new FlatObject(item);
  let best = flat;
  let bestSigns = jobSigns(flat)?.signs ?? -1;
  for (const [key, inner] of Object.entries(item)) {
    if (!isObject(inner) || normalKey(key) === 'company') continue;
    const merged = new FlatObject({ ...item, [key]: null, ...inner });
    const signs = jobSigns(new FlatObject(inner))?.signs ?? -1;
    if (signs > bestSigns) {
      best = merged;
      bestSigns = signs;
    }
  }
  return best;
}
