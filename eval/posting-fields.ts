/** What is expected of a posting's fields, and how far what was given is that. */
import type { Posting } from '../api/core/posting/posting.js';
import { f1, fold, matched, sameText } from './compare.js';

export type ExpectedPosting = Partial<Posting>;

/** The fields that are scored, and when a given value is the expected one. */
export const FIELDS: {
  [Field in keyof Posting]?: (expected: Posting[Field], given: Posting[Field]) => number;
} = {
  title: (expected, given) => Number(sameText(expected, given)),
  company: (expected, given) => Number(sameText(expected, given)),
  locations: (expected, given) =>
    f1(expected.length, given.length, matched(expected, given, samePlace).length),
  remote: (expected, given) => Number(expected === given),
  salary: (expected, given) => {
    const keys = ['currency', 'min', 'max', 'unit'] as const;
    return keys.filter((key) => (expected?.[key] ?? null) === (given?.[key] ?? null)).length / keys.length;
  },
  employmentType: (expected, given) =>
    f1(expected.length, given.length, matched(expected, given, (a, b) => a === b).length),
  datePosted: (expected, given) => Number(String(expected).slice(0, 10) === String(given).slice(0, 10)),
  validThrough: (expected, given) => Number(String(expected).slice(0, 10) === String(given).slice(0, 10)),
  description: (expected, given) => shareOfWords(expected, given),
  seniority: (expected, given) => Number(expected === given),
  yearsExperience: (expected, given) => Number(expected === given),
  education: (expected, given) => Number(expected === given),
  visa: (expected, given) => Number(expected === given),
  languages: (expected, given) =>
    f1(expected.length, given.length, matched(expected, given, (a, b) => a === b).length),
  applyUrl: (expected, given) => Number(expected === given),
  skills: (expected, given) =>
    f1(expected.length, given.length, matched(expected, given, (a, b) => fold(a) === fold(b)).length),
  requirements: (expected, given) =>
    f1(
      expected.length,
      given.length,
      matched(expected, given, (a, b) => a.kind === b.kind && sameText(a.text, b.text)).length,
    ),
};

/** The same place, or the city of it. */
function samePlace(expected: string, given: string): boolean {
  const [a, b] = [fold(expected).split(' '), fold(given).split(' ')];
  return (
    sameText(expected, given) || a.every((word) => b.includes(word)) || b.every((word) => a.includes(word))
  );
}

/** How far a field that was given is the expected one, 0..1; null where the expectation says nothing of it. */
export function partRight(
  field: keyof Posting,
  expected: ExpectedPosting,
  given: Partial<Posting>,
): number | null {
  const compare = <Field extends keyof Posting>(name: Field): number | null => {
    const same = FIELDS[name];
    if (same === undefined || !(name in expected) || isEmpty(given[name])) return null;
    return isEmpty(expected[name])
      ? 0
      : same(expected[name] as Posting[Field], given[name] as Posting[Field]);
  };
  return compare(field);
}

function shareOfWords(expected: string | null, given: string | null): number {
  const words = [...new Set(fold(expected).split(' '))];
  const there = new Set(fold(given).split(' '));
  return words.filter((word) => there.has(word)).length / words.length;
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
