/** A true line under the wrong employer is not true: what was done at one company may not move to another. */
import { isContent, sentencesOf, type FactText } from './evidence.js';
import type { Finding } from './finding.js';
import { entryName, type Profile, type ProfileEntry } from './profile.js';
import { bareName } from './resolve-entry.js';
import { cleanText, foldCase, LONGEST_LINE, wordsOf } from './words.js';

/** The other employer's fact must carry this part of the sentence, and every other fact clearly less. */
const CARRIED = 0.6;
const CLEARLY_LESS = 0.75;

const company = (entry: ProfileEntry): string => foldCase(bareName(entryName(entry.record)));

/** The position whose deed a fact tells; null for headings and for facts of other sections. */
function positionOf(profile: Profile, fact: FactText): ProfileEntry | null {
  if (fact.parts[0] !== 'work' || !['highlights', 'summary'].includes(String(fact.parts[2]))) return null;
  return profile.entries.find(({ section, index }) => section === 'work' && index === fact.parts[1]) ?? null;
}

/**
 * The finding of a line that stands under one position and tells a deed of a position elsewhere.
 * @param home the position of the profile that the line stands under
 */
export function checkHome(profile: Profile, path: string, text: string, home: ProfileEntry): Finding[] {
  for (const sentence of sentencesOf(cleanText(text.slice(0, LONGEST_LINE)))) {
    const words = wordsOf(sentence);
    const content = new Set(words.filter(isContent).map(({ stem }) => stem));
    const alignments = profile.evidence.align(words, null);
    const best = alignments[0];
    if (best === undefined || best.matched < 3 || best.matched < CARRIED * content.size) continue;
    const other = positionOf(profile, best.fact);
    if (other === null || company(other) === company(home)) continue;
    const elsewhere = alignments.some(({ fact, score }) => {
      if (score < CLEARLY_LESS * best.score) return false;
      const position = positionOf(profile, fact);
      return position === null || company(position) === company(home);
    });
    if (elsewhere) continue;
    const reason = `The profile tells this of ${entryName(other.record)}.`;
    return [
      {
        path,
        kind: 'employer',
        text: sentence,
        reason,
        closest: { path: best.fact.path, text: best.fact.text },
      },
    ];
  }
  return [];
}
