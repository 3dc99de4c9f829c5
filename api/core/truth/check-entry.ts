/** The headings of entries: employers, titles, degrees, certificates, dates, places, languages, awards. */
import { dateDiffers } from './dates.js';
import { isContent } from './evidence.js';
import type { Finding, FindingKind } from './finding.js';
import { titleProblem } from './check-titles.js';
import { degreeProblem } from './check-degrees.js';
import { placeProblem } from './check-places.js';
import { skillIsKnown } from './check-skills.js';
import { FLUENCY } from './lexicon/fluency.js';
import { textOf } from './leaves.js';
import { allKnown, entryName, factWithAll, type Profile, type ProfileEntry } from './profile.js';
import { bareName, nameIsOf, resolveEntry, type Resolved } from './resolve-entry.js';
import { cleanText, foldCase, wordsOf } from './words.js';

/** What each section's name is, when it is not in the profile. */
const NAME_KINDS: Record<string, { key: string[]; kind: FindingKind; reason: string }> = {
  work: {
    key: ['name', 'company', 'organization', 'employer'],
    kind: 'employer',
    reason: 'The profile names no such employer.',
  },
  volunteer: {
    key: ['organization', 'name', 'company'],
    kind: 'employer',
    reason: 'The profile names no such organisation.',
  },
  education: {
    key: ['institution', 'school', 'name'],
    kind: 'degree',
    reason: 'The profile names no such school.',
  },
  certificates: {
    key: ['name', 'title'],
    kind: 'certificate',
    reason: 'The profile has no such certificate.',
  },
  awards: { key: ['title', 'name'], kind: 'award', reason: 'The profile has no such award.' },
  publications: { key: ['name', 'title'], kind: 'award', reason: 'The profile has no such publication.' },
  languages: {
    key: ['language', 'name'],
    kind: 'language',
    reason: 'The profile does not list this language.',
  },
  projects: { key: ['name', 'title'], kind: 'employer', reason: 'The profile has no such project.' },
  references: { key: ['name'], kind: 'contact', reason: 'The profile names no such reference.' },
};

export interface EntryCheck {
  profile: Profile;
  path: string;
  section: string;
  record: Record<string, unknown>;
  /** Entries the heading cites; null when it cites none. */
  allowed: ReadonlySet<ProfileEntry> | null;
}

function closestOf(entry: ProfileEntry | undefined): Finding['closest'] {
  if (entry === undefined) return null;
  const heading = ['position', 'studyType', 'area', 'startDate', 'endDate']
    .map((key) => textOf(entry.record[key]))
    .filter((text) => text !== '');
  return { path: `${entry.section}[${entry.index}]`, text: [entryName(entry.record), ...heading].join(', ') };
}

/** The entry's name: known as this entry's, or (for certificates, awards, projects) told in one fact of the profile. */
function nameFinding(
  { profile, path, section, record, allowed }: EntryCheck,
  resolved: Resolved | null,
): Finding | null {
  const rule = Object.hasOwn(NAME_KINDS, section) ? NAME_KINDS[section] : undefined;
  const key = rule?.key.find((candidate) => textOf(record[candidate]).trim() !== '');
  if (rule === undefined || key === undefined) return null;
  const name = textOf(record[key]);
  if (resolved?.named === true) return null;
  if (section !== 'work' && section !== 'volunteer' && section !== 'education' && allowed === null) {
    const words = wordsOf(cleanText(bareName(name))).filter(isContent);
    if (words.length > 0 && factWithAll(profile.evidence.facts, words) !== undefined) return null;
    if (section === 'languages' && skillIsKnown(profile, name)) return null;
  }
  return {
    path: `${path}.${key}`,
    kind: rule.kind,
    text: name,
    reason: rule.reason,
    closest: closestOf(resolved?.entry),
  };
}

function dateFindings({ path, record }: EntryCheck, entry: ProfileEntry): Finding[] {
  const findings: Finding[] = [];
  for (const key of ['startDate', 'endDate', 'date', 'releaseDate']) {
    const claim = textOf(record[key]);
    const fact = textOf(entry.record[key]);
    // An end that is left out says "until now", but only beside a start.
    if (claim === '' && (key !== 'endDate' || textOf(record['startDate']) === '')) continue;
    const reason = dateDiffers(claim, fact);
    if (reason !== null)
      findings.push({
        path: `${path}.${key}`,
        kind: 'date',
        text: claim === '' ? 'present' : claim,
        reason,
        closest: closestOf(entry),
      });
  }
  return findings;
}

