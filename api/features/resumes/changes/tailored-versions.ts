/** A tailored resume as one of several versions: what the rules changed, and one strategy's wording in its place. */
import type { ProposedChange, TailoringStrategy } from './proposed-change.entity.js';

/** In the order in which they go from the person's own words. */
export const TAILORING_STRATEGIES = [
  'CONSERVATIVE',
  'BALANCED',
  'BOLD',
] as const satisfies readonly TailoringStrategy[];

/** Whose wording is taken where nobody chose: the even one, then the careful one, rules last. */
const PREFERENCE: readonly (TailoringStrategy | null)[] = ['BALANCED', 'CONSERVATIVE', 'BOLD', null];

type Slotted = Pick<ProposedChange, 'slot' | 'strategy'>;

/** The versions there are to choose from; null is the one by rules alone, which always is. */
export function versionsOf(changes: readonly Slotted[]): (TailoringStrategy | null)[] {
  return [
    null,
    ...TAILORING_STRATEGIES.filter((strategy) => changes.some((one) => one.strategy === strategy)),
  ];
}

/** The changes of a version in their order, one of each slot; null when there is no such version. */
export function changesOfVersion<Change extends Slotted>(
  changes: readonly Change[],
  strategy: TailoringStrategy | null,
): Change[] | null {
  const own = new Set(changes.filter((one) => one.strategy === strategy).map(({ slot }) => slot));
  if (strategy !== null && own.size === 0) return null;
  return changes.filter((one) => one.strategy === strategy || (one.strategy === null && !own.has(one.slot)));
}

/** Of changes for one slot the one that is preferred; the others are left out. */
export function oneOfEachSlot<Change extends Slotted>(changes: readonly Change[]): Change[] {
  const best = new Map<string, Change>();
  for (const change of changes) {
    const known = best.get(change.slot);
    if (known === undefined || rank(change) < rank(known)) best.set(change.slot, change);
  }
  return changes.filter((change) => best.get(change.slot) === change);
}

function rank({ strategy }: Slotted): number {
  return PREFERENCE.indexOf(strategy);
}
