/**
 * Decides whether a name that is also an everyday word ("Go", "R", "Excel", "Chef") is meant as a skill where it
 * stands, by the words around it.
 */
import { Gap, type SkillTokens } from './skill-tokens.js';
import type { AliasMode, Skill } from './taxonomy.js';

export interface Candidate {
  skill: number;
  mode: AliasMode;
  start: number;
  end: number;
  firstToken: number;
  lastToken: number;
}

/** Words right before a name that make it a tool or language. */
const CUES_BEFORE = new Set(
  `in with using use uses used know knows knowledge language languages programming developer engineer framework experience
   skills scripting code coding via mit en avec med met s v jazyk langage lenguaje sprache program programm kenntnisse
   microsoft ms adobe google apache aws hashicorp oracle sap learn learning proficient stack tools tool like`.split(
    /\s+/,
  ),
);

/** With "of", right before a name ("5 years of Go"). */
const CUES_BEFORE_OF = new Set('year years knowledge understanding command experience use'.split(' '));

/** Words right after a name that make it a tool or language. */
const CUES_AFTER = new Set(
  `developer developers engineer engineers programmer programmers programming language code codebase coding scripts script
   scripting backend microservices microservice services library libraries package packages development runtime compiler
   framework frameworks application applications app apps api apis entwickler entwicklerin entwicklung kenntnisse utvecklare
   ontwikkelaar vyvojar developpeur desarrollador programmierer programmierung modules sdk cluster clusters jobs pipelines
   experience skills cookbooks playbooks manifests plugin plugins component components projects spreadsheets spreadsheet
   macros formulas dashboards reports boot mvc cloud streaming sql tutorial server`.split(/\s+/),
);

/** Words right after a one-letter or short name that make it something else ("C level", "R and D", "Go live"). */
const VETO_AFTER = new Set(
  `level suite class corp difficile diff section to live beyond above ahead and-d green out further minor major hepatitis vitamin`.split(
    /\s+/,
  ),
);
const VETO_BEFORE = new Set(
  'vitamin hepatitis series plan class grade section type schedule form category title'.split(' '),
);

/** Professions whose tools are listed together. */
const AREAS: Record<string, string> = {
  software: 'computing',
  data: 'computing',
  infrastructure: 'computing',
};

const LIST_GAP =
  /^[\s,;/|&()[\]•·:+*–—-]*(?:(?:and|or|und|oder|et|ou|y|o|e|och|eller|en|of|a|nebo)[\s,;/|&(]*)?$/iu;
const LONGEST_LIST_GAP = 16;
const SENTENCE_START = /(?:^|[.!?:\n•·▪◦*–—-])\s*$/u;

function areaOf(skill: Skill): string {
  return AREAS[skill.field] ?? skill.field;
}

/** The candidates that stand, in order. */
export function isSupported(
  text: string,
  tokens: SkillTokens,
  candidates: readonly Candidate[],
  skills: readonly Skill[],
): Candidate[] {
  const accepted = candidates.map(
    (candidate) => candidate.mode === 'free' || standsAlone(text, tokens, candidate),
  );
  const listed = (one: number, other: number): boolean => {
    const left = candidates[Math.min(one, other)];
    const right = candidates[Math.max(one, other)];
    if (left === undefined || right === undefined || !accepted[other]) return false;
    if (right.start - left.end > LONGEST_LIST_GAP) return false;
    if (areaOf(skills[left.skill]!) !== areaOf(skills[right.skill]!)) return false;
    return LIST_GAP.test(text.slice(left.end, right.start));
  };
  // Support spreads along a list in both directions: "Java, C, R".
  for (let i = 0; i < candidates.length; i++)
    accepted[i] ||= notVetoed(tokens, candidates[i]!) && listed(i, i - 1);
  for (let i = candidates.length - 1; i >= 0; i--) {
    accepted[i] ||= notVetoed(tokens, candidates[i]!) && listed(i, i + 1);
  }
  return candidates.filter((_, i) => accepted[i]);
}

function notVetoed(tokens: SkillTokens, candidate: Candidate): boolean {
  const after = tokens.words[candidate.lastToken + 1];
  if (after !== undefined && tokens.gaps[candidate.lastToken + 1] !== Gap.Hard) {
    if (VETO_AFTER.has(after)) return false;
    if ((after === '+' || after === '#') && tokens.gaps[candidate.lastToken + 1] === Gap.None) return false;
  }
  const before = tokens.words[candidate.firstToken - 1];
  return before === undefined || tokens.gaps[candidate.firstToken] === Gap.Hard || !VETO_BEFORE.has(before);
}

function standsAlone(text: string, tokens: SkillTokens, candidate: Candidate): boolean {
  if (!notVetoed(tokens, candidate)) return false;
  if (fillsLine(text, candidate)) return true;
  const joinedAfter = /^[-'’&]\p{L}/u.test(text.slice(candidate.end, candidate.end + 3));
  const joinedBefore = /\p{L}[-'’&]$/u.test(text.slice(Math.max(0, candidate.start - 2), candidate.start));
  if (candidate.mode === 'context' && (joinedAfter || joinedBefore)) return false;
  const before = tokens.words[candidate.firstToken - 1];
  const after = tokens.words[candidate.lastToken + 1];
  const cueBefore =
    before !== undefined &&
    tokens.gaps[candidate.firstToken] !== Gap.Hard &&
    (CUES_BEFORE.has(before) ||
      (before === 'of' && CUES_BEFORE_OF.has(tokens.words[candidate.firstToken - 2] ?? '')));
  const cueAfter =
    after !== undefined && tokens.gaps[candidate.lastToken + 1] !== Gap.Hard && CUES_AFTER.has(after);
  if (cueBefore || cueAfter) return true;
  if (candidate.mode === 'context') return false;
  return !SENTENCE_START.test(text.slice(Math.max(0, candidate.start - 4), candidate.start));
}

/** The name is all there is on its line, bullet aside. */
function fillsLine(text: string, candidate: Candidate): boolean {
  const lineStart = text.lastIndexOf('\n', candidate.start - 1) + 1;
  if (candidate.start - lineStart > 6 || /[\p{L}\p{N}]/u.test(text.slice(lineStart, candidate.start)))
    return false;
  const after = text.slice(candidate.end, candidate.end + 6).split('\n')[0]!;
  return !/[\p{L}\p{N}]/u.test(after) && (after.length < 6 || after.trim() === '');
}
