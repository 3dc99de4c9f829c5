import { ModelRefused } from './asked-model.js';
import { evaluateModel } from './evaluate-model.js';
import { describeEvaluation, keptUntrue } from './print-evaluation.js';

const WRONG_USAGE = 2;
const DEFAULT_BUDGET_USD = 1;

/** What was typed. */
export interface TypedOptions {
  model: string;
  limit?: string | undefined;
  budget?: string | undefined;
  /** Suites of the brain, which go without a model. */
  suites: readonly string[];
}

/**
 * `npm run eval -- --model NAME`: prints the figures of one model.
 *
 * @returns how the program ends: 0; 1 when no question was answered, or when something untrue was kept; 2 for wrong usage, and
 *   for a model without key or price
 */
export async function evaluateFromCommandLine(
  { model, limit, budget, suites }: TypedOptions,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  print: (line: string) => void = console.log,
): Promise<number> {
  const most = limit === undefined ? Infinity : Number(limit);
  const budgetUsd = budget === undefined ? DEFAULT_BUDGET_USD : Number(budget);
  const faults = [
    ...(most >= 1 && (most === Infinity || Number.isInteger(most))
      ? []
      : ['--limit is a number of cases, 1 or more.']),
    ...(budgetUsd >= 0 && Number.isFinite(budgetUsd) ? [] : ['--budget is an amount in US dollars.']),
    ...(suites.length === 0
      ? []
      : [`--model goes without ${suites.join(', ')}: it runs the agents, not the suites.`]),
  ];
  if (faults.length > 0) {
    for (const fault of faults) print(fault);
    return WRONG_USAGE;
  }
  try {
    const today = new Date().toISOString().slice(0, 10);
    const onCase = (done: number, of: number): void => {
      if (process.stderr.isTTY) process.stderr.write(`\rcase ${done + 1} of ${of} `);
    };
    const evaluation = await evaluateModel({ model, environment, limit: most, budgetUsd, today, onCase });
    for (const line of describeEvaluation(evaluation)) print(line);
    if (keptUntrue(evaluation) > 0) {
      print('Something untrue was kept: a check of an agent has a hole. Please report it.');
      return 1;
    }
    if (evaluation.prompts.some(({ answered }) => answered > 0)) return 0;
    print('The model answered nothing: see the reasons above, and try its key and address in the settings.');
    return 1;
  } catch (error) {
    if (!(error instanceof ModelRefused)) throw error;
    print(error.message);
    return WRONG_USAGE;
  }
}
