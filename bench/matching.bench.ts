/** Matching and skills: how fast one profile ranks many postings, and how fast a posting is read. */
import { matchJob } from '../api/core/matching/match-job.js';
import type { MatchablePosting } from '../api/core/matching/matchable.js';
import { preparePosting } from '../api/core/matching/prepare-posting.js';
import { rankPostings } from '../api/core/matching/rank-postings.js';
import type { JsonResume } from '../api/core/resume/json-resume.js';
import { allSkills, findSkills } from '../api/core/skills/skills.js';
import { type Benchmark, type Figure, percentile } from './figure.js';

const POSTINGS = 10_000;
const RUNS = 5;
const READ = 300;
const TODAY = '2026-11-01';
const FIVE_KILOBYTES = 5_000;
const SKILLS_A_POSTING = 12;
const TITLES = [
  'Backend Engineer',
  'Data Scientist',
  'Accountant',
  'Registered Nurse',
  'Sales Manager',
  'Welder',
];

const resume: JsonResume = {
  basics: { label: 'Backend Developer', summary: 'Builds services that stay up.' },
  work: Array.from({ length: 5 }, (_, at) => ({
    name: `Company ${at}`,
    position: 'Backend Developer',
    startDate: `${2010 + at * 3}-01`,
    endDate: `${2013 + at * 3}-01`,
    highlights: Array.from(
      { length: 5 },
      (_, line) => `Moved service ${line} to Kubernetes and PostgreSQL with Go and Kafka`,
    ),
  })),
  skills: [{ keywords: ['Go', 'Java', 'PostgreSQL', 'Docker', 'AWS', 'Terraform'] }],
};

/** A posting unlike the others: its skills are taken from the taxonomy at steps. */
function posting(number: number): MatchablePosting {
  const skills = allSkills();
  const lines = Array.from({ length: SKILLS_A_POSTING }, (_, at) => {
    const { name } = skills[(number * 37 + at * 211) % skills.length]!;
    return `- ${at % 3 === 0 ? 'Several years of experience with' : 'You know'} ${name} and how a team of ${at + 2} uses it every day`;
  });
  const half = Math.floor(lines.length / 2);
  return {
    title: `${TITLES[number % TITLES.length]!} ${number}`,
    description: `We are a company that makes things.\nRequirements\n${lines.slice(0, half).join('\n')}\nNice to have\n${lines.slice(half).join('\n')}\nBenefits\n- Fruit`,
  };
}

/** Processor time, so that other programs on the machine do not count. */
function milliseconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const benchmark: Benchmark = () => {
  const raw = Array.from({ length: POSTINGS }, (_, number) => posting(number));
  const preparing = milliseconds(() => raw.slice(0, READ).map((one) => preparePosting(one)));
  const prepared = raw.map((one) => preparePosting(one));
  const ranking = Array.from({ length: RUNS }, () =>
    milliseconds(() => rankPostings({ postings: prepared, resume, today: TODAY, limit: 100 })),
  );
  const matching = raw
    .slice(0, READ)
    .map((one) => milliseconds(() => matchJob({ posting: one, resume, today: TODAY })));
  const text = raw
    .map((one) => one.description)
    .join('\n')
    .slice(0, FIVE_KILOBYTES);
  const finding = Array.from({ length: READ }, () => milliseconds(() => findSkills(text)));
  const figures: Figure[] = [
    {
      name: `${POSTINGS.toLocaleString('en')} prepared postings ranked for one profile`,
      value: percentile(ranking, 50),
      unit: 'ms',
      target: '< 1,000 on one core',
      note: `processor time, median of ${RUNS}, best 100 explained`,
    },
    { name: 'Posting read for matching', value: preparing / READ, unit: 'ms', note: `mean of ${READ}` },
    {
      name: 'One posting and one resume, from nothing',
      value: percentile(matching, 50),
      unit: 'ms',
      note: `p50 of ${READ}`,
    },
    {
      name: 'Skills found in 5 KB of text',
      value: percentile(finding, 50),
      unit: 'ms',
      target: '< 1',
      note: `p50 of ${READ}`,
    },
  ];
  return Promise.resolve(figures);
};

export default benchmark;
