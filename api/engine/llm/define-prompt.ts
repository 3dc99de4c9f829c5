import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
import { z } from 'zod';
import { projectRoot } from '../../platform/config/project-root.js';

/** What an agent asks for; which model that is, the configuration says. */
export const PROMPT_TIERS = ['small', 'large'] as const;
export type PromptTier = (typeof PROMPT_TIERS)[number];

const frontMatter = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case words joined by "-"'),
  version: z.coerce.string().regex(/^\d+(\.\d+)*$/, 'must be a number such as 1 or 1.2'),
  tier: z.enum(PROMPT_TIERS),
  description: z.string().min(1),
  /** The largest answer, in tokens. */
  maxOutputTokens: z.number().int().min(16).max(16_000).default(2_000),
});

/** A prompt of a room: its text, what it is called, and the shape of the answer. */
export interface Prompt<Value> {
  /** Path from the project's root. */
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly tier: PromptTier;
  readonly description: string;
  readonly maxOutputTokens: number;
  /** Markdown with `{{name}}` where a value of the call goes. */
  readonly body: string;
  readonly answer: z.ZodType<Value>;
  /** What the provider is told of the answer; strict: every property required, none besides. */
  readonly jsonSchema: Record<string, unknown>;
  /** SHA-256 over everything that reaches a model; the version changes when it does. */
  readonly checksum: string;
}

/** A prompt whose answer's type does not matter. */
export type AnyPrompt = Omit<Prompt<unknown>, 'answer'>;

const defined = new Map<string, AnyPrompt>();

/**
 * Reads a prompt from its Markdown file in a room. Front matter: name, version, tier, description, and maxOutputTokens where
 * 2,000 tokens do not fit.
 *
 * ```ts
 * export const fillGapsPrompt = definePrompt({
 *   file: 'api/features/jobs/prompts/fill-gaps.md',
 *   answer: z.object({ title: z.string().nullable() }),
 * });
 * ```
 *
 * @param answer An object. Use `.nullable()`, not `.optional()`: strict JSON schema has no optional properties.
 * @throws Error at start when the file is missing or its front matter is wrong, or when two prompts have one name.
 */
export function definePrompt<Value>(options: { file: string; answer: z.ZodType<Value> }): Prompt<Value> {
  const { file, answer } = options;
  // The reader keeps what it has read when it is given no options, and then gives its faults only once.
  const { data, content } = matter(readFileSync(join(projectRoot(), file), 'utf8'), {});
  const head = frontMatter.safeParse(data);
  if (!head.success) throw new Error(`${file}: ${z.prettifyError(head.error)}`);
  const body = content.trim();
  if (body === '') throw new Error(`${file} has front matter and no prompt`);
  const jsonSchema = strictSchema(file, answer);
  const { name, version, tier, maxOutputTokens } = head.data;
  const checksum = createHash('sha256')
    .update(JSON.stringify([name, version, tier, maxOutputTokens, body, jsonSchema]))
    .digest('hex');
  const prompt = { ...head.data, file, body, answer, jsonSchema, checksum };
  const namesake = defined.get(name);
  if (namesake !== undefined && namesake.file !== file) {
    throw new Error(`${file} and ${namesake.file} define one prompt name: ${name}`);
  }
  defined.set(name, prompt);
  return prompt;
}

/** The prompts defined so far in this process, by name; all of them once the registry is loaded. */
export function definedPrompts(): AnyPrompt[] {
  return [...defined.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Refuses at start what strict mode of a provider would refuse at the first call. */
function strictSchema(file: string, answer: z.ZodType): Record<string, unknown> {
  const schema: Record<string, unknown> = { ...z.toJSONSchema(answer, { io: 'output', target: 'draft-7' }) };
  delete schema['$schema'];
  if (schema['type'] !== 'object') throw new Error(`${file}: the answer must be an object`);
  const fault = findLooseObject(schema, 'answer');
  if (fault !== null) throw new Error(`${file}: ${fault}`);
  return schema;
}

function findLooseObject(schema: unknown, path: string): string | null {
  if (Array.isArray(schema)) {
    return schema.map((each, index) => findLooseObject(each, `${path}[${index}]`)).find(Boolean) ?? null;
  }
  if (typeof schema !== 'object' || schema === null) return null;
  const { properties, required, additionalProperties } = schema as Record<string, unknown>;
  if (typeof properties === 'object' && properties !== null) {
    const loose = Object.keys(properties).find((key) => !(Array.isArray(required) && required.includes(key)));
    if (loose !== undefined) return `${path}.${loose} may be missing: use .nullable() instead`;
    if (additionalProperties !== false) return `${path} lets other properties in: use z.object`;
  } else if ((schema as { type?: unknown }).type === 'object') {
    return `${path} is a record: strict answers name their properties, use an array of pairs`;
  }
  for (const [key, value] of Object.entries(schema)) {
    const fault = findLooseObject(value, key === 'properties' ? path : `${path}.${key}`);
    if (fault !== null) return fault;
  }
  return null;
}
