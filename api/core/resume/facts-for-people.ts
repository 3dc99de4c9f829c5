import { speaksToMachine } from '../text/machine-talk.js';
import type { Fact } from './fact.js';

/** The facts without those that are addressed to a program: neither shown to a model nor ground for what it says. */
export function factsForPeople(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ kind, text }) => kind === 'basics' || !speaksToMachine(text));
}
