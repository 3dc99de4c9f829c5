import type { ModelCall } from './model-server.js';
import { honestAnswer } from './model-answers.js';

/** What every lie of these answers can be told by. */
export const LIE = '900 people at Globodyne';

/**
 * Answers as a model would give them to the agents, each resting on the facts the call came with, and one lie among those of
 * a letter and of a resume: what the check is there for.
 */
export function agentAnswers(call: ModelCall): unknown {
  switch (call.promptName) {
    case 'rewrite-lines':
      return { lines: rewordLines(call) };
    case 'mend-lines':
      return { lines: [] };
    case 'write-letter':
      return { paragraphs: [{ sentences: writeSentences(call) }] };
    case 'mend-sentences':
      return { sentences: [] };
    case 'improve-facts':
      return { wordings: [], questions: [] };
    default:
      return honestAnswer(call.schema);
  }
}

/** Each line with a phrase that claims nothing; the first one claims too much. */
function rewordLines({ data }: ModelCall): object[] {
  const facts = new Map(
    (data['facts'] ?? '').split('\n').map((row) => [row.slice(0, row.indexOf(':')), row]),
  );
  const lines = (data['lines'] ?? '').split('\n').flatMap((row) => {
    const [, line, fact] = /^(L\d+) (?:= |\(rests on )(F\d+)/.exec(row) ?? [];
    if (line === undefined || fact === undefined) return [];
    const said = /\): (.*)$/.exec(row)?.[1] ?? (facts.get(fact) ?? '').slice(fact.length + 2);
    return [{ line, facts: [fact], text: `${said.replace(/\.$/, '')}, day by day.` }];
  });
  return lines.map((line, at) => (at === 0 ? { ...line, text: `Led ${LIE}.` } : line));
}

/** The first lines of the career in the first person, and a lie. */
function writeSentences({ data }: ModelCall): object[] {
  const told = [...(data['facts'] ?? '').matchAll(/^- (F\d+): (\w)(.*)$/gm)].slice(0, 3);
  const [first] = told;
  return [
    ...told.map(([, label, initial, rest]) => ({
      text: `I ${initial!.toLowerCase()}${rest!.replace(/\.$/, '')}.`,
      about: 'me',
      facts: [label],
    })),
    ...(first ? [{ text: `I led ${LIE}.`, about: 'me', facts: [first[1]] }] : []),
  ];
}
