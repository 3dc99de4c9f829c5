import { leastMoves } from './least-moves.js';
import { inFirstPerson } from './phrases/english-sentences.js';
import { plainOpening } from './plain-opening.js';
import { renameInLine, renameKeyword } from './posting-names.js';
import { readNeeds } from './posting-needs.js';
import { wholeBullets } from './whole-lines.js';
import { positionsOf, yearsAtWork } from './career.js';
import { factsFromJsonResume } from '../resume/convert.js';

describe('inFirstPerson', () => {
  it.each([
    ['Cut build time by 40%', 'I cut build time by 40%'],
    ['Implemented CI/CD pipeline using Jenkins', 'I implemented a CI/CD pipeline using Jenkins'],
    ['Designed and built ordering API for 12 shops', 'I designed and built an ordering API for 12 shops'],
    ['Led migration from Oracle to PostgreSQL', 'I led the migration from Oracle to PostgreSQL'],
    ['Led a team of five', 'I led a team of five'],
    ['Trained new nurses', 'I trained new nurses'],
    ['Worked closely with the kitchen', 'I worked closely with the kitchen'],
    ['Improved patient satisfaction', 'I improved patient satisfaction'],
    ['Wrote software for lifts', 'I wrote software for lifts'],
    ['Manage payroll for 80 people', 'I manage payroll for 80 people'],
    ['Won Best Paper Award 2019', 'I won Best Paper Award 2019'],
  ])('%s', (line, sentence) => expect(inFirstPerson(line)).toBe(sentence));

  it.each(['Development of a payroll system', 'Team of five', 'Support of customers'])(
    'leaves "%s" to another wording',
    (line) => expect(inFirstPerson(line)).toBeNull(),
  );
});

describe('plainOpening', () => {
  it.each([
    ['Responsible for managing the till', 'Managed the till'],
    ['Was responsible for the training of nurses', null],
    ['Responsible for cleaning and stocking shelves', null],
    ['Responsible for quality', null],
    ['I built a wall', 'Built a wall'],
    ['I have sold tea and I liked it', null],
    ['I was ill', null],
    ['Built a wall', null],
  ])('%s', (line, opened) => expect(plainOpening(line)).toBe(opened));
});

describe("the posting's names", () => {
  const needs = readNeeds({
    requirements: [{ text: 'Kubernetes, Amazon Web Services and JS', kind: 'must', skills: [] }],
  });

  it('stand beside the person’s in the skills section, the fuller first', () => {
    expect(renameKeyword('k8s', needs)?.text).toBe('Kubernetes (k8s)');
    expect(renameKeyword('AWS', needs)?.text).toBe('Amazon Web Services (AWS)');
    expect(renameKeyword('JavaScript', needs)?.text).toBe('JavaScript (JS)');
    expect(renameKeyword('Kubernetes', needs)).toBeNull();
    expect(renameKeyword('Cooking', needs)).toBeNull();
  });

  it('write out abbreviations in lines, and leave names and addresses alone', () => {
    expect(renameInLine('Ran k8s for 12 teams', needs)?.text).toBe('Ran Kubernetes for 12 teams');
    expect(renameInLine('Passed the AWS certification', needs)).toBeNull();
    expect(renameInLine('Spoke at example.org/AWS/talk', needs)).toBeNull();
    expect(renameInLine('Amazon Web Services (AWS) for 12 teams', needs)).toBeNull();
    expect(renameInLine('Wrote JavaScript', needs)).toBeNull();
  });
});

describe('leastMoves', () => {
  it('moves what has to move and nothing else', () => {
    expect(leastMoves(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual([{ item: 'd', position: 0 }]);
    expect(leastMoves(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual([]);
    expect(leastMoves(['a', 'b', 'c'], ['c', 'b', 'a'])).toHaveLength(2);
  });
});

describe('wholeBullets', () => {
  const bulletsOf = (...texts: string[]): number =>
    wholeBullets({
      id: 'e',
      fields: {},
      facts: [],
      lines: texts.map((text, at) => ({ id: `l${at}`, role: 'bullet', text, facts: [] })),
    }).length;

  it('gives none of an entry that was read in pieces', () => {
    expect(bulletsOf('Sold tea to (green,', 'black) merchants', 'Kept the books')).toBe(0);
    expect(bulletsOf('Sold tea', 'Kept the books (by hand)')).toBe(2);
    expect(bulletsOf('sold tea', 'kept the books')).toBe(2);
  });
});

describe('yearsAtWork', () => {
  const years = (...spans: [string, string?][]): number =>
    yearsAtWork(
      positionsOf(
        factsFromJsonResume({
          work: spans.map(([startDate, endDate]) => ({
            name: 'A',
            startDate,
            ...(endDate !== undefined && { endDate }),
          })),
        }),
      ),
      '2026-11-21',
    );

  it('counts overlaps once, gaps not at all, and rather too few', () => {
    expect(years(['2020-01', '2022-01'], ['2021-01', '2023-01'])).toBe(3);
    expect(years(['2010-01', '2012-01'], ['2020-01', '2021-01'])).toBe(3);
    expect(years(['2019', '2021'])).toBe(1);
    expect(years(['2024-11'])).toBe(2);
    expect(years(['someday'], ['2022-05', '2020-01'])).toBe(0);
  });
});
