import { type FactFieldsFragment } from '../../generated/profiles/graphql';
import { type EntryHeading, entryHeading } from '../ui/career-words';

export type Fact = FactFieldsFragment;

/** The sections of a profile in the order they are shown, with the names of an entry's fields. */
export interface SectionDefinition {
  key: string;
  title: string;
  /** What one entry is called ("Add a position"). */
  entry: string;
  /** What one line under an entry is called; null where entries have none. */
  line: string | null;
  lineKind: 'BULLET' | 'KEYWORD' | 'ENTRY_SUMMARY';
  /** Field names of the contract with their labels; the first two make the heading. */
  fields: readonly (readonly [string, string])[];
}

const DATES = [
  ['startDate', 'From (2019 or 2019-03)'],
  ['endDate', 'To (empty: until now)'],
] as const;

export const SECTIONS: readonly SectionDefinition[] = [
  {
    key: 'work',
    title: 'Experience',
    entry: 'position',
    line: 'achievement',
    lineKind: 'BULLET',
    fields: [['position', 'Position'], ['name', 'Employer'], ['location', 'Place'], ...DATES],
  },
  {
    key: 'projects',
    title: 'Projects',
    entry: 'project',
    line: 'achievement',
    lineKind: 'BULLET',
    fields: [['name', 'Project'], ['entity', 'For whom'], ['url', 'Link'], ...DATES],
  },
  {
    key: 'education',
    title: 'Education',
    entry: 'degree',
    line: 'detail',
    lineKind: 'BULLET',
    fields: [
      ['studyType', 'Degree'],
      ['area', 'Field'],
      ['institution', 'School'],
      ['location', 'Place'],
      ['score', 'Grade'],
      ...DATES,
    ],
  },
  {
    key: 'skills',
    title: 'Skills',
    entry: 'group of skills',
    line: 'skill',
    lineKind: 'KEYWORD',
    fields: [
      ['name', 'Group'],
      ['level', 'Level'],
    ],
  },
  {
    key: 'certificates',
    title: 'Certificates',
    entry: 'certificate',
    line: null,
    lineKind: 'BULLET',
    fields: [
      ['name', 'Certificate'],
      ['issuer', 'Issued by'],
      ['date', 'Date'],
      ['url', 'Link'],
    ],
  },
  {
    key: 'languages',
    title: 'Languages',
    entry: 'language',
    line: null,
    lineKind: 'BULLET',
    fields: [
      ['language', 'Language'],
      ['fluency', 'How well'],
    ],
  },
  {
    key: 'volunteer',
    title: 'Volunteering',
    entry: 'engagement',
    line: 'achievement',
    lineKind: 'BULLET',
    fields: [['position', 'Role'], ['organization', 'Organisation'], ['location', 'Place'], ...DATES],
  },
  {
    key: 'awards',
    title: 'Awards',
    entry: 'award',
    line: 'description',
    lineKind: 'ENTRY_SUMMARY',
    fields: [
      ['title', 'Award'],
      ['awarder', 'Given by'],
      ['date', 'Date'],
    ],
  },
  {
    key: 'publications',
    title: 'Publications',
    entry: 'publication',
    line: 'description',
    lineKind: 'ENTRY_SUMMARY',
    fields: [
      ['name', 'Title'],
      ['publisher', 'Published by'],
      ['releaseDate', 'Date'],
      ['url', 'Link'],
    ],
  },
  {
    key: 'interests',
    title: 'Interests',
    entry: 'interest',
    line: 'keyword',
    lineKind: 'KEYWORD',
    fields: [['name', 'Interest']],
  },
  {
    key: 'references',
    title: 'References',
    entry: 'reference',
    line: 'reference',
    lineKind: 'ENTRY_SUMMARY',
    fields: [['name', 'Name']],
  },
];

export const BASICS: readonly (readonly [string, string])[] = [
  ['name', 'Name'],
  ['label', 'Profession'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['address', 'Address'],
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['region', 'Region'],
  ['countryCode', 'Country'],
  ['url', 'Website'],
];

/** A place on the web other than the website takes three fields instead of one. */
export const WEB_PROFILE: readonly (readonly [string, string])[] = [
  ['network', 'Where (GitHub, LinkedIn, …)'],
  ['username', 'Name there'],
  ['url', 'Link'],
];

/** A field's value by name; empty when the fact has none. */
export function fieldOf(fact: Fact, name: string): string {
  return fact.fields.find((field) => field.name === name)?.value ?? '';
}

/** Which contact value a basics fact holds, in words. */
export function basicsLabel(fact: Fact): string {
  const key = fieldOf(fact, 'key');
  if (key === 'profile') return fieldOf(fact, 'network') || 'On the web';
  return BASICS.find(([name]) => name === key)?.[1] ?? (key || 'Contact');
}

/** The heading of an entry in three parts, as a resume sets it. */
export function factHeading(fact: Fact): EntryHeading {
  const heading = entryHeading(fact.section ?? '', fact.fields);
  return heading.title ? heading : { ...heading, title: fact.text };
}
