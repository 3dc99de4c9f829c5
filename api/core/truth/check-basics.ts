/** The contact block: name, headline, addresses and links are the profile's own. */
import { isContent } from './evidence.js';
import type { Finding, FindingKind } from './finding.js';
import { placeProblem } from './check-places.js';
import { titleProblem } from './check-titles.js';
import { HIGH_RANKS } from './lexicon/ranks.js';
import { isRecord, listOf, textOf } from './leaves.js';
import { factWithAll, type Profile } from './profile.js';
import { skillIsKnown } from './check-skills.js';
import { cleanText, foldCase, wordsOf } from './words.js';

const bareUrl = (text: string): string =>
  foldCase(cleanText(text))
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/[/?#]+$/, '');
const digits = (text: string): string => cleanText(text).replace(/\D/g, '').replace(/^0+/, '');

function sameContact(claim: string, fact: string): boolean {
  if (foldCase(cleanText(claim)) === foldCase(cleanText(fact)) || bareUrl(claim) === bareUrl(fact))
    return true;
  const [a, b] = [digits(claim), digits(fact)];
  return (
    !/\p{L}/u.test(claim) &&
    Math.min(a.length, b.length) >= 6 &&
    (a.endsWith(b.slice(-9)) || b.endsWith(a.slice(-9)))
  );
}

/** A headline: each of its parts must be a title the person has held, or skills the person has. */
function labelProblem(profile: Profile, label: string): string | null {
  const titles = profile.evidence.facts.filter(
    ({ parts }) => ['position', 'label'].includes(String(parts.at(-1))) || parts.includes('roles'),
  );
  for (const part of cleanText(label).split(
    /\s*(?:[|/•·;,–—]|\s-\s|\s&\s|\s(?:and|und|et|y|en|och|a)\s)\s*/,
  )) {
    if (part.trim() === '') continue;
    if (titles.some(({ text }) => titleProblem(part, text, null) === null)) continue;
    if (titles.some(({ text }) => titleProblem(label, text, null) === null)) return null;
    if (!wordsOf(part).some(({ form }) => HIGH_RANKS.has(form)) && skillIsKnown(profile, part)) continue;
    const words = wordsOf(part).filter(isContent);
    const fact = factWithAll(profile.evidence.facts, words);
    if (fact !== undefined && titleProblem(part, fact.text, null) === null) continue;
    return 'No position or headline of the profile is this.';
  }
  return null;
}

/** The findings of `basics`, its summary apart. */
export function checkBasics(profile: Profile, basics: Record<string, unknown>): Finding[] {
  const findings: Finding[] = [];
  const push = (path: string, kind: FindingKind, text: string, reason: string): void => {
    findings.push({ path, kind, text, reason, closest: null });
  };
  const own = profile.evidence.facts.filter(({ parts }) => parts[0] === 'basics');
  const name = textOf(basics['name']);
  if (name !== '') {
    const words = wordsOf(cleanText(name)).filter(({ form }) => form.length > 1);
    const fact = own.find(({ parts }) => parts[1] === 'name');
    if (factWithAll(fact === undefined ? [] : [fact], words) === undefined)
      push(
        'basics.name',
        'contact',
        name,
        fact === undefined ? 'The profile gives no name.' : `The profile says "${fact.text}".`,
      );
  }
  const label = textOf(basics['label']);
  if (label !== '') {
    const reason = profile.evidence.says(cleanText(label)) ? null : labelProblem(profile, label);
    if (reason !== null) push('basics.label', 'title', label, reason);
  }
  for (const key of ['email', 'phone', 'url', 'website']) {
    const claim = textOf(basics[key]);
    if (claim !== '' && !profile.evidence.facts.some(({ text }) => sameContact(claim, text)))
      push(`basics.${key}`, 'contact', claim, 'The profile has another or none.');
  }
  for (const [index, item] of listOf(basics['profiles']).entries()) {
    if (!isRecord(item)) continue;
    for (const key of ['url', 'username']) {
      const claim = textOf(item[key]);
      if (claim === '') continue;
      const known = profile.evidence.facts.some(
        ({ text }) =>
          sameContact(claim, text) ||
          (key === 'username' &&
            bareUrl(text)
              .split('/')
              .includes(foldCase(cleanText(claim)))),
      );
      if (!known) push(`basics.profiles[${index}].${key}`, 'contact', claim, 'The profile has no such link.');
    }
  }
  if (basics['location'] !== undefined && basics['location'] !== null) {
    const problem = placeProblem(profile, basics['location'], null);
    if (problem !== null) push('basics.location', 'location', problem.text, problem.reason);
  }
  return findings;
}
