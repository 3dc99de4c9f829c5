/**
 * Finds the names of a taxonomy in running text: a trie over tokens, walked once from every token, the longest name
 * winning (as in Aho and Corasick 1975, without failure links because names never overlap in the answer).
 */
import { EVERYDAY_WORDS } from './everyday-words.js';
import { Gap, foldWord, tokenizeForSkills, type SkillTokens } from './skill-tokens.js';
import { areaOf, supportedCandidates, type Candidate } from './skill-context.js';
import type { AliasMode, Skill, SkillAlias } from './taxonomy.js';

export interface FoundSkill {
  /** Index into the skills the matcher was built from. */
  skill: number;
  start: number;
  end: number;
}

interface Pattern {
  skill: number;
  mode: AliasMode;
  /** The spelling asked for by the modes `case` and `context`. */
  text: string;
}

/** A number at the end of a known word is a version (`HTML5`, `Python3`). */
const VERSIONED_WORD = /^(.*[^\d])\d{1,2}$/;
const SHORTEST_VERSIONED = 3;
/** No skill has a name as long; each number at its end is another look. */
const LONGEST_NAME = 200;
/** Below this length a name in capitals is not told from an abbreviation. */
const SHORTEST_CAPITALS = 4;
/** Abbreviations of other trades than computing, where `sql` and `aws` are often written small. */
const ABBREVIATION = /^[A-Z]{2,4}$/;
/** Phrases that hold a skill's name and mean something else; found first, so that the name is not. */
const PHRASES_OF_NO_SKILL = [
  'programming language',
  'programming languages',
  'word of mouth',
  'rest assured that',
  'on the job training',
  'on-the-job training',
  'training will be provided',
  'paid training',
  'spring break',
  'public transport ticket',
  'sick leave insurance',
  'research shows',
  'studio apartment',
  'sports activities',
  'company car',
];
const NO_SKILL = -1;
const PLURAL_ENDINGS = /(?:s|x|z|ch|sh|[aeiou]y|\d|\+|#)$/;

export class SkillMatcher {
  private readonly tokenIds = new Map<string, number>();
  private readonly children = [new Map<number, number>()];
  private readonly terminals: (Pattern[] | undefined)[] = [undefined];
  private readonly listed = new Map<string, number>();

  constructor(private readonly skills: readonly Skill[]) {
    for (const phrase of PHRASES_OF_NO_SKILL) this.add(phrase, NO_SKILL, 'free');
    skills.forEach((skill, index) => {
      for (const alias of skill.aliases) this.add(alias.text, index, modeOf(alias, skill));
    });
    skills.forEach((skill, index) => {
      for (const alias of skill.aliases) {
        if (alias.mode === 'free') this.addPlural(alias.text, index, modeOf(alias, skill));
      }
    });
  }

  /** The skill a whole string names (an entry of a skills list), or null. Ambiguous names count here. */
  lookUp(name: string): number | null {
    if (name.length > LONGEST_NAME) return null;
    const { words } = tokenizeForSkills(name);
    const exact = this.listed.get(words.join(' '));
    if (exact !== undefined) return exact;
    const last = words.length - 1;
    if (last > 0 && /^\d+$/.test(words[last]!))
      return this.lookUp(words.slice(0, last).join(' ').replace(/ \.$/, ''));
    const versioned = VERSIONED_WORD.exec(words[last] ?? '');
    if (versioned !== null && versioned[1]!.length >= SHORTEST_VERSIONED) {
      return this.listed.get([...words.slice(0, last), versioned[1]!].join(' ')) ?? null;
    }
    return null;
  }

  /** All names in `text` in order of place, none overlapping another. Linear in the length of the text. */
  find(text: string): FoundSkill[] {
    const tokens = tokenizeForSkills(text);
    const candidates: Candidate[] = [];
    const ids = tokens.words.map((word) => this.idOf(word));
    for (let at = 0; at < ids.length;) {
      const found = ids[at] === -1 ? null : this.longestFrom(text, tokens, ids, at);
      if (found === null) {
        at++;
      } else {
        if (found.skill !== NO_SKILL) candidates.push(found);
        at = found.lastToken + 1;
      }
    }
    return supportedCandidates(text, tokens, candidates, this.skills).map(({ skill, start, end }) => ({
      skill,
      start,
      end,
    }));
  }

  private idOf(word: string): number {
    const id = this.tokenIds.get(word);
    if (id !== undefined) return id;
    const versioned = VERSIONED_WORD.exec(word);
    if (versioned === null || versioned[1]!.length < SHORTEST_VERSIONED) return -1;
    return this.tokenIds.get(versioned[1]!) ?? -1;
  }

  private longestFrom(text: string, tokens: SkillTokens, ids: number[], first: number): Candidate | null {
    let node = 0;
    let best: Candidate | null = null;
    for (let at = first; at < ids.length; at++) {
      if (at > first && tokens.gaps[at] === Gap.Hard) break;
      const next = this.children[node]!.get(ids[at]!);
      if (next === undefined) break;
      node = next;
      const patterns = this.terminals[node];
      if (patterns === undefined) continue;
      const start = tokens.starts[first]!;
      const end = tokens.ends[at]!;
      const written = text.slice(start, end);
      for (const pattern of patterns) {
        const mode = modeAsWritten(pattern, written);
        if (mode === null) continue;
        best = { skill: pattern.skill, mode, start, end, firstToken: first, lastToken: at };
        break;
      }
    }
    return best;
  }

  private add(text: string, skill: number, mode: AliasMode): void {
    const { words } = tokenizeForSkills(text);
    if (words.length === 0) return;
    const key = words.join(' ');
    if (skill !== NO_SKILL && !this.listed.has(key)) this.listed.set(key, skill);
    if (mode === 'listed') return;
    let node = 0;
    for (const word of words) {
      const id = this.tokenIds.get(word) ?? this.tokenIds.size;
      this.tokenIds.set(word, id);
      let next = this.children[node]!.get(id);
      if (next === undefined) {
        next = this.children.length;
        this.children.push(new Map());
        this.terminals.push(undefined);
        this.children[node]!.set(id, next);
      }
      node = next;
    }
    (this.terminals[node] ??= []).push({ skill, mode, text });
  }

  private addPlural(text: string, skill: number, mode: AliasMode): void {
    if (text.length < 4 || PLURAL_ENDINGS.test(text)) return;
    const plural = text.endsWith('y') ? `${text.slice(0, -1)}ies` : `${text}s`;
    if (!this.listed.has(tokenizeForSkills(plural).words.join(' '))) this.add(plural, skill, mode);
  }
}

/** Free names become stricter where they would be taken for words. */
function modeOf(alias: SkillAlias, skill: Skill): AliasMode {
  if (alias.mode !== 'free') return alias.mode;
  if (EVERYDAY_WORDS.has(foldWord(alias.text)) && !ABBREVIATION.test(alias.text)) return 'everyday';
  return ABBREVIATION.test(alias.text) && areaOf(skill) !== 'computing' ? 'capitals' : 'free';
}

/** How strictly a name has to be looked at as it is written here; null when the spelling rules it out. */
function modeAsWritten(pattern: Pattern, written: string): AliasMode | null {
  if (pattern.mode === 'free' || pattern.mode === 'everyday' || written === pattern.text) return pattern.mode;
  if (pattern.mode === 'capitals') return null;
  if (pattern.text.length >= SHORTEST_CAPITALS && written === pattern.text.toUpperCase()) return pattern.mode;
  // Written small ("html, css, react") it is a word like any other.
  return written === pattern.text.toLowerCase() ? 'everyday' : null;
}
