import { type ModelBudgetScope, type UsageSumFragment } from '../../../generated/settings/graphql';

export type UsageSum = UsageSumFragment;

export type BudgetLevel = 'calm' | 'half' | 'high' | 'spent';

/** How near a budget is to its end; the same steps at which the user is told. */
export function budgetLevel(used: number, limit: number): BudgetLevel {
  const share = limit === 0 ? 1 : used / limit;
  if (share >= 1) return 'spent';
  if (share >= 0.8) return 'high';
  return share >= 0.5 ? 'half' : 'calm';
}

export const BUDGETS: Record<ModelBudgetScope, string> = { DAY: 'Today', MONTH: 'This month' };

/** What a budget's state means for the work. */
export const LEVELS: Record<BudgetLevel, string> = {
  calm: 'Plenty left.',
  half: 'More than half is used.',
  high: 'Nearly used up: soon the rules do the work alone.',
  spent: 'Used up: the rules do the work until it starts over.',
};

/** What a model was asked for, by the name of the prompt. */
const WORK: Record<string, string> = {
  'fill-gaps': 'Filling gaps of postings',
  'rewrite-lines': 'Wording resume lines',
  'mend-lines': 'Mending resume lines',
  'write-letter': 'Writing letters',
  'mend-sentences': 'Mending letters',
  'improve-facts': 'Improving the profile',
};

/** The work behind a prompt and its version, "rewrite-lines 2"; one that this page does not know yet by its name. */
export function workWords(key: string): { work: string; prompt: string } {
  const name = key.replace(/ \d+$/, '');
  return { work: WORK[name] ?? name, prompt: key };
}

/** A model's own name in "provider:model", and the provider as a note. */
export function modelWords(key: string): { model: string; provider: string } {
  const colon = key.indexOf(':');
  return { model: key.slice(colon + 1), provider: key.slice(0, Math.max(0, colon)) };
}

/** Every day of a time, those without use too, oldest first. */
export function everyDay(
  sums: readonly UsageSum[],
  from: Date,
  to: Date,
): { day: string; sum: UsageSum | null }[] {
  const known = new Map(sums.map((sum) => [sum.key, sum]));
  const days: { day: string; sum: UsageSum | null }[] = [];
  const last = to.toISOString().slice(0, 10);
  for (const at = new Date(from); at.toISOString().slice(0, 10) <= last; at.setUTCDate(at.getUTCDate() + 1)) {
    const day = at.toISOString().slice(0, 10);
    days.push({ day, sum: known.get(day) ?? null });
  }
  return days;
}
