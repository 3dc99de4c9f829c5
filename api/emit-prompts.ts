/** `npm run prompts`: writes docs/prompts.md from the prompts of the rooms; with `--check` it only says what is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definedPrompts } from './engine/llm/define-prompt.js';
import { describePrompts, promptFaults } from './engine/llm/describe-prompts.js';
import { tasks } from './registry.js';

const FILE = join(import.meta.dirname, '../docs/prompts.md');

// The registry's tasks bring every prompt into the process.
if (tasks.length === 0) throw new Error('The registry names no task, so there is no prompt to describe');
const prompts = definedPrompts();
const before = readFileSync(FILE, 'utf8');
const faults = promptFaults(prompts, before);
const page = describePrompts(prompts);
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  writeFileSync(FILE, page);
} else if (before !== page) {
  process.stderr.write('docs/prompts.md is stale. Run "npm run prompts" and commit it.\n');
  process.exitCode = 1;
}
