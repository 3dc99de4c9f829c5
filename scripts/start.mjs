/** `npm start`: sets the machine up, builds what changed and runs the product until Ctrl-C. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, buildIfStale, runOrExplain, setUp, withProductNode } from './set-up.mjs';

await runOrExplain(async () => {
  const ready = await setUp();
  await buildIfStale(ready);
  const child = spawn(ready.node, [join(ROOT, 'dist/server/api/main.js'), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: withProductNode(ready.node, {
      CHROMIUM_PATH: ready.chromium,
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'compile'),
      NODE_ENV: process.env['NODE_ENV'] ?? 'production',
    }),
  });
  // The terminal sends Ctrl-C to the whole group; a signal sent to this process alone must reach the product too.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
});
