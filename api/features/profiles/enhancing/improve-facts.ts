/** The Profile Enhancer's model part: it words and asks, code decides what becomes a draft or a question. */
import { z } from 'zod';
import { refuseProposal, refuseQuestion } from '../../../core/enhancing/check-proposal.js';
import {
  MOST_QUESTIONS,
  type FactProposal,
  type FactQuestion,
} from '../../../core/enhancing/fact-proposal.js';
import type { Fact } from '../../../core/resume/fact.js';
import { factsForPeople } from '../../../core/resume/facts-for-people.js';
import { plainFormProblem, sentenceProblem } from '../../../core/text/plain-form.js';
import { clean, collapse, shorten } from '../../../core/text/normal-form.js';
import { positionsOf } from '../../../core/writing/career.js';
import { definePrompt } from '../../../engine/llm/define-prompt.js';
import type { TaskModels } from '../../../engine/llm/model-layer.js';
import type { ModelSource } from '../../../engine/llm/model-source.type.js';

const TOPICS = ['NUMBERS', 'SCOPE', 'TOOLS'] as const;

const improveFactsPrompt = definePrompt({
  file: 'api/features/profiles/prompts/improve-facts.md',
  answer: z.object({
    wordings: z.array(z.object({ fact: z.string(), text: z.string() })),
    questions: z.array(z.object({ fact: z.string(), topic: z.enum(TOPICS), text: z.string() })),
  }),
});

/** What the model part came to, as the Task's result shows it. */
export interface Improving {
  /** In plain words why it is left to the rules; null when a model answered. */
  message: string | null;
  /** Looking again may give more, because no model answered. */
  improvable: boolean;
  /** Who did not answer, and why another was asked. */
  fallbacks: { provider: string; model: string; reason: string }[];
  /** Who answered, and how often. */
  providers: { provider: string; model: string; calls: number }[];
  /** What a model proposed and the check did not let through, with the reason; the first 20. */
  dropped: { text: string; reason: string }[];
}

export interface Improvement {
  proposals: FactProposal[];
  questions: FactQuestion[];
  source: ModelSource | null;
  improving: Improving;
}

const SECTIONS: ReadonlySet<string | null> = new Set(['work', 'projects', 'volunteer']);
const MOST_LINES = 30;
const MOST_ANSWERS = 60;
const LONGEST_LINE = 400;
const LONGEST_QUESTION = 240;
const MOST_DROPPED = 20;

/**
 * Asks a model for better wordings and questions.
 * @param only facts to look at; null: all
 * @param asked what the rules ask
 */
export async function improveFacts(
  models: Pick<TaskModels, 'ask'>,
  input: {
    facts: readonly Fact[];
    only: ReadonlySet<string> | null;
    asked: readonly FactQuestion[];
    today: string;
  },
  onText: (found: number) => void,
): Promise<Improvement> {
  const { asked, today, only } = input;
  const facts = factsForPeople(input.facts);
  const { text, factOf } = listFacts({ facts, only });
  const improving: Improving = {
    message: null,
    improvable: false,
    fallbacks: [],
    providers: [],
    dropped: [],
  };
  const none: Improvement = { proposals: [], questions: [], source: null, improving };
  if (factOf.size === 0) return none;
  const labelOf = new Map([...factOf].map(([label, { id }]) => [id, label]));
  const answer = await models.ask({
    prompt: improveFactsPrompt,
    data: {
      facts: text,
      asked: asked
        .flatMap(({ factId, topic }) => {
          const label = labelOf.get(factId);
          return label === undefined ? [] : [`${label}: ${topic}`];
        })
        .join('\n'),
    },
    onText: (partial) => onText(partial.split('"text"').length - 1),
  });
  improving.fallbacks = answer.fallbacks.slice(0, 10);
  if (answer.kind === 'unavailable') {
    return { ...none, improving: { ...improving, message: answer.message, improvable: true } };
  }
  const drop = (written: string, reason: string): void => {
    if (improving.dropped.length < MOST_DROPPED) {
      improving.dropped.push({ text: shorten(clean(written), 160), reason });
    }
  };
  const proposals: FactProposal[] = [];
  for (const { fact: label, text: written } of answer.value.wordings.slice(0, MOST_ANSWERS)) {
    const fact = factOf.get(label.trim());
    if (fact === undefined) {
      drop(written, 'It is about a fact it was not given.');
      continue;
    }
    const after = clean(written).replace(/^[-•*–]\s+/, '');
    if (collapse(after) === collapse(fact.text) || proposals.some(({ factId }) => factId === fact.id))
      continue;
    const draft = { kind: 'REWORD', factId: fact.id, after, basis: [fact.id] } as const;
    const problem =
      plainFormProblem(written, LONGEST_LINE) ?? refuseProposal({ ...draft, basis: [fact.id] }, facts, today);
    if (problem === null) {
      proposals.push({
        ...draft,
        basis: [fact.id],
        fields: null,
        removes: [],
        reason: 'Says the same in other words.',
      });
    } else drop(written, problem);
  }
  const questions: FactQuestion[] = [];
  for (const { fact: label, topic, text: written } of answer.value.questions.slice(0, MOST_ANSWERS)) {
    const fact = factOf.get(label.trim());
    const problem =
      fact === undefined
        ? 'It is about a fact it was not given.'
        : (plainFormProblem(written, LONGEST_QUESTION) ??
          sentenceProblem(written) ??
          refuseQuestion(clean(written), fact, facts, today));
    if (problem !== null) drop(written, problem);
    else if (questions.length < MOST_QUESTIONS && !questions.some(({ factId }) => factId === fact!.id)) {
      const reason = asked.find((one) => one.factId === fact!.id)?.reason ?? REASONS[topic];
      questions.push({ factId: fact!.id, topic, text: clean(written), reason });
    }
  }
  const { id: callId, promptName, promptVersion, provider, model } = answer.artefact;
  improving.providers = [{ provider, model, calls: 1 }];
  return { proposals, questions, source: { callId, promptName, promptVersion, provider, model }, improving };
}

const REASONS: Record<(typeof TOPICS)[number], string> = {
  NUMBERS: 'A figure makes a line easy to believe.',
  SCOPE: 'Readers cannot tell what you did yourself.',
  TOOLS: 'Postings ask for tools by name, and the line names none.',
};

/** The lines worth looking at, newest position first, by labels that stand for ids. */
function listFacts({ facts, only }: { facts: readonly Fact[]; only: ReadonlySet<string> | null }): {
  text: string;
  factOf: Map<string, Fact>;
} {
  const recency = new Map(positionsOf(facts).map(({ factId }, at) => [factId, at]));
  const entries = facts
    .filter(({ kind, section }) => kind === 'entry' && SECTIONS.has(section))
    .sort((a, b) => (recency.get(a.id) ?? 99) - (recency.get(b.id) ?? 99));
  const factOf = new Map<string, Fact>();
  const blocks = entries.flatMap((entry) => {
    const lines = facts.filter(
      ({ id, kind, parentId, text }) =>
        kind === 'bullet' &&
        parentId === entry.id &&
        (only === null || only.has(id)) &&
        text.length <= LONGEST_LINE,
    );
    const listed = lines.slice(0, Math.max(0, MOST_LINES - factOf.size)).map((line) => {
      const label = `F${factOf.size + 1}`;
      factOf.set(label, line);
      return `- ${label}: ${collapse(line.text)}`;
    });
    if (listed.length === 0) return [];
    return [[shorten(collapse(entry.text), 120), ...listed].join('\n')];
  });
  return { text: blocks.join('\n'), factOf };
}
