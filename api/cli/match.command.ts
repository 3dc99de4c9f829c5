import type { Command } from 'commander';

export function addMatchCommand(program: Command): void {
  program.command('match');
}
