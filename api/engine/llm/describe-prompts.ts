import type { AnyPrompt } from './define-prompt.js';

/** A row of the page's table: name, version, and how its content was when it was written. */
const ROW = /^\|\s*\[([a-z0-9-]+)\]\([^)]*\)\s*\|\s*([\d.]+)\s*\|.*\|\s*`([0-9a-f]{12})`\s*\|\s*$/gm;

/** Enough of a checksum to tell contents apart that people write. */
function shortChecksum(prompt: AnyPrompt): string {
  return prompt.checksum.slice(0, 12);
}

/** The page about all prompts, Markdown: a table, and each prompt with the form of its answer. */
export function describePrompts(prompts: readonly AnyPrompt[]): string {
  const rows = prompts.map(
    (prompt) =>
      `| [${prompt.name}](#${prompt.name}) | ${prompt.version} | ${prompt.tier} | ${prompt.description} | \`${shortChecksum(prompt)}\` |`,
  );
  return `# Prompts

Written by \`npm run prompts\` from the Markdown files in the rooms; do not edit it. Every artefact of a model names the prompt
and its version. Who changes a prompt, its tier or the form of its answer raises its version: the build compares the checksums
below and fails otherwise.

| prompt | version | tier | what it is for | checksum |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

${prompts.map(describePrompt).join('\n\n')}
`;
}

function describePrompt(prompt: AnyPrompt): string {
  return `## ${prompt.name}

Version ${prompt.version}, tier ${prompt.tier}, at most ${prompt.maxOutputTokens} tokens of answer, from \`${prompt.file}\`.

${fenced('markdown', prompt.body)}

The answer:

${fenced('json', JSON.stringify(prompt.jsonSchema, null, 2))}`;
}

/** A fence that the text itself cannot close. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/**
 * Prompts that are not what they were when the page was written, and still carry the version they had then.
 *
 * @param page docs/prompts.md as it stands
 * @returns one line each, for people; empty when every changed prompt has another version
 */
export function promptFaults(prompts: readonly AnyPrompt[], page: string): string[] {
  const written = new Map(
    [...page.matchAll(ROW)].map(([, name, version, checksum]) => [name, { version, checksum }]),
  );
  return prompts.flatMap((prompt) => {
    const before = written.get(prompt.name);
    if (before === undefined || before.version !== prompt.version) return [];
    if (before.checksum === shortChecksum(prompt)) return [];
    return [`${prompt.file} changed and is still version ${prompt.version}. Raise its version.`];
  });
}
