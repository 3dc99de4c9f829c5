import type { Command } from 'commander';

export function addParseCommand(program: Command): void {
  program.command('parse');
}
