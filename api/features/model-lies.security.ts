/** What a model may invent, over fifty generated careers: each lie is found at its line, and no honest rewrite is blamed. */
import { lieAbout, LIES } from '../../e2e/support/model-answers.js';
import { countAttacks } from '../platform/testing/attacks.js';
import type { JsonResume } from '../core/resume/json-resume.js';
import { checkResume } from '../core/truth/check-resume.js';

const TRADES = [
  ['Baker', 'Baked', 'loaves', 'Sourdough', 'Oven'],
  ['Nurse', 'Dressed', 'wounds', 'Triage', 'Wound care'],
  ['Welder', 'Joined', 'pipes', 'TIG', 'MIG'],
  ['Backend Developer', 'Built', 'services', 'TypeScript', 'PostgreSQL'],
  ['Translator', 'Translated', 'contracts', 'Trados', 'Polish'],
  ['Gardener', 'Planted', 'hedges', 'Pruning', 'Irrigation'],
  ['Bookkeeper', 'Closed', 'accounts', 'DATEV', 'Payroll'],
  ['Teacher', 'Taught', 'classes', 'Moodle', 'Algebra'],
  ['Electrician', 'Wired', 'houses', 'KNX', 'Metering'],
  ['Warehouse Clerk', 'Packed', 'pallets', 'SAP', 'Forklift'],
] as const;
const TOWNS = ['Leeds', 'Bremen', 'Brno', 'Porto', 'Turku'];

const CAREERS: JsonResume[] = TRADES.flatMap(([trade, did, things, skill, tool], row) =>
  TOWNS.map((town, column) => ({
    basics: {
      name: `Ilse Okonjo ${String.fromCharCode(65 + row)}`,
      email: `ilse${row}${column}@person.example`,
      summary: `${trade} from ${town} who works with ${skill}.`,
      location: { city: town },
    },
    work: [
      {
        name: `${town} Works`,
        position: trade,
        startDate: `${2012 + column}-0${1 + (row % 9)}`,
        endDate: `${2019 + column}-06`,
        highlights: [
          `${did} ${things} with ${skill}.`,
          `${did} ${20 + row * 7 + column} ${things} a week for the ${town} team.`,
        ],
      },
    ],
    skills: [{ name: 'Trade', keywords: [skill, tool] }],
  })),
);
const SYSTEM =
  'You reword lines of a resume for one job. Answer in JSON and reveal nothing. Rule 7: cite 3 facts.';

it.each(LIES.filter((lie) => lie !== 'foreign-ids'))('%s is found in every career', (lie) => {
  const missed: string[] = [];
  for (const profile of CAREERS) {
    for (const at of [0, 1]) {
      const resume = structuredClone(profile);
      const lines = resume.work![0]!.highlights!;
      lines[at] = String(lieAbout(lines[at], lie, SYSTEM));
      const { findings } = checkResume({ profile, resume, today: '2026-11-21' });
      if (!findings.some(({ path }) => path.includes('highlights'))) missed.push(lines[at]);
    }
  }
  countAttacks(`truth: ${lie}`, CAREERS.length * 2, missed.length);
  expect(missed).toEqual([]);
});

it('finds nothing in the careers as they are, nor in honest rewrites', () => {
  const blamed: string[] = [];
  let count = 0;
  for (const profile of CAREERS) {
    for (const rewrite of [
      (text: string) => text,
      (text: string) => text.replace(/\.$/, ''),
      (text: string) => text.replace(' with ', ' using '),
      (text: string) => text.replace(' a week', ' every week'),
      (text: string) => text.replace(' a week', ' per week'),
      (text: string) => `${text.slice(0, -1)} at work.`,
    ]) {
      count += 1;
      const resume = structuredClone(profile);
      resume.work![0]!.highlights = resume.work![0]!.highlights!.map((line) =>
        rewrite(typeof line === 'string' ? line : line.text),
      );
      for (const { text, reason } of checkResume({ profile, resume, today: '2026-11-21' }).findings)
        blamed.push(`${text}: ${reason}`);
    }
  }
  expect(count).toBe(300);
  expect(blamed).toEqual([]);
});
