/** Whether a fact's figure carries a claim's: its value, its bound, its unit. What is counted is looked at elsewhere. */
import type { Quantity } from './quantities.js';

/** Rounding down keeps at least this much of the figure and ends in a round number. */
const ROUNDED_DOWN = 0.9;

/** Kinds whose "over" may mean "during" or "across". */
const LOOSE = new Set<Quantity['kind']>(['duration', 'plain']);

export const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

function isRound(value: number): boolean {
  if (value < 20) return false;
  const unit = 10 ** Math.floor(Math.log10(value));
  return near(value % 5, 0) && (value < 1000 ? near((value / 5) % 1, 0) : near((value / (unit / 20)) % 1, 0));
}

/** One value of a claim against one of a fact, by how both are bounded. */
function valueHolds(
  claim: number,
  claimBound: Quantity['bound'],
  fact: number,
  factBound: Quantity['bound'],
  loose: boolean,
): boolean {
  const open = factBound === 'over' || factBound === 'atLeast';
  switch (claimBound) {
    case 'over':
      return (fact > claim && claim >= 0.6 * fact) || ((open || loose) && near(claim, fact));
    case 'atLeast':
      return near(claim, fact) || (fact > claim && claim >= 0.6 * fact);
    case 'upTo':
      return near(claim, fact) || (fact < claim && fact >= 0.9 * claim);
    case 'about':
      return Math.abs(claim - fact) <= 0.1 * fact;
    case 'exact':
      return (
        near(claim, fact) ||
        (claim < fact && claim >= ROUNDED_DOWN * fact && isRound(claim) && !isRound(fact))
      );
  }
}

/** True when the fact's quantity says what the claim's says, leaving aside what they count. */
export function quantityHolds(claim: Quantity, fact: Quantity): boolean {
  const pairs = (scaleClaim: number, scaleFact: number, claimBound = claim.bound): boolean =>
    claim.values.some((value) =>
      fact.values.some((other) =>
        valueHolds(value * scaleClaim, claimBound, other * scaleFact, fact.bound, LOOSE.has(claim.kind)),
      ),
    );
  if (claim.kind === 'year' || fact.kind === 'year') {
    if (claim.kind !== 'year' && fact.kind !== 'year') return false;
    return (
      claim.values[0] === fact.values[0] &&
      (claim.month === null || fact.month === null || claim.month === fact.month)
    );
  }
  if (claim.kind === 'vague')
    return fact.kind !== 'percent' && fact.values.some((value) => value >= claim.values[0]! / 2);
  if (fact.kind === 'vague') return false;
  if (claim.kind === 'duration' && fact.kind === 'duration') {
    if (claim.unit === fact.unit) return pairs(1, 1);
    return claim.values.some((a) =>
      fact.values.some((b) => Math.abs(a * claim.unit! - b * fact.unit!) <= 0.02 * b * fact.unit!),
    );
  }
  if (claim.kind === 'factor' || fact.kind === 'factor') {
    if (claim.kind === fact.kind) return pairs(1, 1);
    const [factor, other] = claim.kind === 'factor' ? [claim.values[0]!, fact] : [fact.values[0]!, claim];
    if (other.kind !== 'percent') return false;
    const percent = factor < 1 ? 100 * factor : 100 * (factor - 1);
    return other.values.some((value) => near(value, percent));
  }
  if (claim.kind === 'percent' || fact.kind === 'percent') return claim.kind === fact.kind && pairs(1, 1);
  if (claim.kind === 'money' && fact.kind === 'money') {
    return (
      (claim.currency === fact.currency || claim.currency === null || fact.currency === null) && pairs(1, 1)
    );
  }
  // "children of three and six" for "aged 3 and 6": the unit goes without saying when nothing else is counted.
  if (claim.kind === 'plain' && fact.kind === 'duration') return claim.after.length === 0 && pairs(1, 1);
  if (claim.kind === 'duration' || fact.kind === 'duration') return claim.kind === fact.kind && pairs(1, 1);
  return pairs(1, 1);
}
