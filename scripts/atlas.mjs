/** `npm run -s atlas -- <command>`: the command line, set up and run from the sources in one step. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, runOrExplain, setUp, withProductNode } from './set-up.mjs';

await runOrExplain(async () => {
  const ready = await setUp();
  const child = spawn(ready.node, ['--import', 'tsx', join(ROOT, 'api/cli.ts'), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: withProductNode(ready.node, {
      CHROMIUM_PATH: ready.chromium,
      INIT_CWD: process.env['INIT_CWD'] ?? process.cwd(),
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'compile'),
    }),
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
});
