/** Which job object of a page's state is the one the page shows. */
import { isObject, type JsonObject } from '../../text/lenient-json.js';
import { decodeEntities, fold } from '../../text/normal-form.js';
import { FlatObject } from './flat-object.js';
import { keyFields, normalKey } from './job-keys.js';
import { jobSigns } from './job-object.js';

export interface StateJob {
  flat: FlatObject;
  signs: number;
  /** The page shows its title. */
  shown: boolean;
}

const MAX_VISITED = 40_000;
const MAX_CANDIDATES = 600;

/**
 * The job that the page's visible titles name, with the most to say; without visible titles the only full job there is.
 * `titles` are the page's headings and title tags.
 */
export function stateJob(values: readonly unknown[], titles: readonly string[]): StateJob | null {
  const shown = titles.map((title) => ` ${fold(title)} `);
  const found: StateJob[] = [];
  const queue: unknown[] = [...values];
  let tried = 0;
  for (let index = 0; index < queue.length && index < MAX_VISITED && tried < MAX_CANDIDATES; index += 1) {
    const item = queue[index];
    if (Array.isArray(item)) {
      for (const child of item as unknown[])
        if (typeof child === 'object' && child !== null) queue.push(child);
      continue;
    }
    if (!isObject(item)) continue;
    for (const child of Object.values(item))
      if (typeof child === 'object' && child !== null) queue.push(child);
    if (!hasTitleKey(item)) continue;
    tried += 1;
    const flat = new FlatObject(item);
    const signs = jobSigns(flat);
    if (signs === null || signs.signs < 3) continue;
    const title = ` ${fold(decodeEntities(signs.title))} `;
    const isShown =
      title.length > 4 &&
      shown.some((text) => text.includes(title) || (text.length > 8 && title.includes(text)));
    found.push({ flat, signs: signs.signs, shown: isShown });
  }
  const visible = found.filter((job) => job.shown).sort((a, b) => b.signs - a.signs)[0];
  if (visible !== undefined) return visible;
  const full = found.filter((job) => job.signs >= 5).sort((a, b) => b.signs - a.signs);
  return full.length === 1 || (full[0] !== undefined && full[0].signs >= (full[1]?.signs ?? 0) + 2)
    ? full[0]!
    : null;
}

function hasTitleKey(object: JsonObject): boolean {
  for (const [key, value] of Object.entries(object)) {
    if (typeof value !== 'string' || value.length < 3 || value.length > 250) continue;
    if (keyFields(normalKey(key)).some(({ field }) => field === 'title' || field === 'weakTitle'))
      return true;
  }
  return false;
}
