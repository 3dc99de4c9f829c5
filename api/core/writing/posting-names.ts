/** Calls the person's skills what the posting calls them, so that a reader who searches for its words finds them. */
import { findSkills } from '../skills/skills.js';
import type { PostingNeeds, SkillNeed } from './posting-needs.js';
import { isShortFor, sameLetters } from './skill-names.js';

export interface Renamed {
  text: string;
  needs: SkillNeed[];
}

/** Names of certificates and products are names of their own: a skill inside one keeps its spelling. */
const PROPER_NAME = /certif|zertif|diplom|licen[sc]/i;
const PART_OF_ADDRESS = /[\w@/.#-]/;

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
