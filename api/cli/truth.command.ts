import type { Command } from 'commander';

export function addTruthCommand(program: Command): void {
  program.command('truth');
}
