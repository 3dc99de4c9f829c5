import type { Command } from 'commander';

export function addRenderCommand(program: Command): void {
  program.command('render');
}
