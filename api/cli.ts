/** The `atlas` command line: the brain and the documents without a server, a database or an account. */
import { Command } from 'commander';
import { callerPath } from './cli/json-lines.js';
import { addExtractCommand } from './cli/extract.command.js';
import { addMatchCommand } from './cli/match.command.js';
import { addParseCommand } from './cli/parse.command.js';
import { addRenderCommand } from './cli/render.command.js';
import { addTailorCommand } from './cli/tailor.command.js';
import { addTruthCommand } from './cli/truth.command.js';
import { readSkillFiles } from './read-skill-files.js';

/** Exit code for wrong usage, as in the contract. */
const WRONG_USAGE = 2;

const program = new Command('atlas')
  .description(
    'Reads postings and resumes, matches, tailors and renders them, without a server or an account.',
  )
  .option(
    '--skills <file>',
    'a skills file of ESCO (CSV) or O*NET (text) that you downloaded; may be given more than once',
    (file: string, before: string[]) => [...before, file],
    [] as string[],
  )
  .hook('preAction', async () => {
    const { skills } = program.opts<{ skills: string[] }>();
    try {
      for (const line of await readSkillFiles(skills.map(callerPath))) process.stderr.write(`${line}\n`);
    } catch (error) {
      program.error((error as Error).message, { exitCode: WRONG_USAGE });
    }
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : WRONG_USAGE));

for (const add of [
  addExtractCommand,
  addParseCommand,
  addMatchCommand,
  addTruthCommand,
  addRenderCommand,
  addTailorCommand,
]) {
  add(program);
}

await program.parseAsync();
