/** Lists of skills: each must be shown by a fact under one of its names, or be implied by one that is. */
import { canonicalSkill, findSkills, impliedSkills, relatedSkills } from '../skills/skills.js';
import { isContent } from './evidence.js';
import type { Finding } from './finding.js';
import { FLUENCY } from './lexicon/fluency.js';
import { listOf, textOf } from './leaves.js';
import { factWithAll, type Profile } from './profile.js';
import { cleanText, foldCase, wordsOf, type Word } from './words.js';

const LEVELS = new Map([
  ...FLUENCY,
  ...(['novice', 'junior'] as const).map((word): [string, number] => [word, 1]),
  ['expert', 5],
  ['master', 5],
  ['experte', 5],
  ['experto', 5],
  ['strong', 3],
]);

/** A long word in another case or number ("Gleitsichtgläser" for "Gleitsichtgläsern"); tools' names are not inflected. */
function isInflected(profile: Profile, { form, nameShaped }: Word): boolean {
  if (nameShaped || form.length < 8) return false;
  return profile.evidence.facts.some(({ words }) =>
    words.some(
      (word) =>
        Math.abs(word.form.length - form.length) <= 2 &&
        (word.form.startsWith(form) || form.startsWith(word.form)),
    ),
  );
}

/** True when the profile shows the skill. */
export function skillIsKnown(profile: Profile, text: string): boolean {
  const clean = cleanText(text);
  if (profile.evidence.says(clean)) return true;
  const canonical = canonicalSkill(clean);
  if (canonical !== null && profile.known.hasSkill(canonical)) return true;
  const words = wordsOf(clean).filter(isContent);
  if (words.length === 0) return true;
  if (words.length === 1) return profile.known.has(words[0]!) || isInflected(profile, words[0]!);
  if (factWithAll(profile.evidence.facts, words) !== undefined) return true;
  const spelt = words.filter((word) => !(/^\p{Lu}{2,5}s?$/u.test(word.surface) && profile.known.has(word)));
  if (
    spelt.length > 0 &&
    spelt.length < words.length &&
    factWithAll(profile.evidence.facts, spelt) !== undefined
  )
    return true;
  const mentions = findSkills(clean);
  const covered = words.every(
    (word) =>
      mentions.some(
        ({ name, start, end }) => profile.known.hasSkill(name) && word.start >= start && word.end <= end,
      ) ||
      (word.nameShaped && profile.known.has(word)),
  );
  return covered;
}

function levelOf(text: string): number {
  return Math.max(0, ...wordsOf(cleanText(text)).map(({ form }) => LEVELS.get(form) ?? 0));
}

/** A group's heading may be free words, as long as it is not itself a skill that nobody shows. */
function headingHolds(profile: Profile, heading: string, keywords: readonly string[]): boolean {
  if (skillIsKnown(profile, heading)) return true;
  if (keywords.length === 0) return false;
  const words = wordsOf(cleanText(heading))
    .map(({ form }) => form)
    .join(' ');
  if (profile.posting.has(words)) return false;
  const canonical = canonicalSkill(heading);
  return (
    canonical === null ||
    keywords.some(
      (keyword) => impliedSkills(keyword).includes(canonical) || relatedSkills(keyword).includes(canonical),
    )
  );
}

/** The findings of one skill group, `{name, level, keywords}`. */
export function checkSkillGroup(profile: Profile, path: string, record: Record<string, unknown>): Finding[] {
  const findings: Finding[] = [];
  const keywords = listOf(record['keywords']).map(textOf);
  const push = (where: string, text: string, reason: string): void => {
    findings.push({ path: where, kind: 'skill', text, reason, closest: null });
  };
  for (const [index, keyword] of keywords.entries()) {
    if (keyword !== '' && !skillIsKnown(profile, keyword))
      push(`${path}.keywords[${index}]`, keyword, 'The facts do not show this skill.');
  }
  const name = textOf(record['name']);
  if (name !== '' && !headingHolds(profile, name, keywords))
    push(`${path}.name`, name, 'The facts do not show this skill.');
  const level = textOf(record['level']);
  if (level !== '') {
    const own = profile.entries
      .filter(
        ({ section, record: entry }) =>
          section === 'skills' && foldCase(textOf(entry['name'])) === foldCase(name),
      )
      .map(({ record: entry }) => textOf(entry['level']));
    if (
      !own.some(
        (known) =>
          foldCase(known) === foldCase(level) || (levelOf(level) > 0 && levelOf(level) <= levelOf(known)),
      )
    ) {
      push(
        `${path}.level`,
        level,
        own.some((known) => known !== '')
          ? `The profile says "${own.join(', ')}".`
          : 'The profile gives no level for this skill.',
      );
    }
  }
  return findings;
}
