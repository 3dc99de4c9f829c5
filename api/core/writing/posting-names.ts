/** Calls the person's skills what the posting calls them, so that a reader who searches for its words finds them. */
import { findSkills } from '../skills/skills.js';
import { fold } from '../text/normal-form.js';
import type { PostingNeeds, SkillNeed } from './posting-needs.js';

export interface Renamed {
  text: string;
  needs: SkillNeed[];
}

/** Names of certificates and products are names of their own: a skill inside one keeps its spelling. */
const PROPER_NAME = /certif|zertif|diplom|licen[sc]/i;
const LONGEST_ABBREVIATION = 5;
const PART_OF_ADDRESS = /[\w@/.#-]/;

function sameLetters(one: string, other: string): boolean {
  return fold(one).replaceAll(' ', '') === fold(other).replaceAll(' ', '');
}

/** True when one name holds the other as a word of its own: "API" and "API design" are two things. */
function holdsAsWord(name: string, word: string): boolean {
  return ` ${fold(name)} `.includes(` ${fold(word)} `);
}

/**
 * True for "ML" beside "machine learning" and "k8s" beside "Kubernetes": a few letters that stand in the long name in
 * the same order, beginning with its first.
 */
export function isShortFor(short: string, long: string): boolean {
  const letters = fold(short).replace(/[\d ]/g, '');
  if (short.length > LONGEST_ABBREVIATION || short.length >= long.length || letters === '') return false;
  const name = fold(long);
  if (holdsAsWord(long, short) || name.charAt(0) !== letters.charAt(0)) return false;
  let from = 0;
  for (const letter of letters) {
    const at = name.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** True when two names of a skill are one word or one the abbreviation of the other. */
export function isSameName(one: string, other: string): boolean {
  return sameLetters(one, other) || isShortFor(one, other) || isShortFor(other, one);
}

function capitalLike(name: string, model: string): string {
  const first = name.charAt(0);
  return /^\p{Lu}/u.test(model) && name === name.toLowerCase() ? first.toUpperCase() + name.slice(1) : name;
}

/**
 * A skill entry with the posting's name beside the person's, the fuller first: "Kubernetes (K8s)". Null when both
 * already are the same word.
 */
export function renameKeyword(keyword: string, needs: PostingNeeds): Renamed | null {
  const mentions = findSkills(keyword);
  const mention = mentions[0];
  if (mentions.length !== 1 || mention === undefined || !sameLetters(mention.text, keyword)) return null;
  const need = needs.skills.get(mention.name);
  if (need === undefined || sameLetters(need.name, keyword)) return null;
  if (!isShortFor(need.name, keyword) && !isShortFor(keyword, need.name)) return null;
  const text = isShortFor(need.name, keyword)
    ? `${keyword} (${need.name})`
    : `${capitalLike(need.name, keyword)} (${keyword})`;
  return { text, needs: [need] };
}

/**
 * A line whose abbreviations are written out as the posting writes them ("k8s" becomes "Kubernetes"). Null when
 * nothing changes. Only what is shorter than the posting's own name is replaced: a full name says enough already.
 */
export function renameInLine(line: string, needs: PostingNeeds): Renamed | null {
  if (PROPER_NAME.test(line)) return null;
  const renamed: SkillNeed[] = [];
  let text = line;
  for (const { name, start, end, text: written } of findSkills(line).reverse()) {
    const need = needs.skills.get(name);
    if (need === undefined || sameLetters(need.name, written) || !isShortFor(written, need.name)) continue;
    if (
      PART_OF_ADDRESS.test(line.charAt(start - 1)) ||
      PART_OF_ADDRESS.test(line.charAt(end).replace('.', ''))
    )
      continue;
    // Already written out nearby: "Kubernetes (k8s)".
    if (line.toLowerCase().includes(need.name.toLowerCase())) continue;
    text = text.slice(0, start) + need.name + text.slice(end);
    renamed.push(need);
  }
  return renamed.length === 0 ? null : { text, needs: renamed.reverse() };
}
