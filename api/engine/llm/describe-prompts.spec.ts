import type { AnyPrompt } from './define-prompt.js';
import { describePrompts, promptFaults } from './describe-prompts.js';

const prompt: AnyPrompt = {
  file: 'api/features/gardens/prompts/name-plant.md',
  name: 'name-plant',
  version: '1',
  tier: 'small',
  description: 'Names a plant.',
  maxOutputTokens: 100,
  body: 'Name the plant.\n\n```\nfern\n```',
  jsonSchema: { type: 'object' },
  checksum: 'a'.repeat(64),
};

describe('describePrompts', () => {
  it('shows text and answer of each prompt, whatever fences the text has', () => {
    const page = describePrompts([prompt]);
    expect(page).toContain('## name-plant');
    expect(page).toContain('````markdown\nName the plant.\n\n```\nfern\n```\n````');
    expect(page).toContain('```json\n{\n  "type": "object"\n}\n```');
  });
});

describe('promptFaults', () => {
  const page = describePrompts([prompt]);

  it('finds nothing in what is as it was, is new, or has another version', () => {
    const other = { ...prompt, name: 'water-plant', checksum: 'b'.repeat(64) };
    const raised = { ...prompt, version: '1.1', checksum: 'b'.repeat(64) };
    expect(promptFaults([prompt], page)).toEqual([]);
    expect(promptFaults([other], page)).toEqual([]);
    expect(promptFaults([raised], page)).toEqual([]);
    expect(promptFaults([prompt], '')).toEqual([]);
  });

  it('refuses a prompt that changed under its version', () => {
    expect(promptFaults([{ ...prompt, checksum: 'b'.repeat(64) }], page)).toEqual([
      'api/features/gardens/prompts/name-plant.md changed and is still version 1. Raise its version.',
    ]);
  });

  it('reads the table as the formatter leaves it', () => {
    const padded = page.replace(/\| \[name-plant\].*/, (row) => row.replaceAll(' | ', '    |   '));
    expect(promptFaults([{ ...prompt, checksum: 'b'.repeat(64) }], padded)).toHaveLength(1);
  });
});
