/**
 * The truth gate: compares every line and heading of a resume with the facts of a profile and names what they do not
 * carry. Pure and deterministic; takes any JSON value for the documents and never throws.
 */
import type { JsonResume } from '../resume/json-resume.js';
import type { Posting } from '../posting/posting.js';
import { boundedDocument } from './bounded-document.js';
import { checkBasics } from './check-basics.js';
import { checkHeading } from './check-entry.js';
import { checkHome } from './check-home.js';
import { checkLine } from './check-line.js';
import { checkSkillGroup, skillIsKnown } from './check-skills.js';
import { titleProblem } from './check-titles.js';
import type { Finding, TruthReport } from './finding.js';
import { isRecord, leavesOf, listOf, MOST_CHARACTERS, MOST_LEAVES, pathText, textOf } from './leaves.js';
import { Profile, type ProfileEntry } from './profile.js';
import { cleanText, LONGEST_LINE } from './words.js';

export type { Finding, TruthReport } from './finding.js';

export interface TruthInput {
  profile: JsonResume;
  resume: JsonResume;
  /** What the resume is tailored to: names in it that the profile lacks are looked at most closely. */
  posting?: Partial<Posting> | string | null;
  /** In the product: a line that cites nothing is itself a finding. */
  requireCitations?: boolean;
  /** ISO day up to which a position without an end lasts; without it, the latest date of the profile. */
  today?: string;
}

/** Fields of entries that are checked as headings. */
const HEADING = new Set([
  'name',
  'company',
  'organization',
  'institution',
  'employer',
  'school',
  'position',
  'startDate',
  'endDate',
  'date',
  'releaseDate',
  'studyType',
  'area',
  'score',
  'gpa',
  'location',
  'issuer',
  'awarder',
  'publisher',
  'entity',
  'language',
  'fluency',
  'title',
  'facts',
  'id',
  'type',
]);
const LINKS = new Set(['url', 'website', 'email', 'phone']);
const GENERAL_LINES = new Set(['description', 'summary']);
/** Fields whose lines must cite their facts when citations are required. */
const CITED_LINES = new Set(['highlights', 'summary', 'description', 'courses', 'reference']);
const IGNORED = new Set(['meta', '$schema', 'basics.image', 'basics.picture']);

interface LineOptions {
  /** It speaks of the whole profile, as summaries do. */
  general: boolean;
  mustCite: boolean;
  /** Entries that the line's own entry cites: what they say word for word needs no citation of its own. */
  own?: ReadonlySet<ProfileEntry> | null;
}

class ResumeCheck {
  readonly findings: Finding[] = [];

  constructor(
    private readonly profile: Profile,
    private readonly requireCitations: boolean,
  ) {}

  /** One line, plain or with citations. */
  line(path: string, line: unknown, options: LineOptions): void {
    const text = textOf(line);
    if (text.trim() === '') return;
    const paths = isRecord(line) ? listOf(line['facts']).filter((fact) => typeof fact === 'string') : [];
    if (paths.length === 0) {
      const copied = [...(options.own ?? [])].some(({ facts }) =>
        facts.some((fact) => fact.text === cleanText(text)),
      );
      if (this.requireCitations && options.mustCite && !copied) {
        this.findings.push({
          path,
          kind: 'uncited',
          text,
          reason: 'This line names no fact it rests on.',
          closest: null,
        });
      }
      this.findings.push(...checkLine(path, text, this.profile.grounds(options.general)));
      return;
    }
    const cited = paths.map((fact) => ({ fact, facts: this.profile.cited(fact) }));
    const missing = cited.filter(({ facts }) => facts === null);
    for (const { fact } of missing) {
      this.findings.push({
        path,
        kind: 'citation',
        text: fact,
        reason: 'There is no such fact in the profile.',
        closest: null,
      });
    }
    const facts = cited.flatMap(({ facts: found }) => found ?? []);
    if (facts.length > 0)
      this.findings.push(...checkLine(path, text, this.profile.groundsOf(facts, options.general)));
  }

  basics(basics: Record<string, unknown>): void {
    this.findings.push(...checkBasics(this.profile, basics));
    this.line('basics.summary', basics['summary'], { general: true, mustCite: true });
    const known = new Set([
      'name',
      'label',
      'email',
      'phone',
      'url',
      'website',
      'image',
      'summary',
      'location',
      'profiles',
      'facts',
      'picture',
    ]);
    for (const [key, value] of Object.entries(basics)) {
      if (known.has(key)) continue;
      for (const { parts, text } of leavesOf(value))
        this.line(pathText(['basics', key, ...parts]), text, { general: true, mustCite: false });
    }
  }

  private citedEntries(record: Record<string, unknown>, path: string): ReadonlySet<ProfileEntry> | null {
    const paths = listOf(record['facts']).filter((fact) => typeof fact === 'string');
    if (paths.length === 0) return null;
    const entries = new Set<ProfileEntry>();
    for (const fact of paths) {
      const facts = this.profile.cited(fact);
      if (facts === null)
        this.findings.push({
          path,
          kind: 'citation',
          text: fact,
          reason: 'There is no such fact in the profile.',
          closest: null,
        });
      for (const found of facts ?? []) {
        const entry = this.profile.entries.find(
          ({ section, index }) => section === found.parts[0] && index === found.parts[1],
        );
        if (entry !== undefined) entries.add(entry);
      }
    }
    return entries.size === 0 ? null : entries;
  }

