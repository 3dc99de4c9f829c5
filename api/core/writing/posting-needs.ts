/** What a posting asks for, weighed, in the form the writing room chooses lines by. */
import type { Posting } from '../posting/posting.js';
import { findSkills } from '../skills/skills.js';
import { fold } from '../text/normal-form.js';
import { WORDS_WITHOUT_WEIGHT } from './plain-words.js';
import { sameLetters } from './skill-names.js';

export interface SkillNeed {
  /** Canonical name. */
  skill: string;
  /** The posting's own name for it, as it is written there. */
  name: string;
  weight: number;
  must: boolean;
}

export interface PostingNeeds {
  /** By canonical name. */
  skills: Map<string, SkillNeed>;
  /** Its requirements as beginnings of words, for those that name no skill ("You have mentored engineers"). */
  asks: { text: string; stems: Set<string>; must: boolean }[];
  /** Beginnings of the words of its title and requirements. */
  words: Set<string>;
  /** Whether the job leads people or work. */
  leads: boolean;
}

const MUST = 3;
const NICE = 1.5;
const MENTIONED = 0.75;
const IN_TITLE = 1.5;
/** Fewer skills than this among the requirements say that the rest is in the description. */
const FEW = 4;
/** Inflections of most European languages leave this much of a word alone. */
const STEM_LENGTH = 6;
const LEADS =
  /\b(lead|leader|head|manager|managing|director|principal|staff|chief|supervisor|leit\w*|responsable|jefe|chef|vedouc\w*)\b/i;

/** The beginnings of the words in a text that say something about work, each once. */
export function wordStems(text: string): Set<string> {
  const words = fold(text)
    .split(' ')
    .filter((word) => word.length > 3 && !WORDS_WITHOUT_WEIGHT.has(word) && !/^\d/.test(word));
  return new Set(words.map((word) => word.slice(0, STEM_LENGTH)));
}

/** Reads the needs out of title, requirements and description; never throws on sparse postings. */
export function readNeeds(posting: Partial<Posting>): PostingNeeds {
  const skills = new Map<string, SkillNeed>();
  const note = (text: string, weight: number, must: boolean): void => {
    for (const { name: skill, text: written } of findSkills(text)) {
      // "REACT" and "Javascript" are the posting's spelling, not its name for the thing.
      const name = sameLetters(written, skill) ? skill : written;
      const known = skills.get(skill);
      if (known === undefined) skills.set(skill, { skill, name, weight, must });
      else {
        known.weight = Math.max(known.weight, weight);
        known.must ||= must;
      }
    }
  };
  const requirements = posting.requirements ?? [];
  for (const { text, kind } of requirements) note(text, kind === 'must' ? MUST : NICE, kind === 'must');
  note(posting.description ?? '', skills.size < FEW ? NICE : MENTIONED, false);
  for (const skill of posting.skills ?? []) {
    if (!skills.has(skill)) skills.set(skill, { skill, name: skill, weight: MENTIONED, must: false });
  }
  for (const { name } of findSkills(posting.title ?? '')) {
    const known = skills.get(name);
    if (known !== undefined) known.weight += IN_TITLE;
  }
  const asked =
    requirements.length > 0 ? requirements.map(({ text }) => text).join('\n') : (posting.description ?? '');
  const seniority = posting.seniority ?? null;
  return {
    skills,
    asks: requirements.map(({ text, kind }) => ({ text, stems: wordStems(text), must: kind === 'must' })),
    words: wordStems(`${posting.title ?? ''}\n${asked}`),
    leads: seniority === 'LEAD' || seniority === 'EXECUTIVE' || LEADS.test(posting.title ?? ''),
  };
}
