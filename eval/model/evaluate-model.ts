/** Runs every agent with one model over the project's own data, within a budget. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  applicantOf,
  gapsCaseOf,
  runEnhancer,
  runGaps,
  runLetter,
  runTailoring,
  type Counts,
  type GapsCase,
} from './agents.js';
import { AskedModel, noSpending, type PromptFigures, type Spending } from './asked-model.js';
import { pageCases, personCases, spread, type PersonCase } from './cases.js';

export const AGENTS = ['gaps', 'tailoring', 'letter', 'enhancer'] as const;
export type AgentName = (typeof AGENTS)[number];

/** What an agent did with the model over all its cases. */
export interface AgentFigures extends Spending {
  cases: number;
  counts: Counts;
}

export interface ModelEvaluation {
  model: string;
  agents: Record<AgentName, AgentFigures>;
  prompts: PromptFigures[];
  /** Why questions had no answer, one example of each reason. */
  silences: string[];
  spent: Spending;
  budgetUsd: number;
  /** How many cases there were; more than were run when the budget ended it. */
  cases: number;
  /** Tailoring and letter of the person for whom they cost most. */
  dearestMicroUsd: number;
  stoppedByBudget: boolean;
}

export interface EvaluationOptions {
  /** e.g. `openai:gpt-4.1-mini` */
  model: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** Pages and people at most, each. */
  limit: number;
  budgetUsd: number;
  /** ISO day. */
  today: string;
  /** Told before each case. */
  onCase?: (done: number, of: number) => void;
}

/**
 * Asks a model as the product would, each agent on its cases, one case after the other. Nothing is saved.
 *
 * @throws ModelRefused when the model is not configured or nobody knows its price
 */
export async function evaluateModel(options: EvaluationOptions): Promise<ModelEvaluation> {
  const { environment, limit, budgetUsd, today } = options;
  const model = new AskedModel(options.model, environment, budgetUsd);
  try {
    const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
    const pages = pageCases(join(folder, 'postings'))
      .map(gapsCaseOf)
      .filter((one) => one !== null);
    const people = personCases(folder, today, limit);
    const runs = [...spread(pages, limit).map(runsOfPage(model)), ...people.map(runsOfPerson(model, today))];
    const agents = Object.fromEntries(
      AGENTS.map((agent) => [agent, { cases: 0, counts: {}, ...noSpending() }]),
    ) as Record<AgentName, AgentFigures>;
    let dearestMicroUsd = 0;
    for (const [at, ofCase] of runs.entries()) {
      options.onCase?.(at, runs.length);
      let applicationMicroUsd = 0;
      for (const [agent, run] of ofCase) {
        // Half a case would count as one without answers.
        if (model.usedUp) break;
        const before = model.spent;
        const counts = await run();
        if (model.usedUp) break;
        addCase(agents[agent], counts, before, model.spent);
        if (agent === 'tailoring' || agent === 'letter')
          applicationMicroUsd += model.spent.costMicroUsd - before.costMicroUsd;
      }
      dearestMicroUsd = Math.max(dearestMicroUsd, applicationMicroUsd);
      if (model.usedUp) break;
    }
    return {
      model: options.model,
      agents,
      prompts: model.prompts,
      silences: model.silences,
      spent: model.spent,
      budgetUsd,
      cases: runs.length,
      dearestMicroUsd,
      stoppedByBudget: model.usedUp,
    };
  } finally {
    await model.close();
  }
}

type Runs = [AgentName, () => Promise<Counts>][];

const runsOfPage =
  (model: AskedModel) =>
  (page: GapsCase): Runs => [['gaps', () => runGaps(model, page)]];

const runsOfPerson =
  (model: AskedModel, today: string) =>
  (person: PersonCase): Runs => {
    const applicant = applicantOf(person, today);
    return [
      ['tailoring', () => runTailoring(model, applicant)],
      ['letter', () => runLetter(model, applicant)],
      ['enhancer', () => runEnhancer(model, applicant)],
    ];
  };

function addCase(
  figures: AgentFigures,
  counts: Counts,
  before: Readonly<Spending>,
  after: Readonly<Spending>,
): void {
  figures.cases += 1;
  for (const [name, value] of Object.entries(counts)) {
    figures.counts[name] = (figures.counts[name] ?? 0) + value;
  }
  for (const name of Object.keys(noSpending()) as (keyof Spending)[]) {
    figures[name] += after[name] - before[name];
  }
}