  entry(section: string, index: number, value: unknown): void {
    const path = `${section}[${index}]`;
    if (!isRecord(value) || typeof value['text'] === 'string') {
      this.line(path, value, { general: true, mustCite: false });
      return;
    }
    if (section === 'skills') {
      this.findings.push(...checkSkillGroup(this.profile, path, value));
      return;
    }
    if (section === 'interests') {
      for (const { parts, text } of leavesOf(value)) this.keyword(pathText([section, index, ...parts]), text);
      return;
    }
    const allowed = this.citedEntries(value, path);
    const heading = checkHeading({ profile: this.profile, path, section, record: value, allowed });
    this.findings.push(...heading.findings);
    const home =
      section === 'work' && heading.resolved?.entry.section === 'work' ? heading.resolved.entry : null;
    for (const [key, field] of Object.entries(value)) {
      if (HEADING.has(key)) continue;
      if (LINKS.has(key)) this.link(`${path}.${key}`, textOf(field));
      else if (key === 'keywords')
        for (const [at, item] of listOf(field).entries())
          this.keyword(`${path}.keywords[${at}]`, textOf(item));
      else if (key === 'roles')
        for (const [at, item] of listOf(field).entries()) this.role(`${path}.roles[${at}]`, textOf(item));
      else {
        this.lines(`${path}.${key}`, key, field, allowed);
        if (home !== null && key === 'highlights') this.home(`${path}.${key}`, field, home);
      }
    }
  }

  private lines(path: string, key: string, field: unknown, own: ReadonlySet<ProfileEntry> | null): void {
    const options = { general: GENERAL_LINES.has(key), mustCite: CITED_LINES.has(key), own };
    if (Array.isArray(field)) {
      for (const [at, item] of (field as unknown[]).slice(0, MOST_LEAVES).entries()) {
        if (key === 'courses' && !isRecord(item)) this.keyword(`${path}[${at}]`, textOf(item));
        else this.line(`${path}[${at}]`, item, options);
      }
    } else if (textOf(field) !== '') this.line(path, field, options);
    else
      for (const { parts, text } of leavesOf(field))
        this.line(`${path}.${pathText(parts)}`, text, { ...options, mustCite: false });
  }

  /** What was done at one employer may not stand under another. */
  private home(path: string, field: unknown, home: ProfileEntry): void {
    for (const [at, item] of listOf(field).slice(0, MOST_LEAVES).entries()) {
      const place = `${path}[${at}]`;
      if (this.findings.some((finding) => finding.path === place)) continue;
      this.findings.push(...checkHome(this.profile, place, textOf(item), home));
    }
  }

  private keyword(path: string, text: string): void {
    if (text !== '' && !skillIsKnown(this.profile, text)) {
      this.findings.push({ path, kind: 'skill', text, reason: 'The facts do not show this.', closest: null });
    }
  }

  private role(path: string, text: string): void {
    const titles = this.profile.evidence.facts.filter(
      ({ parts }) => parts.includes('roles') || ['position', 'label'].includes(String(parts.at(-1))),
    );
    if (text !== '' && !titles.some((fact) => titleProblem(text, fact.text, null) === null)) {
      this.findings.push({
        path,
        kind: 'title',
        text,
        reason: 'The profile has no such role.',
        closest: null,
      });
    }
  }

  private link(path: string, text: string): void {
    const bare = (url: string): string =>
      url
        .trim()
        .toLowerCase()
        .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
        .replace(/\/+$/, '');
    if (text !== '' && !this.profile.evidence.facts.some((fact) => bare(fact.text) === bare(text))) {
      this.findings.push({
        path,
        kind: 'contact',
        text,
        reason: 'The profile has no such link.',
        closest: null,
      });
    }
  }
}

/**
 * Checks a resume against the profile it was made from.
 * @returns `blocked` with what is too large to be checked and then what is not supported, in the order of the resume; `ok` without findings
 */
export function checkResume({
  profile,
  resume,
  posting = null,
  requireCitations = false,
  today,
}: TruthInput): TruthReport {
  const tooLarge: Finding[] = [];
  const refuse = (path: string, text: string, reason: string): void => {
    tooLarge.push({ path, kind: 'too_long', text: text.slice(0, 80), reason, closest: null });
  };
  const facts = boundedDocument(profile, {
    ignored: IGNORED,
    tooLong: (_path, text) => text.slice(0, LONGEST_LINE),
    // What the end of an endless profile would allow is not allowed.
    endsAt: () => undefined,
  });
  const claims = boundedDocument(resume, {
    ignored: IGNORED,
    tooLong: (path, text) => {
      refuse(path, text, `A line longer than ${LONGEST_LINE} characters cannot be checked.`);
      return '';
    },
    endsAt: (path) =>
      refuse(path, '', `Only the first ${MOST_CHARACTERS} characters of a resume are checked.`),
  });
  const check = new ResumeCheck(new Profile(facts, claims, posting, today), requireCitations);
  for (const [section, value] of Object.entries(claims)) {
    if (section === 'basics' && isRecord(value)) check.basics(value);
    else
      for (const [index, entry] of listOf(value).slice(0, MOST_LEAVES).entries())
        check.entry(section, index, entry);
  }
  const findings = [...tooLarge, ...check.findings];
  return { verdict: findings.length === 0 ? 'ok' : 'blocked', findings };
}
