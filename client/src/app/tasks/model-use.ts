import { type Task } from './task';

/** What a model did in a task, and what it did not. */
export interface ModelUse {
  /** Who answered; empty when the rules did it all. */
  answered: readonly ModelName[];
  /** Who was asked and did not answer, and why another was. */
  passedOver: readonly (ModelName & { reason: string })[];
  /** What a model proposed and the check did not let through. */
  dropped: readonly DroppedWords[];
  /** In plain words why (some of) it was left to the rules; null when it was not. */
  message: string | null;
  /** Doing it again may give more, because no model was there for (some of) it. */
  improvable: boolean;
}

export interface ModelName {
  provider: string;
  model: string;
}

export interface DroppedWords {
  /** What the model said; a field's name where the words themselves are not kept. */
  text: string;
  reason: string;
  /** The tailoring strategy it was proposed for; null where there are none. */
  strategy: string | null;
}

/** What a task's result says of models; null while it runs, and for work that no model has a part in. */
export function modelUse(task: Task): ModelUse | null {
  if (task.status !== 'SUCCEEDED') return null;
  const result = asRecord(task.result);
  // A job's import keeps what the model did in a part of its own.
  const part = asRecord(result['model'] ?? result);
  if (typeof result['improvable'] !== 'boolean') return null;
  const single = part['provider'] ? [part['provider']] : [];
  return {
    answered: list(part['providers'] ?? single).map(modelName),
    passedOver: list(part['fallbacks']).map((one) => ({ ...modelName(one), reason: text(one, 'reason') })),
    dropped: [
      ...list(part['dropped']).map((one) => droppedWords(one, null)),
      ...list(part['versions']).flatMap((version) =>
        list(asRecord(version)['dropped']).map((one) => droppedWords(one, text(version, 'strategy') || null)),
      ),
    ],
    message: text(part, 'message') || null,
    improvable: result['improvable'],
  };
}

function modelName(value: unknown): ModelName {
  return { provider: text(value, 'provider'), model: text(value, 'model') };
}

function droppedWords(value: unknown, strategy: string | null): DroppedWords {
  return { text: text(value, 'text') || text(value, 'field'), reason: text(value, 'reason'), strategy };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown, name: string): string {
  const found = asRecord(value)[name];
  return typeof found === 'string' ? found : '';
}
