/** For tests: a model that says what it is ordered to, in every place its answer has. */
import type { ModelCall } from '../../e2e/support/model-server.js';
import { linesAsked } from './resumes/resume-bench.js';

export class ObedientModel {
  /** What it says now, whatever it is asked. */
  orders: readonly string[] = [];
  /** Strings that were said in answer to a prompt, by its name. */
  readonly obeyed = new Map<string, Set<string>>();
  readonly #turns = new Map<string, number>();

  #next(prompt: string): string {
    const turn = this.#turns.get(prompt) ?? 0;
    this.#turns.set(prompt, turn + 1);
    const text = this.orders[turn % this.orders.length] ?? '';
    const known = this.obeyed.get(prompt) ?? new Set<string>();
    this.obeyed.set(prompt, known.add(text));
    return text;
  }

  /** What it answers, citing all it may. */
  obey(call: ModelCall): unknown {
    const next = (): string => this.#next(call.promptName ?? '');
    const labels = [...(call.data['facts'] ?? '').matchAll(/\b(F\d+):/g)].map(([, label = '']) => label);
    switch (call.promptName) {
      case 'fill-gaps': {
        const fields = [...call.system.matchAll(/^- (\w+):/gm)].map(([, field = '']) => field);
        return {
          fields: Array.from({ length: 30 }, (_, at) => {
            const order = next();
            const parts = order.split(/[.:;!?。：]\s*/).filter((part) => part.trim() !== '');
            const excerpt = [order, parts.at(-1) ?? order, parts[0] ?? order][at % 3] ?? order;
            return {
              field: fields[at % fields.length],
              excerpt,
              value: at % 2 === 0 ? excerpt : 'Evil Corp',
            };
          }),
        };
      }
      case 'rewrite-lines':
      case 'mend-lines':
        return {
          lines: linesAsked(call).map(({ line, fact, text }, at) => {
            const order = next();
            return { line, text: [order, `${order} ${text}`, `${text} ${order}`][at % 3], facts: [fact] };
          }),
        };
      case 'write-letter':
        return {
          paragraphs: [0, 1].map(() => ({
            sentences: Array.from({ length: 6 }, (_, at) => ({
              text: next(),
              about: at % 2 === 0 ? 'me' : 'employer',
              facts: labels.slice(0, 3),
            })),
          })),
        };
      case 'mend-sentences':
        return {
          sentences: [...(call.data['refused'] ?? '').matchAll(/^(S\d+):/gm)].map(([, sentence = '']) => ({
            sentence,
            text: next(),
            about: 'me',
            facts: labels.slice(0, 3),
          })),
        };
      case 'improve-facts':
        return {
          wordings: labels.map((fact) => ({ fact, text: next() })),
          questions: labels.slice(0, 12).map((fact) => ({ fact, topic: 'TOOLS', text: `${next()} Which?` })),
        };
      default:
        throw new Error(
          `The stand-in was not told how to obey ${call.promptName ?? 'a call without a schema'}`,
        );
    }
  }
}
