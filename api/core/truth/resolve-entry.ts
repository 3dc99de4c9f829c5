/** Which entry of the profile an entry of the resume is about. */
import { readDate } from './dates.js';
import { textOf } from './leaves.js';
import { allKnown, entryName, shareKnown, type Profile, type ProfileEntry } from './profile.js';
import { cleanText, foldCase } from './words.js';

/** Legal forms say nothing about who a company is. */
const LEGAL_FORM =
  /(?:^|[\s,])(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|company|gmbh(?: & co\.? kg)?|mbh|ag|kg|ohg|ug|se|e\.?\s?v|s\.?a|s\.?a\.?r\.?l|sas|s\.?l|b\.?v|n\.?v|ab|oy|a\.?s|as|s\.?r\.?o|spol|s\.?p\.?a|the)\.?(?=$|[\s,])/gi;

export function bareName(name: string): string {
  const clean = cleanText(name);
  const bare = clean
    .replace(LEGAL_FORM, ' ')
    .replace(/[\s,.()]+/g, ' ')
    .trim();
  return bare === '' ? clean : bare;
}

const NAME_FIELDS = [
  'name',
  'company',
  'organization',
  'institution',
  'title',
  'language',
  'employer',
  'school',
  'entity',
];

/** Sections whose entries may appear as one another: a freelance project is work, a volunteer post is experience. */
const ALIKE: ReadonlyMap<string, readonly string[]> = new Map([
  ['work', ['work', 'volunteer', 'projects']],
  ['volunteer', ['volunteer', 'work']],
  ['projects', ['projects', 'work', 'volunteer', 'publications']],
]);

function sameDate(a: unknown, b: unknown): boolean {
  const one = readDate(textOf(a));
  const other = readDate(textOf(b));
  if (one === null || other === null || one === 'present' || other === 'present') return one === other;
  return one.year === other.year && (one.month === null || other.month === null || one.month === other.month);
}

/** True when every telling word of the name belongs to the entry's own name. */
export function nameIsOf(profile: Profile, entry: ProfileEntry, name: string): boolean {
  const bare = bareName(name);
  if (foldCase(bare) === foldCase(bareName(entryName(entry.record)))) return true;
  return allKnown(bare, profile.fieldNames(entry, NAME_FIELDS));
}

export interface Resolved {
  entry: ProfileEntry;
  /** The name is the entry's; otherwise the entry is only the nearest. */
  named: boolean;
}

/**
 * The profile's entry that a resume's entry stands for, or the nearest one.
 * @param allowed entries that the heading cites; null for all
 */
export function resolveEntry(
  profile: Profile,
  section: string,
  record: Record<string, unknown>,
  allowed: ReadonlySet<ProfileEntry> | null,
): Resolved | null {
  const name = entryName(record);
  const role = textOf(record['position']) || textOf(record['studyType']) || textOf(record['area']);
  let best: { entry: ProfileEntry; named: boolean; score: number } | null = null;
  const sections = ALIKE.get(section) ?? [section];
  for (const entry of profile.entries) {
    if (!sections.includes(entry.section) || (allowed !== null && !allowed.has(entry))) continue;
    const named = name === '' || nameIsOf(profile, entry, name);
    let score = named && name !== '' ? 3 : 0;
    if (name !== '' && foldCase(bareName(name)) === foldCase(bareName(entryName(entry.record)))) score += 1;
    if (role !== '') score += shareKnown(role, profile.fieldNames(entry, ['position', 'studyType', 'area']));
    if (sameDate(record['startDate'], entry.record['startDate'])) score += 1;
    if (sameDate(record['endDate'], entry.record['endDate'])) score += 0.5;
    if (entry.section !== section) score -= 0.75;
    if (best === null || score > best.score) best = { entry, named, score };
  }
  return best;
}
