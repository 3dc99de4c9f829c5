/** Field names of an entry's heading by section: what it is, then where, in the order a resume sets them. */
const HEADINGS: Record<string, readonly string[]> = {
  work: ['position', 'name', 'location'],
  volunteer: ['position', 'organization', 'location'],
  projects: ['name', 'entity', 'description'],
  education: ['studyType', 'area', 'institution', 'score'],
  skills: ['name', 'level'],
  certificates: ['name', 'issuer'],
  languages: ['language', 'fluency'],
  awards: ['title', 'awarder'],
  publications: ['name', 'publisher'],
  interests: ['name'],
  references: ['name'],
};

const MONTH = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });

export interface EntryHeading {
  title: string;
  detail: string;
  dates: string;
}

/** The heading of a career entry in words; `title` is empty when no field of it is filled. */
export function entryHeading(
  section: string,
  fields: readonly { name: string; value: string }[],
): EntryHeading {
  const value = (name: string) => fields.find((field) => field.name === name)?.value.trim() ?? '';
  const [title, ...rest] = (HEADINGS[section] ?? ['name', 'title']).map(value).filter(Boolean);
  const start = value('startDate');
  const end = value('endDate');
  const single = value('date') || value('releaseDate');
  const dates = start
    ? `${partialDateWords(start)} – ${end ? partialDateWords(end) : 'now'}`
    : partialDateWords(end || single);
  return { title: title ?? '', detail: rest.join(' · '), dates };
}

/** A partial date as a person writes it: `2019` stays, `2019-03` and `2019-03-01` become "Mar 2019". */
export function partialDateWords(date: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(date)
    ? MONTH.format(new Date(`${date.slice(0, 7)}-01`))
    : date;
}
