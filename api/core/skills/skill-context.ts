/**
 * Decides whether a name that is also an everyday word ("Go", "R", "Excel", "Chef") is meant as a skill where it
 * stands, by the words around it.
 */
import { foldWord, Gap, type SkillTokens } from './skill-tokens.js';
import type { AliasMode, Skill } from './taxonomy.js';

export interface Candidate {
  skill: number;
  mode: AliasMode;
  start: number;
  end: number;
  firstToken: number;
  lastToken: number;
}

function foldedWords(words: string): Set<string> {
  return new Set(words.split(/\s+/).map(foldWord));
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

/** Words beside the name of a language that say somebody speaks it ("fluent German", "English skills"). */
const SPOKEN_BEFORE = foldedWords(
  `fluent fluently good excellent native spoken written verbal professional business advanced intermediate basic conversational
   proficient strong perfect bilingual speak speaks speaking read write communicate great solid working fluency
   fließend fließende fließendes gute guten gutes sehr verhandlungssicher verhandlungssicheres verhandlungssichere sichere
   courant parlé maîtrise parfait bon bonne niveau nivel dominio alto buen fluido goede vloeiend uitstekende
   flytande goda god domluvíš domluvíte mluvíš mluvíte hovoříte ovládáš plynně hovoříš komunikovat komunikace obehindrad plynná dobrá aktivní znalost pokročilá languages language sprachen langues idiomas talen språk jazyky`,
);
const SPOKEN_AFTER = foldedWords(
  `skills skill language speaker speakers speaking fluency fluent fluently proficiency level native b1 b2 c1 c2 a1 a2 required
   mandatory kenntnisse sprachkenntnisse in mother advanced intermediate basic conversational professional spoken written
   fließend muttersprache verhandlungssicher courant maternelle nativo fluido vloeiend moedertaal flytande modersmål plynně
   rodilý essential preferred bilingual wort i both verbal is a må limited full working elementary good excellent upper pre
   beginner certificate`,
);

/** Before "in", "with" or "of" and an everyday word, these say that a skill is meant ("experience in teaching"). */
const SKILL_SAID = foldedWords(
  `experience experienced knowledge skill skills skilled background proficiency proficient expertise expert trained training
   certified certificate certification degree diploma competence competency specializing specialising qualification licence
   license apprenticeship ausbildung erfahrung kenntnisse studium expérience formation connaissances experiencia conocimientos
   formación ervaring kennis opleiding erfarenhet kunskap utbildning zkušenosti znalost praxe`,
);
const LINKING = new Set('in with of im mit en de del met van inom med av s v z for'.split(' '));

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

/** The trade whose tools are listed together with this skill. */
export function areaOf(skill: Skill): string {
  return AREAS[skill.field] ?? skill.field;
}

/** The candidates that stand, in order. */
export function supportedCandidates(
  text: string,
  tokens: SkillTokens,
  candidates: readonly Candidate[],
  skills: readonly Skill[],
): Candidate[] {
  const accepted = candidates.map((candidate) => {
    if (skills[candidate.skill]!.kind === 'language') return meansTheLanguage(text, tokens, candidate);
    // The scheme of an address is no skill.
    if (/^s?:\/\//i.test(text.slice(candidate.end, candidate.end + 4))) return false;
    if (candidate.mode === 'free' || candidate.mode === 'capitals') return true;
    return candidate.mode === 'everyday'
      ? meansTheSkill(text, tokens, candidate)
      : standsAlone(text, tokens, candidate);
  });
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

/** "Skills: Excel, …", "Kenntnisse: R, …": the first entry of a list that says what it lists. */
const OPENS_LIST =
  /(?:skills?|tools?|technolog(?:y|ies)|software|programs?|programming languages?|tech stack|competenc(?:es|ies)|kenntnisse|programme|compétences|outils|logiciels|habilidades|competencias|herramientas|programas|vaardigheden|kennis|kunskaper|verktyg|dovednosti|znalosti|nástroje|kompetencer|værktøjer|ferdigheter|umiejętności|narzędzia|competenze|strumenti|competências|ferramentas)\s*:\s*$/iu;

function opensList(text: string, candidate: Candidate): boolean {
  return (
    OPENS_LIST.test(text.slice(Math.max(0, candidate.start - 40), candidate.start)) &&
    /^\s*(?:[,;/|•·\n]|$)/u.test(text.slice(candidate.end, candidate.end + 4))
  );
}

function standsAlone(text: string, tokens: SkillTokens, candidate: Candidate): boolean {
  if (!notVetoed(tokens, candidate)) return false;
  if (fillsLine(text, candidate) || opensList(text, candidate)) return true;
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

/** As much as a bullet and its space take. */
const LONGEST_BULLET = 6;

/** The name is all there is on its line, bullet aside. */
function fillsLine(text: string, candidate: Candidate): boolean {
  const from = Math.max(0, candidate.start - LONGEST_BULLET);
  const before = text.slice(from, candidate.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (lineStart === 0 && from > 0) return false;
  if (/[\p{L}\p{N}]/u.test(before.slice(lineStart))) return false;
  const after = text.slice(candidate.end, candidate.end + LONGEST_BULLET).split('\n')[0]!;
  return !/[\p{L}\p{N}]/u.test(after) && (after.length < LONGEST_BULLET || after.trim() === '');
}

/** An everyday word means the skill as an entry of its own, or where the words around it say so. */
function meansTheSkill(text: string, tokens: SkillTokens, candidate: Candidate): boolean {
  if (fillsLine(text, candidate) || opensList(text, candidate)) return true;
  const { firstToken, lastToken } = candidate;
  const after = tokens.words[lastToken + 1];
  if (
    after !== undefined &&
    tokens.gaps[lastToken + 1] !== Gap.Hard &&
    /^(?:skills?|experience|kenntnisse)$/.test(after)
  ) {
    return true;
  }
  const before = tokens.words[firstToken - 1];
  if (before === undefined || tokens.gaps[firstToken] === Gap.Hard) return false;
  if (SKILL_SAID.has(before)) return true;
  return LINKING.has(before) && SKILL_SAID.has(tokens.words[firstToken - 2] ?? '');
}

/** A language's name stands for a skill where somebody speaks it, not where it is a nation's ("the German market"). */
function meansTheLanguage(text: string, tokens: SkillTokens, candidate: Candidate): boolean {
  if (fillsLine(text, candidate)) return true;
  const { firstToken, lastToken } = candidate;
  const before = tokens.words[firstToken - 1];
  const near = (token: number): boolean => Math.abs((tokens.starts[token] ?? Infinity) - candidate.end) <= 4;
  if (near(lastToken + 1) && SPOKEN_AFTER.has(tokens.words[lastToken + 1]!)) return true;
  if (before === undefined || candidate.start - tokens.ends[firstToken - 1]! > 3) return false;
  if (SPOKEN_BEFORE.has(before)) return true;
  const beforeThat = tokens.words[firstToken - 2] ?? '';
  return (
    LINKING.has(before) &&
    (SPOKEN_BEFORE.has(beforeThat) || SKILL_SAID.has(beforeThat) || SPOKEN_AFTER.has(beforeThat))
  );
}
