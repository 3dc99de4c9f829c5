/** How much a line of a resume says about a posting. */
import { findSkills, impliedSkills } from '../skills/skills.js';
import { wordStems, type PostingNeeds, type SkillNeed } from './posting-needs.js';

export interface LineWorth {
  /** 0 and up; about 3 for each must-have the line shows. */
  worth: number;
  /** The needs it shows, heaviest first. */
  shows: SkillNeed[];
  /** Names people or work the person led. */
  leads: boolean;
  /** Says how much, how many or how fast. */
  measured: boolean;
}

/**
 * Verbs and nouns of leading, where they open a line or stand for people: English, German, French, Spanish, Dutch,
 * Swedish, Czech.
 */
const LEADS =
  /(^|[.;,:]\s*|\b(and|und|et|y|en|och|a)\s+)(led|lead|leading|managed|managing|headed|mentored|mentoring|supervised|supervising|directed|coached|coordinated|chaired|oversaw|spearheaded|leitete|leitung|führte|führung|betreute|dirig\w+|encadr\w+|pilot(é|er|age)|manag(é|er|ement)|lider\w+|supervis(é|ó|ion)|coordin(é|ó)|leidde|leiding|begeleid\w*|ledde|ansvarade|handledde|vedl\w*|vedení|řídil\w*)\b|\b(team of|team lead|lead of|direct reports|mentored|managed \w+ (people|engineers|staff))\b/iu;
const MEASURED =
  /\d|\b(half|double[ds]?|tripled|halved|hälfte|verdoppelt\w*|moitié|doublé\w*|mitad|duplic\w+|halver\w+|fördubbl\w+)\b/iu;
const YEAR_ALONE = /\b(19|20)\d\d\b/g;

const PER_WORD = 0.3;
const MOST_WORDS = 6;

export function lineLeads(text: string): boolean {
  return LEADS.test(text);
}

/** Canonical names of the skills a text shows, named or implied ("PostgreSQL" shows "SQL"). */
export function skillsShown(text: string): Set<string> {
  const shown = new Set<string>();
  for (const { name } of findSkills(text)) {
    shown.add(name);
    for (const implied of impliedSkills(name)) shown.add(implied);
  }
  return shown;
}

export function worthOf(text: string, needs: PostingNeeds): LineWorth {
  const shows = [...skillsShown(text)]
    .map((skill) => needs.skills.get(skill))
    .filter((need) => need !== undefined)
    .sort((a, b) => b.weight - a.weight);
  const stems = wordStems(text);
  const common = [...stems].filter((stem) => needs.words.has(stem)).length;
  const leads = lineLeads(text);
  const measured = MEASURED.test(text.replace(YEAR_ALONE, ''));
  const worth =
    shows.reduce((sum, { weight }) => sum + weight, 0) +
    PER_WORD * Math.min(MOST_WORDS, common) +
    (measured ? 0.8 : 0) +
    (leads ? (needs.leads ? 1.5 : 0.4) : 0);
  return { worth, shows, leads, measured };
}
