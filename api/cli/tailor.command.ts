import type { Command } from 'commander';

export function addTailorCommand(program: Command): void {
  program.command('tailor');
}
