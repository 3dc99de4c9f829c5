/** A model's figures for people: by prompt, by agent, and what an application costs. */
import type { Spending } from './asked-model.js';
import { AGENTS, type AgentName, type ModelEvaluation } from './evaluate-model.js';

const MICRO = 1_000_000;
/** US dollars that a posting's reading, and a whole application, are to stay under. */
const TRIAGE_TARGET = 0.01;
const APPLICATION_TARGET = 0.05;

/** What each count means, by agent, in the order of printing. */
const MEANINGS: Record<AgentName, [string, string][]> = {
  gaps: [
    ['pages', 'postings, asked about as if the rules had read nothing'],
    ['needModel', 'of them the product would ask about'],
    ['asked', 'fields asked about'],
    ['missing', 'of them in the expected files'],
    ['missingNowRight', 'of those right now'],
    ['kept', 'answers kept'],
    ['keptWrong', 'of them not what is expected'],
    ['refused', 'answers refused: the page does not say it'],
    ['keptUntrue', 'kept, and not in the page'],
  ],
  tailoring: [
    ['resumes', 'resumes tailored'],
    ['passages', 'passages'],
    ['passagesByRules', 'of them left to the rules'],
    ['kept', 'rewrites kept'],
    ['sentBack', 'rewrites sent back'],
    ['refused', 'rewrites refused in the end'],
    ['needs', 'skills the postings name'],
    ['needsInBase', 'of them named in the resumes as they were'],
    ['needsByRules', 'of them named after the rules'],
    ['needsByModel', 'of them named after the model'],
    ['keptUntrue', 'kept, and not supported'],
  ],
  letter: [
    ['letters', 'letters'],
    ['lettersByRules', "of them the rules'"],
    ['kept', 'sentences kept'],
    ['sentBack', 'sentences sent back'],
    ['refused', 'sentences refused in the end'],
    ['keptUntrue', 'kept, and not supported'],
  ],
  enhancer: [
    ['profiles', 'profiles'],
    ['profilesByRules', 'of them left to the rules'],
    ['kept', 'drafts kept'],
    ['questions', 'questions kept'],
    ['refused', 'drafts and questions refused'],
    ['keptUntrue', 'kept, and not supported'],
  ],
};

export function costPerCase({ agents }: ModelEvaluation): { triageUsd: number; applicationUsd: number } {
  const each = (agent: AgentName): number => {
    const { cases, costMicroUsd } = agents[agent];
    return cases === 0 ? 0 : costMicroUsd / cases / MICRO;
  };
  const triageUsd = each('gaps');
  return { triageUsd, applicationUsd: triageUsd + each('tailoring') + each('letter') };
}

/** What was kept although a second check does not bear it out; 0 unless a check of an agent has a hole. */
export function keptUntrue({ agents }: ModelEvaluation): number {
  return AGENTS.reduce((sum, agent) => sum + (agents[agent].counts['keptUntrue'] ?? 0), 0);
}

/** The lines of the report. */
export function describeEvaluation(evaluation: ModelEvaluation): string[] {
  const { model, prompts, agents, spent, budgetUsd, dearestMicroUsd } = evaluation;
  const rows = prompts.map((one) => [
    `${one.name} ${one.version}`,
    one.questions,
    one.answered,
    one.repaired,
    Object.entries(one.unavailable)
      .map(([reason, times]) => `${times} ${reason}`)
      .join(', ') || '-',
    one.statements,
    one.unsupported,
    one.inputTokens,
    one.outputTokens,
    usd(one.costMicroUsd / MICRO),
    one.calls === 0 ? '-' : `${(one.durationMs / one.calls / 1000).toFixed(1)} s`,
  ]);
  const head = [
    ...['prompt', 'questions', 'answered', 'repaired', 'no answer', 'statements', 'untrue'],
    ...['tokens in', 'tokens out', 'cost', 'a call'],
  ];
  const lines = [`Evaluation of ${model}`, '', ...table([head, ...rows]), ''];
  for (const agent of AGENTS) {
    const { cases, counts, ...spending } = agents[agent];
    if (cases === 0) continue;
    lines.push(`${agent}: ${describeSpending(spending, cases)}`);
    for (const [name, meaning] of MEANINGS[agent]) {
      lines.push(`  ${String(counts[name] ?? 0).padStart(6)}  ${meaning}`);
    }
  }
  const { triageUsd, applicationUsd } = costPerCase(evaluation);
  const held = (is: number, target: number): string =>
    is < target ? `under the target of $${target}` : `OVER the target of $${target}`;
  for (const silence of evaluation.silences) lines.push('', `No answer, ${silence}`);
  // What a silent model costs says nothing.
  const speaks = prompts.some(({ answered }) => answered > 0);
  if (speaks && agents.gaps.cases > 0) {
    lines.push(
      '',
      `Reading a posting costs at most about ${usd(triageUsd)} at this model's list price, ${held(triageUsd, TRIAGE_TARGET)}.`,
    );
  }
  if (speaks && agents.letter.cases > 0) {
    lines.push(
      `A full application (read, match, tailor, letter) costs about ${usd(applicationUsd)} at this model's list price, ${held(applicationUsd, APPLICATION_TARGET)}; the dearest tailoring and letter ${usd(dearestMicroUsd / MICRO)}.`,
    );
  }
  const untrue = prompts.reduce((sum, one) => sum + one.unsupported, 0);
  lines.push(
    `Truth findings: ${untrue} statements of the model that nothing it was given supports; ${keptUntrue(evaluation)} of what was kept.`,
    `Spent ${usd(spent.costMicroUsd / MICRO)} of ${usd(budgetUsd)} in ${spent.calls} calls.`,
  );
  if (evaluation.stoppedByBudget) {
    lines.push('The budget ended it before all cases were run: raise --budget, or lower --limit.');
  }
  return lines;
}

function describeSpending(
  { calls, inputTokens, outputTokens, costMicroUsd }: Spending,
  cases: number,
): string {
  const each = (value: number): number => Math.round(value / cases);
  return `${cases} cases; each ${(calls / cases).toFixed(1)} calls, ${each(inputTokens)} tokens in, ${each(outputTokens)} out, ${usd(costMicroUsd / cases / MICRO)}`;
}

const usd = (value: number): string => `$${value.toFixed(value < 0.1 ? 5 : 2)}`;

function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => String(row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? String(cell).padEnd(widths[at]!) : String(cell).padStart(widths[at]!)))
      .join('  '),
  );
}
