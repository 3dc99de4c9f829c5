/** The profile prepared once for a check: its facts, its entries, and what their names are. */
import { careerYears } from './dates.js';
import { Evidence, isContent, type FactText } from './evidence.js';
import { KnownNames, postingTerms } from './known-names.js';
import { isRecord, parsePath, textOf, type PathPart } from './leaves.js';
import type { Grounds } from './segment.js';
import { sameStem } from './stems.js';
import { languagesOf } from './lexicon/function-words.js';
import { cleanText, wordsOf, type Word } from './words.js';

export interface ProfileEntry {
  section: string;
  index: number;
  record: Record<string, unknown>;
  facts: FactText[];
}

/** The keys under which entries of all sections name the organisation or thing they are about. */
const NAME_KEYS = [
  'name',
  'company',
  'organization',
  'institution',
  'title',
  'language',
  'employer',
  'school',
];
const HEADING_KEYS = new Set([
  'name',
  'company',
  'organization',
  'institution',
  'position',
  'location',
  'startDate',
  'endDate',
  'area',
  'studyType',
  'title',
  'issuer',
  'date',
  'entity',
  'language',
  'fluency',
]);

export function entryName(record: Record<string, unknown>): string {
  for (const key of NAME_KEYS) {
    const text = textOf(record[key]).trim();
    if (text !== '') return text;
  }
  return '';
}

export class Profile {
  readonly evidence: Evidence;
  readonly entries: readonly ProfileEntry[];
  readonly known: KnownNames;
  readonly posting: ReadonlySet<string>;
  readonly careerYears: number;
  private readonly names = new Map<string, KnownNames>();

  constructor(
    readonly record: Record<string, unknown>,
    resume: unknown,
    posting: unknown,
    today: string | undefined,
  ) {
    const resumeWords = wordsOf(cleanText(JSON.stringify(resume ?? null).slice(0, 60_000))).map(
      ({ form }) => form,
    );
    this.evidence = new Evidence(record, languagesOf(resumeWords));
    this.entries = Object.entries(record).flatMap(([section, list]) =>
      Array.isArray(list)
        ? (list as unknown[]).flatMap((entry, index) =>
            isRecord(entry)
              ? [
                  {
                    section,
                    index,
                    record: entry,
                    facts: this.evidence.facts.filter(
                      ({ parts }) => parts[0] === section && parts[1] === index,
                    ),
                  },
                ]
              : [],
          )
        : [],
    );
    this.known = new KnownNames(this.evidence.facts);
    this.posting = postingTerms(posting);
    this.careerYears = careerYears(record, today);
  }

  /** Grounds of an uncited line: the whole profile. */
  grounds(general: boolean): Grounds {
    return {
      evidence: this.evidence,
      within: null,
      known: this.known,
      posting: this.posting,
      careerYears: this.careerYears,
      general,
    };
  }

  /** Grounds of a line that cites facts: those, and the headings of the entries they stand in. */
  groundsOf(facts: readonly FactText[], general: boolean): Grounds {
    const within = new Set(facts.map(({ index }) => index));
    return {
      evidence: this.evidence,
      within,
      known: new KnownNames(this.evidence.facts.filter(({ index }) => within.has(index))),
      posting: this.posting,
      careerYears: this.careerYears,
      general,
    };
  }

  /** The facts at or below a cited path, with the heading of their entry; null when there is nothing at that path. */
  cited(path: string): FactText[] | null {
    const parts = parsePath(path);
    const starts = (fact: FactText, prefix: readonly PathPart[]): boolean =>
      prefix.every((part, index) => fact.parts[index] === part);
    const facts = parts.length === 0 ? [] : this.evidence.facts.filter((fact) => starts(fact, parts));
    if (facts.length === 0) return null;
    const heading = this.evidence.facts.filter(
      (fact) =>
        parts.length > 1 &&
        starts(fact, parts.slice(0, 2)) &&
        fact.parts.length === 3 &&
        HEADING_KEYS.has(String(fact.parts[2])),
    );
    return [...new Set([...facts, ...heading])];
  }

  /** Literal names of some facts, read once. */
  namesOf(key: string, facts: () => readonly FactText[]): KnownNames {
    const known = this.names.get(key) ?? new KnownNames(facts(), false);
    this.names.set(key, known);
    return known;
  }

  entryNames(entry: ProfileEntry): KnownNames {
    return this.namesOf(`${entry.section}[${entry.index}]`, () => entry.facts);
  }

  /** Names of one field of an entry. */
  fieldNames(entry: ProfileEntry, keys: readonly string[]): KnownNames {
    return this.namesOf(`${entry.section}[${entry.index}].${keys.join('+')}`, () =>
      entry.facts.filter(({ parts }) => parts.length >= 3 && keys.includes(String(parts[2]))),
    );
  }
}

/** True when every telling word of a text is known; a text without any is known too. */
export function allKnown(text: string, known: KnownNames): boolean {
  const words = wordsOf(cleanText(text));
  const institution = words.some((word) => known.hasInstitution(word));
  return words.every(
    (word, index) =>
      !isContent(word) ||
      known.has(word, words[index - 1], words[index + 1]) ||
      // "Mälardalens universitet" is Mälardalen University.
      (word.form.length > 4 && known.writes(word)) ||
      known.hasInstitution(word) ||
      (institution && known.hasTranslated(word)),
  );
}

/** The part of a text's content words that is known, 0..1. */
export function shareKnown(text: string, known: KnownNames): number {
  const words = wordsOf(cleanText(text)).filter(isContent);
  if (words.length === 0) return 0;
  return (
    words.filter((word, index) => known.has(word, words[index - 1], words[index + 1])).length / words.length
  );
}

/** A fact that has every content word of a text, inflection aside. */
export function factWithAll(facts: readonly FactText[], words: readonly Word[]): FactText | undefined {
  // Names joined or split by a space are looked for letter by letter, which a profile past all measure goes without.
  const lettersToo = facts.length <= 800;
  return facts.find((fact) => {
    const joined = lettersToo ? fact.words.map(({ form }) => form).join('') : '';
    return words.every(
      (word) =>
        fact.words.some((other) => other.form === word.form || sameStem(other.stem, word.stem)) ||
        (word.form.length > 4 && joined.includes(word.form.replace(/[.'-]/g, ''))),
    );
  });
}