function fluencyOf(text: string): number {
  return Math.max(0, ...wordsOf(cleanText(text)).map(({ form }) => FLUENCY.get(form) ?? 0));
}

/** Fields of a heading that must be the entry's own. */
function fieldFindings(check: EntryCheck, entry: ProfileEntry): Finding[] {
  const { profile, path, record, section } = check;
  const findings: Finding[] = [];
  const push = (key: string, kind: FindingKind, reason: string): void => {
    findings.push({
      path: `${path}.${key}`,
      kind,
      text: textOf(record[key]),
      reason,
      closest: closestOf(entry),
    });
  };
  const position = textOf(record['position']);
  if (position !== '') {
    const problem = titleProblem(position, textOf(entry.record['position']), profile.entryNames(entry));
    if (problem !== null) push('position', problem.kind, problem.reason);
  }
  for (const key of ['studyType', 'area'] as const) {
    const claim = textOf(record[key]);
    const reason = claim === '' ? null : degreeProblem(profile, entry, key, claim);
    if (reason !== null) push(key, 'degree', reason);
  }
  for (const key of ['score', 'gpa'] as const) {
    const claim = textOf(record[key]);
    const facts = [textOf(entry.record['score']), textOf(entry.record['gpa'])];
    const grade = (text: string): string =>
      foldCase(cleanText(text))
        .replace(/,/g, '.')
        .replace(/[^\p{L}\p{N}.]/gu, '');
    if (
      claim !== '' &&
      !facts.some(
        (fact) => fact !== '' && (grade(fact) === grade(claim) || grade(fact).startsWith(grade(claim))),
      )
    )
      push(key, 'metric', 'The profile gives no such grade.');
  }
  for (const key of ['issuer', 'awarder', 'publisher', 'entity'] as const) {
    const claim = textOf(record[key]);
    if (claim === '' || allKnown(bareName(claim), profile.entryNames(entry))) continue;
    if (
      factWithAll(profile.evidence.facts, wordsOf(cleanText(bareName(claim))).filter(isContent)) === undefined
    )
      push(key, key === 'entity' ? 'employer' : 'certificate', 'The profile does not name it.');
  }
  const fluency = textOf(record['fluency']);
  if (fluency !== '') {
    const known = textOf(entry.record['fluency']);
    const claimed = fluencyOf(fluency);
    const same = foldCase(cleanText(fluency)) === foldCase(cleanText(known));
    if (
      !same &&
      (claimed === 0 ? !allKnown(fluency, profile.entryNames(entry)) : claimed > fluencyOf(known))
    ) {
      push(
        'fluency',
        'language',
        known === '' ? 'The profile gives no level for this language.' : `The profile says "${known}".`,
      );
    }
  }
  const location = record['location'];
  if (location !== undefined && (section === 'work' || section === 'volunteer' || section === 'education')) {
    const problem = placeProblem(profile, location, entry);
    if (problem !== null)
      findings.push({
        path: `${path}.location`,
        kind: 'location',
        text: problem.text,
        reason: problem.reason,
        closest: closestOf(entry),
      });
  }
  return findings;
}

/** The findings of one entry's heading. Skill groups have a check of their own. */
export function checkHeading(check: EntryCheck): { findings: Finding[]; resolved: Resolved | null } {
  const resolved = resolveEntry(check.profile, check.section, check.record, check.allowed);
  const wrongName = nameFinding(check, resolved);
  if (wrongName !== null) return { findings: [wrongName], resolved: null };
  if (
    resolved === null ||
    !(resolved.named || nameIsOf(check.profile, resolved.entry, entryName(check.record)))
  ) {
    return { findings: [], resolved: null };
  }
  return {
    findings: [...dateFindings(check, resolved.entry), ...fieldFindings(check, resolved.entry)],
    resolved,
  };
}
