import type { Command } from 'commander';
import { checkResume, type TruthInput } from '../core/truth/check-resume.js';
import { readJsonLines, writeJsonLine } from './json-lines.js';

/** One answer: the findings, or why the line could not be checked. */
function answer(value: unknown, error: string | undefined, today: string): object {
  if (error !== undefined) return { error: { code: 'BAD_USER_INPUT', message: error } };
  const input = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const id = 'id' in input ? { id: input['id'] } : {};
  for (const key of ['profile', 'resume']) {
    const document = input[key];
    if (typeof document !== 'object' || document === null || Array.isArray(document)) {
      return { ...id, error: { code: 'BAD_USER_INPUT', message: `"${key}" must be a JSON Resume object.` } };
    }
  }
  const { verdict, findings } = checkResume({
    profile: input['profile'] as TruthInput['profile'],
    resume: input['resume'] as TruthInput['resume'],
    posting: input['posting'] ?? null,
    requireCitations: input['requireCitations'] === true,
    today,
  });
  return { ...id, verdict, findings };
}

/** `atlas truth`: JSON lines `{id, profile, resume, posting}` in, `{id, verdict, findings}` out, in the order given. */
export function addTruthCommand(program: Command): void {
  program
    .command('truth')
    .description('Checks resumes against the profiles they were made from (JSON lines on standard input).')
    .option('--now <time>', 'the day up to which a position without an end lasts (default: today)')
    .action(async ({ now }: { now?: string }) => {
      const today = (now ?? new Date().toISOString()).slice(0, 10);
      for await (const { value, error } of readJsonLines()) await writeJsonLine(answer(value, error, today));
    });
}
