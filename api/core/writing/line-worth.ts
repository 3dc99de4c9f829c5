/** How much a line of a resume says about a posting. */
import { findSkills, impliedSkills } from '../skills/skills.js';
import { wordStems, type PostingNeeds, type SkillNeed } from './posting-needs.js';

export interface LineWorth {
  /** 0 and up; about 3 for each must-have the line shows. */
  worth: number;
  /** The part of it that is about this very posting: shown skills, its words, leading where it asks for that. */
  relation: number;
  /** The needs it shows, heaviest first. */
  shows: SkillNeed[];
  /** The requirement most of whose words it shares; null when there is none. */
  answers: string | null;
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
/** A requirement is answered by a line that shares this part of its words, and two of them at least. */
const ANSWERED = 0.5;

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

/** What answering a requirement by its words counts, and which one it is. */
function answer(stems: ReadonlySet<string>, needs: PostingNeeds): { text: string; weight: number } | null {
  let best: { text: string; weight: number; share: number } | null = null;
  for (const { text, stems: asked, must } of needs.asks) {
    const common = [...asked].filter((stem) => stems.has(stem)).length;
    const share = common / Math.max(1, asked.size);
    if (common < 2 || share < ANSWERED || share <= (best?.share ?? 0)) continue;
    best = { text, weight: must ? 1.5 : 0.75, share };
  }
  return best;
}

export function worthOf(text: string, needs: PostingNeeds): LineWorth {
  const shows = [...skillsShown(text)]
    .map((skill) => needs.skills.get(skill))
    .filter((need) => need !== undefined)
    .sort((a, b) => b.weight - a.weight);
  const stems = wordStems(text);
  const common = [...stems].filter((stem) => needs.words.has(stem)).length;
  const answered = answer(stems, needs);
  const leads = lineLeads(text);
  const measured = MEASURED.test(text.replace(YEAR_ALONE, ''));
  const relation =
    shows.reduce((sum, { weight }) => sum + weight, 0) +
    PER_WORD * Math.min(MOST_WORDS, common) +
    (answered?.weight ?? 0) +
    (leads && needs.leads ? 1.5 : 0);
  const worth = relation + (measured ? 0.8 : 0) + (leads && !needs.leads ? 0.4 : 0);
  return { worth, relation, shows, answers: answered?.text ?? null, leads, measured };
}
