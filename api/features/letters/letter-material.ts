/** What a model is given to write a letter from: the facts that matter to the posting, by labels that stand for ids. */
import type { Posting } from '../../core/posting/posting.js';
import { postingForPeople } from '../../core/posting/posting-for-people.js';
import type { Fact } from '../../core/resume/fact.js';
import { factsForPeople } from '../../core/resume/facts-for-people.js';
import { collapse, shorten } from '../../core/text/normal-form.js';
import { wordsAlone } from '../../core/text/plain-form.js';
import { worthOf } from '../../core/writing/line-worth.js';
import { readNeeds } from '../../core/writing/posting-needs.js';
import { provenSkills } from '../../core/writing/proven-skills.js';
import type { LetterSources } from './rule-letter.js';

export interface LetterMaterial {
  /** Ids by the labels an answer may cite. */
  idOf: ReadonlyMap<string, string>;
  facts: string;
  posting: string;
}

const LINES = 18;
const SKILLS = 10;
const LONGEST_LINE = 300;
const REQUIREMENTS = 12;
const DESCRIPTION = 1_200;
const TOLD: ReadonlySet<string | null> = new Set([
  'work',
  'projects',
  'volunteer',
  'education',
  'certificates',
]);

/** The material of a letter; the same for the same facts and posting, so that an answer can be kept. */
export function letterMaterial({
  facts: all,
  posting,
}: Pick<LetterSources, 'facts' | 'posting'>): LetterMaterial {
  const facts = factsForPeople(all);
  const needs = readNeeds(posting);
  const idOf = new Map<string, string>();
  const label = (id: string): string => {
    const next = `F${idOf.size + 1}`;
    idOf.set(next, id);
    return next;
  };
  const best = new Set(
    facts
      .filter(({ kind, section }) => (kind === 'bullet' || kind === 'entrySummary') && TOLD.has(section))
      .map((fact, at) => ({ fact, at, worth: worthOf(fact.text, needs).worth }))
      .sort((a, b) => b.worth - a.worth || a.at - b.at)
      .slice(0, LINES)
      .map(({ fact }) => fact.id),
  );
  const said = ({ text }: Fact): string => shorten(collapse(text), LONGEST_LINE);
  const blocks = facts
    .filter(({ kind, section }) => kind === 'entry' && TOLD.has(section))
    .map((entry) => {
      const lines = facts.filter((fact) => fact.parentId === entry.id && best.has(fact.id));
      const { startDate = '', endDate = '' } = entry.fields;
      const dates = startDate === '' ? '' : ` (${startDate} to ${endDate === '' ? 'now' : endDate})`;
      return [
        `${label(entry.id)}: ${said(entry)}${dates}`,
        ...lines.map((line) => `- ${label(line.id)}: ${said(line)}`),
      ].join('\n');
    });
  const skills = provenSkills(facts, needs)
    .flatMap(({ facts: naming }) => naming.filter(({ kind }) => kind === 'keyword').slice(0, 1))
    .slice(0, SKILLS);
  const listed = skills.map((fact) => `${label(fact.id)}: skill ${said(fact)}`);
  return { idOf, facts: [...blocks, ...listed].join('\n'), posting: describeJob(postingForPeople(posting)) };
}

/** What the posting says of job and employer. */
function describeJob({ title, company, locations, requirements, description }: Posting): string {
  const asked = [...requirements]
    .sort((a, b) => Number(b.kind === 'must') - Number(a.kind === 'must'))
    .slice(0, REQUIREMENTS)
    .map(({ kind, text }) => `${kind}: ${shorten(collapse(wordsAlone(text)), 160)}`);
  const told = wordsAlone(description ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
  return [
    `job: ${wordsAlone(title ?? '')}`,
    `employer: ${wordsAlone(company ?? '')}`,
    `places: ${wordsAlone(locations.join('; '))}`,
    ...asked,
    `description: ${shorten(told, DESCRIPTION)}`,
  ].join('\n');
}
