import { placesOfMachineTalk } from '../text/machine-talk.js';
import type { Fact } from './fact.js';

/**
 * The facts without those that are addressed to a program, alone or with the facts beside them: neither shown to a model nor
 * ground for what it says.
 */
export function factsForPeople(facts: readonly Fact[]): Fact[] {
  const spoken = placesOfMachineTalk(facts.map(({ kind, text }) => (kind === 'basics' ? '' : text)));
  return facts.filter((_fact, at) => !spoken.has(at));
}
