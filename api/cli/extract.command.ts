import type { Command } from 'commander';

export function addExtractCommand(program: Command): void {
  program.command('extract');
}
