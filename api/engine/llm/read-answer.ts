import { jsonrepair } from 'jsonrepair';
import { type z } from 'zod';
import type { Question } from './answer.js';
import type { ChatReply } from './providers/chat.js';

const FENCED = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/;
const MOST_PROBLEMS = 12;
/** Control characters and halves of characters: no text has them, and PostgreSQL stores neither NUL nor halves in JSON. */
const NO_TEXT = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

export type ReadAnswer<Value> = { value: Value } | { problems: string[] };

/**
 * What a model said, as the prompt's schema has it and the agent's check lets pass. JSON that is nearly right is mended first;
 * an answer that was cut is not, for what it lacks cannot be seen any more.
 */
export function readAnswer<Value>(reply: ChatReply, question: Question<Value>): ReadAnswer<Value> {
  if (reply.cut) return { problems: ['The answer was cut at its largest length. Give a shorter one.'] };
  const json = parse(FENCED.exec(reply.text)?.[1] ?? reply.text);
  if (json === undefined) return { problems: ['The answer is not JSON.'] };
  return acceptValue(json, question);
}

/** The same for a value that is already JSON, e.g. from the cache. */
export function acceptValue<Value>(json: unknown, { prompt, check }: Question<Value>): ReadAnswer<Value> {
  const read = prompt.answer.safeParse(json);
  if (!read.success) return { problems: read.error.issues.slice(0, MOST_PROBLEMS).map(describe) };
  if (hasNoText(read.data)) return { problems: ['The answer has control characters. Give plain text.'] };
  const problems = check?.(read.data) ?? [];
  return problems.length === 0 ? { value: read.data } : { problems: problems.slice(0, MOST_PROBLEMS) };
}

function hasNoText(value: unknown): boolean {
  if (typeof value === 'string') return NO_TEXT.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, each]) => NO_TEXT.test(key) || hasNoText(each));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    try {
      return JSON.parse(jsonrepair(text)) as unknown;
    } catch {
      return undefined;
    }
  }
}

function describe(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? 'The answer' : issue.path.join('.');
  return `${place}: ${issue.message}`;
}
