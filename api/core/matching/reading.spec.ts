import { workIntervals, yearsCovered, yearsFromScatteredDates } from './career-time.js';
import { highestDegree, lowestDegree } from './education.js';
import { findRoles, roleCloseness, roleFamilies, rolesOfTitle, titleWords } from './job-roles.js';
import { preparePosting } from './prepare-posting.js';
import { readPostingLines } from './read-requirements.js';
import { seniorityOfTitle, yearsAsked, yearsClaimed } from './seniority.js';

describe('readPostingLines', () => {
  it.each([
    ['Requirements\n- Java\nNice to have\n- Go\nBenefits\n- Fruit', ['must Java', 'nice Go', 'other Fruit']],
    ['Ihr Profil:\n- Java\nWir bieten\n- Obst', ['must Java', 'other Obst']],
    ['Profil recherché\n- Java\n- Go serait un plus', ['must Java', 'nice Go serait un plus']],
    ['Requisitos\n- Java\nOfrecemos\n- Fruta', ['must Java', 'other Fruta']],
    ['Wat vragen wij?\n- Java\nWij bieden\n- Fruit', ['must Java', 'other Fruit']],
    ['Kvalifikationer\n- Java\nMeriterande\n- Go', ['must Java', 'nice Go']],
    ['Požadujeme\n- Java\nNabízíme\n- Ovoce', ['must Java', 'other Ovoce']],
  ])('%j', (text, expected) => {
    const lines = readPostingLines(text).map(({ kind, text: line }) => `${kind} ${line}`);
    expect(lines).toEqual(expected);
  });

  it('takes a line without a heading by its own words', () => {
    expect(readPostingLines('We bake.\nYou must know Java.').map(({ kind }) => kind)).toEqual([
      'duty',
      'must',
    ]);
  });

  it('tells a long paragraph sentence by sentence', () => {
    const text = `We bake bread for the whole town and have done so since before anyone remembers, with flour of the region. ${'Our ovens are old and warm. '.repeat(4)}Experience with Java is required. Knowledge of Go is a plus.`;
    expect(
      readPostingLines(text)
        .filter(({ kind }) => kind !== 'duty')
        .map(({ kind, text: line }) => `${kind} ${line}`),
    ).toEqual(['must Experience with Java is required.', 'nice Knowledge of Go is a plus.']);
  });
});

describe('titles', () => {
  it.each([
    ['Softwareentwicklerin (m/w/d)', 'Software developer'],
    ['Vendeur(se) en boutique H/F', 'Retail salesperson'],
    ['Senior Java Developer - Berlin', 'Software developer'],
    ['Sjuksköterska till akuten', 'Nurse'],
    ['Vrachtwagenchauffeur', 'Driver'],
  ])('"%s" is of the family %s', (title, family) => {
    expect(rolesOfTitle(title)).toContain(family);
  });

  it('lets a vague word count only when it stands alone', () => {
    expect(rolesOfTitle('Windows Server Administrator')).not.toContain('Waiter');
    expect(rolesOfTitle('Server')).toEqual(['Waiter']);
  });

  it('measures families from the same over the related to strangers', () => {
    expect(roleCloseness('Nurse', 'Nurse')).toBe(1);
    expect(roleCloseness('Nurse', 'Care worker')).toBe(roleCloseness('Care worker', 'Nurse'));
    expect(roleCloseness('Nurse', 'Care worker')).toBeGreaterThan(roleCloseness('Nurse', 'Welder'));
    expect(roleCloseness('Nurse', 'Driver')).toBe(0);
  });

  it('relates families only to families there are', () => {
    const families = new Set(roleFamilies().map(({ family }) => family));
    expect(roleFamilies().flatMap(({ related }) => related.filter((name) => !families.has(name)))).toEqual(
      [],
    );
  });

  it('finds the longest title at each place', () => {
    expect(findRoles(titleWords('software engineer and nurse')).map(({ family }) => family)).toEqual([
      'Software developer',
      'Nurse',
    ]);
  });

  it.each([
    ['Senior Developer', 'SENIOR'],
    ['Junior Project Manager', 'ENTRY'],
    ['Werkstudent Marketing', 'INTERN'],
    ['Head of Sales', 'LEAD'],
    ['CTO', 'EXECUTIVE'],
    ['Nurse', null],
  ])('"%s" is of the level %s', (title, level) => {
    expect(seniorityOfTitle(title)).toBe(level);
  });
});

describe('years', () => {
  it.each([
    ['5+ years of experience', 5],
    ['mindestens 3 Jahre Berufserfahrung', 3],
    ["2 à 4 ans d'expérience", 2],
    ['3 roky praxe', 3],
    ['We exist for 50 years', null],
    ['a contract of 2 years', null],
  ])('"%s" asks for %s', (text, years) => {
    expect(yearsAsked(text)).toBe(years);
  });

  it('does not take an age for experience', () => {
    expect(yearsClaimed('27 years old, 3 years of experience')).toBe(3);
  });

  it('covers overlapping jobs once', () => {
    expect(
      yearsCovered([
        [0, 23],
        [12, 35],
      ]),
    ).toBe(3);
    expect(yearsCovered([])).toBe(0);
  });

  it('reads date ranges of jobs, not of schools', () => {
    const text = 'Cook, March 2018 - present\nUniversity of Life, 2010 - 2014';
    expect(workIntervals(text, '2026-03-01')).toEqual([[2018 * 12 + 2, 2026 * 12 + 2]]);
  });

  it('guesses from scattered years, leaving births and the future out', () => {
    expect(yearsFromScatteredDates('2016\nFirma\n2020\nOther', '2026-01-01')).toBeCloseTo(2.8);
    expect(yearsFromScatteredDates('born 1984', '2026-01-01')).toBeNull();
  });
});

describe('degrees', () => {
  it('takes the highest a person has and the lowest a posting accepts', () => {
    expect(highestDegree('BSc 2010, MSc 2012')).toBe('MASTER');
    expect(lowestDegree('Bachelor or Master in physics')).toBe('BACHELOR');
    expect(lowestDegree('nothing')).toBeNull();
  });
});

describe('preparePosting', () => {
  it('wishes for a skill once, at its heaviest', () => {
    const { wishes } = preparePosting({
      title: 'Go developer',
      description: 'Requirements\n- Go\n- Go or Rust\n- Kafka, Redis',
    });
    expect(wishes.map(({ anyOf }) => anyOf.join('/'))).toEqual(['Go', 'Apache Kafka', 'Redis']);
  });
});
